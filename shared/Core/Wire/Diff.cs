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

        /// <summary>Index of the reader's edge in a diff that was heard, by the pseudonym it has now; or -1. Of two, the first.</summary>
        public int OwnEntry;

        /// <summary>Whom the sender relays; only with <see cref="FlagRelay"/>, not 0.</summary>
        public int RelayPeer;

        /// <summary>Seq of the newest frame it heard of that node.</summary>
        public int RelaySeq;

        /// <summary>Mark of that frame: the first 2 bytes of its MAC.</summary>
        public int RelayMark;

        /// <summary>Sum of <c>sent - credited</c> over the edges of a diff that was read.</summary>
        public long NetSum;

        /// <summary>
        /// The float base that float and counters of a diff that was read imply: constant within an epoch if the sender's books are honest.
        /// </summary>
        public long ImpliedBase => Float + NetSum;

        /// <summary>Index of the edge with a peer, or -1. Of two, the first counts (SPEC 3.2).</summary>
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
    }
}
