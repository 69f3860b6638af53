namespace LVS.Core
{
    /// <summary>
    /// Trust Credits: how steady a neighbour's behaviour has been, by verified acts, with forgetting. Pure functions. Trust is 0..65536 for
    /// 0..1; acts are counted in 1/256.
    /// </summary>
    public static class TrustCredits
    {
        /// <summary>Full trust, never quite reached.</summary>
        public const int Full = Limits.TrustFull;

        /// <summary>One act.</summary>
        public const int Act = 256;

        /// <summary>Largest count of good or bad acts, so that the arithmetic stays within an int.</summary>
        public const int CountMax = 1 << 22;

        /// <summary>Trust: good / (good + bad + n0), 0 at birth.</summary>
        /// <param name="good">Good acts, 0..<see cref="CountMax"/>.</param>
        /// <param name="bad">Bad acts, 0..<see cref="CountMax"/>.</param>
        /// <param name="delayActs">n0, in whole acts.</param>
        public static int Of(int good, int bad, int delayActs)
        {
            return (int)((long)good * Full / (good + bad + delayActs * Act));
        }

        /// <summary>
        /// A count after one more cycle: an act added, and a 256th forgotten, so that a steady neighbour tends to 256 acts.
        /// </summary>
        public static int After(int count, int added)
        {
            int next = count - (count >> 8) + added;
            return next < CountMax ? next : CountMax;
        }
    }
}
