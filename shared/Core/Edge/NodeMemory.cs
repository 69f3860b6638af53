namespace LVS.Core
{
    /// <summary>
    /// The protocol state of one node or of many, as flat primitive arrays: on a board for one, in a simulation for a million.
    /// A node is a window over them: element <c>n</c> of the node arrays, elements <c>n * SlotCount ...</c> of the slot arrays.
    /// Amounts in micro-VU. Not thread safe: a window belongs to one thread at a time.
    /// </summary>
    public sealed class NodeMemory
    {
        // Each flag has four bits to itself: the sum of a node's flags counts every one of them.

        /// <summary>Slot flag: the peer's diff carried our current tag, so both ends agree on the edge and value may move.</summary>
        public const int SlotMutual = 1;

        /// <summary>Slot flag: we have a new pseudonym that the peer has not called us by yet.</summary>
        public const int SlotResuming = 1 << 4;

        /// <summary>
        /// Slot flag, kept in the record: the edge is known from a snapshot that others kept, which may be older than what was paid. While any
        /// slot has it the node pays nobody: another edge's forgotten payments would be spent twice.
        /// </summary>
        public const int SlotRescued = 1 << 8;

        /// <summary>Slot flag: the peer has echoed our counters since boot, so a rolled-back `sent` cannot be spent twice.</summary>
        public const int SlotEchoed = 1 << 12;

        /// <summary>All flags; other bits are never set.</summary>
        public const int FlagsKnown = SlotMutual | SlotResuming | SlotRescued | SlotEchoed;

        /// <summary>The bits of a sum of flags that count one of them: those of the flag and three above.</summary>
        public const int FlagCountMask = 15;

        /// <summary>In <see cref="AbsentCount"/>, a wake of an earlier life: more than the diffs that one life counts before it gives up.</summary>
        public const int AbsentWake = 1 << AbsentWakeShift;

        private const int AbsentWakeShift = 4;

        /// <summary>Pseudonyms that a node remembers as evicted for lying.</summary>
        public const int BannedCount = 4;

        /// <summary>Nodes in these arrays.</summary>
        public readonly int NodeCount;

        /// <summary>Pseudonym of the node, not 0 after birth.</summary>
        public readonly int[] Pseudonym;

        /// <summary>Pseudonym of the epoch before, 0 when there was none.</summary>
        public readonly int[] Former;

        /// <summary>Swarm epoch, 0..65535.</summary>
        public readonly int[] Epoch;

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

        /// <summary>Grants of closed edges that count as earned when the epoch turns.</summary>
        public readonly long[] FoldDue;

        /// <summary>VU granted to neighbours in this epoch.</summary>
        public readonly long[] GrantedInEpoch;

        /// <summary>What a fully trusted edge may carry, as last surveyed.</summary>
        public readonly long[] CapScale;

        /// <summary>
        /// How long the node has been awake since boot, in ms: what it slept through, and where its clock jumped, does not count as silence of its
        /// neighbours.
        /// </summary>
        public readonly long[] AwakeMs;

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

        /// <summary>Diffs of the peer in a row without an entry for us in this life, and <see cref="AbsentWake"/> for each life before with such a diff.</summary>
        public readonly int[] AbsentCount;

        /// <summary>Float paid to the peer since the edge opened.</summary>
        public readonly long[] Sent;

        /// <summary>Float accepted from the peer since the edge opened.</summary>
        public readonly long[] Credited;

        /// <summary>What the peer says it has accepted from us; never above <see cref="Sent"/>.</summary>
        public readonly long[] PeerCredited;

        /// <summary>VU granted to the peer in this epoch.</summary>
        public readonly long[] Granted;

        /// <summary>The same as flash has it: what may be told.</summary>
        public readonly long[] GrantedKept;

        /// <summary>VU the peer granted us in this epoch.</summary>
        public readonly long[] Received;

        /// <summary>Good acts of the peer, in 1/256.</summary>
        public readonly int[] Good;

        /// <summary>Bad acts of the peer, in 1/256.</summary>
        public readonly int[] Bad;

        /// <summary>When the peer was last heard, in <see cref="AwakeMs"/>; below 0 for before the boot.</summary>
        public readonly long[] HeardAtMs;

        /// <summary>When an act of the peer was last counted, in <see cref="AwakeMs"/>.</summary>
        public readonly long[] ActAtMs;

        /// <summary>The float the peer last claimed.</summary>
        public readonly long[] PeerFloat;

        /// <summary>The float base that the peer's last diff implied, -1 before the first since boot.</summary>
        public readonly long[] PeerBase;

        /// <summary>Epoch in which the peer was last heard, -1 before the first diff.</summary>
        public readonly int[] PeerEpoch;

        /// <summary>First 16 bits of the MAC of the peer's newest frame.</summary>
        public readonly int[] PeerMark;

        /// <summary>Slots whose peers relayed another frame of this peer than we heard, as bits.</summary>
        public readonly int[] Doubt;

        /// <summary>What we call the peer by until it knows our new pseudonym (SPEC 5.5).</summary>
        public readonly int[] ResumeTag;

        /// <summary>What the peer calls us by until it knows that we know its new pseudonym; 0 for our pseudonym.</summary>
        public readonly int[] CalledBy;

        /// <summary>What the peer will call us by once it knows our new pseudonym but not that we know its own; 0 for our pseudonym.</summary>
        public readonly int[] CalledNext;

        /// <summary>Pseudonyms evicted for lying in this epoch, <see cref="BannedCount"/> per node, newest first; 0 for none.</summary>
        public readonly int[] Banned;

        /// <summary>Allocates the state of a number of nodes, all of it, once.</summary>
        /// <param name="nodeCount">At least 1.</param>
        public NodeMemory(int nodeCount)
        {
            Check.That(nodeCount > 0, "NodeMemory: at least one node");
            int slots = nodeCount * Limits.SlotCount;
            NodeCount = nodeCount;
            Pseudonym = new int[nodeCount];
            Former = new int[nodeCount];
            Epoch = new int[nodeCount];
            Weight = new int[nodeCount];
            TagLast = new int[nodeCount];
            SeqLast = new int[nodeCount];
            SeqReserved = new int[nodeCount];
            Earned = new long[nodeCount];
            Float = new long[nodeCount];
            FoldDue = new long[nodeCount];
            GrantedInEpoch = new long[nodeCount];
            CapScale = new long[nodeCount];
            AwakeMs = new long[nodeCount];
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
            Granted = new long[slots];
            GrantedKept = new long[slots];
            Received = new long[slots];
            Good = new int[slots];
            Bad = new int[slots];
            HeardAtMs = new long[slots];
            ActAtMs = new long[slots];
            PeerFloat = new long[slots];
            PeerBase = new long[slots];
            PeerEpoch = new int[slots];
            PeerMark = new int[slots];
            Doubt = new int[slots];
            ResumeTag = new int[slots];
            CalledBy = new int[slots];
            CalledNext = new int[slots];
            Banned = new int[nodeCount * BannedCount];
        }

        /// <summary>The sum of a node's slot flags: how many slots have each. Written out, for it is asked for with every diff.</summary>
        /// <param name="first">Index of its first slot.</param>
        public int SumOfFlags(int first)
        {
            int[] flags = SlotFlags;
            return flags[first] + flags[first + 1] + flags[first + 2] + flags[first + 3]
                + flags[first + 4] + flags[first + 5] + flags[first + 6] + flags[first + 7];
        }

        /// <summary>The lives, this one included, that an element of <see cref="AbsentCount"/> tells of.</summary>
        public static int AbsentWakesOf(int absentCount)
        {
            return (absentCount + AbsentWake - 1) >> AbsentWakeShift;
        }

        /// <summary>Frees a slot: nothing of the neighbour that held it remains.</summary>
        /// <param name="at">Index into the slot arrays.</param>
        public void ClearSlot(int at)
        {
            Peer[at] = 0;
            OwnTag[at] = 0;
            PeerTag[at] = 0;
            SlotFlags[at] = 0;
            AbsentCount[at] = 0;
            Sent[at] = 0;
            Credited[at] = 0;
            PeerCredited[at] = 0;
            Granted[at] = 0;
            GrantedKept[at] = 0;
            Received[at] = 0;
            Good[at] = 0;
            Bad[at] = 0;
            PeerFloat[at] = 0;
            PeerBase[at] = -1;
            PeerEpoch[at] = -1;
            Doubt[at] = 0;
            CalledBy[at] = 0;
            CalledNext[at] = 0;
        }
    }
}
