namespace LVS.Core
{
    /// <summary>
    /// The segments of the fragment log: a ring that is filled one segment after the other, so that wear is spread evenly. A segment is
    /// opened by a commit: a record at its start that says which older segments still count. The previous commit stays until this one is
    /// whole, so a power cut leaves the old state or the new one. Fixed memory.
    /// </summary>
    internal sealed class SegmentRing
    {
        private const int None = -1;

        // More segments than a board ever writes; beyond it the next segment would have no number.
        private const int GenerationMax = 1 << 30;

        private readonly IFlash flash;
        private readonly FlashRecord record;
        private readonly int segmentCount;
        private readonly int segmentSize;

        // The lower 16 bits tell the generations apart that a segment can have.
        private readonly ushort[] generations;
        private readonly byte[] buffer;
        private readonly byte[] commit = new byte[FlashRecord.Align];
        private int readCount;

        /// <summary>Makes an empty ring.</summary>
        internal SegmentRing(IHmac hmac, Scratch scratch, IFlash flash, int segmentCount, int segmentSize)
        {
            this.flash = flash;
            this.segmentCount = segmentCount;
            this.segmentSize = segmentSize;
            record = new FlashRecord(hmac, scratch);
            buffer = scratch.Buffer;
            generations = new ushort[segmentCount];
            Position = segmentSize;
        }

        /// <summary>Generation of the segment that is written to; below 0 when none ever was.</summary>
        internal int Head { get; private set; } = None;

        /// <summary>Oldest generation that still counts.</summary>
        internal int Tail { get; set; }

        /// <summary>Where the next record goes in the segment that is written to.</summary>
        internal int Position { get; set; }

        /// <summary>Segments without any record that counts.</summary>
        internal int FreeCount => segmentCount - (Head - Tail + 1);

        /// <summary>Whether the next segment is still in use.</summary>
        internal bool IsFull => Head + 1 - Tail >= segmentCount;

        /// <summary>The node's home in the space of names, 0..65535.</summary>
        internal int Home { get; set; }

        /// <summary>Whether flash knew <see cref="Home"/>.</summary>
        internal bool IsHomeKnown { get; private set; }

        /// <summary>Records written, commits included.</summary>
        internal int WrittenCount { get; private set; }

        /// <summary>Writes and erases that the flash refused.</summary>
        internal int FailedCount { get; private set; }

        /// <summary>Whether the flash refused the last request.</summary>
        internal bool IsRefused { get; private set; }

        /// <summary>The record read last, at its start. Appending a record overwrites it; a commit does not.</summary>
        internal byte[] Bytes => buffer;

        /// <summary>Whether flash had nothing at the last place that was read.</summary>
        internal bool IsPastEnd => readCount == 0;

        /// <summary>Finds the segments that count.</summary>
        /// <returns>Whether there are any.</returns>
        internal bool Find()
        {
            Head = None;
            Tail = 0;
            Position = segmentSize;
            for (int segment = 0; segment < segmentCount; segment++)
            {
                int generation = FirstGeneration(segment);
                generations[segment] = (ushort)generation;
                Head = generation > Head ? generation : Head;
            }

            if (Head == None)
            {
                return false;
            }

            // The two candidates for the commit: the segment opened last and, if a cut or rot destroyed its commit, the one before.
            int oldest = CommittedTail(CommittedTail(Head - segmentCount + 1, Head - 1), Head);
            Tail = oldest < 0 ? 0 : oldest;
            return true;
        }

        /// <summary>Whether the segment of a generation has its records.</summary>
        internal bool Has(int generation)
        {
            return Head - generation < segmentCount && generations[generation % segmentCount] == (ushort)generation;
        }

        /// <summary>The segment of a generation.</summary>
        internal int SegmentOf(int generation)
        {
            return generation % segmentCount;
        }

        /// <summary>Where a record lies, in units of <see cref="FlashRecord.Align"/>.</summary>
        internal int PlaceOf(int segment, int position)
        {
            return segment * (segmentSize / FlashRecord.Align) + position / FlashRecord.Align;
        }

        /// <summary>Whether a record of a size fits into the segment that is written to.</summary>
        internal bool HasRoom(int size)
        {
            return Position + size <= segmentSize;
        }

        /// <summary>Writes the record of a fragment.</summary>
        /// <returns>Its place, in units; negative when the flash refused.</returns>
        internal int Append(Fragment fragment, int keptMinute, int origin)
        {
            return Append(record.WriteFragment(buffer, Head, fragment, keptMinute, origin));
        }

        /// <summary>Writes the record of a removal.</summary>
        internal int AppendRemoved(long name, int index, int shape)
        {
            return Append(record.WriteRemoved(buffer, Head, name, index, shape));
        }

        /// <summary>Writes the record in <see cref="Bytes"/> again, with other times.</summary>
        internal int AppendAgain(long expiryMinute, int keptMinute)
        {
            return Append(record.Rewrite(buffer, Head, expiryMinute, keptMinute));
        }

        /// <summary>Opens the next segment.</summary>
        /// <returns>False when the flash refuses.</returns>
        internal bool Begin()
        {
            int generation = Head + 1;
            int segment = SegmentOf(generation);
            if (IsFull)
            {
                return false;
            }

            int size = record.WriteCommit(commit, generation, Tail, Home);
            if (!flash.Erase(segment) || !flash.Write(segment, 0, commit, size))
            {
                Refused();
                return false;
            }

            Head = generation;
            generations[segment] = (ushort)generation;
            Position = size;
            Taken();
            return true;
        }

        /// <summary>Reads a record into <see cref="Bytes"/>.</summary>
        /// <returns>Its size; 0 when it is not whole.</returns>
        internal int ReadAt(int place)
        {
            int segmentUnits = segmentSize / FlashRecord.Align;
            return ReadAt(place / segmentUnits, place % segmentUnits * FlashRecord.Align);
        }

        /// <summary>Reads a record into <see cref="Bytes"/>.</summary>
        internal int ReadAt(int segment, int position)
        {
            int left = segmentSize - position;
            readCount = flash.Read(segment, position, buffer, left < FlashRecord.SizeMax ? left : FlashRecord.SizeMax);
            return record.WholeSize(buffer, readCount);
        }

        private int Append(int size)
        {
            int segment = SegmentOf(Head);
            if (!flash.Write(segment, Position, buffer, size))
            {
                Refused();
                return None;
            }

            int place = PlaceOf(segment, Position);
            Position += size;
            Taken();
            return place;
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

        /// <summary>Generation of the first whole record in a segment that belongs there, or None.</summary>
        private int FirstGeneration(int segment)
        {
            for (int at = 0; at < segmentSize; at += FlashRecord.Align)
            {
                int generation = ReadAt(segment, at) > 0 ? FlashRecord.GenerationOf(buffer) : None;
                if (generation >= 0 && generation < GenerationMax && SegmentOf(generation) == segment)
                {
                    return generation;
                }

                if (IsPastEnd)
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

            if (ReadAt(SegmentOf(generation), 0) == 0 || FlashRecord.TypeOf(buffer) != FlashRecord.TypeCommit
                || FlashRecord.GenerationOf(buffer) != generation)
            {
                return known;
            }

            int committed = FlashRecord.KeptMinuteOf(buffer);
            Home = FlashRecord.HomeOf(buffer);
            IsHomeKnown = true;
            return committed > known && committed <= generation ? committed : known;
        }
    }
}
