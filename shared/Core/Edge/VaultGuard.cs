namespace LVS.Core
{
    /// <summary>
    /// VaultGuard's limits on movements of value: floor, per-cycle clip, lifetime cap. Pure functions; amounts in micro-VU.
    /// </summary>
    public static class VaultGuard
    {
        /// <summary>How much of the amount that the drift wants may be paid.</summary>
        /// <param name="wanted">The drift's amount, 0 or above.</param>
        /// <param name="ownFloat">Our float: no more than this can be paid (floor).</param>
        /// <param name="sent">Paid over the edge so far.</param>
        /// <param name="credited">Accepted over the edge so far.</param>
        /// <param name="clip">Most that one diff may move.</param>
        /// <param name="cap">Most that the edge may carry, net.</param>
        /// <returns>0..wanted.</returns>
        public static long ClipPayment(long wanted, long ownFloat, long sent, long credited, long clip, long cap)
        {
            long capLeft = cap - sent + credited;
            long allowed = wanted < ownFloat ? wanted : ownFloat;
            allowed = allowed < clip ? allowed : clip;
            allowed = allowed < capLeft ? allowed : capLeft;
            allowed = allowed < Limits.AmountUvuMax - sent ? allowed : Limits.AmountUvuMax - sent;
            return allowed < 0 ? 0 : allowed;
        }

        /// <summary>What may be paid over a young edge. All young edges share one cap.</summary>
        /// <param name="paid">What the edge's own bounds allow, 0 or above.</param>
        /// <param name="net">What the edge carries away from us now, net. A payment while it is below 0 only gives back.</param>
        /// <param name="left">What is left of the shared cap; negative when the cap shrank.</param>
        /// <returns>0..paid.</returns>
        public static long ClipYoung(long paid, long net, long left)
        {
            long back = net < 0 ? -net : 0;
            long allowed = back + (left > 0 ? left : 0);
            return paid < allowed ? paid : allowed;
        }

        /// <summary>Up to which total a peer's reported payments are accepted.</summary>
        /// <param name="claimed">The peer's cumulative `sent`.</param>
        /// <param name="sent">Paid over the edge so far.</param>
        /// <param name="credited">Accepted over the edge so far.</param>
        /// <param name="clip">Most that one diff may move.</param>
        /// <param name="cap">Most that the edge may carry, net.</param>
        /// <returns>The new value of `credited`, not below the old one.</returns>
        public static long ClipCredit(long claimed, long sent, long credited, long clip, long cap)
        {
            long total = claimed < credited + clip ? claimed : credited + clip;
            total = total < sent + cap ? total : sent + cap;
            total = total < Limits.AmountUvuMax ? total : Limits.AmountUvuMax;
            return total < credited ? credited : total;
        }
    }
}
