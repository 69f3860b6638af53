namespace LVS.Core
{
    /// <summary>
    /// A frame as <see cref="FrameGate.Open"/> has read it: sender, minute, path and content. One is allocated in boot with its gate and
    /// used again for every frame; it holds until the gate opens the next one or the frame's buffer changes.
    /// </summary>
    public sealed class Letter
    {
        /// <summary>The body of a diff.</summary>
        public readonly Diff Diff = new Diff();

        /// <summary>One of <see cref="FrameKind"/>.</summary>
        public int Kind;

        /// <summary>The flag bits, whose meaning belongs to the kind.</summary>
        public int Flags;

        /// <summary>The public key that a hello tells.</summary>
        public readonly byte[] PublicKey = new byte[Limits.PublicKeySize];

        /// <summary>The sender's swarm minute, whose epoch's key made the MAC, 0..2^32 - 1.</summary>
        public long Minute;

        /// <summary>The sender's pseudonym, not 0.</summary>
        public int Sender;

        /// <summary>The sender's sequence number, compared in the serial arithmetic of RFC 1982.</summary>
        public int Seq;

        /// <summary>The frame's MAC: no other frame has it.</summary>
        public long Mac;

        /// <summary>The way the frame came, as its link numbers its ways.</summary>
        public int Path;

        /// <summary>The body of a census: the pause asked for, 1..<see cref="Limits.HoldMsMax"/> ms.</summary>
        public int HoldMs;

        /// <summary>Whom a keepsake is for, not 0.</summary>
        public int Target;

        /// <summary>What a keepsake hands over, <see cref="RescueCodec.KeepsakeSize"/> bytes; covered under the edge's key.</summary>
        public readonly byte[] Content = new byte[RescueCodec.KeepsakeSize];

        /// <summary>Of a recall and a remembrance: the tag by which a device is found.</summary>
        public long Lookup;

        /// <summary>Of a recall and a remembrance: the question's.</summary>
        public long Seed;

        /// <summary>Of a remembrance: the identity of the key that the answering neighbour's voucher is for.</summary>
        public long Identity;

        /// <summary>Of a remembrance: the float base that the neighbour accepted, in micro-VU.</summary>
        public long BaseUvu;

        /// <summary>Of a remembrance: the minute at which the neighbour heard the device last.</summary>
        public long HeardMinute;

        /// <summary>Of a keepsake its tag; of a remembrance the proof that it is an answer to this question.</summary>
        public long Proof;

        /// <summary>The buffer the frame lies in.</summary>
        public byte[] Frame { get; internal set; }

        /// <summary>Bytes of header and body.</summary>
        internal int BodyEnd;

        /// <summary>The body of a frame of the fragment store; null in a reader that takes no part in keeping fragments.</summary>
        public StoreFrame Store { get; internal set; }

        /// <summary>The first 2 bytes of the MAC, by which others tell which frame they heard (SPEC 1).</summary>
        public int Mark => (int)Mac & 0xFFFF;

        /// <summary>The epoch of <see cref="Minute"/>.</summary>
        public int Epoch => (int)(Minute / Limits.EpochMinutes);
    }
}
