using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// What the stages of one node share: its window of memory and what looks at it, its timer and its records. Made once, in boot.
    /// </summary>
    internal sealed class NodeParts
    {
        internal readonly NodeOptions Options;
        internal readonly NodeMemory Memory;
        internal readonly int Index;
        internal readonly EdgeLedger Ledger;
        internal readonly Neighbourhood Hood;
        internal readonly Settlement Settlement;
        internal readonly Pseudonyms Pseudonyms;
        internal readonly ServiceJudge Judge;
        internal readonly TrickleTimer EmitTimer;
        internal readonly Counters Counters = new Counters();
        internal readonly TraceRing Trace = new TraceRing();

        /// <summary>Where frames come in and go out.</summary>
        internal readonly FrameGate Gate;

        /// <summary>The frame being heard.</summary>
        internal readonly Letter Letter;

        /// <summary>How long the node has been awake since boot, in ms.</summary>
        internal long AwakeMs => Memory.AwakeMs[Index];

        /// <summary>Whether something changed that flash does not know.</summary>
        internal bool RecordDue;

        internal NodeParts(NodeOptions options, NodeMemory memory, int nodeIndex, IMac mac)
        {
            Check.That(options.Drift.IsValid(), "NodeParts: drift options out of range");
            Gate = new FrameGate(mac);
            Letter = Gate.Letter;
            Options = options;
            Memory = memory;
            Index = nodeIndex;
            Ledger = new EdgeLedger(memory, nodeIndex);
            Hood = new Neighbourhood(memory, nodeIndex, options.Drift);
            Settlement = new Settlement(memory, nodeIndex, Ledger, Hood);
            Pseudonyms = new Pseudonyms(memory, nodeIndex, mac);
            Judge = new ServiceJudge(this);
            EmitTimer = new TrickleTimer(options.EmitIntervalMsMin, options.EmitDoublings, options.EmitRedundancy);
        }

        /// <summary>Fills a diff with what the node would tell now; flags and relay apart.</summary>
        internal void Describe(Diff own, int seq)
        {
            Ledger.Describe(own);
            own.OpenCount = Admission.OpenCount(Ledger, Hood, Options.Drift.StrangerSlotsMax, own.OpenCount);
            own.Epoch = Ledger.Epoch;
            own.Seq = seq;
        }

        /// <summary>The neighbourhood changed, or the drift pauses: neighbours should know soon.</summary>
        internal void Stir(long nowMs)
        {
            RecordDue = true;
            EmitTimer.HearInconsistent(nowMs, Memory.Chance, Index);
        }
    }
}
