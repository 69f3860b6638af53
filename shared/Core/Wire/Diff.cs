namespace LVS.Core
{
    /// <summary>
    /// The meaning of one entropy diff frame: the sender's float and weight, and for each of its edges the cumulative counters.
    /// One instance is made in boot and used again for every frame. Amounts in micro-VU.
    /// </summary>
    public sealed class Diff
    {
        /// <summary>Flag: the sender has paused its drift for a census.</summary>
        public const int FlagHolding = 1;

        /// <summary>Flag: the diff ends in a relay.</summary>
        public const int FlagRelay = 2;

        /// <summary>All flags with a meaning; the others are reserved and 0.</summary>
        public const int FlagsKnown = FlagHolding | FlagRelay;

        /// <summary>Edge peers, the first <see cref="EntryCount"/> valid.</summary>
        public readonly int[] Peer = new int[Limits.SlotCount];

        /// <summary>The sender's tag of the edge, 1..65535.</summary>
        public readonly int[] OwnTag = new int[Limits.SlotCount];

        /// <summary>The peer's tag as the sender knows it, 0 when it does not.</summary>
        public readonly int[] PeerTag = new int[Limits.SlotCount];

        /// <summary>Float paid to the peer since the edge opened, 0..<see cref="Limits.AmountUvuMax"/>.</summary>
        public readonly long[] Sent = new long[Limits.SlotCount];

        /// <summary>Float accepted from the peer since the edge opened, 0..<see cref="Limits.AmountUvuMax"/>.</summary>
        public readonly long[] Credited = new long[Limits.SlotCount];

        /// <summary>Value granted to the peer for verified service in this epoch, 0..<see cref="Limits.GrantedUvuMax"/>.</summary>
        public readonly long[] Granted = new long[Limits.SlotCount];

        // Names of edges seldom change: their bytes are kept from one diff to the next.
        private readonly byte[] names = new byte[Limits.SlotCount * Limits.EdgeNameSize];
        private readonly int[] namedPeer = new int[Limits.SlotCount];
        private readonly int[] namedTags = new int[Limits.SlotCount];

        /// <summary>Flags of the frame.</summary>
        public int Flags;

        /// <summary>Swarm epoch.</summary>
        public int Epoch;

        /// <summary>The sender's pseudonym.</summary>
        public int Sender;

        /// <summary>The sender's sequence number.</summary>
        public int Seq;

        /// <summary>Neighbours that the sender would still admit, 0..<see cref="Limits.SlotCount"/>.</summary>
        public int OpenCount;

        /// <summary>The sender's float, within plus or minus <see cref="Limits.AmountUvuMax"/>; negative while it owes refunds.</summary>
        public long Float;

        /// <summary>The state weight that the sender claims, 0..<see cref="Limits.WeightMax"/>.</summary>
        public int Weight;

        /// <summary>Edges in this diff, 0..<see cref="Limits.SlotCount"/>.</summary>
        public int EntryCount;

        /// <summary>Index of the reader's edge in a diff that was scanned, by the pseudonym it has now; or -1.</summary>
        public int OwnEntry;

        /// <summary>Where that edge lies in the frame; unspecified without one.</summary>
        public int OwnEntryAt;

        /// <summary>Whom the sender relays; only with <see cref="FlagRelay"/>, not 0.</summary>
        public int RelayPeer;

        /// <summary>Seq of the newest frame it heard of that node.</summary>
        public int RelaySeq;

        /// <summary>Mark of that frame: the first 2 bytes of its MAC.</summary>
        public int RelayMark;

        /// <summary>Sum of <c>sent - credited</c> over the edges of a diff that was read.</summary>
        public long NetSum;

        /// <summary>The float base that float and counters of a diff that was read imply: constant within an epoch if the sender's books are honest.</summary>
        public long ImpliedBase => Float + NetSum;

        /// <summary>Index of the edge with a peer, or -1.</summary>
        public int IndexOf(int peer)
        {
            int[] peers = Peer;
            int count = EntryCount;
            for (int i = 0; i < count; i++)
            {
                if (peers[i] == peer)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Peer and tags of all edges as the bytes of SPEC 3, <see cref="Limits.EdgeNameSize"/> of each.</summary>
        internal byte[] NameEdges()
        {
            int[] peers = Peer;
            int[] ownTags = OwnTag;
            int[] peerTags = PeerTag;
            int[] namedPeers = namedPeer;
            int[] namedTagPairs = namedTags;
            int count = EntryCount;
            for (int i = 0; i < count; i++)
            {
                int peer = peers[i];
                int tags = ownTags[i] | (peerTags[i] << 16);
                if (namedPeers[i] != peer || namedTagPairs[i] != tags)
                {
                    namedPeers[i] = peer;
                    namedTagPairs[i] = tags;
                    LittleEndian.Write32(names, i * Limits.EdgeNameSize, peer);
                    LittleEndian.Write32(names, i * Limits.EdgeNameSize + 4, tags);
                }
            }

            return names;
        }
    }
}
