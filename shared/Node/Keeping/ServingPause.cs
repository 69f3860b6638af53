namespace LVS.Node
{
    /// <summary>
    /// For 5 s after a challenge no fragment of the stripe is served, so that nobody can fetch a fragment that it is asked to prove.
    /// Challenges with less than 25 s between them pause a stripe for at most two minutes; then it is served for 20 s in any case. At most
    /// 8 stripes pause at a time. So a member that challenges without end slows others' fetches down, but does not stop them (SPEC 9.3).
    /// Fixed memory.
    /// </summary>
    internal sealed class ServingPause
    {
        private const int RoundMs = 5000;
        private const int SeriesMsMax = 120_000;
        private const int ServeMs = 20_000;
        private const int Count = 8;

        private readonly long[] stripes = new long[Count];

        // The lower 32 bits of times; none counts for long.
        private readonly int[] fromMs = new int[Count];
        private readonly int[] toMs = new int[Count];

        /// <summary>A stripe of which this node holds fragments was challenged.</summary>
        /// <param name="stripe">The stripe.</param>
        /// <param name="nowMs">The node's time in ms.</param>
        internal void Begin(long stripe, long nowMs)
        {
            int now = (int)nowMs;
            int free = -1;
            for (int i = 0; i < Count; i++)
            {
                if (stripes[i] == 0 || !IsWithin(toMs[i] + ServeMs - now, RoundMs + ServeMs))
                {
                    free = i;
                }
                else if (stripes[i] == stripe)
                {
                    int leftMs = fromMs[i] + SeriesMsMax - now;
                    toMs[i] = now + (RoundMs < leftMs ? RoundMs : leftMs);
                    return;
                }
            }

            if (free >= 0)
            {
                stripes[free] = stripe;
                fromMs[free] = now;
                toMs[free] = now + RoundMs;
            }
        }

        /// <summary>Whether serving of a stripe is paused now.</summary>
        internal bool Holds(long stripe, long nowMs)
        {
            for (int i = 0; i < Count; i++)
            {
                if (stripes[i] == stripe && IsWithin(toMs[i] - (int)nowMs, RoundMs))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool IsWithin(int leftMs, int mostMs)
        {
            return leftMs > 0 && leftMs <= mostMs;
        }
    }
}
