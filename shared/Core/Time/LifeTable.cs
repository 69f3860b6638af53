namespace LVS.Core
{
    /// <summary>
    /// What the life of a node runs on: its time awake, its chance and the numbers of its frames. A window over flat arrays, so that the
    /// state of one node and of a million is the same code. The table is the window of its first node. It alone writes its columns. Not
    /// thread safe.
    /// </summary>
    public sealed class LifeTable
    {
        /// <summary>Bytes that the table of one node takes on the device.</summary>
        public const int HeapSizeOfOne = HeapSize.Object + HeapSize.Field + 6 * HeapSize.NodeColumn;

        private const int ReservedAt = 12;
        private const int CensusAt = 18;
        private const int CensusMinuteAt = SwarmClock.RecordAt + SwarmClock.RecordSize;

        // How long a census keeps older ones out, in minutes: as long as a frame without an edge's key can be heard.
        private const int CensusMinutes = (int)(2 * SwarmClock.WindowMs / SwarmClock.MinuteMs);

        /// <summary>
        /// How long the node has been awake since boot, in ms: what it slept through, and where its clock jumped, does not count as silence
        /// of its neighbours.
        /// </summary>
        public readonly long[] AwakeMsOf;

        /// <summary>State of the seeded generator. A caller that draws passes it to <see cref="SeededRandom"/>.</summary>
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

        /// <summary>How long the node has been awake since boot, in ms.</summary>
        public long AwakeMs => AwakeMsOf[node];

        /// <summary>Seq of the frame emitted last.</summary>
        public int SeqLast => SeqLastOf[node];

        /// <summary>Whether every number that the record reserved is used.</summary>
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

        /// <summary>A life begins with this seed of all chance.</summary>
        public void Seed(long seed)
        {
            ChanceOf[node] = seed;
        }

        /// <summary>The node comes into being.</summary>
        public void Birth()
        {
            AwakeMsOf[node] = 0;
            CensusOf[node] = 0;
        }

        /// <summary>The node was awake so much longer.</summary>
        public void Wake(long passedMs)
        {
            AwakeMsOf[node] += passedMs;
        }

        /// <summary>Below a bound, by the node's chance.</summary>
        /// <param name="bound">Above 0.</param>
        public long Below(long bound)
        {
            return SeededRandom.Below(ChanceOf, node, bound);
        }

        /// <summary>Makes sure that the next seq is reserved.</summary>
        /// <returns>Whether more had to be reserved: then the record must be written before that seq is told.</returns>
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

        /// <summary>Reserves numbers for the next wake, before the record that tells of this one.</summary>
        public void ReserveForNextWake()
        {
            SeqReservedOf[node] = SeqLastOf[node] + Limits.SeqReserve;
        }

        /// <summary>Goes back to the numbers that the wake before has reserved and not used.</summary>
        public void UseReserved()
        {
            SeqLastOf[node] = SeqReservedOf[node] - Limits.SeqReserve;
        }

        /// <summary>Strikes off the numbers that a life which was cut may have used.</summary>
        public void SkipReserved()
        {
            SeqReservedOf[node] += Limits.SeqReserve;
        }

        /// <summary>Counts on from a number by chance: or the frames under a new pseudonym would tell whose they are.</summary>
        public void Renumber()
        {
            SeqLastOf[node] = (int)SeededRandom.Below(ChanceOf, node, int.MaxValue);
            SeqReservedOf[node] = SeqLastOf[node];
        }

        /// <summary>
        /// Whether to obey a census: its number is above that of the last one, or the last one is longer ago than a frame can be repeated.
        /// So a recorded census is obeyed once, also over boots, and one with too high a number keeps others out for minutes only.
        /// </summary>
        /// <param name="seq">The census's number.</param>
        /// <param name="minute">The node's minute.</param>
        public bool IsCensusNew(int seq, long minute)
        {
            int passed = ((int)minute - CensusMinuteOf[node]) & 0xFF;
            bool isRemembered = CensusOf[node] != 0 && (passed <= CensusMinutes || passed >= 256 - CensusMinutes);
            return !isRemembered || (short)(seq - CensusOf[node]) > 0;
        }

        /// <summary>A census is obeyed.</summary>
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
