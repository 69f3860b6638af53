namespace LVS.Core
{
    /// <summary>
    /// The basics of a node's life: its time awake, its random state and its frame numbers. Not thread safe.
    /// </summary>
    public sealed class NodeLife
    {
        /// <summary>Bytes that the table of one node takes on the device.</summary>
        public const int HeapSizeOfOne = HeapSize.Object + 5 * HeapSize.Field + HeapSize.NodeColumn;

        internal const int ReservedAt = 12;
        internal const int CensusAt = 18;
        internal const int CensusMinuteAt = SwarmClock.RecordAt + SwarmClock.RecordSize;

        // How long a census suppresses older ones, in minutes: as long as a frame without an edge's key can be heard.
        private const int CensusMinutes = (int)(2 * SwarmClock.WindowMs / SwarmClock.MinuteMs);

        private readonly long[] chance = new long[1];
        private long awakeMs;
        private int seqLast;
        private int seqReserved;
        private int census;
        private int censusMinute;

        /// <summary>State of the seeded generator, its only element. A caller that draws passes it to <see cref="SeededRandom"/>.</summary>
        public long[] Chance => chance;

        /// <summary>
        /// Time that the node has been awake since boot, in ms. Time asleep and jumps of the clock are left out, so they do not count as
        /// silence of neighbours.
        /// </summary>
        public long AwakeMs => awakeMs;

        /// <summary>Seq of the frame emitted last.</summary>
        public int SeqLast => seqLast;

        /// <summary>First seq that the record on flash does not cover.</summary>
        public int SeqReserved => seqReserved;

        /// <summary>Low half of the number of the census obeyed last, 0 for none.</summary>
        public int Census => census;

        /// <summary>Low byte of the minute in which it was obeyed.</summary>
        public int CensusMinute => censusMinute;

        /// <summary>Whether every number that the record reserved has been used.</summary>
        public bool IsUsedUp => seqLast == seqReserved;

        /// <summary>Sets the seed of all chance, at the start of a life.</summary>
        public void Seed(long seed)
        {
            chance[0] = seed;
        }

        /// <summary>Initialises a node that is born.</summary>
        public void Birth()
        {
            awakeMs = 0;
            census = 0;
        }

        /// <summary>Adds time that the node was awake.</summary>
        public void Wake(long passedMs)
        {
            awakeMs += passedMs;
        }

        /// <summary>A random number below a bound.</summary>
        /// <param name="bound">Above 0.</param>
        public long Below(long bound)
        {
            return SeededRandom.Below(chance, 0, bound);
        }

        /// <summary>
        /// Whether the node has written more records than its flash can take for years. A neighbour that always moves something makes one
        /// due for every diff; then the diff waits for the next interval.
        /// </summary>
        /// <param name="written">Records written since boot.</param>
        /// <param name="intervalMs">Time of one record in the long run, in ms.</param>
        public bool IsWorn(int written, long intervalMs)
        {
            return written >= Limits.RecordsAtOnce + awakeMs / intervalMs;
        }

        /// <summary>Makes sure that the next seq is reserved.</summary>
        /// <returns>Whether more numbers had to be reserved. Then the record must be written before that seq is sent.</returns>
        public bool ReserveNext()
        {
            if (seqLast + 1 - seqReserved <= 0)
            {
                return false;
            }

            seqReserved += Limits.SeqReserve;
            return true;
        }

        /// <summary>Takes the next seq.</summary>
        public int TakeSeq()
        {
            return ++seqLast;
        }

        /// <summary>Reserves numbers for the next wake, before the record of this wake is written.</summary>
        public void ReserveForNextWake()
        {
            seqReserved = seqLast + Limits.SeqReserve;
        }

        /// <summary>Uses the numbers that the wake before reserved and did not use.</summary>
        public void UseReserved()
        {
            seqLast = seqReserved - Limits.SeqReserve;
        }

        /// <summary>Skips the numbers that a life which was cut may have used.</summary>
        public void SkipReserved()
        {
            seqReserved += Limits.SeqReserve;
        }

        /// <summary>Continues from a random number. Otherwise the frame numbers under a new pseudonym would reveal the old one.</summary>
        public void Renumber()
        {
            seqLast = (int)SeededRandom.Below(chance, 0, int.MaxValue);
            seqReserved = seqLast;
        }

        /// <summary>
        /// Whether to obey a census. Its number must be above that of the last one, unless the last one is older than any frame that can
        /// still be replayed. So a recorded census is obeyed once, even over boots, and one with too high a number suppresses others for
        /// minutes only.
        /// </summary>
        /// <param name="seq">The census's number.</param>
        /// <param name="minute">The node's minute.</param>
        public bool IsCensusNew(int seq, long minute)
        {
            int passed = ((int)minute - censusMinute) & 0xFF;
            bool isRemembered = census != 0 && (passed <= CensusMinutes || passed >= 256 - CensusMinutes);
            return !isRemembered || (short)(seq - census) > 0;
        }

        /// <summary>Remembers a census that is obeyed.</summary>
        public void ObeyCensus(int seq, long minute)
        {
            census = seq & 0xFFFF;
            censusMinute = (int)minute & 0xFF;
        }

        /// <summary>Writes the node's part of its record (SPEC 7).</summary>
        public void Write(byte[] record)
        {
            LittleEndian.Write32(record, ReservedAt, seqReserved);
            LittleEndian.Write16(record, CensusAt, census);
            record[CensusMinuteAt] = (byte)censusMinute;
        }

        /// <summary>Reads the node's part of its record.</summary>
        public void Read(byte[] record)
        {
            seqReserved = LittleEndian.Read32(record, ReservedAt);
            seqLast = seqReserved;
            census = LittleEndian.Read16(record, CensusAt);
            censusMinute = record[CensusMinuteAt];
            awakeMs = 0;
        }
    }
}
