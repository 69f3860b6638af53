namespace LVS.Node
{
    /// <summary>
    /// When the node sent its last diffs, so that an echo tells how old the answer is (SPEC 5.8). The seq of a diff selects its place, so
    /// an echo is looked up at one place. Times are the node's elapsed ms.
    /// </summary>
    internal sealed class EmitTimes
    {
        private const int Count = 16;

        private readonly int[] seqs = new int[Count];
        private readonly long[] timesMs = new long[Count];

        internal EmitTimes()
        {
            for (int i = 0; i < Count; i++)
            {
                timesMs[i] = long.MinValue / 2;
            }
        }

        /// <summary>Records that a diff was sent.</summary>
        internal void Add(int seq, long elapsedMs)
        {
            int at = seq & (Count - 1);
            seqs[at] = seq;
            timesMs[at] = elapsedMs;
        }

        /// <summary>Whether an echo belongs to a recent diff.</summary>
        /// <param name="echo">Low byte of its seq.</param>
        /// <param name="sinceMs">The diff was sent at this elapsed time or later.</param>
        internal bool IsFresh(int echo, long sinceMs)
        {
            int at = echo & (Count - 1);
            return (seqs[at] & 0xFF) == echo && timesMs[at] >= sinceMs;
        }
    }
}
