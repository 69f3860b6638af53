namespace LVS.Core
{
    /// <summary>
    /// A frame that <see cref="FrameGate.Open"/> has read: sender, minute, path and content. The gate allocates one in boot and reuses it
    /// for every frame. It is valid until the gate opens the next frame or the frame's buffer changes.
    /// </summary>
    public sealed class Letter
    {
        /// <summary>Flag of a remembrance: the sender is the device that is asked for.</summary>
        public const int FlagAlive = 1;

        /// <summary>
        /// Bytes that a keepsake hands over: lookup tag, voucher, and the identity of the key that the voucher belongs to.
        /// </summary>
        public const int ContentSize = Vouchers.HandoverSize + 8;

        /// <summary>The body of a diff.</summary>
        public readonly Diff Diff = new Diff();

        /// <summary>One of <see cref="FrameKind"/>.</summary>
        public int Kind;

        /// <summary>The flag bits; their meaning depends on the kind.</summary>
        public int Flags;

        /// <summary>The public key that a hello tells.</summary>
        public readonly byte[] PublicKey = new byte[Limits.PublicKeySize];

        /// <summary>The sender's swarm minute, 0..2^32 - 1. Its epoch selects the key of the MAC.</summary>
        public long Minute;

        /// <summary>The sender's pseudonym, not 0.</summary>
        public int Sender;

        /// <summary>The sender's sequence number, compared in the serial arithmetic of RFC 1982.</summary>
        public int Seq;

        /// <summary>The frame's MAC, which identifies the frame.</summary>
        public long Mac;

        /// <summary>The path on which the frame came, numbered by its link.</summary>
        public int Path;

        /// <summary>The body of a census: the pause asked for, 1..<see cref="Limits.HoldMsMax"/> ms.</summary>
        public int HoldMs;

        /// <summary>The node that a keepsake is for, not 0.</summary>
        public int Target;

        /// <summary>What a keepsake hands over, <see cref="ContentSize"/> bytes, encrypted under the edge's key.</summary>
        public readonly byte[] Content = new byte[ContentSize];

        /// <summary>Of a recall and a remembrance: the lookup tag of the device.</summary>
        public long Lookup;

        /// <summary>Of a recall and a remembrance: the seed of the question.</summary>
        public long Seed;

        /// <summary>Of a remembrance: the identity of the key that the answering neighbour's voucher belongs to.</summary>
        public long Identity;

        /// <summary>Of a remembrance: the float base that the neighbour accepted, in micro-VU.</summary>
        public long BaseUvu;

        /// <summary>Of a remembrance: the minute at which the neighbour last heard the device.</summary>
        public long HeardMinute;

        /// <summary>Of a keepsake, its tag. Of a remembrance, the proof that it answers this question.</summary>
        public long Proof;

        /// <summary>The buffer that holds the frame.</summary>
        public byte[] Frame { get; internal set; }

        /// <summary>Bytes of header and body.</summary>
        internal int BodyEnd;

        /// <summary>The body of a frame of the fragment store; null in a reader that does not take part in keeping fragments.</summary>
        public StoreFrame Store { get; internal set; }

        /// <summary>The first 2 bytes of the MAC, by which others say which frame they heard (SPEC 1).</summary>
        public int Mark => (int)Mac & 0xFFFF;

        /// <summary>The epoch of <see cref="Minute"/>.</summary>
        public int Epoch => (int)(Minute / Limits.EpochMinutes);
    }
}
