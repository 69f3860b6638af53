using LVS.Core;

namespace LVS.Node
{
    /// <summary>Handles a census (SPEC 4): pauses the node's drift for a moment, and not again soon.</summary>
    internal sealed class CensusStage
    {
        private readonly NodeParts parts;
        private long holdUntilMs;
        private long restUntilMs;

        internal CensusStage(NodeParts parts)
        {
            this.parts = parts;
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
            if (!parts.Memory.Life.IsCensusNew(seq, minute))
            {
                return Outcome.Stale;
            }

            if (nowMs < restUntilMs)
            {
                return Outcome.TooSoon;
            }

            parts.Memory.Life.ObeyCensus(seq, minute);
            holdUntilMs = nowMs + holdMs;
            restUntilMs = nowMs + Limits.HoldRestMs;
            parts.Counters.Add(Counter.Holds, 1);
            parts.Trace.Add(nowMs, TraceCode.Held, 0, holdMs);
            parts.Pulse.Stir(nowMs);
            return Outcome.Done;
        }
    }
}
