using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Fragments and proofs that a node has yet to send, each with its time. Fixed places. When they are full, a new answer is dropped; it
    /// will be asked for again.
    /// </summary>
    public sealed class AnswerQueue
    {
        /// <summary>
        /// Kind of a proof that acknowledges a fragment: it is smaller than the frame that it answers, and needs no budget.
        /// </summary>
        public const int Receipt = 15;

        private readonly byte[] kinds;

        // Where the index has the fragment. If it goes and another one comes there first, that one is sent, and helps nobody.
        private readonly int[] slots;
        private readonly int[] seeds;
        private readonly int[] targets;

        // The lower 32 bits of times that are never far away.
        private readonly int[] dueAtMs;
        private long earliestMs = long.MaxValue;

        /// <summary>Makes an empty queue.</summary>
        /// <param name="count">Answers that can wait.</param>
        public AnswerQueue(int count)
        {
            kinds = new byte[count];
            slots = new int[count];
            seeds = new int[count];
            targets = new int[count];
            dueAtMs = new int[count];
        }

        /// <summary>When the next answer is due; far away when there is none.</summary>
        public long DueAtMs()
        {
            return earliestMs;
        }

        /// <summary>Adds an answer, once.</summary>
        /// <param name="kind">A fragment, a proof, or <see cref="Receipt"/>.</param>
        /// <param name="slot">The slot of the fragment in the index.</param>
        /// <param name="seed">The seed of a proof.</param>
        /// <param name="target">The node that asked.</param>
        /// <param name="dueMs">When.</param>
        public void Add(int kind, int slot, int seed, int target, long dueMs)
        {
            byte[] all = kinds;
            int count = all.Length;
            int free = -1;
            if (earliestMs == long.MaxValue)
            {
                // Mostly nothing waits: every place is free.
                free = count - 1;
                count = 0;
            }

            for (int i = 0; i < count; i++)
            {
                int other = all[i];
                if (other == 0)
                {
                    free = i;
                }
                else if (other == kind && slots[i] == slot && targets[i] == target)
                {
                    seeds[i] = seed;
                    return;
                }
            }

            if (free < 0)
            {
                return;
            }

            earliestMs = dueMs < earliestMs ? dueMs : earliestMs;
            all[free] = (byte)kind;
            slots[free] = slot;
            seeds[free] = seed;
            targets[free] = target;
            dueAtMs[free] = (int)dueMs;
        }

        /// <summary>Takes an answer whose time has come: sets kind, seed and target.</summary>
        /// <returns>The slot of the fragment in the index; <see cref="FragmentIndex.None"/> when there is no answer.</returns>
        public int Take(long nowMs, StoreFrame into)
        {
            if (nowMs < earliestMs)
            {
                return FragmentIndex.None;
            }

            byte[] all = kinds;
            int count = all.Length;
            int earliest = int.MaxValue;
            int taken = -1;
            for (int i = 0; i < count; i++)
            {
                if (all[i] == 0)
                {
                    continue;
                }

                int left = dueAtMs[i] - (int)nowMs;
                if (taken < 0 && left <= 0)
                {
                    taken = i;
                }
                else if (left < earliest)
                {
                    earliest = left;
                }
            }

            earliestMs = earliest == int.MaxValue ? long.MaxValue : nowMs + earliest;
            into.Begin(all[taken], 0);
            into.Seed = seeds[taken];
            into.Target = targets[taken];
            all[taken] = 0;
            return slots[taken];
        }
    }
}
