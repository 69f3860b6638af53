namespace LVS.Core
{
    /// <summary>
    /// The content of a frame of the fragment store, of any of its kinds (SPEC 9). One instance is made in boot and reused.
    /// </summary>
    public sealed class StoreFrame
    {
        /// <summary>Flag of an offer: the sender keeps nothing and asks which members there are.</summary>
        public const int FlagAsks = 1;

        /// <summary>Flag of an offer: the sender is about to stop.</summary>
        public const int FlagLeaves = 2;

        /// <summary>Flag of an offer: the sender sleeps between slots; the offer has its longest nap.</summary>
        public const int FlagNaps = 4;

        /// <summary>Flag of a want: the requested fragments will repair the stripe, and other nodes hold off.</summary>
        public const int FlagRepairs = 1;

        /// <summary>Flag of a fragment: the target is to keep it.</summary>
        public const int FlagKeep = 1;

        /// <summary>Flag of a fragment to be kept: it was missing or is handed over, and the stripe was proved just now.</summary>
        public const int FlagRepaired = 2;

        /// <summary>Flag of a proof: it ends in a tag under the edge's key of prover and target.</summary>
        public const int FlagTagged = 1;

        /// <summary>Flag of a renewal: the record is to be forgotten.</summary>
        public const int FlagForgets = 1;

        /// <summary>
        /// The fragment. Of a want and a challenge its name alone; of a proof name, shape, size, index, anchor and path; of a renewal name
        /// and expiry.
        /// </summary>
        public readonly Fragment Fragment;

        /// <summary>The block of a proof, <see cref="HashTree.BlockSizeOf"/> bytes.</summary>
        public readonly byte[] Block = new byte[HashTree.BlockSize];

        /// <summary>The path from the block to its leaf, of a proof.</summary>
        public readonly byte[] BlockPath = new byte[HashTree.BlockPathSize];

        /// <summary>One of <see cref="FrameKind"/>.</summary>
        public int Kind;

        /// <summary>Flags of the frame.</summary>
        public int Flags;

        /// <summary>Free room of the sender as <see cref="RoomCode"/> writes it, of an offer.</summary>
        public int Room;

        /// <summary>The sender's home in the space of names, 0..65535, of an offer.</summary>
        public int Home;

        /// <summary>The sender's pseudonym of the epoch before, 0 for none, of an offer.</summary>
        public int Former;

        /// <summary>The sender's longest nap as <see cref="NapCode"/> writes it, of an offer with <see cref="FlagNaps"/>.</summary>
        public int Nap;

        /// <summary>The requested fragments, as bits; of a want and a challenge, not 0.</summary>
        public int Mask;

        /// <summary>The seed from which the block of a proof follows, of a challenge and a proof.</summary>
        public int Seed;

        /// <summary>The node that a fragment is for, or that asked for a proof; not 0.</summary>
        public int Target;

        /// <summary>The number of a renewal: 1..<see cref="OwnerChain.RenewalMax"/>, or <see cref="OwnerChain.Forget"/>.</summary>
        public int Number;

        /// <summary>The tag of a proof that has one.</summary>
        public long Tag;

        /// <summary>Bytes of header and body in front of the tag.</summary>
        internal int TagAt;

        /// <summary>The link of the owner's chain, of a renewal. It lies where a proof has its block: no frame has both.</summary>
        public byte[] Link => Block;

        /// <summary>Makes a frame.</summary>
        public StoreFrame()
            : this(new Fragment())
        {
        }

        /// <summary>Makes a frame over a fragment. Frames that are never used at the same time can share it.</summary>
        public StoreFrame(Fragment fragment)
        {
            Fragment = fragment;
        }

        /// <summary>Whether a kind is one of the fragment store.</summary>
        public static bool Has(int kind)
        {
            return (kind >= FrameKind.Offer && kind <= FrameKind.Proof) || kind == FrameKind.Renewal;
        }

        /// <summary>Whether a frame's first byte says a kind of the fragment store; its MAC may be wrong.</summary>
        /// <param name="frame">1 byte or more.</param>
        public static bool IsOne(byte[] frame)
        {
            return Has(frame[0] & FrameKind.Mask);
        }

        /// <summary>
        /// Begins a frame to be sent. Only fields remain from the frame before that the new kind does not have, or sets itself.
        /// </summary>
        /// <param name="kind">One of <see cref="FrameKind"/>.</param>
        /// <param name="flags">The kind's flags.</param>
        public void Begin(int kind, int flags)
        {
            Kind = kind;
            Flags = flags;
            Fragment.Stripe = 0;
        }

        /// <summary>
        /// The block that a prover must show. Nobody can know it before the seed is sent, and each prover shows a different one (SPEC 9.5).
        /// </summary>
        /// <param name="seed">The seed of the challenge.</param>
        /// <param name="prover">The prover's pseudonym.</param>
        /// <param name="index">The fragment's index.</param>
        /// <param name="size">Bytes of the fragment.</param>
        /// <returns>0..7, a block that is not empty.</returns>
        public static int BlockOf(int seed, int prover, int index, int size)
        {
            int blocks = (size + HashTree.BlockSize - 1) / HashTree.BlockSize;
            long drawn = Mixer.Mix(((long)seed << 32) ^ (uint)prover ^ ((long)index << 60));
            return (int)((drawn & 0x7FFFFFFF) % blocks);
        }
    }
}
