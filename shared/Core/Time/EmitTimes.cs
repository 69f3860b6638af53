namespace LVS.Core
{
    /// <summary>
    /// When the node sent its last diffs, so that an echo tells how old the answer is (SPEC 5.8). The seq of a diff selects its place, so
    /// an echo is looked up at one place. Times are the node's elapsed ms.
    /// </summary>
    public sealed class EmitTimes
    {
        private const int Count = 16;

        // The low bytes of seqs.
        private readonly byte[] seqs = new byte[Count];

        // The lower 32 bits of times: only the last diffs are here.
        private readonly int[] timesMs = new int[Count];

        /// <summary>Makes times of a node that has sent nothing.</summary>
        public EmitTimes()
        {
            for (int i = 0; i < Count; i++)
            {
                // No diff whose place this is has such a seq.
                seqs[i] = (byte)(i + 1);
            }
        }

        /// <summary>Records that a diff was sent.</summary>
        /// <param name="seq">Its seq.</param>
        /// <param name="elapsedMs">The node's elapsed time in ms.</param>
        public void Add(int seq, long elapsedMs)
        {
            int at = seq & (Count - 1);
            seqs[at] = (byte)seq;
            timesMs[at] = (int)elapsedMs;
        }

        /// <summary>Whether an echo belongs to a recent diff.</summary>
        /// <param name="echo">Low byte of its seq.</param>
        /// <param name="sinceMs">The diff was sent at this elapsed time or later.</param>
        public bool IsFresh(int echo, long sinceMs)
        {
            int at = echo & (Count - 1);
            return seqs[at] == echo && timesMs[at] - (int)sinceMs >= 0;
        }
    }
}
