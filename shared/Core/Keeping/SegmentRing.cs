namespace LVS.Core
{
    /// <summary>
    /// The segments of the fragment log: a ring that is filled one after the other, round and round, so that wear is spread evenly. Whoever
    /// opens a segment commits to it with a record at its start, which tells what of the older segments still counts; the commit before
    /// stays where it is until this one is whole, so a cut of power leaves the old state or the new. Fixed memory.
    /// </summary>
    internal sealed class SegmentRing
    {
        private const int None = -1;
        private const int WindowSize = 2 * FlashRecord.SizeMax;

        private readonly IFlash flash;
        private readonly FlashRecord record;
        private readonly int segmentCount;
        private readonly int segmentSize;
        private readonly int segmentUnits;
        private readonly int[] generations;
        private readonly byte[] window = new byte[WindowSize];
        private readonly byte[] written = new byte[FlashRecord.SizeMax];
        private int windowAt;
        private int windowEnd;

        /// <summary>Makes an empty ring.</summary>
        internal SegmentRing(IHmac hmac, IFlash flash, int segmentCount, int segmentSize)
        {
            this.flash = flash;
            this.segmentCount = segmentCount;
            this.segmentSize = segmentSize;
            record = new FlashRecord(hmac);
            segmentUnits = segmentSize / FlashRecord.Align;
            generations = new int[segmentCount];
            Position = segmentSize;
        }

        /// <summary>Generation of the segment that is written to; below 0 when none ever was.</summary>
        internal int Head { get; private set; } = None;

        /// <summary>Oldest generation that still counts.</summary>
        internal int Tail { get; set; }

        /// <summary>Where the next record goes in the segment that is written to.</summary>
        internal int Position { get; set; }

        /// <summary>Segments that hold nothing that counts.</summary>
        internal int FreeCount => segmentCount - (Head - Tail + 1);

        /// <summary>Where the node lives among names, 0..65535.</summary>
        internal int Home { get; set; }

        /// <summary>Whether flash knew <see cref="Home"/>.</summary>
        internal bool IsHomeKnown { get; private set; }

        /// <summary>Records written, commits included.</summary>
        internal int WrittenCount { get; private set; }

        /// <summary>Writes and erases that the flash refused.</summary>
        internal int FailedCount { get; private set; }

        /// <summary>Whether the flash refused what it was asked last.</summary>
        internal bool IsRefused { get; private set; }

        /// <summary>The bytes that <see cref="WholeSize"/> and <see cref="ReadAt"/> have read.</summary>
        internal byte[] Bytes => window;

        /// <summary>Whether flash had nothing where it was read last.</summary>
        internal bool IsPastEnd => windowEnd == 0;

        /// <summary>Finds the segments that count.</summary>
        /// <returns>Whether there are any.</returns>
        internal bool Find()
        {
            Head = None;
            Tail = 0;
            Position = segmentSize;
            for (int segment = 0; segment < segmentCount; segment++)
            {
                generations[segment] = FirstGeneration(segment);
                Head = generations[segment] > Head ? generations[segment] : Head;
            }

            if (Head == None)
            {
                return false;
            }

            // The two slots of the commit: the segment opened last and, if a cut or rot took its commit, the one before.
            int oldest = CommittedTail(CommittedTail(Head - segmentCount + 1, Head - 1), Head);
            Tail = oldest < 0 ? 0 : oldest;
            return true;
        }

        /// <summary>Whether the segment of a generation has its records.</summary>
        internal bool Has(int generation)
        {
            return generations[generation % segmentCount] == generation;
        }

        /// <summary>The segment of a generation.</summary>
        internal int SegmentOf(int generation)
        {
            return generation % segmentCount;
        }

        /// <summary>Where a record lies, in units of <see cref="FlashRecord.Align"/>.</summary>
        internal int PlaceOf(int segment, int position)
        {
            return segment * segmentUnits + position / FlashRecord.Align;
        }

        /// <summary>Sees to it that a record of a size fits into the segment that is written to.</summary>
        /// <returns>False when the flash refuses.</returns>
        internal bool MakeRoom(int size)
        {
            return Position + size <= segmentSize || Begin();
        }

        /// <summary>Writes a record.</summary>
        /// <returns>Where, in units; below 0 when the flash refused.</returns>
        internal int Append(int type, Fragment about, int keptMinute, int origin)
        {
            int size = record.Write(written, type, Head, about, keptMinute, origin);
            int segment = SegmentOf(Head);
            if (!flash.Write(segment, Position, written, size))
            {
                Refused();
                return None;
            }

            int place = PlaceOf(segment, Position);
            Position += size;
            Taken();
            return place;
        }

        /// <summary>Opens the next segment.</summary>
        /// <returns>False when the flash refuses.</returns>
        internal bool Begin()
        {
            int generation = Head + 1;
            int segment = SegmentOf(generation);
            if (generation - Tail >= segmentCount)
            {
                // The next segment is still in use: only a flash that refuses can have led here.
                return false;
            }

            int size = record.WriteCommit(written, generation, Tail, Home);
            if (!flash.Erase(segment) || !flash.Write(segment, 0, written, size))
            {
                Refused();
                return false;
            }

            Head = generation;
            generations[segment] = generation;
            Position = size;
            Taken();
            return true;
        }

        /// <summary>What was read before is read again.</summary>
        internal void Forget()
        {
            windowEnd = 0;
        }

        /// <summary>Reads a record to the start of <see cref="Bytes"/>.</summary>
        /// <returns>Its size; 0 when it is not whole.</returns>
        internal int ReadAt(int place)
        {
            windowEnd = 0;
            return WholeSize(place / segmentUnits, place % segmentUnits * FlashRecord.Align);
        }

        /// <summary>Where a position of the segment read last lies in <see cref="Bytes"/>.</summary>
        internal int OffsetOf(int position)
        {
            return position - windowAt;
        }

        /// <summary>Size of the whole record at a position, or 0; reads on when the window does not reach.</summary>
        internal int WholeSize(int segment, int position)
        {
            if (windowEnd == 0 || position < windowAt || position + FlashRecord.SizeMax > windowAt + windowEnd)
            {
                int left = segmentSize - position;
                windowAt = position;
                windowEnd = flash.Read(segment, position, window, left < WindowSize ? left : WindowSize);
            }

            return record.WholeSize(window, position - windowAt, windowEnd);
        }

        private void Taken()
        {
            WrittenCount++;
            IsRefused = false;
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
                if (generation >= 0 && SegmentOf(generation) == segment)
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
            if (generation < 0 || !Has(generation))
            {
                return known;
            }

            windowEnd = 0;
            if (WholeSize(SegmentOf(generation), 0) == 0 || FlashRecord.TypeOf(window, 0) != FlashRecord.TypeCommit
                || FlashRecord.GenerationOf(window, 0) != generation)
            {
                return known;
            }

            int committed = FlashRecord.KeptMinuteOf(window, 0);
            Home = FlashRecord.HomeOf(window, 0);
            IsHomeKnown = true;
            return committed > known && committed <= generation ? committed : known;
        }
    }
}
