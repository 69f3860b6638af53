namespace LVS.Core
{
    /// <summary>
    /// The drift: how much the richer end of an edge pays towards equilibrium (float in proportion to state weight). Pure functions.
    /// </summary>
    /// <remarks>
    /// With f our float, w our weight and f', w' the peer's: force = 2 * alpha * (w' * f - w * f') / (w + w'), alpha = 1 / (d + 4)
    /// for d mutual edges. Rounded stochastically: up with the probability of the fraction, so that nothing drifts by rounding alone.
    /// </remarks>
    public static class DriftStep
    {
        /// <summary>The amount to pay before any guard, 0 or above, in micro-VU.</summary>
        /// <param name="ownFloat">Our float.</param>
        /// <param name="ownWeight">Our state weight, 0..<see cref="Limits.WeightMax"/>.</param>
        /// <param name="peerFloat">The peer's float with our own unechoed payments added.</param>
        /// <param name="peerWeight">The peer's state weight; one of weight 0 is paid nothing.</param>
        /// <param name="degree">Mutual edges of ours, 1..<see cref="Limits.SlotCount"/>.</param>
        /// <param name="chance">Array of the seeded generator's state.</param>
        /// <param name="chanceIndex">Index in it.</param>
        public static long Amount(
            long ownFloat, int ownWeight, long peerFloat, int peerWeight, int degree, long[] chance, int chanceIndex)
        {
            long force = 2 * (peerWeight * ownFloat - ownWeight * peerFloat);
            if (force <= 0 || peerWeight == 0)
            {
                return 0;
            }

            long divisor = (degree + 4L) * (ownWeight + peerWeight);
            long whole = force / divisor;
            long fraction = force - whole * divisor;
            return SeededRandom.Below(chance, chanceIndex, divisor) < fraction ? whole + 1 : whole;
        }
    }
}
