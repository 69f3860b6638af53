namespace LVS.Node
{
    /// <summary>
    /// Notices that no frame is heard any more although frames were heard before. This happens when an access point has forgotten our
    /// multicast group; joining the network again helps. It asks for that after a quarter of an hour, then at growing intervals of up to
    /// eight hours, because the other nodes may simply be gone.
    /// </summary>
    public sealed class SilenceWatch
    {
        private const int FirstMs = 15 * 60_000;
        private const int MostMs = 8 * 60 * 60_000;

        private int patienceMs = FirstMs;
        private int heardBefore;
        private long heardAtMs;

        /// <summary>Starts to count time.</summary>
        public void Begin(long nowMs)
        {
            heardAtMs = nowMs;
        }

        /// <summary>Checks; call it about once a minute.</summary>
        /// <param name="nowMs">The board's time.</param>
        /// <param name="heardCount">Frames accepted so far.</param>
        /// <returns>Whether to join the network again.</returns>
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
