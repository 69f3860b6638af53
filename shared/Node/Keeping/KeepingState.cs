using LVS.Core;

namespace LVS.Node
{
    /// <summary>What the stages of keeping share: what is held, who is known, what time it is, and chance. One object a node.</summary>
    public sealed class KeepingState
    {
        /// <summary>Account of strangers; accounts below are those of edges, by slot.</summary>
        internal const int OriginStranger = Limits.SlotCount;

        /// <summary>Account of what was repaired or handed over.</summary>
        internal const int OriginRepair = OriginStranger + 1;

        // Districts have 28 to 96 members; where the table of members is smaller, what it holds decides.
        private const int DistrictMin = 28;
        private const int DistrictMax = 96;

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
            Namer = new Namer(hmac);
            Book = new StripeBook(Index, options.MemberCount);
            Members = new MemberTable(options.MemberCount, options.SilenceSeconds, options.NapSeconds);
            chance[0] = seed;
        }

        /// <summary>How the node takes part.</summary>
        public FragmentOptions Options { get; }

        /// <summary>Its fragments.</summary>
        public FragmentLog Log { get; }

        /// <summary>Which they are.</summary>
        public FragmentIndex Index { get; }

        /// <summary>What it knows of their stripes.</summary>
        public StripeBook Book { get; }

        /// <summary>Who else keeps.</summary>
        public MemberTable Members { get; }

        /// <summary>Says where things belong.</summary>
        public Namer Namer { get; }

        /// <summary>The swarm's minute.</summary>
        public SwarmClock Clock { get; }

        /// <summary>The node's edges; null for none.</summary>
        public EdgeTable Edges { get; }

        /// <summary>State of its chance.</summary>
        public long[] Chance => chance;

        /// <summary>Bits of a name's prefix that members share with this node's home.</summary>
        public int Depth { get; internal set; }

        /// <summary>What this wake is good for: one of <see cref="LVS.Node.Meeting"/>.</summary>
        public int Meeting { get; internal set; } = LVS.Node.Meeting.Always;

        /// <summary>Until when sleepers are awake, all of them, of a node that never sleeps: it has just heard an offer of one.</summary>
        internal long MeetsToMs { get; set; } = long.MinValue;

        /// <summary>Whether this node never sleeps and its sleeping members are awake.</summary>
        internal bool IsMeeting => NowMs <= MeetsToMs;

        /// <summary>Whether a member cannot hear this node now: it sleeps. Those that sleep ask only where all are awake.</summary>
        internal bool IsAsleep(int member)
        {
            return !Options.Naps && member != MemberTable.None && Members.Naps(member) && !Members.IsAwake(member, Second);
        }

        /// <summary>Whether stripes may be audited now.</summary>
        internal bool MayAudit => (Meeting & LVS.Node.Meeting.Audits) != 0;

        /// <summary>Whether what is missing may be fetched and told now.</summary>
        internal bool MayRepair => (Meeting & LVS.Node.Meeting.Repairs) != 0;

        /// <summary>The node's pseudonym.</summary>
        public int Self { get; internal set; }

        /// <summary>Number of the frame that was said last.</summary>
        public int SaidSeq { get; internal set; }

        /// <summary>The node's time.</summary>
        public long NowMs { get; internal set; }

        /// <summary>
        /// The same in s since the keeper was made, of a node that sleeps since the node's birth: fits 68 years of one life, whatever the
        /// node's clock shows.
        /// </summary>
        public int Second => beganSecond + (int)((NowMs - beganAtMs) / 1000);

        /// <summary>The node's time when <see cref="Second"/> is what is given.</summary>
        public long MsOf(int second)
        {
            return beganAtMs + (second - beganSecond) * 1000L;
        }

        /// <summary>
        /// Of a node that sleeps, whether what is asked now is still answered in this slot: others may close it earlier than this node.
        /// </summary>
        internal bool IsSlotOpen => !Options.Naps || NowMs - beganAtMs <= Options.WindowMs * 2 / 3;

        /// <summary>The second in which this life or wake began.</summary>
        internal int BeganSecond => beganSecond;

        /// <summary>The keeper goes on from an earlier wake: seconds count by the node's own time over all its lives.</summary>
        internal void GoOn()
        {
            beganSecond = (int)(Clock.ElapsedMs / 1000);
        }

        /// <summary>The node's own minute, over all its lives.</summary>
        public int OwnMinute => (int)(Clock.ElapsedMs / SwarmClock.MinuteMs);

        /// <summary>Bytes that may be said now; below 0 when audits have overdrawn.</summary>
        public long Tokens { get; internal set; }

        /// <summary>Bytes that may be said in an hour.</summary>
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

        /// <summary>Free places that are open to all, as offers say: the last eighth is for what service has earned.</summary>
        public int OpenCount
        {
            get
            {
                int open = Log.FreeCount - Index.SlotCount / 8;
                return open > 0 ? open : 0;
            }
        }

        /// <summary>Whether what was repaired or handed over finds room: a quarter, but no place that strangers get slowly.</summary>
        public bool MayKeepRepaired => OpenCount > Index.SlotCount / 16
            && Index.CountOf(OriginRepair) < (Index.SlotCount + 3) / 4;

        /// <summary>Whether a stripe belongs here: to the node's district, or to one that is a bit larger.</summary>
        public bool IsHere(long stripe)
        {
            return Placement.Shares(Log.Home, Placement.HomeOf(stripe), Depth - 1);
        }

        /// <summary>Members with room where a stripe belongs, this node included.</summary>
        public int CountWithRoom(long stripe)
        {
            return Members.CountWithRoom(Placement.HomeOf(stripe), Depth - 1, Second) + (OpenCount > 0 ? 1 : 0);
        }

        /// <summary>How long the audit interval of a stripe is now, in s.</summary>
        public int Interval(int slot)
        {
            long seconds = (long)Options.AuditSecondsMin << Book.DoublingsAt(slot);
            return seconds < Options.AuditSecondsMax ? (int)seconds : Options.AuditSecondsMax;
        }

        /// <summary>
        /// When a stripe of which a fragment has just come is audited, in s: the others come meanwhile, where nodes sleep within hours.
        /// </summary>
        internal int FirstLook()
        {
            int interval = Options.AuditSecondsMin;
            int naps = 2 * (Options.Naps ? Options.NapSeconds : Members.LongestNapSeconds);
            return Second + (naps > 0 ? Draw(naps, 4 * naps) : Draw(interval / 2, interval));
        }

        /// <summary>Audits a stripe again after its interval, or up to half of it earlier.</summary>
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

        /// <summary>Lets a fragment go.</summary>
        /// <returns>False when the flash refuses; then it is still held.</returns>
        public bool Remove(int slot)
        {
            Book.End(slot);
            return Log.Remove(slot);
        }

        /// <summary>Follows the number of members: a district that is too full is split, one that is too empty merged.</summary>
        internal void FollowMembers()
        {
            int most = Members.SlotCount * 3 / 4 < DistrictMax ? Members.SlotCount * 3 / 4 : DistrictMax;
            if (Depth > 0 && Members.CountAt(Log.Home, Depth) < DistrictMin)
            {
                Depth--;
            }
            else if (Depth < Placement.DepthMax && Members.CountAt(Log.Home, Depth) > most
                && Members.CountAt(Log.Home, Depth + 1) >= DistrictMin)
            {
                Depth++;
            }
        }
    }
}
