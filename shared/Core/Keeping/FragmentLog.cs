namespace LVS.Core
{
    /// <summary>
    /// The fragments of a node on flash: a log over a <see cref="SegmentRing"/>. Before free segments run out, the log moves the fragments
    /// still held out of the oldest one. When a call returns true, its effect is durable. The constructor allocates all memory.
    /// </summary>
    public sealed partial class FragmentLog
    {
        private const int None = FragmentIndex.None;

        // Segments kept in reserve: one to move records into, one that is being emptied.
        private const int ReserveCount = 2;

        private readonly FragmentIndex index;
        private readonly SegmentRing segments;
        private readonly int segmentSize;
        private int cleanedTo;
        private bool hasSurplus;

        /// <summary>Makes the log of an index, with buffers of its own.</summary>
        public FragmentLog(IHmac hmac, FragmentIndex index, IFlash flash, int segmentCount, int segmentSize)
            : this(hmac, new Scratch(), index, flash, segmentCount, segmentSize)
        {
        }

        /// <summary>Makes the log of an index.</summary>
        /// <param name="hmac">Authenticates its records.</param>
        /// <param name="scratch">Buffers for a hash.</param>
        /// <param name="index">The fragments held; only the log changes it.</param>
        /// <param name="flash">Where the segments are.</param>
        /// <param name="segmentCount">Enough for all slots of the index, and <see cref="ReserveCount"/> and two more.</param>
        /// <param name="segmentSize">A multiple of <see cref="FlashRecord.Align"/>, with room for a commit and the largest record.</param>
        public FragmentLog(IHmac hmac, Scratch scratch, FragmentIndex index, IFlash flash, int segmentCount, int segmentSize)
        {
            int perSegment = (segmentSize - FlashRecord.Align) / FlashRecord.SizeMax;
            Check.That(segmentSize % FlashRecord.Align == 0 && perSegment > 0, "FragmentLog: segment size");
            Check.That(
                (long)(segmentCount - ReserveCount - 2) * perSegment >= index.SlotCount, "FragmentLog: segments do not fit the index");
            this.index = index;
            this.segmentSize = segmentSize;
            Scratch = scratch;
            segments = new SegmentRing(hmac, Scratch, flash, segmentCount, segmentSize);
            index.PlaceWithin(segmentCount * (segmentSize / FlashRecord.Align));
        }

        /// <summary>Buffers for a hash, for others who hash between two calls of the log.</summary>
        public Scratch Scratch { get; }

        /// <summary>What is held.</summary>
        public FragmentIndex Index => index;

        /// <summary>The node's home in the space of names, 0..65535. It is drawn once and stored with every segment.</summary>
        public int Home
        {
            get => segments.Home;
            set => segments.Home = value;
        }

        /// <summary>Whether flash knew <see cref="Home"/>.</summary>
        public bool IsHomeKnown => segments.IsHomeKnown;

        /// <summary>Records written since the log was made, moved ones and commits included.</summary>
        public int WrittenCount => segments.WrittenCount;

        /// <summary>Of those, records that were only moved to another segment.</summary>
        public int MovedCount { get; private set; }

        /// <summary>Writes and erases that the flash refused.</summary>
        public int FailedCount => segments.FailedCount;

        /// <summary>Fragments that were on flash but could not be read back.</summary>
        public int RottenCount { get; private set; }

        /// <summary>Whether the flash refused the last request, as a full disk does. Until it works again, nothing new is kept.</summary>
        public bool IsRefused => segments.IsRefused;

        /// <summary>Fragments that can be accepted now; 0 while the flash refuses.</summary>
        public int FreeCount => IsRefused || hasSurplus ? 0 : index.FreeCount;

        /// <summary>Segments needed for a number of fragments, including what the log needs for itself.</summary>
        public static int SegmentsFor(int slotCount, int segmentSize)
        {
            int perSegment = (segmentSize - FlashRecord.Align) / FlashRecord.SizeMax;
            int full = (slotCount + perSegment - 1) / perSegment;
            // A quarter more room than the fragments need; otherwise each new fragment would move several others.
            return full + full / 4 + ReserveCount + 2;
        }

        /// <summary>Stores a fragment durably.</summary>
        /// <param name="taken">In range, named, not held yet.</param>
        /// <param name="keptMinute">The node's own minute before which it may not expire.</param>
        /// <param name="origin">The account that it counts to, 0..255.</param>
        /// <returns>Its slot; <see cref="FragmentIndex.None"/> when there is no room, or the flash refuses.</returns>
        public int Keep(Fragment taken, int keptMinute, int origin)
        {
            if (!taken.InRange() || taken.Stripe == 0 || index.SlotOf(taken.Stripe, taken.Index) != None)
            {
                Check.Fail("FragmentLog.Keep: out of range, or held already");
            }

            if (index.FreeCount == 0 || hasSurplus || !MakeRoom(FlashRecord.SizeOf(taken.Size)))
            {
                return None;
            }

            int place = segments.Append(taken, keptMinute, origin);
            return place < 0 ? None : index.AddNew(taken.Stripe, taken.Index, taken.Shape, taken.ExpiryMinute, place, origin);
        }

        /// <summary>Reads a fragment. If flash cannot return it, the fragment is removed: it is never served or proved again.</summary>
        /// <param name="slot">Not free.</param>
        /// <param name="into">Receives it.</param>
        public bool Read(int slot, Fragment into)
        {
            bool isThere = ReadRecord(slot);
            if (isThere)
            {
                FlashRecord.Read(segments.Bytes, into);
            }

            return isThere;
        }

        /// <summary>Keeps a fragment for longer; one that is kept for as long already stays as it is.</summary>
        /// <param name="slot">Not free.</param>
        /// <param name="expiryMinute">The swarm's minute up to which it is to be kept.</param>
        /// <param name="keptMinute">The node's own minute before which it may not expire.</param>
        /// <returns>False when the flash refuses or cannot return the fragment; then nothing is promised.</returns>
        public bool Renew(int slot, long expiryMinute, int keptMinute)
        {
            if (ReadRecord(slot) && expiryMinute <= FlashRecord.ExpiryOf(segments.Bytes))
            {
                return true;
            }

            // Making room reads other records, and rot may have taken the fragment.
            if (!index.Holds(slot) || !MakeRoom(FlashRecord.SizeMax) || !ReadRecord(slot))
            {
                return false;
            }

            int place = segments.AppendAgain(expiryMinute, keptMinute);
            if (place < 0)
            {
                return false;
            }

            index.Move(slot, place);
            index.SetExpiry(slot, expiryMinute);
            return true;
        }

        /// <summary>
        /// The node's own minute before which a fragment may not expire, whatever the swarm's minute is; 0 when flash cannot return it. It
        /// is read from flash.
        /// </summary>
        /// <param name="slot">Not free.</param>
        public int KeptMinute(int slot)
        {
            return ReadRecord(slot) ? FlashRecord.KeptMinuteOf(segments.Bytes) : 0;
        }

        /// <summary>
        /// The swarm's minute up to which a fragment is kept; -1 when flash cannot return it. It is read from flash, and nothing changes.
        /// </summary>
        /// <param name="slot">Not free.</param>
        public long ExpiryOf(int slot)
        {
            return IsRecordThere(slot) ? FlashRecord.ExpiryOf(segments.Bytes) : -1;
        }

        /// <summary>
        /// Whether the expiry of a fragment has passed, or is further away than anybody may ask for, and the node has kept it for as long
        /// as it promised. It is read from flash, so ask only when <see cref="FragmentIndex.ExpiryAt"/> says that it may be so.
        /// </summary>
        /// <param name="slot">Not free.</param>
        /// <param name="minute">The swarm's minute.</param>
        /// <param name="ownMinute">The node's own minute.</param>
        public bool IsOver(int slot, long minute, int ownMinute)
        {
            // As unsigned, an expiry that has passed is far away too.
            return ReadRecord(slot) && (ulong)(FlashRecord.ExpiryOf(segments.Bytes) - minute) > Limits.KeepMinutesMax
                && ownMinute > FlashRecord.KeptMinuteOf(segments.Bytes);
        }

        /// <summary>Removes a fragment durably.</summary>
        /// <param name="slot">Not free.</param>
        /// <returns>
        /// False when the flash refuses; then the fragment is still held. A fragment that is on flash but not in the index would come back
        /// at the next boot and take the place of another.
        /// </returns>
        public bool Remove(int slot)
        {
            if (!MakeRoom(FlashRecord.SizeOf(0))
                || segments.AppendRemoved(index.NameAt(slot), index.IndexAt(slot), index.ShapeAt(slot)) < 0)
            {
                return false;
            }

            index.Remove(slot);
            return true;
        }

        /// <summary>
        /// One small step of background work. It moves a record of the oldest segment on when few segments are free, or asks a flash that
        /// refused again.
        /// </summary>
        /// <returns>Whether there is more to do.</returns>
        public bool Tidy()
        {
            if (IsRefused)
            {
                segments.Begin();
                return false;
            }

            if (hasSurplus)
            {
                Disown();
                return !IsRefused;
            }

            if (segments.FreeCount > ReserveCount)
            {
                return false;
            }

            Clean();
            return !IsRefused;
        }

        /// <summary>Reads the record of a fragment. If flash cannot return it, the fragment is removed.</summary>
        private bool ReadRecord(int slot)
        {
            if (IsRecordThere(slot))
            {
                return true;
            }

            RottenCount += index.Holds(slot) ? 1 : 0;
            index.Remove(slot);
            return false;
        }

        private bool IsRecordThere(int slot)
        {
            byte[] bytes = segments.Bytes;
            return index.Holds(slot) && segments.ReadAt(index.PlaceAt(slot)) > 0 && FlashRecord.TypeOf(bytes) == FlashRecord.TypeFragment
                && FlashRecord.IsRight(bytes) && FlashRecord.NameOf(bytes) == index.NameAt(slot)
                && FlashRecord.IndexOf(bytes) == index.IndexAt(slot);
        }

        /// <summary>Makes room for a record of the given size.</summary>
        private bool MakeRoom(int size)
        {
            while (segments.FreeCount <= 1)
            {
                if (!Clean())
                {
                    return false;
                }
            }

            return segments.HasRoom(size) || segments.Begin();
        }

        /// <summary>Looks at the next record of the oldest segment, and moves it on if it still counts.</summary>
        /// <returns>False when the flash refuses.</returns>
        private bool Clean()
        {
            int segment = segments.SegmentOf(segments.Tail);
            if (segments.Tail == segments.Head || cleanedTo >= segmentSize || !segments.Has(segments.Tail))
            {
                segments.Tail += segments.Tail == segments.Head ? 0 : 1;
                cleanedTo = 0;
                return segments.Tail <= segments.Head;
            }

            int place = segments.PlaceOf(segment, cleanedTo);
            int size = segments.ReadAt(place);
            byte[] bytes = segments.Bytes;
            int slot = size > 0 && FlashRecord.TypeOf(bytes) == FlashRecord.TypeFragment
                ? index.SlotOf(FlashRecord.NameOf(bytes), FlashRecord.IndexOf(bytes)) : None;
            if (slot != None && index.PlaceAt(slot) == place && !MoveOn(slot, place, size))
            {
                return false;
            }

            cleanedTo += size > 0 ? size : FlashRecord.Align;
            return true;
        }

        /// <summary>Writes the record that was just read again, at the head.</summary>
        private bool MoveOn(int slot, int place, int size)
        {
            if (!segments.HasRoom(size) && segments.IsFull)
            {
                // No segment is free when rot has brought back records that had moved, or when flash holds garbage. Then the last record of
                // the oldest segment stays in memory while that segment is emptied; fragments before it are given up.
                if (index.HasWithin(place + 1, segments.PlaceOf(segments.SegmentOf(segments.Tail) + 1, 0)))
                {
                    RottenCount++;
                    index.Remove(slot);
                    return true;
                }

                segments.Tail++;
                if (!segments.Begin())
                {
                    segments.Tail--;
                    return false;
                }

                cleanedTo = -size;
            }

            if (!segments.HasRoom(size) && !segments.Begin())
            {
                return false;
            }

            int moved = segments.AppendAgain(FlashRecord.ExpiryOf(segments.Bytes), FlashRecord.KeptMinuteOf(segments.Bytes));
            if (moved < 0)
            {
                return false;
            }

            index.Move(slot, moved);
            MovedCount++;
            return true;
        }
    }
}
