namespace LVS.Core
{
    /// <summary>
    /// Which fragments a node holds, and where its log has them: names, not content. Every fragment in the index is on flash. Columns and a
    /// hash table over names, allocated once; on a board 16 bytes a fragment. Only the <see cref="FragmentLog"/> changes it. Not thread
    /// safe.
    /// </summary>
    public sealed class FragmentIndex
    {
        /// <summary>No slot.</summary>
        public const int None = -1;

        /// <summary>Number of accounts that fragments can count to.</summary>
        public const int OriginCount = 16;

        // Expiries in units of 64 minutes, about one hour.
        private const int ExpiryShift = 6;

        private readonly long[] names;
        private readonly ushort[] expiries;
        private readonly NumberColumn heads;
        private readonly SlotLinks next;
        private readonly byte[] shapes;

        // The index is in the low half of the byte, the account in the high half.
        private readonly byte[] indices;
        private readonly int bucketCount;
        private readonly int[] counts = new int[OriginCount];
        private NumberColumn places; // -1: the slot is free, and `next` leads to the next free one.
        private int free;

        /// <summary>Allocates the index. The log that receives it prepares it for use.</summary>
        /// <param name="slotCount">At least 1.</param>
        public FragmentIndex(int slotCount)
        {
            Check.That(slotCount > 0, "FragmentIndex: at least one slot");
            names = new long[slotCount];
            expiries = new ushort[slotCount];
            bucketCount = (slotCount + 3) / 4;
            heads = new NumberColumn(bucketCount, slotCount);
            next = new SlotLinks(slotCount);
            indices = new byte[slotCount];
            shapes = new byte[slotCount];
        }

        /// <summary>Slots.</summary>
        public int SlotCount => names.Length;

        /// <summary>Fragments held.</summary>
        public int Count { get; private set; }

        /// <summary>Free slots.</summary>
        public int FreeCount => names.Length - Count;

        /// <summary>Whether a slot has a fragment.</summary>
        public bool Holds(int slot)
        {
            return places.Get(slot) >= 0;
        }

        /// <summary>The slot of a fragment, or <see cref="None"/>.</summary>
        public int SlotOf(long name, int index)
        {
            long[] all = names;
            int slot = heads.Get(BucketOf(name));
            while (slot != None && (all[slot] != name || (indices[slot] & 15) != index))
            {
                slot = next.Get(slot);
            }

            return slot;
        }

        /// <summary>The first slot with a fragment of a stripe, or <see cref="None"/>; the others follow by <see cref="NextOf"/>.</summary>
        public int FirstOf(long name)
        {
            long[] all = names;
            int slot = heads.Get(BucketOf(name));
            while (slot != None && all[slot] != name)
            {
                slot = next.Get(slot);
            }

            return slot;
        }

        /// <summary>The next slot with a fragment of the same stripe, or <see cref="None"/>.</summary>
        public int NextOf(int slot)
        {
            long name = names[slot];
            slot = next.Get(slot);
            while (slot != None && names[slot] != name)
            {
                slot = next.Get(slot);
            }

            return slot;
        }

        /// <summary>The fragments held of a stripe, as bits.</summary>
        public int MaskOf(long name)
        {
            int mask = 0;
            for (int slot = FirstOf(name); slot != None; slot = NextOf(slot))
            {
                mask |= 1 << (indices[slot] & 15);
            }

            return mask;
        }

        /// <summary>Whether any fragment lies at a place from <c>from</c> on and below <c>to</c>.</summary>
        public bool HasWithin(int from, int to)
        {
            for (int slot = 0; slot < names.Length; slot++)
            {
                if (PlaceAt(slot) >= from && PlaceAt(slot) < to)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Stripe in a slot that is not free.</summary>
        public long NameAt(int slot)
        {
            return names[slot];
        }

        /// <summary>Index in a slot that is not free.</summary>
        public int IndexAt(int slot)
        {
            return indices[slot] & 15;
        }

        /// <summary>k of the stripe in a slot that is not free.</summary>
        public int DataCountAt(int slot)
        {
            return (shapes[slot] & 15) + 1;
        }

        /// <summary>n of the stripe in a slot that is not free.</summary>
        public int TotalCountAt(int slot)
        {
            return (shapes[slot] >> 4) + 1;
        }

        /// <summary>Shape of the stripe in a slot that is not free, as <see cref="Fragment.Shape"/>.</summary>
        public int ShapeAt(int slot)
        {
            return shapes[slot];
        }

        /// <summary>
        /// The swarm's minute up to which a fragment is kept, or up to an hour less: the log knows the exact one. One that is more than
        /// four years away is taken for another.
        /// </summary>
        /// <param name="slot">Not free.</param>
        /// <param name="minute">The swarm's minute.</param>
        public long ExpiryAt(int slot, long minute)
        {
            return minute + (CoarseTime.Read(expiries[slot], ExpiryShift, (int)minute) - (int)minute);
        }

        /// <summary>The account that a fragment counts to.</summary>
        public int OriginAt(int slot)
        {
            return indices[slot] >> 4;
        }

        /// <summary>Fragments that count to one account.</summary>
        public int CountOf(int origin)
        {
            return counts[origin];
        }

        /// <summary>Where the log has a fragment, in units of <see cref="FlashRecord.Align"/>; below 0 when the slot is free.</summary>
        internal int PlaceAt(int slot)
        {
            return places.Get(slot);
        }

        /// <summary>Empties the index and sizes it for a log.</summary>
        /// <param name="placeMost">The last place of the log.</param>
        internal void PlaceWithin(int placeMost)
        {
            places = new NumberColumn(names.Length, placeMost);
            Clear();
        }

        /// <summary>Records the place where the log has a fragment now.</summary>
        internal void Move(int slot, int place)
        {
            places.Set(slot, place);
        }

        /// <summary>Sets the minute up to which a fragment is kept.</summary>
        internal void SetExpiry(int slot, long expiryMinute)
        {
            expiries[slot] = CoarseTime.Of((int)expiryMinute, ExpiryShift);
        }

        /// <summary>Empties the index.</summary>
        internal void Clear()
        {
            Count = 0;
            System.Array.Clear(counts, 0, counts.Length);
            free = 0;
            places.Clear();
            heads.Clear();
            for (int slot = 0; slot < names.Length; slot++)
            {
                next.Set(slot, slot + 1 < names.Length ? slot + 1 : None);
            }
        }

        /// <summary>Adds a fragment.</summary>
        /// <returns>Its slot, or <see cref="None"/> when there is no room.</returns>
        internal int Add(long name, int index, int shape, long expiryMinute, int place, int origin)
        {
            int slot = SlotOf(name, index);
            if (slot == None)
            {
                return AddNew(name, index, shape, expiryMinute, place, origin);
            }

            counts[OriginAt(slot)]--;
            Fill(slot, index, expiryMinute, place, origin);
            return slot;
        }

        /// <summary>Adds a fragment that is not held.</summary>
        /// <returns>Its slot, or <see cref="None"/> when there is no room.</returns>
        internal int AddNew(long name, int index, int shape, long expiryMinute, int place, int origin)
        {
            int slot = free;
            if (slot != None)
            {
                free = next.Get(slot);
                int bucket = BucketOf(name);
                next.Set(slot, heads.Get(bucket));
                heads.Set(bucket, slot);
                names[slot] = name;
                shapes[slot] = (byte)shape;
                Count++;
                Fill(slot, index, expiryMinute, place, origin);
            }

            return slot;
        }

        /// <summary>Removes a fragment.</summary>
        internal void Remove(int slot)
        {
            // Making room on a log that rot has filled may have let go what the room was made for.
            if (!Holds(slot))
            {
                return;
            }

            int bucket = BucketOf(names[slot]);
            int before = heads.Get(bucket);
            if (before == slot)
            {
                heads.Set(bucket, next.Get(slot));
            }
            else
            {
                while (next.Get(before) != slot)
                {
                    before = next.Get(before);
                }

                next.Set(before, next.Get(slot));
            }

            counts[OriginAt(slot)]--;
            places.Set(slot, None);
            next.Set(slot, free);
            free = slot;
            Count--;
        }

        private void Fill(int slot, int index, long expiryMinute, int place, int origin)
        {
            places.Set(slot, place);
            origin &= OriginCount - 1;
            indices[slot] = (byte)(index | (origin << 4));
            counts[origin]++;
            expiries[slot] = CoarseTime.Of((int)expiryMinute, ExpiryShift);
        }

        private int BucketOf(long name)
        {
            // A name is already a hash.
            return (int)((name & 0x7FFFFFFF) % bucketCount);
        }
    }
}
