using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// What is found out about one stripe, and the re-creating of one fragment of it: the proofs that were heard, the fragments that were
    /// collected. Fixed memory, one stripe at a time.
    /// </summary>
    public sealed class StripeAudit
    {
        private readonly byte[] sketches = new byte[Limits.ShareCountMax * Sketch.Size];
        private readonly byte[] olderAndIndices = new byte[Limits.ShareCountMax];
        private readonly int[] provers = new int[Limits.ShareCountMax];
        private readonly byte[] chosen = new byte[Limits.RepairDataCountMax];
        private readonly byte[] chosenSketches = new byte[Limits.RepairDataCountMax * Sketch.Size];
        private readonly byte[] expected = new byte[Sketch.Size];
        private readonly byte[] shares = new byte[Limits.RepairDataCountMax * Limits.FragmentSizeMax];
        private readonly byte[] shareIndices = new byte[Limits.RepairDataCountMax];
        private readonly ErasureCode code = new ErasureCode(Limits.RepairDataCountMax);
        private int proofCount;
        private int shareCount;

        /// <summary>Makes an audit.</summary>
        /// <param name="scratch">Buffer that <see cref="About"/>, of which no content counts, may share.</param>
        public StripeAudit(byte[] scratch)
        {
            About = new Fragment(scratch);
        }

        /// <summary>What is known of the stripe.</summary>
        public Fragment About { get; }

        /// <summary>What the sketches are computed with.</summary>
        public int Seed { get; private set; }

        /// <summary>Fragments that were proved or that the node itself holds, as bits.</summary>
        public int PresentMask { get; private set; }

        /// <summary>Fragments collected, as bits.</summary>
        public int CollectedMask { get; private set; }

        /// <summary>Starts with a stripe; <see cref="About"/> is set.</summary>
        public void Begin(int seed)
        {
            Seed = seed;
            PresentMask = 0;
            CollectedMask = 0;
            proofCount = 0;
            shareCount = 0;
        }

        /// <summary>Takes in a fragment of the stripe.</summary>
        public void Collect(Fragment fragment)
        {
            bool fits = fragment.Stripe == About.Stripe && fragment.Version == About.Version && fragment.Check == About.Check
                && fragment.Size == About.Size && fragment.DataCount == About.DataCount && fragment.TotalCount == About.TotalCount;
            if (!fits || (CollectedMask >> fragment.Index & 1) == 1 || shareCount == About.DataCount)
            {
                return;
            }

            System.Array.Copy(fragment.Bytes, 0, shares, shareCount * About.Size, About.Size);
            shareIndices[shareCount++] = (byte)fragment.Index;
            CollectedMask |= 1 << fragment.Index;
            PresentMask |= 1 << fragment.Index;
        }

        /// <summary>Takes in a proof.</summary>
        /// <param name="index">The fragment proved.</param>
        /// <param name="older">How many of the stripe the prover has held for longer, 0..<see cref="StoreFrame.FlagsOlder"/>.</param>
        /// <param name="prover">By whom, 0 for the node itself.</param>
        /// <param name="sketch">The answer.</param>
        public void Prove(int index, int older, int prover, byte[] sketch)
        {
            if (index >= About.TotalCount || (PresentMask >> index & 1) == 1)
            {
                return;
            }

            System.Array.Copy(sketch, 0, sketches, proofCount * Sketch.Size, Sketch.Size);
            provers[proofCount] = prover;
            olderAndIndices[proofCount++] = (byte)((older << 4) | index);
            PresentMask |= 1 << index;
        }

        /// <summary>
        /// The fragment proved of which the prover has held most others for longer, or -1: whoever holds fewer than those had better take
        /// it over.
        /// </summary>
        /// <param name="held">What the node itself holds: its own would be as many after.</param>
        public int SurplusIndex(int held)
        {
            int surplus = -1;
            for (int i = 0; i < proofCount; i++)
            {
                if (olderAndIndices[i] >> 4 > held)
                {
                    held = olderAndIndices[i] >> 4;
                    surplus = olderAndIndices[i] & 15;
                }
            }

            return surplus;
        }

        /// <summary>Re-creates a fragment when enough are collected and fit together.</summary>
        /// <param name="index">Which one.</param>
        /// <param name="target">Receives it.</param>
        /// <returns>False when there are too few, or they are not those of the stripe; then all are dropped.</returns>
        public bool Recreate(int index, Fragment target)
        {
            int size = About.Size;
            if (shareCount < About.DataCount)
            {
                return false;
            }

            // The data one fragment at a time, for the check: there is no room for all of them.
            uint check = 0;
            for (int data = 0; data < About.DataCount; data++)
            {
                code.Recreate(shares, shareIndices, About.DataCount, size, data, target.Bytes, 0);
                check = Crc32.After(check, target.Bytes, 0, size);
            }

            if ((int)check != About.Check)
            {
                shareCount = 0;
                CollectedMask = 0;
                return false;
            }

            target.Stripe = About.Stripe;
            target.Version = About.Version;
            target.Check = About.Check;
            target.DataCount = About.DataCount;
            target.TotalCount = About.TotalCount;
            target.Hours = About.Hours;
            target.Size = size;
            target.Index = index;
            code.Recreate(shares, shareIndices, About.DataCount, size, index, target.Bytes, 0);
            return true;
        }

        /// <summary>
        /// Judges the proofs among each other, for sketches obey the code: with all in agreement all are right; when leaving out one brings
        /// agreement among at least k + 1, that one is wrong. Only the first k + 1 count as right: whoever waits for k others could have
        /// computed its own.
        /// </summary>
        /// <param name="judge">Is told; may be null.</param>
        /// <returns>Proofs that were judged.</returns>
        public int Judge(IProofJudge judge)
        {
            int need = About.DataCount + 1;
            int wrong = -1;
            if (proofCount < need || About.DataCount > Limits.RepairDataCountMax)
            {
                return 0;
            }

            if (!Agree(-1))
            {
                for (int i = 0; i < proofCount && wrong < 0 && proofCount > need; i++)
                {
                    wrong = Agree(i) ? i : -1;
                }

                if (wrong < 0)
                {
                    return 0;
                }
            }

            int told = 0;
            for (int i = 0; i < proofCount; i++)
            {
                bool counts = i == wrong || i < need;
                if (counts && provers[i] != 0)
                {
                    told++;
                    if (judge != null)
                    {
                        judge.Judge(provers[i], i != wrong);
                    }
                }
            }

            return told;
        }

        private bool Agree(int without)
        {
            int count = 0;
            for (int i = 0; i < proofCount; i++)
            {
                if (i == without)
                {
                    continue;
                }

                if (count < About.DataCount)
                {
                    System.Array.Copy(sketches, i * Sketch.Size, chosenSketches, count * Sketch.Size, Sketch.Size);
                    chosen[count++] = (byte)(olderAndIndices[i] & 15);
                    continue;
                }

                code.Recreate(chosenSketches, chosen, About.DataCount, Sketch.Size, olderAndIndices[i] & 15, expected, 0);
                for (int b = 0; b < Sketch.Size; b++)
                {
                    if (expected[b] != sketches[i * Sketch.Size + b])
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }
}
