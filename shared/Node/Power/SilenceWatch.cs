namespace LVS.Node
{
    /// <summary>
    /// Notices that nobody is heard any more though somebody was: an access point that has forgotten our multicast group looks exactly
    /// so, and joining the network anew helps. Asks for it after a quarter of an hour, then ever more seldom, to once in eight hours: the
    /// others may just be gone.
    /// </summary>
    public sealed class SilenceWatch
    {
        private const int FirstMs = 15 * 60_000;
        private const int MostMs = 8 * 60 * 60_000;

        private int patienceMs = FirstMs;
        private int heardBefore;
        private long heardAtMs;

        /// <summary>Begins to count time.</summary>
        public void Begin(long nowMs)
        {
            heardAtMs = nowMs;
        }

        /// <summary>Looks; call it about once a minute.</summary>
        /// <param name="nowMs">The board's time.</param>
        /// <param name="heardCount">Frames accepted so far.</param>
        /// <returns>Whether to join anew.</returns>
        public bool Look(long nowMs, int heardCount)
        {
            if (heardCount != heardBefore)
            {
                heardBefore = heardCount;
                heardAtMs = nowMs;
                patienceMs = FirstMs;
                return false;
            }

            if (heardCount == 0 || nowMs - heardAtMs < patienceMs)
            {
                return false;
            }

            heardAtMs = nowMs;
            patienceMs = patienceMs > MostMs / 2 ? MostMs : patienceMs * 2;
            return true;
        }
    }
}
