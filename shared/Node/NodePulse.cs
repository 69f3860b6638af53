using LVS.Core;

namespace LVS.Node
{
    /// <summary>When the node speaks next, and whether flash must learn something first. Made once, in boot.</summary>
    internal sealed class NodePulse
    {
        /// <summary>Whether something changed that flash does not know.</summary>
        internal bool RecordDue;

        /// <summary>Decides when a diff is emitted.</summary>
        internal readonly TrickleTimer EmitTimer;

        private readonly Naps naps;
        private readonly LifeTable life;

        internal NodePulse(NodeOptions options, LifeTable life)
        {
            naps = options.Naps;
            this.life = life;
            EmitTimer = new TrickleTimer(options.EmitIntervalMsMin, options.EmitDoublings, options.EmitRedundancy);
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
            // What a sleeper tells was settled before this wake: it has no news until the next. And neighbours set their slots by when it
            // speaks: a diff more, late in the window, would make all slots of the swarm run away.
            if (!naps.IsOn)
            {
                EmitTimer.HearInconsistent(nowMs, life.ChanceOf, life.Node);
            }
        }
    }
}
