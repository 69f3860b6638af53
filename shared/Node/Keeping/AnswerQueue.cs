using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Fragments and proofs that a node owes, each with its time. Fixed slots; when they are full, what comes is dropped: it will be asked
    /// for again.
    /// </summary>
    public sealed class AnswerQueue
    {
        private const int SlotCount = 12;

        private readonly byte[] kinds = new byte[SlotCount];
        private readonly long[] stripes = new long[SlotCount];
        private readonly byte[] indices = new byte[SlotCount];
        private readonly int[] seeds = new int[SlotCount];
        private readonly int[] challengers = new int[SlotCount];
        private readonly long[] dueAtMs = new long[SlotCount];

        /// <summary>Answers that had no slot.</summary>
        public int DroppedCount { get; private set; }

        /// <summary>When the next answer is due; far away when there is none.</summary>
        public long DueAtMs()
        {
            long due = long.MaxValue;
            for (int i = 0; i < SlotCount; i++)
            {
                due = kinds[i] != 0 && dueAtMs[i] < due ? dueAtMs[i] : due;
            }

            return due;
        }

        /// <summary>Adds an answer, once.</summary>
        public void Add(int kind, long stripe, int index, int seed, int challenger, long dueMs)
        {
            int free = -1;
            for (int i = 0; i < SlotCount; i++)
            {
                if (kinds[i] == 0)
                {
                    free = i;
                }
                else if (kinds[i] == kind && stripes[i] == stripe && indices[i] == index && challengers[i] == challenger)
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

            kinds[free] = (byte)kind;
            stripes[free] = stripe;
            indices[free] = (byte)index;
            seeds[free] = seed;
            challengers[free] = challenger;
            dueAtMs[free] = dueMs;
        }

        /// <summary>Somebody else has sent the fragment: ours is not needed.</summary>
        public void Drop(long stripe, int index)
        {
            for (int i = 0; i < SlotCount; i++)
            {
                if (kinds[i] == FrameKind.Fragment && stripes[i] == stripe && indices[i] == index)
                {
                    kinds[i] = 0;
                }
            }
        }

        /// <summary>Takes an answer whose time has come: sets kind, stripe, index, seed and challenger.</summary>
        /// <returns>Whether there was one.</returns>
        public bool Take(long nowMs, StoreFrame into)
        {
            for (int i = 0; i < SlotCount; i++)
            {
                if (kinds[i] != 0 && nowMs >= dueAtMs[i])
                {
                    into.Begin(kinds[i], 0);
                    into.Fragment.Stripe = stripes[i];
                    into.Fragment.Index = indices[i];
                    into.Seed = seeds[i];
                    into.Challenger = challengers[i];
                    kinds[i] = 0;
                    return true;
                }
            }

            return false;
        }
    }
}
