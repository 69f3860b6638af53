namespace LVS.Core
{
    /// <summary>
    /// The meaning of a frame of the fragment store, whichever kind it is (SPEC 9). One instance is made in boot and used again.
    /// </summary>
    public sealed class StoreFrame
    {
        /// <summary>Flag of a want: it lists fragments that are asked for; without it, stripes that are known.</summary>
        public const int FlagAsks = 1;

        /// <summary>Flag of a want without <see cref="FlagAsks"/>: the list is all that the sender knows of the bucket.</summary>
        public const int FlagWhole = 2;

        /// <summary>Flags of a proof: how many fragments of the stripe the prover has held for longer than this one, 0..15.</summary>
        public const int FlagsOlder = 15;

        /// <summary>Stripes in one frame at most.</summary>
        public const int EntriesMax = 11;

        /// <summary>Bytes of the answer of a proof.</summary>
        public const int SketchSize = 4;

        /// <summary>The sender's fingerprints, of a digest.</summary>
        public readonly int[] Fingerprints = new int[Digest.BucketCount];

        /// <summary>Names of stripes, of a want.</summary>
        public readonly long[] Stripes = new long[EntriesMax];

        /// <summary>Versions, of a vector.</summary>
        public readonly int[] Versions = new int[EntriesMax];

        /// <summary>Checks, of a vector.</summary>
        public readonly int[] Checks = new int[EntriesMax];

        /// <summary>k - 1 in the low and n - 1 in the high half, of a vector.</summary>
        public readonly byte[] Shapes = new byte[EntriesMax];

        /// <summary>Bytes of a fragment, of a vector.</summary>
        public readonly byte[] Sizes = new byte[EntriesMax];

        /// <summary>Hours left, of a vector.</summary>
        public readonly int[] Hours = new int[EntriesMax];

        /// <summary>Which fragments are asked for, as bits.</summary>
        public readonly int[] Masks = new int[EntriesMax];

        /// <summary>The fragment; of a challenge and a proof stripe, version and index alone.</summary>
        public readonly Fragment Fragment;

        /// <summary>The answer of a proof.</summary>
        public readonly byte[] Sketch = new byte[SketchSize];

        /// <summary>One of <see cref="FrameKind"/>.</summary>
        public int Kind;

        /// <summary>Flags of the frame.</summary>
        public int Flags;

        /// <summary>Fragment slots of the sender, 0..65535, of a digest.</summary>
        public int Capacity;

        /// <summary>Free slots of the sender, 0..<see cref="Capacity"/>, of a digest.</summary>
        public int FreeCount;

        /// <summary>Bucket of a vector, 0..15.</summary>
        public int Bucket;

        /// <summary>Entries of a want, 0..<see cref="EntriesMax"/>; not 0 when it asks.</summary>
        public int EntryCount;

        /// <summary>What the sketch is to be computed with.</summary>
        public int Seed;

        /// <summary>Who asked for the proof, not 0.</summary>
        public int Challenger;

        /// <summary>Makes a frame.</summary>
        public StoreFrame()
            : this(new byte[Limits.FragmentSizeMax])
        {
        }

        /// <summary>Makes a frame over a buffer for the fragment's content.</summary>
        public StoreFrame(byte[] bytes)
        {
            Fragment = new Fragment(bytes);
        }

        /// <summary>
        /// Begins a frame to be said: nothing is left of the one before but fields that its kind does not have, or sets itself.
        /// </summary>
        /// <param name="kind">One of <see cref="FrameKind"/>.</param>
        /// <param name="flags">The kind's flags.</param>
        public void Begin(int kind, int flags)
        {
            Kind = kind;
            Flags = flags;
            EntryCount = 0;
        }

        /// <summary>Copies an entry of a vector.</summary>
        public void GetEntry(int entry, Fragment about)
        {
            about.Stripe = Stripes[entry];
            about.Version = Versions[entry];
            about.Check = Checks[entry];
            about.DataCount = (Shapes[entry] & 15) + 1;
            about.TotalCount = (Shapes[entry] >> 4) + 1;
            about.Index = 0;
            about.Hours = Hours[entry];
            about.Size = Sizes[entry];
        }

        /// <summary>Sets an entry of a vector.</summary>
        public void SetEntry(int entry, Fragment about)
        {
            Stripes[entry] = about.Stripe;
            Versions[entry] = about.Version;
            Checks[entry] = about.Check;
            Shapes[entry] = (byte)((about.DataCount - 1) | ((about.TotalCount - 1) << 4));
            Hours[entry] = about.Hours;
            Sizes[entry] = (byte)about.Size;
        }
    }
}
