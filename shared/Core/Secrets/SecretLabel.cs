namespace LVS.Core
{
    /// <summary>
    /// The purpose of a hash: the 8 bytes at the start of every message that protocol 2 hashes under a key. All labels have the same size
    /// and differ, so a hash for one use is never a hash for another. This is the only list of them.
    /// </summary>
    /// <remarks>
    /// Three kinds of messages have no label. "LVS epoch" and "LVS topic" are those under the swarm key. "LVS home " is the one under the
    /// secret of a device's name for people. Frames are hashed under an epoch key and begin with the version: no frame of version 2 begins
    /// with an L.
    /// </remarks>
    public static class SecretLabel
    {
        /// <summary>Bytes of a label.</summary>
        public const int Size = 8;

        /// <summary>Labels.</summary>
        public const int Count = 17;

        /// <summary>Under an agreed secret: the key of a pair.</summary>
        public const int Pair = 0;

        /// <summary>Under the key of a pair: the key of an edge.</summary>
        public const int Edge = 1;

        /// <summary>Under the key of a pair: the tag of a proposal.</summary>
        public const int Proposal = 2;

        /// <summary>Under the key of an edge: the tag of an entry.</summary>
        public const int Entry = 3;

        /// <summary>Under the key of an edge: the hint that identifies a peer under a new name.</summary>
        public const int Turn = 4;

        /// <summary>Under the key of an edge: the key stream that encrypts a keepsake.</summary>
        public const int Seal = 5;

        /// <summary>Under a device secret: the lookup tag under which neighbours keep what they remember of the device.</summary>
        public const int Lookup = 6;

        /// <summary>Under a device secret: the voucher of one neighbour.</summary>
        public const int Voucher = 7;

        /// <summary>Under a voucher: the proof that an answer comes from the neighbour.</summary>
        public const int Answer = 8;

        /// <summary>Under no key: a block of a fragment.</summary>
        public const int Block = 9;

        /// <summary>Under no key: two hashes of a tree.</summary>
        public const int Node = 10;

        /// <summary>Under no key: the name of a stripe.</summary>
        public const int Stripe = 11;

        /// <summary>Under no key: a link of an owner's chain.</summary>
        public const int Chain = 12;

        /// <summary>Under the key of an edge: the tag of a tombstone.</summary>
        public const int Tombstone = 13;

        /// <summary>Under the key of an edge: the tag of a keepsake.</summary>
        public const int Keepsake = 14;

        /// <summary>Under a device secret: the proof that the device lives.</summary>
        public const int Alive = 15;

        /// <summary>Under the key of an edge: the tag of a proof of storage.</summary>
        public const int Proof = 16;

        private static readonly byte[] Text =
        {
            0x4C, 0x56, 0x53, 0x20, 0x70, 0x61, 0x69, 0x72, // "LVS pair"
            0x4C, 0x56, 0x53, 0x20, 0x65, 0x64, 0x67, 0x65, // "LVS edge"
            0x4C, 0x56, 0x53, 0x20, 0x61, 0x73, 0x6B, 0x20, // "LVS ask "
            0x4C, 0x56, 0x53, 0x20, 0x74, 0x61, 0x67, 0x20, // "LVS tag "
            0x4C, 0x56, 0x53, 0x20, 0x74, 0x75, 0x72, 0x6E, // "LVS turn"
            0x4C, 0x56, 0x53, 0x20, 0x73, 0x65, 0x61, 0x6C, // "LVS seal"
            0x4C, 0x56, 0x53, 0x20, 0x6C, 0x6F, 0x6F, 0x6B, // "LVS look"
            0x4C, 0x56, 0x53, 0x20, 0x76, 0x6F, 0x75, 0x63, // "LVS vouc"
            0x4C, 0x56, 0x53, 0x20, 0x62, 0x61, 0x73, 0x65, // "LVS base"
            0x4C, 0x56, 0x53, 0x20, 0x62, 0x6C, 0x6F, 0x63, // "LVS bloc"
            0x4C, 0x56, 0x53, 0x20, 0x6E, 0x6F, 0x64, 0x65, // "LVS node"
            0x4C, 0x56, 0x53, 0x20, 0x73, 0x74, 0x72, 0x69, // "LVS stri"
            0x4C, 0x56, 0x53, 0x20, 0x6B, 0x65, 0x65, 0x70, // "LVS keep"
            0x4C, 0x56, 0x53, 0x20, 0x67, 0x6F, 0x6E, 0x65, // "LVS gone"
            0x4C, 0x56, 0x53, 0x20, 0x68, 0x61, 0x6E, 0x64, // "LVS hand"
            0x4C, 0x56, 0x53, 0x20, 0x6C, 0x69, 0x76, 0x65, // "LVS live"
            0x4C, 0x56, 0x53, 0x20, 0x68, 0x6F, 0x6C, 0x64, // "LVS hold"
        };

        /// <summary>Writes a label at the start of a message.</summary>
        /// <param name="label">One of the constants.</param>
        /// <param name="message">Receives <see cref="Size"/> bytes.</param>
        public static void Write(int label, byte[] message)
        {
            System.Array.Copy(Text, label * Size, message, 0, Size);
        }
    }
}
