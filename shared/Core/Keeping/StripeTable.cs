namespace LVS.Core
{
    /// <summary>
    /// The stripes of the swarm, as far as a node knows: name, version, check, shape, hours, when each is to be looked at, and whether it
    /// is to be told. Every node knows all of them, so its size is the swarm's limit; their content is spread. Fixed memory, allocated
    /// once. Not thread safe.
    /// </summary>
    public sealed class StripeTable
    {
        private readonly long[] stripes;
        private readonly int[] versions;
        private readonly int[] checks;
        private readonly ushort[] hours;
        private readonly byte[] shapes;
        private readonly byte[] sizes;
        private readonly long[] lookAtMs;
        private readonly bool[] owed;
        private int count;

        /// <summary>Allocates the table.</summary>
        /// <param name="slotCount">At least 1.</param>
        public StripeTable(int slotCount)
        {
            stripes = new long[slotCount];
            versions = new int[slotCount];
            checks = new int[slotCount];
            hours = new ushort[slotCount];
            shapes = new byte[slotCount];
            sizes = new byte[slotCount];
            lookAtMs = new long[slotCount];
            owed = new bool[slotCount];
        }

        /// <summary>Stripes known: the slots 0..<see cref="Count"/> - 1.</summary>
        public int Count => count;

        /// <summary>Stripes that can be known.</summary>
        public int SlotCount => stripes.Length;

        /// <summary>The slot of a stripe, or -1.</summary>
        public int SlotOf(long stripe)
        {
            for (int slot = 0; slot < count; slot++)
            {
                if (stripes[slot] == stripe)
                {
                    return slot;
                }
            }

            return -1;
        }

        /// <summary>Name of a stripe.</summary>
        public long StripeAt(int slot)
        {
            return stripes[slot];
        }

        /// <summary>Version of a stripe.</summary>
        public int VersionAt(int slot)
        {
            return versions[slot];
        }

        /// <summary>k of a stripe.</summary>
        public int DataCountAt(int slot)
        {
            return (shapes[slot] & 15) + 1;
        }

        /// <summary>n of a stripe.</summary>
        public int TotalCountAt(int slot)
        {
            return (shapes[slot] >> 4) + 1;
        }

        /// <summary>When a stripe is to be looked at next, by the node's time in ms; 0 for one that has never been: at once.</summary>
        public long LookAtMs(int slot)
        {
            return lookAtMs[slot];
        }

        /// <summary>Says when a stripe is to be looked at next.</summary>
        public void LookAgain(int slot, long atMs)
        {
            lookAtMs[slot] = atMs;
        }

        /// <summary>Whether a stripe is to be told to somebody who does not know it.</summary>
        public bool IsOwed(int slot)
        {
            return owed[slot];
        }

        /// <summary>Says whether a stripe is to be told.</summary>
        public void Owe(int slot, bool isOwed)
        {
            owed[slot] = isOwed;
        }

        /// <summary>Copies all that is known of a stripe into a fragment; its index becomes 0, its content stays.</summary>
        public void Get(int slot, Fragment about)
        {
            about.Stripe = stripes[slot];
            about.Version = versions[slot];
            about.Check = checks[slot];
            about.DataCount = DataCountAt(slot);
            about.TotalCount = TotalCountAt(slot);
            about.Index = 0;
            about.Hours = hours[slot];
            about.Size = sizes[slot];
        }

        /// <summary>Takes in what a fragment or an entry of a vector says of a stripe.</summary>
        /// <param name="about">In range; its index and content do not matter.</param>
        /// <returns>Whether the stripe, or this version of it, was news.</returns>
        public bool Learn(Fragment about)
        {
            int slot = SlotOf(about.Stripe);
            if (slot >= 0 && about.Version - versions[slot] <= 0)
            {
                if (about.Version == versions[slot] && about.Hours > hours[slot])
                {
                    hours[slot] = (ushort)about.Hours;
                }

                return false;
            }

            if (about.Hours == 0)
            {
                return false;
            }

            slot = slot < 0 ? SlotFor(about.Stripe) : slot;
            if (slot < 0)
            {
                return false;
            }

            if (stripes[slot] != about.Stripe)
            {
                lookAtMs[slot] = 0;
                owed[slot] = false;
            }

            stripes[slot] = about.Stripe;
            versions[slot] = about.Version;
            checks[slot] = about.Check;
            hours[slot] = (ushort)about.Hours;
            shapes[slot] = (byte)((about.DataCount - 1) | ((about.TotalCount - 1) << 4));
            sizes[slot] = (byte)about.Size;
            return true;
        }

        /// <summary>An hour has passed: stripes without hours left are forgotten.</summary>
        public void PassHour()
        {
            for (int slot = count - 1; slot >= 0; slot--)
            {
                hours[slot] = (ushort)(hours[slot] > 0 ? hours[slot] - 1 : 0);
                if (hours[slot] == 0)
                {
                    count--;
                    stripes[slot] = stripes[count];
                    versions[slot] = versions[count];
                    checks[slot] = checks[count];
                    hours[slot] = hours[count];
                    shapes[slot] = shapes[count];
                    sizes[slot] = sizes[count];
                    lookAtMs[slot] = lookAtMs[count];
                    owed[slot] = owed[count];
                    stripes[count] = 0;
                }
            }
        }

        /// <summary>The fingerprints of all buckets.</summary>
        /// <param name="fingerprints">Receives <see cref="Digest.BucketCount"/> numbers.</param>
        public void Fingerprints(int[] fingerprints)
        {
            System.Array.Clear(fingerprints, 0, Digest.BucketCount);
            for (int slot = 0; slot < count; slot++)
            {
                fingerprints[Digest.BucketOf(stripes[slot])] += Digest.Part(stripes[slot], versions[slot]);
            }
        }

        /// <summary>
        /// A free slot, or that of the stripe with the largest mixed name, if it is larger: tables of the same size that are too small
        /// still come to the same, and nodes stop telling each other what does not fit.
        /// </summary>
        private int SlotFor(long stripe)
        {
            if (count < stripes.Length)
            {
                return count++;
            }

            int largest = 0;
            for (int slot = 1; slot < count; slot++)
            {
                largest = Mixer.Mix(stripes[slot]) > Mixer.Mix(stripes[largest]) ? slot : largest;
            }

            return Mixer.Mix(stripe) < Mixer.Mix(stripes[largest]) ? largest : -1;
        }
    }
}
