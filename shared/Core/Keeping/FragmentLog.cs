namespace LVS.Core
{
    /// <summary>
    /// The flash behind the <see cref="FragmentRing"/>: a log over segments that are filled one after the other, round and round, so that
    /// wear is spread evenly. Whoever opens a segment commits to it with a record at its start, which tells what of the older segments
    /// still counts; the commit before stays where it is until this one is whole, so a cut of power leaves the old state or the new. The
    /// segment that was written longest ago is emptied before it is needed: what is still held moves on. All memory is allocated by the
    /// constructor.
    /// </summary>
    public sealed class FragmentLog
    {
        /// <summary>Outcome of <see cref="Flush"/>: there was nothing to write.</summary>
        public const int Idle = 0;

        /// <summary>Outcome of <see cref="Flush"/>: one record was written.</summary>
        public const int Wrote = 1;

        /// <summary>Outcome of <see cref="Flush"/>: the flash refused; the next flush tries again.</summary>
        public const int Failed = 2;

        private const int None = -1;
        private const int WindowSize = 2 * FlashRecord.SizeMax;

        private readonly FragmentRing ring;
        private readonly IFlash flash;
        private readonly int segmentCount;
        private readonly int segmentSize;
        private readonly int spareCount;
        private readonly int[] generations;
        private readonly byte[] window = new byte[WindowSize];
        private readonly Fragment fragment;
        private int head = None;
        private int tail;
        private int position;
        private int windowAt;
        private int windowEnd;

        /// <summary>Makes the log of a ring.</summary>
        /// <param name="ring">The ring; the log alone tells it what is durable.</param>
        /// <param name="flash">Where the segments are.</param>
        /// <param name="segmentCount">Enough for twice the ring and a little, at most <see cref="Limits.FlashSegmentCountMax"/>.</param>
        /// <param name="segmentSize">A multiple of <see cref="FlashRecord.Align"/>, with room for a commit and the largest record.</param>
        public FragmentLog(FragmentRing ring, IFlash flash, int segmentCount, int segmentSize)
        {
            int perSegment = (segmentSize - FlashRecord.Align) / FlashRecord.SizeMax;
            Check.That(segmentSize % FlashRecord.Align == 0 && perSegment > 0, "FragmentLog: segment size");

            // From when the oldest segment must be emptied on, a whole ring of the largest records may have to be moved.
            spareCount = (ring.SlotCount + perSegment - 1) / perSegment + 1;
            Check.That(
                segmentCount >= 2 * spareCount + 2
                    && segmentCount <= Limits.FlashSegmentCountMax, "FragmentLog: segments do not fit the ring");
            this.ring = ring;
            fragment = new Fragment(ring.Scratch);
            this.flash = flash;
            this.segmentCount = segmentCount;
            this.segmentSize = segmentSize;
            generations = new int[segmentCount];
            position = segmentSize;
        }

        /// <summary>Records written since the log was made, moved ones and commits included.</summary>
        public int WrittenCount { get; private set; }

        /// <summary>Of those, records that were only moved.</summary>
        public int MovedCount { get; private set; }

        /// <summary>Writes and erases that the flash refused.</summary>
        public int FailedCount { get; private set; }

        /// <summary>Fills the ring from flash. Whatever is no whole record, or of no segment that counts, is passed over.</summary>
        /// <returns>Fragments restored.</returns>
        public int Open()
        {
            ring.Clear();
            head = None;
            tail = 0;
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

            return ring.Count;
        }

        /// <summary>Writes at most one record: call it once per active cycle.</summary>
        /// <returns><see cref="Idle"/>, <see cref="Wrote"/> or <see cref="Failed"/>.</returns>
        public int Flush()
        {
            while (tail < head && SlotIn(tail % segmentCount) == None)
            {
                tail++;
            }

            int slot = None;
            if (head - tail + 1 >= segmentCount - spareCount)
            {
                slot = SlotIn(tail % segmentCount);
            }

            bool move = slot != None && ring.StateOf(slot) == FragmentRing.Durable;
            slot = slot == None ? SlotToWrite() : slot;
            return slot == None ? Idle : Write(slot, move);
        }

        /// <summary>Whether all of the ring is on flash.</summary>
        public bool IsFlushed()
        {
            return SlotToWrite() == None;
        }

        private int Write(int slot, bool move)
        {
            ring.Get(slot, fragment);
            bool leaving = ring.StateOf(slot) == FragmentRing.Leaving;
            int size = FlashRecord.SizeOf(leaving ? 0 : fragment.Size);
            if (position + size > segmentSize)
            {
                return BeginSegment();
            }

            FlashRecord.Write(
                window, leaving ? FlashRecord.TypeRemoved : FlashRecord.TypeFragment, head, ring.OrderAt(slot), ring.Floor, fragment);
            int segment = head % segmentCount;
            if (!flash.Write(segment, position, window, size))
            {
                FailedCount++;
                return Failed;
            }

            position += size;
            ring.Written(slot, segment);
            WrittenCount++;
            MovedCount += move ? 1 : 0;
            return Wrote;
        }

        private int BeginSegment()
        {
            int generation = head + 1;
            int segment = generation % segmentCount;
            if (generation - tail >= segmentCount)
            {
                Check.Fail("FragmentLog: the next segment is still in use");
            }

            int size = FlashRecord.WriteCommit(window, generation, tail, ring.Floor);
            if (!flash.Erase(segment) || !flash.Write(segment, 0, window, size))
            {
                FailedCount++;
                return Failed;
            }

            head = generation;
            generations[segment] = generation;
            position = size;
            WrittenCount++;
            return Wrote;
        }

        /// <summary>A slot whose newest record is in a segment, or None.</summary>
        private int SlotIn(int segment)
        {
            for (int slot = 0; slot < ring.SlotCount; slot++)
            {
                if (ring.StateOf(slot) != FragmentRing.Free && ring.HomeAt(slot) == segment)
                {
                    return slot;
                }
            }

            return None;
        }

        /// <summary>
        /// Removals first, for a slot is taken only once flash knows that it was left; then what came first.
        /// </summary>
        private int SlotToWrite()
        {
            int first = None;
            for (int slot = 0; slot < ring.SlotCount; slot++)
            {
                int state = ring.StateOf(slot);
                if (state == FragmentRing.Leaving)
                {
                    return slot;
                }

                if (state == FragmentRing.Fresh && (first == None || ring.OrderAt(slot) - ring.OrderAt(first) < 0))
                {
                    first = slot;
                }
            }

            return first;
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

            int committed = FlashRecord.OrderOf(window, 0);
            return committed > known && committed <= generation ? committed : known;
        }

        /// <summary>Does to the ring again what the records of a segment tell.</summary>
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

                ReplayRecord(at - windowAt, segment);
                at += size;
                end = at;
            }

            return end;
        }

        private void ReplayRecord(int offset, int segment)
        {
            int type = FlashRecord.TypeOf(window, offset);
            ring.RestoreFloor(FlashRecord.FloorOf(window, offset));
            if (type == FlashRecord.TypeCommit || !FlashRecord.Read(window, offset, fragment))
            {
                return;
            }

            if (type == FlashRecord.TypeFragment)
            {
                ring.Restore(fragment, FlashRecord.OrderOf(window, offset), segment);
            }
            else
            {
                ring.RestoreRemoved(fragment.Stripe, fragment.Index);
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

            return FlashRecord.WholeSize(window, at - windowAt, windowEnd);
        }
    }
}
