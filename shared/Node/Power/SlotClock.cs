using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// The common slot in which sleepers are awake together. With a clock that is set (SNTP), slots begin at multiples of the period since
    /// the Unix epoch. A nap of n slots, n a power of two, ends at a multiple of n, so long sleepers meet short ones and each other.
    /// Without such a clock, slots follow the frames that are heard: neighbours emit at a known place of their window, and every node moves
    /// to the mean of their slots and its own. Times are the node's own, in ms; nothing is allocated after the constructor.
    /// </summary>
    /// <remarks>
    /// Why the mean: the overlay is connected (its ring), so repeated averaging brings all slots together without an elected master that
    /// could die (Olfati-Saber, Fax, Murray: Consensus and Cooperation in Networked Multi-Agent Systems, Proc. IEEE 95(1), 2007, III). Only
    /// accepted fresh diffs count, so a replay moves nothing.
    /// </remarks>
    public sealed class SlotClock
    {
        /// <summary>Number of places in a period that a scan distinguishes.</summary>
        public const int BinCount = 64;

        // A node that hears others scans in one of this many wakes, to find a second group; a lonely node scans more often. A scan costs a
        // period of listening.
        // listening.
        private const int ScanOneInCompany = 1024;
        private const int ScanOneInLonely = 64;

        // Naps are longer by up to this part of their length, and a slot.
        private const int NapExtraPart = 8;

        private readonly PowerOptions options;
        private readonly int[] bins = new int[BinCount];
        private long slotAtMs;
        private long guardMs;
        private long scanUntilMs;
        private long errorSumMs;
        private int heardCount;

        /// <summary>Makes a clock that knows no slot yet.</summary>
        /// <param name="options">Period at least four windows and the lead; window above 0.</param>
        public SlotClock(PowerOptions options)
        {
            Check.That(
                options.SlotWindowMs > 0 && options.SlotLeadMs >= 0 && options.SlotPeriodMs >= 4 * options.SlotWindowMs
                && options.SlotPeriodMs >= options.SlotLeadMs,
                "SlotClock: period, window or lead out of range");
            this.options = options;
        }

        /// <summary>When this wake's slot begins, as far as this node knows.</summary>
        public long SlotAtMs => slotAtMs;

        /// <summary>
        /// When this wake ends: at the end of the scan or, without one, of the window and the time by which others may be late.
        /// </summary>
        public long CloseAtMs => scanUntilMs > 0 ? scanUntilMs : slotAtMs + options.SlotWindowMs + guardMs;

        /// <summary>Fresh diffs heard in this wake.</summary>
        public int HeardCount => heardCount;

        /// <summary>Whether this wake listens for a whole period.</summary>
        public bool IsScanning => scanUntilMs > 0;

        /// <summary>Begins a wake.</summary>
        /// <param name="slotAtMs">When its slot begins: for a wake by the timer, the lead after the wake; with UTC, from
        /// <see cref="NearestMs"/>.</param>
        /// <param name="napSlots">Present length of naps, in slots: the possible error of a clock grows with it.</param>
        public void Begin(long slotAtMs, int napSlots)
        {
            this.slotAtMs = slotAtMs;
            guardMs = GuardMs(napSlots);
            scanUntilMs = 0;
            errorSumMs = 0;
            heardCount = 0;
        }

        /// <summary>Listens for a whole period and a window more, to find the slot of the others.</summary>
        public void Scan(long nowMs)
        {
            scanUntilMs = nowMs + options.SlotPeriodMs + options.SlotWindowMs;
            System.Array.Clear(bins, 0, BinCount);
        }

        /// <summary>Whether a scan is due. Chance decides, so it needs no memory over a deep sleep. Call it at the end of a wake.</summary>
        public bool WantsScan(long[] chance, int chanceIndex)
        {
            return !options.SlotsFollowUtc && !IsScanning
                && SeededRandom.Below(chance, chanceIndex, heardCount > 0 ? ScanOneInCompany : ScanOneInLonely) == 0;
        }

        /// <summary>Fresh diffs were accepted.</summary>
        /// <param name="nowMs">When.</param>
        /// <param name="count">How many, at least 1.</param>
        public void Hear(long nowMs, int count)
        {
            // A neighbour emits in the second half of its window (RFC 6206 with an interval of one window): on average at three quarters.
            long error = nowMs - options.SlotWindowMs * 3L / 4 - slotAtMs;
            if (IsScanning)
            {
                bins[(int)(Modulo(error, options.SlotPeriodMs) * BinCount / options.SlotPeriodMs)] += count;
                heardCount += count;
                return;
            }

            if (error < -options.SlotLeadMs || error > options.SlotWindowMs + guardMs)
            {
                return;
            }

            errorSumMs += error * count;
            heardCount += count;
        }

        /// <summary>How long to sleep until the lead before the next slot.</summary>
        /// <param name="nowMs">Now.</param>
        /// <param name="napSlots">Slots from this one to the next wake.</param>
        /// <param name="chance">State of the node's chance.</param>
        /// <param name="chanceIndex">Where in it.</param>
        /// <returns>At least 1 ms.</returns>
        public long NapMs(long nowMs, int napSlots, long[] chance, int chanceIndex)
        {
            // Slots that follow frames have no common numbers, so two long sleepers meet only by chance. With one extra slot in half of the
            // naps they needed weeks, because the distance between them hardly changed from one nap to the next.
            int extra = napSlots > 1 ? (int)SeededRandom.Below(chance, chanceIndex, 2 + napSlots / NapExtraPart) : 0;
            long wakeMs = CorrectedSlotMs() + (napSlots + extra) * (long)options.SlotPeriodMs - options.SlotLeadMs;
            while (wakeMs <= nowMs)
            {
                wakeMs += options.SlotPeriodMs;
            }

            return wakeMs - nowMs;
        }

        /// <summary>How long to sleep until the lead before the next common slot of a clock that is set.</summary>
        /// <param name="utcMs">The clock: ms since the Unix epoch.</param>
        /// <param name="napSlots">A power of two.</param>
        /// <returns>At least 1 ms.</returns>
        public long NapMsUtc(long utcMs, int napSlots)
        {
            long stepMs = napSlots * (long)options.SlotPeriodMs;
            long wakeMs = (utcMs + options.SlotLeadMs) / stepMs * stepMs + stepMs - options.SlotLeadMs;
            return wakeMs - utcMs;
        }

        /// <summary>The start of the common slot nearest to a time, by a clock that is set.</summary>
        /// <param name="utcMs">Ms since the Unix epoch.</param>
        public long NearestMs(long utcMs)
        {
            long period = options.SlotPeriodMs;
            return (utcMs + period / 2) / period * period;
        }

        private long CorrectedSlotMs()
        {
            if (heardCount == 0)
            {
                return slotAtMs;
            }

            if (IsScanning)
            {
                return slotAtMs + Busiest();
            }

            return slotAtMs + errorSumMs / (heardCount + 1);
        }

        /// <summary>Where most frames were heard, as a time after our slot: the middle of the fullest two neighbouring places.</summary>
        private long Busiest()
        {
            // Our own slot is both the last and the first place. It wins a tie, so that two groups do not swap places.
            int best = BinCount - 1;
            int most = bins[BinCount - 1] + bins[0];
            for (int i = 0; i < BinCount - 1; i++)
            {
                if (bins[i] + bins[i + 1] > most)
                {
                    most = bins[i] + bins[i + 1];
                    best = i;
                }
            }

            return best == BinCount - 1 ? 0 : (best + 1) * (long)options.SlotPeriodMs / BinCount;
        }

        private long GuardMs(int napSlots)
        {
            return napSlots * (long)options.SlotPeriodMs * options.ClockPpmMax / 1_000_000;
        }

        private static long Modulo(long value, long modulus)
        {
            long rest = value % modulus;
            return rest < 0 ? rest + modulus : rest;
        }
    }
}
