namespace LVS.Core
{
    /// <summary>
    /// The fragments of a node on flash: a log over segments that are filled one after the other, round and round, so that wear is spread
    /// evenly. Whoever opens a segment commits to it with a record at its start, which tells what of the older segments still counts; the
    /// commit before stays where it is until this one is whole, so a cut of power leaves the old state or the new. Before free segments
    /// run out, the oldest one is emptied: what is still held moves on. What a call has returned true for is durable. All memory is
    /// allocated by the constructor.
    /// </summary>
    public sealed class FragmentLog
    {
        private const int None = FragmentIndex.None;
        private const int WindowSize = 2 * FlashRecord.SizeMax;

        // Segments that are emptied ahead: one to move into, one that is being emptied.
        private const int ReserveCount = 2;

        private readonly FragmentIndex index;
        private readonly IFlash flash;
        private readonly FlashRecord record;
        private readonly int segmentCount;
        private readonly int segmentSize;
        private readonly int segmentUnits;
        private readonly int[] generations;
        private readonly byte[] window = new byte[WindowSize];
        private readonly byte[] written = new byte[FlashRecord.SizeMax];
        private readonly Fragment fragment = new Fragment();
        private int head = None;
        private int tail;
        private int position;
        private int cleanedTo;
        private int windowAt;
        private int windowEnd;

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
            this.flash = flash;
            this.segmentCount = segmentCount;
            this.segmentSize = segmentSize;
            record = new FlashRecord(hmac);
            segmentUnits = segmentSize / FlashRecord.Align;
            generations = new int[segmentCount];
            position = segmentSize;
        }

        /// <summary>What is held.</summary>
        public FragmentIndex Index => index;

        /// <summary>Where the node lives among names, 0..65535: drawn once, then on flash with every segment.</summary>
        public int Home { get; set; }

        /// <summary>Whether flash knew <see cref="Home"/>.</summary>
        public bool IsHomeKnown { get; private set; }

        /// <summary>Records written since the log was made, moved ones and commits included.</summary>
        public int WrittenCount { get; private set; }

        /// <summary>Of those, records that were only moved.</summary>
        public int MovedCount { get; private set; }

        /// <summary>Writes and erases that the flash refused.</summary>
        public int FailedCount { get; private set; }

        /// <summary>Fragments that were on flash and could not be read again.</summary>
        public int RottenCount { get; private set; }

        /// <summary>Whether the flash refused what it was asked last, as a full disk does. Nothing new is kept meanwhile.</summary>
        public bool IsRefused { get; private set; }

        /// <summary>Fragments that can be kept now; 0 while the flash refuses.</summary>
        public int FreeCount => IsRefused ? 0 : index.FreeCount;

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
            head = None;
            tail = 0;
            cleanedTo = 0;
            position = segmentSize;
            for (int segment = 0; segment < segmentCount; segment++)
            {
                generations[segment] = FirstGeneration(segment);
                head = generations[segment] > head ? generations[segment] : head;
            }

            if (head == None)
            {
                return 0;
            }

            // The two slots of the commit: the segment opened last and, if a cut or rot took its commit, the one before.
            tail = head - segmentCount + 1;
            tail = CommittedTail(CommittedTail(tail, head - 1), head);
            tail = tail < 0 ? 0 : tail;
            for (int generation = tail; generation - head <= 0; generation++)
            {
                if (generations[generation % segmentCount] == generation)
                {
                    int end = Replay(generation);
                    position = generation == head ? end : position;
                }
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

            if (index.FreeCount == 0 || !MakeRoom(FlashRecord.SizeOf(taken.Size)))
            {
                return None;
            }

            int place = Append(FlashRecord.TypeFragment, taken, keptMinute, origin);
            return place < 0 ? None : index.Add(taken, place, origin);
        }

        /// <summary>Reads a fragment. One that flash gives back no more is let go: it is never served, nor proved.</summary>
        /// <param name="slot">Not free.</param>
        /// <param name="into">Receives it.</param>
        public bool Read(int slot, Fragment into)
        {
            int place = index.PlaceAt(slot);
            windowEnd = 0;
            int size = WholeSize(place / segmentUnits, place % segmentUnits * FlashRecord.Align);
            if (size > 0 && FlashRecord.TypeOf(window, 0) == FlashRecord.TypeFragment && FlashRecord.Read(window, 0, into)
                && into.Stripe == index.NameAt(slot) && into.Index == index.IndexAt(slot))
            {
                into.ExpiryMinute = index.ExpiryAt(slot);
                return true;
            }

            RottenCount++;
            index.Remove(slot);
            return false;
        }

        /// <summary>Keeps a fragment for longer.</summary>
        /// <param name="slot">Not free.</param>
        /// <param name="expiryMinute">The swarm's minute up to which it is to be kept.</param>
        /// <param name="keptMinute">The node's own minute before which it may not expire.</param>
        /// <returns>False when the flash refuses, or does not give it back; then nothing is promised.</returns>
        public bool Renew(int slot, long expiryMinute, int keptMinute)
        {
            if (!MakeRoom(FlashRecord.SizeMax) || !Read(slot, fragment))
            {
                return false;
            }

            fragment.ExpiryMinute = expiryMinute;
            int place = Append(FlashRecord.TypeFragment, fragment, keptMinute, index.OriginAt(slot));
            return place >= 0 && index.Add(fragment, place, index.OriginAt(slot)) == slot;
        }

        /// <summary>
        /// The node's own minute before which a fragment may not expire, whatever the swarm's minute is. Flash knows it; it is asked when
        /// the expiry has passed.
        /// </summary>
        /// <param name="slot">Not free.</param>
        public int KeptMinute(int slot)
        {
            return Read(slot, fragment) ? FlashRecord.KeptMinuteOf(window, 0) : 0;
        }

        /// <summary>Lets a fragment go, durably.</summary>
        /// <param name="slot">Not free.</param>
        /// <returns>
        /// False when the flash refuses; then it is still held: one that flash has and the index has not would come back at the next boot,
        /// in the place of another.
        /// </returns>
        public bool Remove(int slot)
        {
            if (!MakeRoom(FlashRecord.SizeOf(0)))
            {
                return false;
            }

            About(slot);
            if (Append(FlashRecord.TypeRemoved, fragment, 0, 0) < 0)
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
                BeginSegment();
                return false;
            }

            if (head - tail + 1 < segmentCount - ReserveCount)
            {
                return false;
            }

            Clean();
            return !IsRefused;
        }

        private void About(int slot)
        {
            fragment.Stripe = index.NameAt(slot);
            fragment.Index = index.IndexAt(slot);
            fragment.DataCount = index.DataCountAt(slot);
            fragment.TotalCount = index.TotalCountAt(slot);
            fragment.ExpiryMinute = index.ExpiryAt(slot);
        }

        /// <summary>Sees to it that a record of a size can be written.</summary>
        private bool MakeRoom(int size)
        {
            while (head - tail + 1 >= segmentCount - 1)
            {
                if (!Clean())
                {
                    return false;
                }
            }

            return position + size <= segmentSize || BeginSegment();
        }

        /// <summary>Looks at the next record of the oldest segment, and moves it on if it still counts.</summary>
        /// <returns>False when the flash refuses.</returns>
        private bool Clean()
        {
            int segment = tail % segmentCount;
            if (tail == head || cleanedTo >= segmentSize || generations[segment] != tail)
            {
                tail += tail == head ? 0 : 1;
                cleanedTo = 0;
                return tail <= head;
            }

            windowEnd = 0;
            int size = WholeSize(segment, cleanedTo);
            int place = segment * segmentUnits + cleanedTo / FlashRecord.Align;
            int slot = size > 0 && FlashRecord.TypeOf(window, 0) == FlashRecord.TypeFragment
                ? index.SlotOf(FlashRecord.NameOf(window, 0), FlashRecord.IndexOf(window, 0)) : None;
            if (slot != None && index.PlaceAt(slot) == place && FlashRecord.Read(window, 0, fragment))
            {
                fragment.ExpiryMinute = index.ExpiryAt(slot);
                if (position + size > segmentSize && !BeginSegment())
                {
                    return false;
                }

                int moved = Append(FlashRecord.TypeFragment, fragment, FlashRecord.KeptMinuteOf(window, 0), index.OriginAt(slot));
                if (moved < 0)
                {
                    return false;
                }

                index.Move(slot, moved);
                MovedCount++;
            }

            cleanedTo += size > 0 ? size : FlashRecord.Align;
            return true;
        }

        /// <returns>Where it was written, in units; below 0 when the flash refused.</returns>
        private int Append(int type, Fragment about, int keptMinute, int origin)
        {
            int size = record.Write(written, type, head, about, keptMinute, origin);
            int segment = head % segmentCount;
            if (!flash.Write(segment, position, written, size))
            {
                Refused();
                return None;
            }

            int place = segment * segmentUnits + position / FlashRecord.Align;
            position += size;
            WrittenCount++;
            IsRefused = false;
            return place;
        }

        private bool BeginSegment()
        {
            int generation = head + 1;
            int segment = generation % segmentCount;
            if (generation - tail >= segmentCount)
            {
                // The next segment is still in use: only a flash that refuses can have led here.
                return false;
            }

            int size = record.WriteCommit(written, generation, tail, Home);
            if (!flash.Erase(segment) || !flash.Write(segment, 0, written, size))
            {
                Refused();
                return false;
            }

            head = generation;
            generations[segment] = generation;
            position = size;
            WrittenCount++;
            IsRefused = false;
            return true;
        }

        private void Refused()
        {
            FailedCount++;
            IsRefused = true;
        }

        /// <summary>Generation of the first whole record that belongs into a segment, or None.</summary>
        private int FirstGeneration(int segment)
        {
            windowEnd = 0;
            for (int at = 0; at < segmentSize; at += FlashRecord.Align)
            {
                int size = WholeSize(segment, at);
                int generation = size > 0 ? FlashRecord.GenerationOf(window, at - windowAt) : None;
                if (generation >= 0 && generation % segmentCount == segment)
                {
                    return generation;
                }

                if (windowEnd == 0)
                {
                    return None;
                }
            }

            return None;
        }

        private int CommittedTail(int known, int generation)
        {
            if (generation < 0 || generations[generation % segmentCount] != generation)
            {
                return known;
            }

            windowEnd = 0;
            if (WholeSize(generation % segmentCount, 0) == 0 || FlashRecord.TypeOf(window, 0) != FlashRecord.TypeCommit
                || FlashRecord.GenerationOf(window, 0) != generation)
            {
                return known;
            }

            int committed = FlashRecord.KeptMinuteOf(window, 0);
            Home = FlashRecord.HomeOf(window, 0);
            IsHomeKnown = true;
            return committed > known && committed <= generation ? committed : known;
        }

        /// <summary>Does to the index again what the records of a segment tell.</summary>
        /// <returns>Where the last whole record ends.</returns>
        private int Replay(int generation)
        {
            int segment = generation % segmentCount;
            int end = 0;
            int at = 0;
            windowEnd = 0;
            while (at < segmentSize)
            {
                int size = WholeSize(segment, at);
                if (size == 0 || FlashRecord.GenerationOf(window, at - windowAt) != generation)
                {
                    // Nothing was ever written from here on.
                    at = windowEnd == 0 ? segmentSize : at + FlashRecord.Align;
                    continue;
                }

                ReplayRecord(at - windowAt, segment * segmentUnits + at / FlashRecord.Align);
                at += size;
                end = at;
            }

            return end;
        }

        private void ReplayRecord(int offset, int place)
        {
            int type = FlashRecord.TypeOf(window, offset);
            if (type == FlashRecord.TypeCommit || !FlashRecord.Read(window, offset, fragment))
            {
                return;
            }

            if (type == FlashRecord.TypeFragment)
            {
                index.Add(fragment, place, FlashRecord.OriginOf(window, offset));
                return;
            }

            int slot = index.SlotOf(fragment.Stripe, fragment.Index);
            if (slot != None)
            {
                index.Remove(slot);
            }
        }

        /// <summary>Size of the whole record at a position, or 0; reads on when the window does not reach.</summary>
        private int WholeSize(int segment, int at)
        {
            if (windowEnd == 0 || at < windowAt || at + FlashRecord.SizeMax > windowAt + windowEnd)
            {
                int left = segmentSize - at;
                windowAt = at;
                windowEnd = flash.Read(segment, at, window, left < WindowSize ? left : WindowSize);
            }

            return record.WholeSize(window, at - windowAt, windowEnd);
        }
    }
}
