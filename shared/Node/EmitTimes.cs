namespace LVS.Node
{
    /// <summary>
    /// When the node's last diffs were said, so that an echo of one tells how old the answer is (SPEC 5.8). A diff lies where its seq says,
    /// so an echo is looked up at one place. Times are the node's elapsed ms.
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

        /// <summary>A diff was said.</summary>
        internal void Add(int seq, long elapsedMs)
        {
            int at = seq & (Count - 1);
            seqs[at] = seq;
            timesMs[at] = elapsedMs;
        }

        /// <summary>Whether an echo is of a diff that was said lately.</summary>
        /// <param name="echo">Low byte of its seq.</param>
        /// <param name="sinceMs">Said at this elapsed time, or later.</param>
        internal bool IsFresh(int echo, long sinceMs)
        {
            int at = echo & (Count - 1);
            return (seqs[at] & 0xFF) == echo && timesMs[at] >= sinceMs;
        }
    }
}
