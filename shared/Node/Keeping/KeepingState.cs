using LVS.Core;

namespace LVS.Node
{
    /// <summary>State that the stages of keeping share: fragments held, known members, time, and chance. One object a node.</summary>
    public sealed class KeepingState
    {
        /// <summary>Account of strangers. Lower accounts are those of edges, by slot.</summary>
        internal const int OriginStranger = Limits.SlotCount;

        /// <summary>Account of fragments that were repaired or handed over.</summary>
        internal const int OriginRepair = OriginStranger + 1;

        private readonly long[] chance = new long[1];
        private readonly long beganAtMs;
        private int beganSecond;

        /// <summary>Makes the state.</summary>
        internal KeepingState(
            FragmentOptions options, FragmentLog log, IHmac hmac, SwarmClock clock, EdgeTable edges, long seed, long nowMs)
        {
            beganAtMs = nowMs;
            NowMs = nowMs;
            Options = options;
            Log = log;
            Index = log.Index;
            Clock = clock;
            Edges = edges;
            Namer = new Namer(hmac, log.Scratch);
            Book = new StripeBook(Index, options.MemberCount, FarthestLook(options));
            Members = new MemberTable(options.MemberCount, options.SilenceSeconds, options.NapSeconds);
            chance[0] = seed;
        }

        /// <summary>How the node takes part in keeping.</summary>
        public FragmentOptions Options { get; }

        /// <summary>Its fragments.</summary>
        public FragmentLog Log { get; }

        /// <summary>The index of its fragments.</summary>
        public FragmentIndex Index { get; }

        /// <summary>What the node knows of their stripes.</summary>
        public StripeBook Book { get; }

        /// <summary>The other members that keep fragments.</summary>
        public MemberTable Members { get; }

        /// <summary>Computes to which stripe something belongs.</summary>
        public Namer Namer { get; }

        /// <summary>The swarm's minute.</summary>
        public SwarmClock Clock { get; }

        /// <summary>The node's edges; null for none.</summary>
        public EdgeTable Edges { get; }

        /// <summary>State of its chance.</summary>
        public long[] Chance => chance;

        /// <summary>Bits that the homes of a stripe and of the nodes that keep it share: the node's district.</summary>
        public int Depth { get; internal set; }

        /// <summary>
        /// Bits of the prefix around the node's home that it listens to, at most <see cref="Depth"/>. It is less while the node still holds
        /// fragments that belong to the other half of a district that was split.
        /// </summary>
        public int HeardDepth
        {
            get
            {
                return Placement.SharedBits(Log.Home, ElsewhereHome, Depth);
            }
        }

        /// <summary>Of the homes of all fragments that the node holds, the one that shares the fewest bits with its own.</summary>
        internal int ElsewhereHome { get; set; }

        /// <summary>What this wake may do: one of <see cref="LVS.Node.Meeting"/>.</summary>
        public int Meeting { get; internal set; } = LVS.Node.Meeting.Always;

        /// <summary>For a node that never sleeps: until when all sleepers are awake, because it has just heard an offer of one.</summary>
        internal long MeetsToMs { get; set; } = long.MinValue;

        /// <summary>Whether this node never sleeps and its sleeping members are awake now.</summary>
        internal bool IsMeeting => NowMs <= MeetsToMs;

        /// <summary>
        /// Whether a member sleeps and so cannot hear this node now. Nodes that sleep themselves ask only when all are awake.
        /// </summary>
        internal bool IsAsleep(int member)
        {
            return !Options.Naps && member != MemberTable.None && Members.Naps(member) && !Members.IsAwake(member, Second);
        }

        /// <summary>Whether stripes may be audited now.</summary>
        internal bool MayAudit => (Meeting & LVS.Node.Meeting.Audits) != 0;

        /// <summary>Whether missing fragments may be fetched and sent now.</summary>
        internal bool MayRepair => (Meeting & LVS.Node.Meeting.Repairs) != 0;

        /// <summary>The node's pseudonym.</summary>
        public int Self { get; internal set; }

        /// <summary>Number of the frame that was sent last.</summary>
        public int SaidSeq { get; internal set; }

        /// <summary>The node's time.</summary>
        public long NowMs { get; internal set; }

        /// <summary>
        /// The node's time in s since the keeper was made; for a node that sleeps, since its birth. It fits 68 years of one life, whatever
        /// the node's clock shows.
        /// </summary>
        public int Second => beganSecond + (int)((NowMs - beganAtMs) / 1000);

        /// <summary>The node's time that corresponds to a <see cref="Second"/>.</summary>
        public long MsOf(int second)
        {
            return beganAtMs + (second - beganSecond) * 1000L;
        }

        /// <summary>
        /// For a node that sleeps: whether a question asked now is still answered in this slot. Others may close it earlier than this node.
        /// </summary>
        internal bool IsSlotOpen => !Options.Naps || NowMs - beganAtMs <= Options.WindowMs * 2 / 3;

        /// <summary>The second in which this life or wake began.</summary>
        internal int BeganSecond => beganSecond;

        /// <summary>Continues from an earlier wake: seconds count by the node's own time over all its lives.</summary>
        internal void GoOn()
        {
            beganSecond = (int)(Clock.ElapsedMs / 1000);
        }

        /// <summary>The node's own minute, over all its lives.</summary>
        public int OwnMinute => (int)(Clock.ElapsedMs / SwarmClock.MinuteMs);

        /// <summary>Bytes that may be sent now; negative when audits have overdrawn the budget.</summary>
        public long Tokens { get; internal set; }

        /// <summary>Bytes that may be sent in an hour.</summary>
        public long BytesPerHour
        {
            get
            {
                long rate = 100L * Index.Count;
                return rate < 65_536 ? 65_536 : rate > 262_144 ? 262_144 : rate;
            }
        }

        /// <summary>Draws a number from a to b, inclusive.</summary>
        public int Draw(int a, int b)
        {
            return b <= a ? a : a + (int)SeededRandom.Below(chance, 0, (long)b - a + 1);
        }

        /// <summary>
        /// Free places that are open to all, as offers announce. The last eighth of the room is for members that earned it by service.
        /// </summary>
        public int OpenCount
        {
            get
            {
                int open = Log.FreeCount - Index.SlotCount / 8;
                return open > 0 ? open : 0;
            }
        }

        /// <summary>
        /// Whether there is room for repaired fragments and fragments handed over: a quarter of all places, but none of those that
        /// strangers get slowly.
        /// </summary>
        public bool MayKeepRepaired => OpenCount > Index.SlotCount / 16
            && Index.CountOf(OriginRepair) < (Index.SlotCount + 3) / 4;

        /// <summary>Whether a stripe belongs to the node's district.</summary>
        public bool IsHere(long stripe)
        {
            return Placement.Shares(Log.Home, Placement.HomeOf(stripe), Depth);
        }

        /// <summary>Members with room in the district of a stripe, this node included.</summary>
        public int CountWithRoom(long stripe)
        {
            return Members.CountWithRoom(Placement.HomeOf(stripe), Depth, Second) + (OpenCount > 0 ? 1 : 0);
        }

        /// <summary>The present audit interval of a stripe, in s.</summary>
        public int Interval(int slot)
        {
            long seconds = (long)Options.AuditSecondsMin << Book.DoublingsAt(slot);
            return seconds < Options.AuditSecondsMax ? (int)seconds : Options.AuditSecondsMax;
        }

        /// <summary>
        /// When to audit a stripe for the first time, in s after one of its fragments came. Its other fragments arrive meanwhile; where
        /// nodes sleep, within hours.
        /// </summary>
        internal int FirstLook()
        {
            int interval = Options.AuditSecondsMin;
            int naps = 2 * (Options.Naps ? Options.NapSeconds : Members.LongestNapSeconds);
            return Second + (naps > 0 ? Draw(naps, 4 * naps) : Draw(interval / 2, interval));
        }

        /// <summary>No audit is due later than this from now, in s.</summary>
        private static int FarthestLook(FragmentOptions options)
        {
            int most = 8 * (options.Naps ? options.NapSeconds : MemberTable.NapSecondsMost);
            most = options.AuditSecondsMax > most ? options.AuditSecondsMax : most;
            return 2 * options.PatienceSeconds > most ? 2 * options.PatienceSeconds : most;
        }

        /// <summary>Schedules the next audit of a stripe after its interval, or up to half of it earlier.</summary>
        public void AuditLater(int slot)
        {
            int interval = Interval(slot);
            Book.SetNext(slot, Second + Draw(interval / 2, interval));
        }

        /// <summary>Makes the interval of a stripe longer, up to its cap.</summary>
        public void Lengthen(int slot)
        {
            Book.SetDoublings(slot, Book.DoublingsAt(slot) + (Interval(slot) < Options.AuditSecondsMax ? 1 : 0));
        }

        /// <summary>Removes a fragment.</summary>
        /// <returns>False when the flash refuses; then it is still held.</returns>
        public bool Remove(int slot)
        {
            Book.End(slot);
            return Log.Remove(slot);
        }
    }
}
