namespace LVS.Core
{
    /// <summary>
    /// The swarm's minute as one node estimates it (SPEC 5.8). It follows the minutes of its mutual neighbours slowly, forward or by
    /// slowing down, but never runs backward. So liars among them move it by minutes a day at most. Also the node's elapsed time. A window
    /// over flat arrays, as all tables; times in ms.
    /// </summary>
    /// <remarks>
    /// A trimmed mean (three highest and three lowest dropped) bounds the effect of up to three of eight voices: Dolev, Lynch, Pinter,
    /// Stark, Weihl: Reaching Approximate Agreement in the Presence of Faults, J. ACM 33(3), 1986. Jumps are paid from a credit that grows
    /// with time.
    /// </remarks>
    public sealed partial class SwarmClock
    {
        /// <summary>Bytes that the table of one node takes on the device.</summary>
        public const int HeapSizeOfOne = 2 * HeapSize.Object + 10 * HeapSize.Field + HeapSize.Array + 8 * (Limits.SlotCount + 1)
            + 11 * HeapSize.NodeColumn + 2 * HeapSize.LongColumn + HeapSize.SmallColumn;

        /// <summary>A minute in ms.</summary>
        public const long MinuteMs = 60_000;

        /// <summary>Minutes of an epoch.</summary>
        public const long EpochMinutes = Limits.EpochMinutes;

        /// <summary>A day in ms.</summary>
        public const long DayMs = EpochMinutes * MinuteMs;

        /// <summary>
        /// How far the minute of a frame without an edge's key may differ from ours, beyond our clock's possible error: 3 minutes.
        /// </summary>
        public const long WindowMs = 3 * MinuteMs;

        /// <summary>Bytes of the clock in a ledger record: minute 8, elapsed 8, credit 4, doubt 4, flags 1, calendar 6.</summary>
        public const int RecordSize = 31;

        /// <summary>Largest minute in ms: 2^32 - 1 minutes.</summary>
        public const long MinuteMsMax = uint.MaxValue * MinuteMs;

        /// <summary>Where the clock begins in a ledger record.</summary>
        public const int RecordAt = 72;

        // A calendar clock that was not set counts from 1970. A longer absence than this was measured by two different clocks.
        private const long AwayMsMax = 400 * DayMs;

        private const int SlewPart = 32;
        private const int CreditPart = 256;
        private const long VoiceMs = 5 * MinuteMs;
        private const long AheadMs = 4 * MinuteMs;
        private const long AheadForMs = 10 * MinuteMs;
        private const long Never = -1;

        // A judgement takes some 1,500 operations on a board: too expensive for every frame.
        private const long JudgeMs = 5_000;
        private const int GatherCount = 2;
        private const int GroupStep = 1 + Limits.SlotCount / GatherCount;
        private const int JumpStep = GroupStep + 1;
        private const int LeadStep = GroupStep + 2;
        private const int FollowStep = GroupStep + 3;
        private const int EndStep = -1;

        // The credit that a day earns. An open clock begins with no credit; when it has earned this much, it has been open for a day.
        private const long OpenCreditMs = DayMs / CreditPart;

        // The possible error of a clock that runs during sleep: half a percent.
        private const int SleepDoubtPart = 200;

        private readonly long[] minuteMsOf;
        private readonly long[] elapsedMsOf;
        private readonly long[] creditMsOf;
        private readonly long[] doubtMsOf;
        private readonly long[] leadMsOf;
        private readonly long[] slewRestOf;
        private readonly long[] creditRestOf;
        private readonly long[] judgeAtMsOf; // 0: nothing was heard since.
        private readonly long[] aheadSinceMsOf;
        private readonly long[] calendarMsOf; // -1: no calendar clock runs on.
        private readonly bool[] isOpenOf;

        /// <summary>
        /// How far a neighbour's minute is ahead of our elapsed time, in ms. It counts until our elapsed time passes
        /// <see cref="untilMsOf"/>.
        /// </summary>
        private readonly long[] voiceMsOf;
        private readonly long[] untilMsOf;
        private readonly bool[] isOldOf;

        // Scratch, and the window. One object a node, so that several threads can tick nodes of one table.
        private MinuteVoices voices = new MinuteVoices();
        private int node;
        private int first;
        private long minuteFloorMs;

        // Progress of a judgement, 0 for none: count old edges, gather voices, two a step, find the group, follow it.
        private int step;
        private bool takesYoung;

        /// <summary>Allocates the columns of a number of nodes.</summary>
        /// <param name="nodeCount">At least 1.</param>
        public SwarmClock(int nodeCount)
        {
            int slots = nodeCount * Limits.SlotCount;
            minuteMsOf = new long[nodeCount];
            elapsedMsOf = new long[nodeCount];
            creditMsOf = new long[nodeCount];
            doubtMsOf = new long[nodeCount];
            leadMsOf = new long[nodeCount];
            slewRestOf = new long[nodeCount];
            creditRestOf = new long[nodeCount];
            judgeAtMsOf = new long[nodeCount];
            aheadSinceMsOf = new long[nodeCount];
            calendarMsOf = new long[nodeCount];
            isOpenOf = new bool[nodeCount];
            voiceMsOf = new long[slots];
            untilMsOf = new long[slots];
            isOldOf = new bool[slots];
        }

        /// <summary>The window of another node.</summary>
        public SwarmClock Window(int nodeIndex)
        {
            if (nodeIndex == node)
            {
                return this;
            }

            SwarmClock window = (SwarmClock)MemberwiseClone();
            window.voices = new MinuteVoices();
            window.node = nodeIndex;
            window.first = nodeIndex * Limits.SlotCount;
            return window;
        }

        /// <summary>The swarm's minute, 0..2^32 - 1.</summary>
        public long Minute => minuteMsOf[node] / MinuteMs;

        /// <summary>The swarm's minute in ms.</summary>
        public long NowMs => minuteMsOf[node];

        /// <summary>The epoch of <see cref="Minute"/>.</summary>
        public int Epoch => (int)(Minute / EpochMinutes);

        /// <summary>The node's own time since its birth, as far as its clock has run.</summary>
        public long ElapsedMs => elapsedMsOf[node];

        /// <summary>The possible error of the minute after sleep; 0 in normal operation.</summary>
        public long DoubtMs => doubtMsOf[node];

        /// <summary>Credit for jumps.</summary>
        public long CreditMs => creditMsOf[node];

        /// <summary>
        /// Whether the clock is open: the node is newborn, or back from a power cut without a clock. It takes over what neighbours report,
        /// and dates, expires and refuses nothing.
        /// </summary>
        public bool IsOpen => isOpenOf[node];

        /// <summary>
        /// Whether the epoch may turn: always for a closed clock, and for an open one after a day. Where no node has three neighbours,
        /// clocks stay open, and names and quotas must turn there too.
        /// </summary>
        public bool MayTurn => !isOpenOf[node] || creditMsOf[node] >= OpenCreditMs;

        /// <summary>Whether a minute is near enough to ours for a frame without an edge's key.</summary>
        /// <param name="minute">The frame's minute.</param>
        public bool IsInWindow(long minute)
        {
            long off = minute * MinuteMs - minuteMsOf[node];
            long most = WindowMs + doubtMsOf[node];
            return off <= most && off + MinuteMs > -most;
        }

        /// <summary>Initialises the clock of a node that is born.</summary>
        /// <param name="minute">The minute of its configuration; the clock never goes below it.</param>
        public void Birth(long minute)
        {
            minuteMsOf[node] = minute * MinuteMs;
            elapsedMsOf[node] = 0;
            creditMsOf[node] = 0;
            calendarMsOf[node] = Never;
            Reset(0, true);
        }

        /// <summary>Sets the minute of the configuration; an open clock does not go below it.</summary>
        public void SetFloor(long minute)
        {
            minuteFloorMs = minute * MinuteMs;
        }

        /// <summary>Time since the record that this clock was read from was written, by a calendar clock that ran on.</summary>
        /// <param name="calendarMs">Its time now, in ms since 1970 or since it began; negative when none ran.</param>
        /// <returns>0 or above; -1 when the time is unknown or impossible.</returns>
        public long AwayMs(long calendarMs)
        {
            long away = calendarMs - calendarMsOf[node];
            return calendarMs < 0 || calendarMsOf[node] < 0 || away < 0 || away > AwayMsMax ? Never : away;
        }

        /// <summary>Stores the time of a calendar clock that will run on when the node does not; negative for none.</summary>
        public void SetCalendar(long calendarMs)
        {
            calendarMsOf[node] = calendarMs < 0 ? Never : calendarMs;
        }

        /// <summary>Adjusts the clock after a boot from a record.</summary>
        /// <param name="awayMs">Time that the node was away, by a clock that ran on; negative when none did.</param>
        public void Wake(long awayMs)
        {
            bool ran = awayMs >= 0;
            if (ran)
            {
                minuteMsOf[node] += awayMs;
                elapsedMsOf[node] += awayMs;
                Earn(awayMs);
            }
            else
            {
                creditMsOf[node] = 0;
            }

            Reset(doubtMsOf[node] + (ran ? awayMs / SleepDoubtPart : 0), isOpenOf[node] || !ran);
        }

        /// <summary>Advances own time, and judges what was heard when a judgement is due.</summary>
        /// <param name="passedMs">0 or above.</param>
        public void Pass(long passedMs)
        {
            Elapse(passedMs);
            if (JudgeLateMs >= 0)
            {
                Judge();
            }
        }

        /// <summary>Time since a judgement became due, by <see cref="Judge"/> or step by step; negative when none is due.</summary>
        public long JudgeLateMs
        {
            get
            {
                long judgeAtMs = judgeAtMsOf[node];
                return judgeAtMs == 0 ? Never : elapsedMsOf[node] - judgeAtMs;
            }
        }

        /// <summary>Advances own time, and nothing else.</summary>
        /// <param name="passedMs">0 or above.</param>
        public void Elapse(long passedMs)
        {
            // Every turn of a node calls this.
            int own = node;
            elapsedMsOf[own] += passedMs;
            if (calendarMsOf[own] >= 0)
            {
                calendarMsOf[own] += passedMs;
            }

            long parts = passedMs + creditRestOf[own];
            creditRestOf[own] = parts;
            if (parts >= CreditPart)
            {
                Earn(0);
            }

            long minuteMs = minuteMsOf[own] + passedMs;
            if (leadMsOf[own] != 0)
            {
                minuteMs += Slew(passedMs);
            }

            minuteMsOf[own] = minuteMs < MinuteMsMax ? minuteMs : MinuteMsMax;
        }

        /// <summary>A mutual neighbour reports its minute: under the edge's key, and in answer to a recent frame of ours.</summary>
        /// <param name="slot">Its slot.</param>
        /// <param name="minute">The frame's minute.</param>
        /// <param name="isOld">Whether the edge is old (SPEC 5.1).</param>
        /// <param name="napMs">Longest nap of our neighbours or ourselves; 0 where no node sleeps.</param>
        public void Hear(int slot, long minute, bool isOld, long napMs)
        {
            // Takes the middle of the neighbour's minute, since the frame has no seconds; the mean of many is right.
            int at = first + slot;
            long elapsedMs = elapsedMsOf[node];
            voiceMsOf[at] = minute * MinuteMs + MinuteMs / 2 - elapsedMs;
            untilMsOf[at] = elapsedMs + VoiceMs + 3 * napMs;
            isOldOf[at] = isOld;
            if (judgeAtMsOf[node] == 0)
            {
                judgeAtMsOf[node] = elapsedMs + JudgeMs;
            }
        }

        /// <summary>Forgets the neighbour of a slot.</summary>
        public void Forget(int slot)
        {
            int at = first + slot;
            voiceMsOf[at] = 0;
            untilMsOf[at] = 0;
            isOldOf[at] = false;
        }

        /// <summary>Writes the clock into a ledger record.</summary>
        /// <param name="record">The record.</param>
        public void Write(byte[] record)
        {
            int position = RecordAt;
            LittleEndian.Write64(record, position, minuteMsOf[node]);
            LittleEndian.Write64(record, position + 8, elapsedMsOf[node]);
            LittleEndian.Write32(record, position + 16, (int)creditMsOf[node]);
            long doubt = doubtMsOf[node];
            LittleEndian.Write32(record, position + 20, doubt < int.MaxValue ? (int)doubt : int.MaxValue);
            record[position + 24] = (byte)(isOpenOf[node] ? 1 : 0);
            LittleEndian.Write48(record, position + 25, calendarMsOf[node] + 1);
        }

        /// <summary>Reads the clock from a ledger record; <see cref="Wake"/> has to follow.</summary>
        /// <returns>False when it holds what no <see cref="Write"/> writes.</returns>
        public bool Read(byte[] record)
        {
            int position = RecordAt;
            minuteMsOf[node] = LittleEndian.Read64(record, position);
            elapsedMsOf[node] = LittleEndian.Read64(record, position + 8);
            creditMsOf[node] = LittleEndian.Read32(record, position + 16);
            doubtMsOf[node] = LittleEndian.Read32(record, position + 20);
            isOpenOf[node] = record[position + 24] != 0;
            calendarMsOf[node] = LittleEndian.Read48(record, position + 25) - 1;
            return minuteMsOf[node] >= 0 && minuteMsOf[node] <= MinuteMsMax && elapsedMsOf[node] >= 0
                && creditMsOf[node] >= 0 && creditMsOf[node] <= DayMs && doubtMsOf[node] >= 0 && record[position + 24] <= 1;
        }

        private void Reset(long doubtMs, bool isOpen)
        {
            doubtMsOf[node] = doubtMs;
            isOpenOf[node] = isOpen;
            leadMsOf[node] = 0;
            slewRestOf[node] = 0;
            judgeAtMsOf[node] = 0;
            step = 0;
            aheadSinceMsOf[node] = Never;
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                untilMsOf[at] = 0;
            }
        }

        /// <summary>The part of the lead that is corrected in this time.</summary>
        private long Slew(long passedMs)
        {
            int own = node;
            long lead = leadMsOf[own];
            long pull = lead > MinuteMs ? MinuteMs : lead < -MinuteMs ? -MinuteMs : lead;
            long parts = pull * passedMs + slewRestOf[own];
            if (parts < SlewPart * MinuteMs && parts > -SlewPart * MinuteMs)
            {
                // Most turns are too short for a whole millisecond of correction.
                slewRestOf[own] = parts;
                return 0;
            }

            long slew = parts / (SlewPart * MinuteMs);
            slewRestOf[own] = parts - slew * (SlewPart * MinuteMs);

            if (lead > 0 ? slew > lead : slew < lead)
            {
                slew = lead;
            }

            leadMsOf[own] = lead - slew;
            return slew;
        }

        private void Earn(long passedMs)
        {
            long parts = passedMs + creditRestOf[node];
            long earned = parts / CreditPart;
            creditRestOf[node] = parts - earned * CreditPart;
            earned += creditMsOf[node];
            creditMsOf[node] = earned < DayMs ? earned : DayMs;
        }
    }
}
