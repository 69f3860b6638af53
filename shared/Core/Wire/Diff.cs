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

        /// <summary>Flag: a relay follows the entries.</summary>
        public const int FlagRelay = 2;

        /// <summary>Flag: a tombstone follows entries and relay.</summary>
        public const int FlagTombstone = 4;

        /// <summary>All flags with a meaning; the others are reserved and 0.</summary>
        public const int FlagsKnown = FlagHolding | FlagRelay | FlagTombstone;

        /// <summary>Edge peers, the first <see cref="EntryCount"/> valid: what the sender calls the other end by.</summary>
        public readonly int[] Peer = new int[Limits.SlotCount];

        /// <summary>The sender's nonce of a proposal; 0 in an entry of an edge that has its key.</summary>
        public readonly int[] Nonce = new int[Limits.SlotCount];

        /// <summary>The peer's nonce of a proposal as the sender heard it, 0 when it did not.</summary>
        public readonly int[] NonceHeard = new int[Limits.SlotCount];

        /// <summary>The seq of the peer's newest tagged diff that the sender heard; only its low byte is told.</summary>
        public readonly int[] Echo = new int[Limits.SlotCount];

        /// <summary>The slots that the entries are of, in a diff that is said.</summary>
        public readonly int[] Slot = new int[Limits.SlotCount];

        /// <summary>Float paid to the peer since the edge opened, 0..<see cref="Limits.AmountUvuMax"/>.</summary>
        public readonly long[] Sent = new long[Limits.SlotCount];

        /// <summary>Float accepted from the peer since the edge opened, 0..<see cref="Limits.AmountUvuMax"/>.</summary>
        public readonly long[] Credited = new long[Limits.SlotCount];

        /// <summary>Value granted to the peer for verified service in this epoch, 0..<see cref="Limits.GrantedUvuMax"/>.</summary>
        public readonly long[] Granted = new long[Limits.SlotCount];

        private readonly long[] tags = new long[Limits.SlotCount + 1];
        private byte[] tagged;

        /// <summary>Flags of the frame.</summary>
        public int Flags;

        /// <summary>The sender's swarm minute, 0..2^32 - 1.</summary>
        public long Minute;

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

        /// <summary>Whom the sender relays; only with <see cref="FlagRelay"/>, not 0.</summary>
        public int RelayPeer;

        /// <summary>Seq of the newest frame it heard of that node.</summary>
        public int RelaySeq;

        /// <summary>Mark of that frame: the first 2 bytes of its MAC.</summary>
        public int RelayMark;

        /// <summary>Whom the sender has closed its end with; only with <see cref="FlagTombstone"/>, not 0.</summary>
        public int TombstonePeer;

        /// <summary>
        /// Where in the frame of a diff that was read the amounts of its entries begin, of those that are no proposals; with
        /// <see cref="ServeNode"/>.
        /// </summary>
        internal int[] AmountsAt;

        /// <summary>What was written last; made for a node in boot, for others with their first diff.</summary>
        internal SaidEntries Said;

        /// <summary>Where the tags begin in the frame.</summary>
        internal int TagsAt;

        /// <summary>Sum of <c>sent - credited</c> over the edges of a diff that was read.</summary>
        public long NetSum;

        /// <summary>The float base that float and counters of a diff that was read imply.</summary>
        public long ImpliedBase => Float + NetSum;

        /// <summary>Tags in the diff: one an entry, and one more with a tombstone.</summary>
        public int TagCount => EntryCount + ((Flags & FlagTombstone) != 0 ? 1 : 0);

        /// <summary>
        /// Tags of the entries (SPEC 2.3), <see cref="Limits.TagSize"/> bytes each, lowest first; that of a tombstone follows the last. The
        /// tags of a diff that was read are taken from its frame when they are asked for.
        /// </summary>
        public long[] Tag
        {
            get
            {
                TakeTags();
                return tags;
            }
        }

        /// <summary>
        /// Prepares the diff of a node, in boot: what it writes has its memory, and echo and amounts of what it reads stay in the frame
        /// until <see cref="TakeAmounts"/> asks for them, for a node wants those of the one entry that is for it.
        /// </summary>
        public void ServeNode()
        {
            Said = new SaidEntries();
            AmountsAt = new int[Limits.SlotCount];
        }

        /// <summary>Reads echo, sent, credited and granted of an entry that is no proposal, where they were left in the frame.</summary>
        public void TakeAmounts(int index)
        {
            if (AmountsAt != null)
            {
                EntryCodec.ReadAmounts(tagged, AmountsAt[index], index, Echo, Sent, Credited, Granted);
            }
        }

        /// <summary>One of <see cref="Tag"/>. A node asks for its own alone.</summary>
        public long TagOf(int index)
        {
            // Reads 8 bytes and keeps 6. They are always there: the MAC follows.
            return tagged == null ? tags[index] : LittleEndian.Read48(tagged, TagsAt + index * Limits.TagSize);
        }

        /// <summary>The diff was read from a frame: its tags stay there.</summary>
        internal void LeaveTags(byte[] frame, int tagsAt)
        {
            tagged = frame;
            TagsAt = tagsAt;
        }

        /// <summary>The diff becomes another one, whose tags are not there yet.</summary>
        internal void DropTags()
        {
            tagged = null;
        }

        /// <summary>Takes the tags out of a frame that is about to be another one.</summary>
        internal void TakeTags()
        {
            if (tagged == null)
            {
                return;
            }

            int count = TagCount;
            for (int i = 0; i < count; i++)
            {
                tags[i] = TagOf(i);
            }

            tagged = null;
        }

        /// <summary>Index of the edge with a peer, or -1. Of two the first counts.</summary>
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
