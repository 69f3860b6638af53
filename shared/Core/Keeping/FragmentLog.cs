namespace LVS.Core
{
    /// <summary>
    /// The fragments of a node on flash: a log over a <see cref="SegmentRing"/>. Before free segments run out, the oldest one is emptied:
    /// what is still held moves on. What a call has returned true for is durable. All memory is allocated by the constructor.
    /// </summary>
    public sealed class FragmentLog
    {
        private const int None = FragmentIndex.None;

        // Segments that are emptied ahead: one to move into, one that is being emptied.
        private const int ReserveCount = 2;

        private readonly FragmentIndex index;
        private readonly SegmentRing segments;
        private readonly int segmentSize;
        private int cleanedTo;
        private bool hasSurplus;

        /// <summary>Makes the log of an index.</summary>
        /// <param name="hmac">Closes its records.</param>
        /// <param name="index">What is held; the log alone changes it.</param>
        /// <param name="flash">Where the segments are.</param>
        /// <param name="segmentCount">Enough for all slots of the index, and <see cref="ReserveCount"/> and two more.</param>
        /// <param name="segmentSize">A multiple of <see cref="FlashRecord.Align"/>, with room for a commit and the largest record.</param>
        public FragmentLog(IHmac hmac, FragmentIndex index, IFlash flash, int segmentCount, int segmentSize)
        {
            int perSegment = (segmentSize - FlashRecord.Align) / FlashRecord.SizeMax;
            Check.That(segmentSize % FlashRecord.Align == 0 && perSegment > 0, "FragmentLog: segment size");
            Check.That(
                (long)(segmentCount - ReserveCount - 2) * perSegment >= index.SlotCount, "FragmentLog: segments do not fit the index");
            this.index = index;
            this.segmentSize = segmentSize;
            segments = new SegmentRing(hmac, flash, segmentCount, segmentSize);
            index.PlaceWithin(segmentCount * (segmentSize / FlashRecord.Align));
        }

        /// <summary>What is held.</summary>
        public FragmentIndex Index => index;

        /// <summary>Where the node lives among names, 0..65535: drawn once, then on flash with every segment.</summary>
        public int Home
        {
            get => segments.Home;
            set => segments.Home = value;
        }

        /// <summary>Whether flash knew <see cref="Home"/>.</summary>
        public bool IsHomeKnown => segments.IsHomeKnown;

        /// <summary>Records written since the log was made, moved ones and commits included.</summary>
        public int WrittenCount => segments.WrittenCount;

        /// <summary>Of those, records that were only moved.</summary>
        public int MovedCount { get; private set; }

        /// <summary>Writes and erases that the flash refused.</summary>
        public int FailedCount => segments.FailedCount;

        /// <summary>Fragments that were on flash and could not be read again.</summary>
        public int RottenCount { get; private set; }

        /// <summary>Whether the flash refused what it was asked last, as a full disk does. Nothing new is kept meanwhile.</summary>
        public bool IsRefused => segments.IsRefused;

        /// <summary>Fragments that can be kept now; 0 while the flash refuses.</summary>
        public int FreeCount => IsRefused || hasSurplus ? 0 : index.FreeCount;

        /// <summary>Segments that hold a number of fragments, and what the log needs beside them.</summary>
        public static int SegmentsFor(int slotCount, int segmentSize)
        {
            int perSegment = (segmentSize - FlashRecord.Align) / FlashRecord.SizeMax;
            int full = (slotCount + perSegment - 1) / perSegment;
            // A quarter more, or each new fragment would move several others.
            return full + full / 4 + ReserveCount + 2;
        }

        /// <summary>Fills the index from flash. Whatever is no whole record, or of no segment that counts, is passed over.</summary>
        /// <returns>Fragments restored.</returns>
        public int Open()
        {
            index.Clear();
            cleanedTo = 0;
            hasSurplus = false;
            if (!segments.Find())
            {
                return 0;
            }

            for (int generation = segments.Tail; generation - segments.Head <= 0; generation++)
            {
                if (segments.Has(generation))
                {
                    int end = Replay(generation);
                    segments.Position = generation == segments.Head ? end : segments.Position;
                }
            }

            if (hasSurplus)
            {
                Disown();
            }

            return index.Count;
        }

        /// <summary>Takes a fragment in, durably.</summary>
        /// <param name="taken">In range, named, not held yet.</param>
        /// <param name="keptMinute">The node's own minute before which it may not expire.</param>
        /// <param name="origin">To whose account it counts, 0..255.</param>
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
            return place < 0 ? None : index.Add(taken.Stripe, taken.Index, taken.Shape, taken.ExpiryMinute, place, origin);
        }

        /// <summary>Reads a fragment. One that flash gives back no more is let go: it is never served, nor proved.</summary>
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

        /// <summary>Keeps a fragment for longer.</summary>
        /// <param name="slot">Not free.</param>
        /// <param name="expiryMinute">The swarm's minute up to which it is to be kept.</param>
        /// <param name="keptMinute">The node's own minute before which it may not expire.</param>
        /// <returns>False when the flash refuses, or does not give it back; then nothing is promised.</returns>
        public bool Renew(int slot, long expiryMinute, int keptMinute)
        {
            if (!MakeRoom(FlashRecord.SizeMax) || !ReadRecord(slot))
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
        /// The node's own minute before which a fragment may not expire, whatever the swarm's minute is. Flash knows it; it is asked when
        /// the expiry has passed.
        /// </summary>
        /// <param name="slot">Not free.</param>
        public int KeptMinute(int slot)
        {
            return ReadRecord(slot) ? FlashRecord.KeptMinuteOf(segments.Bytes) : 0;
        }

        /// <summary>Lets a fragment go, durably.</summary>
        /// <param name="slot">Not free.</param>
        /// <returns>
        /// False when the flash refuses; then it is still held: one that flash has and the index has not would come back at the next boot,
        /// in the place of another.
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
        /// One small step of what need not wait for a fragment: a record of the oldest segment moves on where free segments get few; and a
        /// flash that refused is asked again.
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

        /// <summary>Reads the record of a fragment; one that flash does not give back is let go.</summary>
        private bool ReadRecord(int slot)
        {
            byte[] bytes = segments.Bytes;
            if (segments.ReadAt(index.PlaceAt(slot)) > 0 && FlashRecord.TypeOf(bytes) == FlashRecord.TypeFragment
                && FlashRecord.IsRight(bytes) && FlashRecord.NameOf(bytes) == index.NameAt(slot)
                && FlashRecord.IndexOf(bytes) == index.IndexAt(slot))
            {
                return true;
            }

            RottenCount++;
            index.Remove(slot);
            return false;
        }

        /// <summary>Sees to it that a record of a size can be written.</summary>
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

        /// <summary>Writes the record that was just read once more, at the head.</summary>
        private bool MoveOn(int slot, int place, int size)
        {
            if (!segments.HasRoom(size) && segments.IsFull)
            {
                // A log leaves itself a segment to move into, but not where rot has brought back what had moved, or with garbage: then
                // the last record of the oldest segment stays in memory while that segment is emptied. Whatever is before it gives way.
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

            int moved = segments.AppendAgain(index.ExpiryAt(slot), FlashRecord.KeptMinuteOf(segments.Bytes));
            if (moved < 0)
            {
                return false;
            }

            index.Move(slot, moved);
            MovedCount++;
            return true;
        }

        /// <summary>Does to the index again what the records of a segment tell.</summary>
        /// <returns>Where the last whole record ends.</returns>
        private int Replay(int generation)
        {
            int segment = segments.SegmentOf(generation);
            int end = 0;
            int at = 0;
            while (at < segmentSize)
            {
                int size = segments.ReadAt(segment, at);
                if (size == 0 || FlashRecord.GenerationOf(segments.Bytes) != generation)
                {
                    // Nothing was ever written from here on.
                    at = segments.IsPastEnd ? segmentSize : at + FlashRecord.Align;
                    continue;
                }

                ReplayRecord(segments.Bytes, segments.PlaceOf(segment, at));
                at += size;
                end = at;
            }

            return end;
        }

        private void ReplayRecord(byte[] bytes, int place)
        {
            int type = FlashRecord.TypeOf(bytes);
            if (type == FlashRecord.TypeCommit || !FlashRecord.IsRight(bytes))
            {
                return;
            }

            long name = FlashRecord.NameOf(bytes);
            int slot = index.SlotOf(name, FlashRecord.IndexOf(bytes));
            if (type == FlashRecord.TypeFragment)
            {
                int added = index.Add(name, FlashRecord.IndexOf(bytes), FlashRecord.ShapeOf(bytes), FlashRecord.ExpiryOf(bytes), place,
                    FlashRecord.OriginOf(bytes));
                hasSurplus |= added == None;
            }
            else if (slot != None)
            {
                index.Remove(slot);
            }
        }

        /// <summary>
        /// Removes from flash what found no room in the index, as after its room was made smaller: at a later boot it would come up in the
        /// place of what is kept from now on.
        /// </summary>
        private void Disown()
        {
            int last = segments.Head;
            for (int generation = segments.Tail; generation <= last; generation++)
            {
                int segment = segments.SegmentOf(generation);
                for (int at = 0; at < segmentSize && segments.Has(generation);)
                {
                    int size = segments.ReadAt(segment, at);
                    if (size > 0 && !Disown(segments.Bytes, generation))
                    {
                        return;
                    }

                    at += size > 0 ? size : FlashRecord.Align;
                }
            }

            hasSurplus = false;
        }

        /// <returns>False when the flash refuses.</returns>
        private bool Disown(byte[] bytes, int generation)
        {
            long name = FlashRecord.NameOf(bytes);
            int position = FlashRecord.IndexOf(bytes);
            int shape = FlashRecord.ShapeOf(bytes);
            return FlashRecord.TypeOf(bytes) != FlashRecord.TypeFragment || FlashRecord.GenerationOf(bytes) != generation
                || !FlashRecord.IsRight(bytes) || index.SlotOf(name, position) != None
                || (MakeRoom(FlashRecord.SizeOf(0)) && segments.AppendRemoved(name, position, shape) >= 0);
        }
    }
}
