namespace LVS.Core
{
    /// <summary>
    /// The protocol state of one node or of many, as flat primitive arrays: on a board for one, in a simulation for a million.
    /// A node is a window over them: element <c>n</c> of the node arrays, elements <c>n * SlotCount ...</c> of the slot arrays.
    /// Amounts in micro-VU. Not thread safe: a window belongs to one thread at a time.
    /// </summary>
    public sealed class NodeMemory
    {
        /// <summary>Slot flag: the peer's diff carried our current tag, so both ends agree on the edge and value may move.</summary>
        public const int SlotMutual = 1;

        /// <summary>Slot flag: the peer has echoed our counters since boot, so a rolled-back `sent` cannot be spent twice.</summary>
        public const int SlotEchoed = 2;

        /// <summary>
        /// Slot flag, kept in the record: the edge is known from a snapshot that others kept, which may be older than what was paid. While any
        /// slot has it the node pays nobody: another edge's forgotten payments would be spent twice.
        /// </summary>
        public const int SlotRescued = 16;

        /// <summary>Nodes in these arrays.</summary>
        public readonly int NodeCount;

        /// <summary>Pseudonym of the node, not 0 after birth.</summary>
        public readonly int[] Pseudonym;

        /// <summary>State weight the node claims, 0..<see cref="Limits.WeightMax"/>.</summary>
        public readonly int[] Weight;

        /// <summary>Tag of the edge opened last, 0..65535.</summary>
        public readonly int[] TagLast;

        /// <summary>Seq of the frame emitted last.</summary>
        public readonly int[] SeqLast;

        /// <summary>First seq that the record on flash does not cover.</summary>
        public readonly int[] SeqReserved;

        /// <summary>Value earned, 0..<see cref="Limits.EarnedUvuMax"/>.</summary>
        public readonly long[] Earned;

        /// <summary>The part that drifts; negative only while refunds are owed.</summary>
        public readonly long[] Float;

        /// <summary>State of the seeded generator.</summary>
        public readonly long[] Chance;

        /// <summary>Neighbour in the slot, 0 when the slot is free.</summary>
        public readonly int[] Peer;

        /// <summary>Our tag of the edge: its epoch from our side, 1..65535.</summary>
        public readonly int[] OwnTag;

        /// <summary>The peer's tag of the edge, 0 when not known yet.</summary>
        public readonly int[] PeerTag;

        /// <summary>Slot flags.</summary>
        public readonly int[] SlotFlags;

        /// <summary>Seq of the newest diff heard from the peer.</summary>
        public readonly int[] PeerSeq;

        /// <summary>Diffs of the peer in a row without an entry for us.</summary>
        public readonly int[] AbsentCount;

        /// <summary>Float paid to the peer since the edge opened.</summary>
        public readonly long[] Sent;

        /// <summary>Float accepted from the peer since the edge opened.</summary>
        public readonly long[] Credited;

        /// <summary>What the peer says it has accepted from us; never above <see cref="Sent"/>.</summary>
        public readonly long[] PeerCredited;

        /// <summary>Allocates the state of a number of nodes, all of it, once.</summary>
        /// <param name="nodeCount">At least 1.</param>
        public NodeMemory(int nodeCount)
        {
            Check.That(nodeCount > 0, "NodeMemory: at least one node");
            int slots = nodeCount * Limits.SlotCount;
            NodeCount = nodeCount;
            Pseudonym = new int[nodeCount];
            Weight = new int[nodeCount];
            TagLast = new int[nodeCount];
            SeqLast = new int[nodeCount];
            SeqReserved = new int[nodeCount];
            Earned = new long[nodeCount];
            Float = new long[nodeCount];
            Chance = new long[nodeCount];
            Peer = new int[slots];
            OwnTag = new int[slots];
            PeerTag = new int[slots];
            SlotFlags = new int[slots];
            PeerSeq = new int[slots];
            AbsentCount = new int[slots];
            Sent = new long[slots];
            Credited = new long[slots];
            PeerCredited = new long[slots];
        }
    }
}
