using LVS.Core;

namespace LVS.Node
{
    /// <summary>How a node behaves; the same on every node of a swarm. Set once in boot.</summary>
    public sealed class NodeOptions
    {
        /// <summary>Swarm epoch of a newborn, 0..65535; a node that has a record goes on with its own.</summary>
        public int Epoch = 1;

        /// <summary>How long an epoch lasts before this node turns it, in ms; 0 for ever. One day.</summary>
        public long EpochMs = 86_400_000;

        /// <summary>Imin of the emit timer, in ms.</summary>
        public int EmitIntervalMsMin = 250;

        /// <summary>Imax of the emit timer, in doublings of Imin: 6 makes 16 s of 250 ms.</summary>
        public int EmitDoublings = 6;

        /// <summary>Imax of the emit timer, in ms.</summary>
        public long EmitIntervalMsMax => (long)EmitIntervalMsMin << EmitDoublings;

        /// <summary>k of the emit timer: silent when as many neighbours as there are slots have just shown that they agree.</summary>
        public int EmitRedundancy = Limits.SlotCount;

        /// <summary>What is different about a node that naps between slots.</summary>
        public readonly Naps Naps = new Naps();

        /// <summary>The drift's numbers.</summary>
        public DriftOptions Drift = DriftOptions.Production();
    }
}
