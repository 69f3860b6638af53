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

        /// <summary>All flags with a meaning; the others are reserved and must be 0.</summary>
        public const int FlagsKnown = FlagHolding | FlagRelay | FlagTombstone;

        /// <summary>Edge peers, the first <see cref="EntryCount"/> valid: the name by which the sender calls the other end.</summary>
        public readonly int[] Peer = new int[Limits.SlotCount];

        /// <summary>The sender's nonce of a proposal; 0 in an entry of an edge that has its key.</summary>
        public readonly int[] Nonce = new int[Limits.SlotCount];

        /// <summary>The peer's nonce of a proposal as the sender heard it, 0 when it has not heard one.</summary>
        public readonly int[] NonceHeard = new int[Limits.SlotCount];

        /// <summary>The seq of the peer's newest tagged diff that the sender heard; only its low byte is sent.</summary>
        public readonly int[] Echo = new int[Limits.SlotCount];

        /// <summary>The slots of the entries, in a diff that we send.</summary>
        public readonly byte[] Slot = new byte[Limits.SlotCount];

        /// <summary>Float paid to the peer since the edge opened, 0..<see cref="Limits.AmountUvuMax"/>.</summary>
        public readonly long[] Sent = new long[Limits.SlotCount];

        /// <summary>Float accepted from the peer since the edge opened, 0..<see cref="Limits.AmountUvuMax"/>.</summary>
        public readonly long[] Credited = new long[Limits.SlotCount];

        /// <summary>Value granted to the peer for verified service in this epoch, 0..<see cref="Limits.GrantedUvuMax"/>.</summary>
        public readonly int[] Granted = new int[Limits.SlotCount];

        // Null until somebody needs more than one tag, which no node does.
        private long[] tags;
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

        /// <summary>The node that the relay is about; only with <see cref="FlagRelay"/>, not 0.</summary>
        public int RelayPeer;

        /// <summary>Seq of the newest frame that the sender heard of that node.</summary>
        public int RelaySeq;

        /// <summary>Mark of that frame: the first 2 bytes of its MAC.</summary>
        public int RelayMark;

        /// <summary>The former peer in the tombstone; only with <see cref="FlagTombstone"/>, not 0.</summary>
        public int TombstonePeer;

        /// <summary>
        /// Position in the frame of the amounts of each entry that is no proposal, in a diff that was read; with <see cref="ServeNode"/>.
        /// </summary>
        internal byte[] AmountsAt;

        /// <summary>The entries that were written last. A node makes it in boot, other users with their first diff.</summary>
        internal SaidEntries Said;

        /// <summary>Position of the tags in the frame.</summary>
        internal int TagsAt;

        /// <summary>Sum of <c>sent - credited</c> over the edges of a diff that was read.</summary>
        public long NetSum;

        /// <summary>The float base that float and counters of a diff that was read imply.</summary>
        public long ImpliedBase => Float + NetSum;

        /// <summary>Tags in the diff: one an entry, and one more with a tombstone.</summary>
        public int TagCount => EntryCount + ((Flags & FlagTombstone) != 0 ? 1 : 0);

        /// <summary>
        /// Tags of the entries (SPEC 2.3), <see cref="Limits.TagSize"/> bytes each, lowest byte first; the tag of a tombstone follows the
        /// last. In a diff that was read, they are taken from the frame on the first access.
        /// </summary>
        public long[] Tag
        {
            get
            {
                TakeTags();
                tags = tags ?? new long[Limits.SlotCount + 1];
                return tags;
            }
        }

        /// <summary>
        /// Prepares the diff of a node, in boot. It allocates the memory for writing. When a diff is read, echoes and amounts stay in the
        /// frame until <see cref="TakeAmounts"/> is called, because a node needs only those of its own entry.
        /// </summary>
        public void ServeNode()
        {
            Said = Said ?? new SaidEntries();
            AmountsAt = AmountsAt ?? new byte[Limits.SlotCount];
        }

        /// <summary>Reads echo, sent, credited and granted of an entry that is no proposal from the frame.</summary>
        public void TakeAmounts(int index)
        {
            if (AmountsAt != null)
            {
                EntryCodec.ReadAmounts(tagged, AmountsAt[index], index, Echo, Sent, Credited, Granted);
            }
        }

        /// <summary>One of <see cref="Tag"/>. A node needs only its own.</summary>
        public long TagOf(int index)
        {
            // Reads 8 bytes and keeps 6. The frame always has 8 bytes here, because the MAC follows.
            return tagged == null ? Tag[index] : LittleEndian.Read48(tagged, TagsAt + index * Limits.TagSize);
        }

        /// <summary>The diff was read from a frame; its tags stay there.</summary>
        internal void LeaveTags(byte[] frame, int tagsAt)
        {
            tagged = frame;
            TagsAt = tagsAt;
        }

        /// <summary>The diff is about to be filled with another one that has no tags yet.</summary>
        internal void DropTags()
        {
            tagged = null;
        }

        /// <summary>Copies the tags from a frame whose buffer is about to be reused.</summary>
        internal void TakeTags()
        {
            if (tagged == null)
            {
                return;
            }

            tags = tags ?? new long[Limits.SlotCount + 1];
            int count = TagCount;
            for (int i = 0; i < count; i++)
            {
                tags[i] = TagOf(i);
            }

            tagged = null;
        }

        /// <summary>Index of the edge with a peer, or -1. If there are two, the first counts.</summary>
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
