using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Fragments and proofs that a node has yet to send, each with its time. Fixed slots. When they are full, a new answer is dropped; it
    /// will be asked for again.
    /// </summary>
    public sealed class AnswerQueue
    {
        /// <summary>
        /// Kind of a proof that acknowledges a fragment: it is smaller than the frame that it answers, and needs no budget.
        /// </summary>
        public const int Receipt = 15;

        private readonly byte[] kinds;
        private readonly long[] stripes;
        private readonly byte[] indices;
        private readonly int[] seeds;
        private readonly int[] targets;
        private readonly long[] dueAtMs;
        private long earliestMs = long.MaxValue;

        /// <summary>Makes an empty queue.</summary>
        /// <param name="slotCount">Answers that can wait.</param>
        public AnswerQueue(int slotCount)
        {
            kinds = new byte[slotCount];
            stripes = new long[slotCount];
            indices = new byte[slotCount];
            seeds = new int[slotCount];
            targets = new int[slotCount];
            dueAtMs = new long[slotCount];
        }

        /// <summary>Answers that had no slot.</summary>
        public int DroppedCount { get; private set; }

        /// <summary>When the next answer is due; far away when there is none.</summary>
        public long DueAtMs()
        {
            return earliestMs;
        }

        /// <summary>Adds an answer, once.</summary>
        /// <param name="kind">A fragment, a proof, or <see cref="Receipt"/>.</param>
        /// <param name="stripe">Of which stripe.</param>
        /// <param name="index">Which fragment.</param>
        /// <param name="seed">The seed of a proof.</param>
        /// <param name="target">The node that asked.</param>
        /// <param name="dueMs">When.</param>
        public void Add(int kind, long stripe, int index, int seed, int target, long dueMs)
        {
            int free = -1;
            for (int i = 0; i < kinds.Length; i++)
            {
                if (kinds[i] == 0)
                {
                    free = i;
                }
                else if (kinds[i] == kind && stripes[i] == stripe && indices[i] == index && targets[i] == target)
                {
                    seeds[i] = seed;
                    return;
                }
            }

            if (free < 0)
            {
                DroppedCount++;
                return;
            }

            earliestMs = dueMs < earliestMs ? dueMs : earliestMs;
            kinds[free] = (byte)kind;
            stripes[free] = stripe;
            indices[free] = (byte)index;
            seeds[free] = seed;
            targets[free] = target;
            dueAtMs[free] = dueMs;
        }

        /// <summary>Takes an answer whose time has come: sets kind, name, index, seed and target.</summary>
        /// <returns>Whether there was one.</returns>
        public bool Take(long nowMs, StoreFrame into)
        {
            if (nowMs < earliestMs)
            {
                return false;
            }

            byte[] all = kinds;
            long[] due = dueAtMs;
            long earliest = long.MaxValue;
            int taken = -1;
            for (int i = 0; i < all.Length; i++)
            {
                if (all[i] == 0)
                {
                    continue;
                }

                if (taken < 0 && nowMs >= due[i])
                {
                    taken = i;
                }
                else if (due[i] < earliest)
                {
                    earliest = due[i];
                }
            }

            earliestMs = earliest;
            into.Begin(all[taken], 0);
            into.Fragment.Stripe = stripes[taken];
            into.Fragment.Index = indices[taken];
            into.Seed = seeds[taken];
            into.Target = targets[taken];
            all[taken] = 0;
            return true;
        }
    }
}
