namespace LVS.Core
{
    /// <summary>
    /// The Trickle algorithm of RFC 6206: emit rarely while all agree, and at once and often when something is new. Times in ms. Names are
    /// those of the RFC: interval I between Imin and Imax, transmission time t in [I/2, I), counter c, redundancy constant k.
    /// </summary>
    public sealed class TrickleTimer
    {
        private readonly int intervalMsMin;
        private readonly int intervalMsMax;
        private readonly int redundancy;
        private int intervalMs;
        private int heardCount;
        private long fireAtMs;
        private long endAtMs;
        private bool fired;

        /// <summary>Makes a stopped timer.</summary>
        /// <param name="intervalMsMin">Imin, at least 2 ms.</param>
        /// <param name="doublings">Imax as doublings of Imin, 0..16 (RFC 6206 4.1).</param>
        /// <param name="redundancy">k: suppress when this many consistent frames were heard in an interval; 0 never suppresses.</param>
        public TrickleTimer(int intervalMsMin, int doublings, int redundancy)
        {
            Check.That(intervalMsMin >= 2 && doublings >= 0 && doublings <= 16, "TrickleTimer: Imin or Imax out of range");
            Check.That(intervalMsMin <= int.MaxValue >> doublings, "TrickleTimer: Imax above 2^31 ms");
            this.intervalMsMin = intervalMsMin;
            this.redundancy = redundancy;
            intervalMsMax = intervalMsMin << doublings;
        }

        /// <summary>I, the current interval.</summary>
        public int IntervalMs => intervalMs;

        /// <summary>c, consistent frames heard in this interval.</summary>
        public int HeardCount => heardCount;

        /// <summary>When <see cref="Tick"/> next has something to do: t before it has come, the end of the interval afterwards.</summary>
        public long DueAtMs => fired ? endAtMs : fireAtMs;

        /// <summary>RFC 6206 4.2 rule 1: start with an interval in [Imin, Imax]. Here Imin, because a node that starts has news.</summary>
        public void Start(long nowMs, long[] chance, int chanceIndex)
        {
            intervalMs = intervalMsMin;
            Begin(nowMs, chance, chanceIndex);
        }

        /// <summary>Rule 3: a consistent frame was heard.</summary>
        public void HearConsistent()
        {
            heardCount++;
        }

        /// <summary>Rule 6: something inconsistent happened. Resets to Imin, unless I is Imin already: then nothing changes.</summary>
        public void HearInconsistent(long nowMs, long[] chance, int chanceIndex)
        {
            if (intervalMs > intervalMsMin)
            {
                intervalMs = intervalMsMin;
                Begin(nowMs, chance, chanceIndex);
            }
        }

        /// <summary>Lets time pass.</summary>
        /// <returns>True when a frame must be emitted now: t has come and c is below k (rule 4).</returns>
        public bool Tick(long nowMs, long[] chance, int chanceIndex)
        {
            bool emit = false;
            if (!fired && nowMs >= fireAtMs)
            {
                fired = true;
                emit = redundancy == 0 || heardCount < redundancy;
            }

            if (nowMs >= endAtMs)
            {
                // Rule 5: double I up to Imax. Rule 2 begins the next interval where this one ended, unless the node slept through it.
                intervalMs = intervalMs > intervalMsMax / 2 ? intervalMsMax : intervalMs * 2;
                Begin(nowMs - endAtMs < intervalMs / 2 ? endAtMs : nowMs, chance, chanceIndex);
            }

            return emit;
        }

        /// <summary>Rule 2: c = 0, t at random in [I/2, I).</summary>
        private void Begin(long startMs, long[] chance, int chanceIndex)
        {
            int half = intervalMs / 2;
            heardCount = 0;
            fired = false;
            fireAtMs = startMs + half + SeededRandom.Below(chance, chanceIndex, intervalMs - half);
            endAtMs = startMs + intervalMs;
        }
    }
}
