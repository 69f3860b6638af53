using LVS.Core;

namespace LVS.Node
{
    /// <summary>Handles a census (SPEC 4): pauses the node's drift for a moment, and not again soon.</summary>
    internal sealed class CensusStage
    {
        private readonly LifeTable life;
        private readonly NodePulse pulse;
        private readonly Counters counters;
        private readonly TraceRing trace;
        private long holdUntilMs;
        private long restUntilMs;

        internal CensusStage(LifeTable life, NodePulse pulse, Counters counters, TraceRing trace)
        {
            this.life = life;
            this.pulse = pulse;
            this.counters = counters;
            this.trace = trace;
        }

        /// <summary>Whether the drift is paused.</summary>
        internal bool IsHolding(long nowMs)
        {
            return nowMs < holdUntilMs;
        }

        /// <summary>Hears a census.</summary>
        /// <param name="seq">Its number.</param>
        /// <param name="holdMs">The pause asked for, 1..<see cref="Limits.HoldMsMax"/> ms.</param>
        /// <param name="minute">The node's minute.</param>
        /// <param name="nowMs">The node's time.</param>
        internal Outcome Hear(int seq, int holdMs, long minute, long nowMs)
        {
            if (!life.IsCensusNew(seq, minute))
            {
                return Outcome.Stale;
            }

            if (nowMs < restUntilMs)
            {
                return Outcome.TooSoon;
            }

            life.ObeyCensus(seq, minute);
            holdUntilMs = nowMs + holdMs;
            restUntilMs = nowMs + Limits.HoldRestMs;
            counters.Add(Counter.Holds, 1);
            trace.Add(nowMs, TraceCode.Held, 0, holdMs);
            pulse.Stir(nowMs);
            return Outcome.Done;
        }
    }
}
