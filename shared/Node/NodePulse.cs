using LVS.Core;

namespace LVS.Node
{
    /// <summary>When the node sends next, and whether the ledger must be stored first. Made once, in boot.</summary>
    internal sealed class NodePulse
    {
        /// <summary>Whether the ledger has changed since it was last stored.</summary>
        internal bool RecordDue;

        /// <summary>Decides when a diff is emitted.</summary>
        internal readonly TrickleTimer EmitTimer;

        private readonly Naps naps;
        private readonly NodeLife life;

        internal NodePulse(NodeOptions options, NodeLife life)
        {
            naps = options.Naps;
            this.life = life;
            EmitTimer = new TrickleTimer(options.EmitIntervalMsMin, options.EmitDoublings, 0);
        }

        /// <summary>The neighbourhood changed, or the drift pauses: neighbours should know soon.</summary>
        internal void Stir(long nowMs)
        {
            RecordDue = true;
            HearInconsistent(nowMs);
        }

        /// <summary>A diff was heard that does not agree with what we know.</summary>
        internal void HearInconsistent(long nowMs)
        {
            // A sleeper's diff tells what was settled before this wake, so it has no news until the next. Neighbours also set their slots
            // by its send time: an extra diff, late in the window, would make all slots of the swarm drift away.
            if (!naps.IsOn)
            {
                EmitTimer.HearInconsistent(nowMs, life.Chance, 0);
            }
        }
    }
}
