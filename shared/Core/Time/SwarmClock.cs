namespace LVS.Core
{
    /// <summary>
    /// The swarm's minute as one node estimates it (SPEC 5.8). It follows the minutes of its mutual neighbours slowly, forward or by
    /// slowing down, but never runs backward. So liars among them move it by minutes a day at most. Also the node's elapsed time. Times in
    /// ms. Not thread safe.
    /// </summary>
    /// <remarks>
    /// A trimmed mean (three highest and three lowest dropped) bounds the effect of up to three of eight voices: Dolev, Lynch, Pinter,
    /// Stark, Weihl: Reaching Approximate Agreement in the Presence of Faults, J. ACM 33(3), 1986. Jumps are paid from a credit that grows
    /// with time.
    /// </remarks>
    public sealed partial class SwarmClock
    {
        /// <summary>Bytes that the table of one node takes on the device.</summary>
        public const int HeapSizeOfOne = 2 * HeapSize.Object + 20 * HeapSize.Field + HeapSize.Array + 8 * (Limits.SlotCount + 1)
            + 2 * HeapSize.LongColumn;

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

        /// <summary>
        /// How far a neighbour's minute is ahead of our elapsed time, in ms. It counts until our elapsed time passes
        /// <see cref="untilMsOf"/>.
        /// </summary>
        private readonly long[] voiceMsOf = new long[Limits.SlotCount];
        private readonly long[] untilMsOf = new long[Limits.SlotCount];
        private readonly MinuteVoices voices = new MinuteVoices();
        private long minuteMs;
        private long elapsedMs;
        private long creditMs;
        private long doubtMs;
        private long leadMs;
        private long slewRest;
        private long creditRest;
        private long judgeAtMs; // 0: nothing was heard since.
        private long aheadSinceMs;
        private long calendarMs; // -1: no calendar clock runs on.
        private bool isOpen;
        private int oldSlots; // As bits: slots whose voice came over an old edge.
        private long minuteFloorMs;

        // Progress of a judgement, 0 for none: count old edges, gather voices, two a step, find the group, follow it.
        private int step;
        private bool takesYoung;

        /// <summary>The swarm's minute, 0..2^32 - 1.</summary>
        public long Minute => minuteMs / MinuteMs;

        /// <summary>The swarm's minute in ms.</summary>
        public long NowMs => minuteMs;

        /// <summary>The epoch of <see cref="Minute"/>.</summary>
        public int Epoch => (int)(Minute / EpochMinutes);

        /// <summary>The node's own time since its birth, as far as its clock has run.</summary>
        public long ElapsedMs => elapsedMs;

        /// <summary>The possible error of the minute after sleep; 0 in normal operation.</summary>
        public long DoubtMs => doubtMs;

        /// <summary>Credit for jumps.</summary>
        public long CreditMs => creditMs;

        /// <summary>Time of the calendar clock that runs on when the node does not; -1 when there is none.</summary>
        public long CalendarMs => calendarMs;

        /// <summary>
        /// Whether the clock is open: the node is newborn, or back from a power cut without a clock. It takes over what neighbours report,
        /// and dates, expires and refuses nothing.
        /// </summary>
        public bool IsOpen => isOpen;

        /// <summary>
        /// Whether the epoch may turn: always for a closed clock, and for an open one after a day. Where no node has three neighbours,
        /// clocks stay open, and names and quotas must turn there too.
        /// </summary>
        public bool MayTurn => !isOpen || creditMs >= OpenCreditMs;

        /// <summary>Whether a minute is near enough to ours for a frame without an edge's key.</summary>
        /// <param name="minute">The frame's minute.</param>
        public bool IsInWindow(long minute)
        {
            long off = minute * MinuteMs - minuteMs;
            long most = WindowMs + doubtMs;
            return off <= most && off + MinuteMs > -most;
        }

        /// <summary>Initialises the clock of a node that is born.</summary>
        /// <param name="minute">The minute of its configuration; the clock never goes below it.</param>
        public void Birth(long minute)
        {
            minuteMs = minute * MinuteMs;
            elapsedMs = 0;
            creditMs = 0;
            calendarMs = Never;
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
            long away = calendarMs - this.calendarMs;
            return calendarMs < 0 || this.calendarMs < 0 || away < 0 || away > AwayMsMax ? Never : away;
        }

        /// <summary>Stores the time of a calendar clock that will run on when the node does not; negative for none.</summary>
        public void SetCalendar(long calendarMs)
        {
            this.calendarMs = calendarMs < 0 ? Never : calendarMs;
        }

        /// <summary>Adjusts the clock after a boot from a record.</summary>
        /// <param name="awayMs">Time that the node was away, by a clock that ran on; negative when none did.</param>
        public void Wake(long awayMs)
        {
            bool ran = awayMs >= 0;
            if (ran)
            {
                minuteMs += awayMs;
                elapsedMs += awayMs;
                Earn(awayMs);
            }
            else
            {
                creditMs = 0;
            }

            Reset(doubtMs + (ran ? awayMs / SleepDoubtPart : 0), isOpen || !ran);
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
                return judgeAtMs == 0 ? Never : elapsedMs - judgeAtMs;
            }
        }

        /// <summary>Time until a judgement becomes due, in ms; <see cref="long.MaxValue"/> when there is nothing to judge.</summary>
        public long JudgeInMs
        {
            get
            {
                return judgeAtMs == 0 ? long.MaxValue : judgeAtMs - elapsedMs;
            }
        }

        /// <summary>Advances own time, and nothing else.</summary>
        /// <param name="passedMs">0 or above.</param>
        public void Elapse(long passedMs)
        {
            // Every turn of a node calls this.
            elapsedMs += passedMs;
            if (calendarMs >= 0)
            {
                calendarMs += passedMs;
            }

            long parts = passedMs + creditRest;
            creditRest = parts;
            if (parts >= CreditPart)
            {
                Earn(0);
            }

            long now = minuteMs + passedMs;
            if (leadMs != 0)
            {
                now += Slew(passedMs);
            }

            minuteMs = now < MinuteMsMax ? now : MinuteMsMax;
        }

        /// <summary>A mutual neighbour reports its minute: under the edge's key, and in answer to a recent frame of ours.</summary>
        /// <param name="slot">Its slot.</param>
        /// <param name="minute">The frame's minute.</param>
        /// <param name="isOld">Whether the edge is old (SPEC 5.1).</param>
        /// <param name="napMs">Longest nap of our neighbours or ourselves; 0 where no node sleeps.</param>
        public void Hear(int slot, long minute, bool isOld, long napMs)
        {
            // Takes the middle of the neighbour's minute, since the frame has no seconds; the mean of many is right.
            long elapsed = elapsedMs;
            voiceMsOf[slot] = minute * MinuteMs + MinuteMs / 2 - elapsed;
            untilMsOf[slot] = elapsed + VoiceMs + 3 * napMs;
            oldSlots = isOld ? oldSlots | (1 << slot) : oldSlots & ~(1 << slot);
            if (judgeAtMs == 0)
            {
                judgeAtMs = elapsed + JudgeMs;
            }
        }

        /// <summary>Forgets the neighbour of a slot.</summary>
        public void Forget(int slot)
        {
            voiceMsOf[slot] = 0;
            untilMsOf[slot] = 0;
            oldSlots &= ~(1 << slot);
        }

        /// <summary>Writes the clock into a ledger record.</summary>
        /// <param name="record">The record.</param>
        public void Write(byte[] record)
        {
            int position = RecordAt;
            LittleEndian.Write64(record, position, minuteMs);
            LittleEndian.Write64(record, position + 8, elapsedMs);
            LittleEndian.Write32(record, position + 16, (int)creditMs);
            long doubt = doubtMs;
            LittleEndian.Write32(record, position + 20, doubt < int.MaxValue ? (int)doubt : int.MaxValue);
            record[position + 24] = (byte)(isOpen ? 1 : 0);
            LittleEndian.Write48(record, position + 25, calendarMs + 1);
        }

        /// <summary>Reads the clock from a ledger record; <see cref="Wake"/> has to follow.</summary>
        /// <returns>False when it holds what no <see cref="Write"/> writes.</returns>
        public bool Read(byte[] record)
        {
            int position = RecordAt;
            minuteMs = LittleEndian.Read64(record, position);
            elapsedMs = LittleEndian.Read64(record, position + 8);
            creditMs = LittleEndian.Read32(record, position + 16);
            doubtMs = LittleEndian.Read32(record, position + 20);
            isOpen = record[position + 24] != 0;
            calendarMs = LittleEndian.Read48(record, position + 25) - 1;
            return minuteMs >= 0 && minuteMs <= MinuteMsMax && elapsedMs >= 0
                && creditMs >= 0 && creditMs <= DayMs && doubtMs >= 0 && record[position + 24] <= 1;
        }

        private void Reset(long doubt, bool opens)
        {
            doubtMs = doubt;
            isOpen = opens;
            leadMs = 0;
            slewRest = 0;
            judgeAtMs = 0;
            step = 0;
            aheadSinceMs = Never;
            System.Array.Clear(untilMsOf, 0, Limits.SlotCount);
        }

        /// <summary>The part of the lead that is corrected in this time.</summary>
        private long Slew(long passedMs)
        {
            long lead = leadMs;
            long pull = lead > MinuteMs ? MinuteMs : lead < -MinuteMs ? -MinuteMs : lead;
            long parts = pull * passedMs + slewRest;
            if (parts < SlewPart * MinuteMs && parts > -SlewPart * MinuteMs)
            {
                // Most turns are too short for a whole millisecond of correction.
                slewRest = parts;
                return 0;
            }

            long slew = parts / (SlewPart * MinuteMs);
            slewRest = parts - slew * (SlewPart * MinuteMs);

            if (lead > 0 ? slew > lead : slew < lead)
            {
                slew = lead;
            }

            leadMs = lead - slew;
            return slew;
        }

        private void Earn(long passedMs)
        {
            long parts = passedMs + creditRest;
            long earned = parts / CreditPart;
            creditRest = parts - earned * CreditPart;
            earned += creditMs;
            creditMs = earned < DayMs ? earned : DayMs;
        }
    }
}
