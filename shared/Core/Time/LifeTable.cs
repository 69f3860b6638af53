namespace LVS.Core
{
    /// <summary>
    /// The basics of a node's life: its time awake, its random state and its frame numbers. A window over flat arrays, so that one node and
    /// a million nodes run the same code. The table is the window of its first node. Only this class writes its columns. Not thread safe.
    /// </summary>
    public sealed class LifeTable
    {
        /// <summary>Bytes that the table of one node takes on the device.</summary>
        public const int HeapSizeOfOne = HeapSize.Object + HeapSize.Field + 6 * HeapSize.NodeColumn;

        internal const int ReservedAt = 12;
        internal const int CensusAt = 18;
        internal const int CensusMinuteAt = SwarmClock.RecordAt + SwarmClock.RecordSize;

        // How long a census suppresses older ones, in minutes: as long as a frame without an edge's key can be heard.
        private const int CensusMinutes = (int)(2 * SwarmClock.WindowMs / SwarmClock.MinuteMs);

        /// <summary>
        /// Time that the node has been awake since boot, in ms. Time asleep and jumps of the clock are left out, so they do not count as
        /// silence of neighbours.
        /// </summary>
        public readonly long[] AwakeMsOf;

        /// <summary>State of the seeded generator. A caller that draws a number passes it to <see cref="SeededRandom"/>.</summary>
        public readonly long[] ChanceOf;

        /// <summary>Seq of the frame emitted last.</summary>
        public readonly int[] SeqLastOf;

        /// <summary>First seq that the record on flash does not cover.</summary>
        public readonly int[] SeqReservedOf;

        /// <summary>Low half of the number of the census obeyed last, 0 for none.</summary>
        public readonly int[] CensusOf;

        /// <summary>Low byte of the minute in which it was obeyed.</summary>
        public readonly int[] CensusMinuteOf;

        private int node;

        /// <summary>Allocates the columns of a number of nodes.</summary>
        public LifeTable(int nodeCount)
        {
            AwakeMsOf = new long[nodeCount];
            ChanceOf = new long[nodeCount];
            SeqLastOf = new int[nodeCount];
            SeqReservedOf = new int[nodeCount];
            CensusOf = new int[nodeCount];
            CensusMinuteOf = new int[nodeCount];
        }

        /// <summary>Index of the node in the columns.</summary>
        public int Node => node;

        /// <summary>Time that the node has been awake since boot, in ms.</summary>
        public long AwakeMs => AwakeMsOf[node];

        /// <summary>Seq of the frame emitted last.</summary>
        public int SeqLast => SeqLastOf[node];

        /// <summary>Whether every number that the record reserved has been used.</summary>
        public bool IsUsedUp => SeqLastOf[node] == SeqReservedOf[node];

        /// <summary>The window of another node.</summary>
        public LifeTable Window(int nodeIndex)
        {
            if (nodeIndex == node)
            {
                return this;
            }

            LifeTable window = (LifeTable)MemberwiseClone();
            window.node = nodeIndex;
            return window;
        }

        /// <summary>Sets the seed of all chance, at the start of a life.</summary>
        public void Seed(long seed)
        {
            ChanceOf[node] = seed;
        }

        /// <summary>Initialises a node that is born.</summary>
        public void Birth()
        {
            AwakeMsOf[node] = 0;
            CensusOf[node] = 0;
        }

        /// <summary>Adds time that the node was awake.</summary>
        public void Wake(long passedMs)
        {
            AwakeMsOf[node] += passedMs;
        }

        /// <summary>A random number below a bound.</summary>
        /// <param name="bound">Above 0.</param>
        public long Below(long bound)
        {
            return SeededRandom.Below(ChanceOf, node, bound);
        }

        /// <summary>
        /// Whether the node has written more records than its flash can take for years. A neighbour that always moves something makes one
        /// due for every diff; then the diff waits for the next interval.
        /// </summary>
        /// <param name="written">Records written since boot.</param>
        /// <param name="intervalMs">Time of one record in the long run, in ms.</param>
        public bool IsWorn(int written, long intervalMs)
        {
            return written >= Limits.RecordsAtOnce + AwakeMsOf[node] / intervalMs;
        }

        /// <summary>Makes sure that the next seq is reserved.</summary>
        /// <returns>Whether more numbers had to be reserved. Then the record must be written before that seq is sent.</returns>
        public bool ReserveNext()
        {
            if (SeqLastOf[node] + 1 - SeqReservedOf[node] <= 0)
            {
                return false;
            }

            SeqReservedOf[node] += Limits.SeqReserve;
            return true;
        }

        /// <summary>Takes the next seq.</summary>
        public int TakeSeq()
        {
            return ++SeqLastOf[node];
        }

        /// <summary>Reserves numbers for the next wake, before the record of this wake is written.</summary>
        public void ReserveForNextWake()
        {
            SeqReservedOf[node] = SeqLastOf[node] + Limits.SeqReserve;
        }

        /// <summary>Uses the numbers that the wake before reserved and did not use.</summary>
        public void UseReserved()
        {
            SeqLastOf[node] = SeqReservedOf[node] - Limits.SeqReserve;
        }

        /// <summary>Skips the numbers that a life which was cut may have used.</summary>
        public void SkipReserved()
        {
            SeqReservedOf[node] += Limits.SeqReserve;
        }

        /// <summary>Continues from a random number. Otherwise the frame numbers under a new pseudonym would reveal the old one.</summary>
        public void Renumber()
        {
            SeqLastOf[node] = (int)SeededRandom.Below(ChanceOf, node, int.MaxValue);
            SeqReservedOf[node] = SeqLastOf[node];
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
            int passed = ((int)minute - CensusMinuteOf[node]) & 0xFF;
            bool isRemembered = CensusOf[node] != 0 && (passed <= CensusMinutes || passed >= 256 - CensusMinutes);
            return !isRemembered || (short)(seq - CensusOf[node]) > 0;
        }

        /// <summary>Remembers a census that is obeyed.</summary>
        public void ObeyCensus(int seq, long minute)
        {
            CensusOf[node] = seq & 0xFFFF;
            CensusMinuteOf[node] = (int)minute & 0xFF;
        }

        /// <summary>Writes the node's part of its record (SPEC 7).</summary>
        public void Write(byte[] record)
        {
            LittleEndian.Write32(record, ReservedAt, SeqReservedOf[node]);
            LittleEndian.Write16(record, CensusAt, CensusOf[node]);
            record[CensusMinuteAt] = (byte)CensusMinuteOf[node];
        }

        /// <summary>Reads the node's part of its record.</summary>
        public void Read(byte[] record)
        {
            SeqReservedOf[node] = LittleEndian.Read32(record, ReservedAt);
            SeqLastOf[node] = SeqReservedOf[node];
            CensusOf[node] = LittleEndian.Read16(record, CensusAt);
            CensusMinuteOf[node] = record[CensusMinuteAt];
            AwakeMsOf[node] = 0;
        }
    }
}
