namespace LVS.Node
{
    /// <summary>
    /// When the node's last diffs were said, so that an echo of one tells how old the answer is (SPEC 5.8). Times are the node's elapsed
    /// ms.
    /// </summary>
    internal sealed class EmitTimes
    {
        private const int Count = 16;

        private readonly int[] seqs = new int[Count];
        private readonly long[] timesMs = new long[Count];
        private int next;

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
            seqs[next] = seq;
            timesMs[next] = elapsedMs;
            next = next + 1 == Count ? 0 : next + 1;
        }

        /// <summary>Whether an echo is of a diff that was said lately.</summary>
        /// <param name="echo">Low byte of its seq.</param>
        /// <param name="sinceMs">Said at this elapsed time, or later.</param>
        internal bool IsFresh(int echo, long sinceMs)
        {
            int[] said = seqs;
            for (int i = 0; i < said.Length; i++)
            {
                if ((said[i] & 0xFF) == echo && timesMs[i] >= sinceMs)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
