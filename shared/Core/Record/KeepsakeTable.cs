using System;

namespace LVS.Core
{
    /// <summary>
    /// What a node keeps for others. For each device that handed over a voucher it has the lookup tag, the voucher, and the float base that
    /// it accepted (SPEC 5.9). There is an entry for each neighbour, and for sixteen former ones; half of these are for old edges.
    /// Allocates once.
    /// </summary>
    /// <remarks>
    /// The table is its own record: entries lie in memory as on flash, so storing it costs one MAC. Who may present a lookup tag cannot be
    /// known. Therefore a lookup tag never replaces an entry: each edge has one entry, and the oldest former entries are dropped.
    /// </remarks>
    public sealed class KeepsakeTable
    {
        /// <summary>Former neighbours of each kind: those with old edges, and the others.</summary>
        public const int FormerCount = 8;

        /// <summary>Entries at most.</summary>
        public const int Count = Limits.SlotCount + 2 * FormerCount;

        /// <summary>Bytes of the record.</summary>
        public const int RecordSize = HeadSize + Count * EntrySize + Limits.MacSize;

        /// <summary>How long a former neighbour is remembered, in minutes: 30 days.</summary>
        public const long KeepMinutes = 30 * Limits.EpochMinutes;

        private const int Magic = 0x4B53564C; // "LVSK"
        private const int HeadSize = 8;
        private const int EntrySize = 47;
        private const int VoucherAt = Vouchers.LookupSize;
        private const int IdentityAt = Vouchers.HandoverSize;
        private const int BaseAt = IdentityAt + 8;
        private const int MinuteAt = BaseAt + 6;
        private const int NonceAt = MinuteAt + 4;
        private const int KindAt = NonceAt + 4;
        private const byte ProofEntryEndsThere = EntrySize == KindAt + 1 ? 0 : -1;

        // Kinds of entries; 0 for a free one. The high half of the byte is the edge's slot.
        private const int UsedBit = 1;
        private const int OldBit = 2;
        private const int FormerBit = 4;
        private const int KindMask = 7;
        private const int SlotShift = 4;

        private readonly byte[] record = new byte[RecordSize];

        // 1 + index of the entry of each slot's edge, 0 for none. It saves a search, because slots are visited all the time.
        private readonly byte[] entryOf = new byte[Limits.SlotCount];

        /// <summary>Whether the table has changed since it was sealed.</summary>
        public bool IsDue { get; private set; }

        /// <summary>The table as it goes to flash, after <see cref="Seal"/>.</summary>
        public byte[] Record => record;

        /// <summary>Index of the entry of an edge, or -1.</summary>
        /// <param name="slot">The edge's slot.</param>
        /// <param name="nonce">Our nonce of the edge.</param>
        public int IndexOf(int slot, int nonce)
        {
            int index = entryOf[slot] - 1;
            return index >= 0 && BitConverter.ToInt32(record, At(index) + NonceAt) == nonce ? index : -1;
        }

        /// <summary>Stores what the neighbour at the other end of an edge has handed over.</summary>
        /// <param name="slot">The edge's slot.</param>
        /// <param name="nonce">Our nonce of the edge.</param>
        /// <param name="content">Lookup tag, voucher, identity.</param>
        /// <param name="baseUvu">The neighbour's float base that we accepted.</param>
        /// <param name="minute">The swarm's minute.</param>
        public void Put(int slot, int nonce, byte[] content, long baseUvu, long minute)
        {
            Leave(slot, nonce);
            int index = IndexOf(slot, nonce);
            if (index < 0)
            {
                index = SameVoucher(content);
                index = index < 0 ? FreeIndex() : index;
            }

            entryOf[slot] = (byte)(index + 1);
            int at = At(index);
            bool isSame = IsSame(at, content, Letter.ContentSize);
            Array.Copy(content, 0, record, at, Letter.ContentSize);
            LittleEndian.Write32(record, at + NonceAt, nonce);
            IsDue |= !isSame || (record[at + KindAt] & FormerBit) != 0;
            record[at + KindAt] = (byte)((record[at + KindAt] & OldBit) | UsedBit | (slot << SlotShift));
            Note(index, baseUvu, minute, (record[at + KindAt] & OldBit) != 0);
        }

        /// <summary>Updates the entry of an edge that still exists.</summary>
        /// <param name="index">The edge's entry.</param>
        /// <param name="baseUvu">The neighbour's float base that we accepted; negative while none was heard.</param>
        /// <param name="minute">The swarm's minute.</param>
        /// <param name="isOld">Whether the edge is old.</param>
        public void Note(int index, long baseUvu, long minute, bool isOld)
        {
            int at = At(index);
            int kind = isOld ? UsedBit | OldBit : UsedBit;
            bool changes = baseUvu >= 0 && LittleEndian.Read48(record, at + BaseAt) != baseUvu;
            if (changes)
            {
                LittleEndian.Write48(record, at + BaseAt, baseUvu);
            }

            kind |= record[at + KindAt] & ~KindMask;
            IsDue |= changes || kind != record[at + KindAt];
            record[at + KindAt] = (byte)kind;
            LittleEndian.Write32(record, at + MinuteAt, (int)minute);
        }

        /// <summary>The edge of a slot is gone: its entry, if it had one, becomes that of a former neighbour.</summary>
        /// <param name="slot">The slot.</param>
        /// <param name="nonce">Our nonce of the edge that is in the slot now, 0 for none.</param>
        public void Leave(int slot, int nonce)
        {
            int index = entryOf[slot] - 1;
            if (index >= 0 && BitConverter.ToInt32(record, At(index) + NonceAt) != nonce)
            {
                int at = At(index) + KindAt;
                entryOf[slot] = 0;
                record[at] |= FormerBit;
                IsDue = true;
                MakeRoom(record[at] & KindMask);
            }
        }

        /// <summary>The next entry with a lookup tag that has not expired, or -1.</summary>
        /// <param name="lookup">The tag.</param>
        /// <param name="from">First index to look at.</param>
        /// <param name="minute">The swarm's minute.</param>
        public int Find(long lookup, int from, long minute)
        {
            for (int i = from; i < Count; i++)
            {
                int at = At(i);
                if (BitConverter.ToInt64(record, at) == lookup && record[at + KindAt] != 0
                    && minute - BitConverter.ToUInt32(record, at + MinuteAt) <= KeepMinutes)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Reads an entry into an answer: identity, base and minute.</summary>
        public void Get(int index, Letter answer)
        {
            int at = At(index);
            answer.Identity = LittleEndian.Read64(record, at + IdentityAt);
            answer.BaseUvu = LittleEndian.Read48(record, at + BaseAt);
            answer.HeardMinute = BitConverter.ToUInt32(record, at + MinuteAt);
        }

        /// <summary>Where an entry's voucher begins in <see cref="Record"/>.</summary>
        public static int VoucherOf(int index)
        {
            return At(index) + VoucherAt;
        }

        /// <summary>Seals the table for flash.</summary>
        /// <param name="mac">The swarm's MAC.</param>
        /// <param name="scratch">Receives the MAC, <see cref="Limits.MacSize"/> bytes.</param>
        public void Seal(IMac mac, byte[] scratch)
        {
            LittleEndian.Write32(record, 0, Magic);
            mac.Compute(record, RecordSize - Limits.MacSize, scratch);
            Array.Copy(scratch, 0, record, RecordSize - Limits.MacSize, Limits.MacSize);
            IsDue = false;
        }

        /// <summary>The record could not be written.</summary>
        /// <returns>False.</returns>
        public bool Fail()
        {
            IsDue = true;
            return false;
        }

        /// <summary>After the record was read: checks whether it is whole. A damaged record is forgotten.</summary>
        /// <param name="size">Bytes that were read into <see cref="Record"/>.</param>
        /// <param name="mac">The swarm's MAC.</param>
        /// <param name="scratch">As for <see cref="Seal"/>.</param>
        public bool Open(int size, IMac mac, byte[] scratch)
        {
            if (size == RecordSize && LittleEndian.Read32(record, 0) == Magic)
            {
                mac.Compute(record, RecordSize - Limits.MacSize, scratch);
                if (LittleEndian.Read64(scratch, 0) == LittleEndian.Read64(record, RecordSize - Limits.MacSize))
                {
                    FindEdges();
                    return true;
                }
            }

            Array.Clear(record, 0, RecordSize);
            Array.Clear(entryOf, 0, Limits.SlotCount);
            return false;
        }

        private static int At(int index)
        {
            return HeadSize + index * EntrySize;
        }

        private void FindEdges()
        {
            for (int i = 0; i < Count; i++)
            {
                int at = At(i);
                if ((record[at + KindAt] & (UsedBit | FormerBit)) == UsedBit)
                {
                    entryOf[(record[at + KindAt] >> SlotShift) & (Limits.SlotCount - 1)] = (byte)(i + 1);
                }
            }
        }

        /// <summary>Index of a former entry with the same voucher: its device has come back over another edge.</summary>
        private int SameVoucher(byte[] content)
        {
            for (int i = 0; i < Count; i++)
            {
                if ((record[At(i) + KindAt] & FormerBit) != 0 && IsSame(At(i), content, Vouchers.HandoverSize))
                {
                    return i;
                }
            }

            return -1;
        }

        private bool IsSame(int at, byte[] content, int size)
        {
            for (int i = 0; i < size; i++)
            {
                if (record[at + i] != content[i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>
        /// A free index. There always is one: each slot has at most one entry, and former ones never exceed their places.
        /// </summary>
        private int FreeIndex()
        {
            int index = 0;
            while (record[At(index) + KindAt] != 0)
            {
                index++;
            }

            return index;
        }

        /// <summary>Drops the former entry of a kind that was heard longest ago, when there are too many.</summary>
        private void MakeRoom(int kind)
        {
            int count = 0;
            int oldest = -1;
            for (int i = 0; i < Count; i++)
            {
                if ((record[At(i) + KindAt] & KindMask) == kind)
                {
                    count++;
                    oldest = oldest < 0 || MinuteOf(i) < MinuteOf(oldest) ? i : oldest;
                }
            }

            if (count > FormerCount)
            {
                Array.Clear(record, At(oldest), EntrySize);
            }
        }

        private long MinuteOf(int index)
        {
            return BitConverter.ToUInt32(record, At(index) + MinuteAt);
        }
    }
}
