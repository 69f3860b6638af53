using LVS.Core;

namespace LVS.Node
{
    /// <summary>How a node behaves; the same on every node of a swarm. Set once in boot.</summary>
    public sealed class NodeOptions
    {
        /// <summary>Swarm epoch, 0..65535: whose key signs.</summary>
        public int Epoch = 1;

        /// <summary>Imin of the emit timer, in ms.</summary>
        public int EmitIntervalMsMin = 250;

        /// <summary>Imax of the emit timer, in doublings of Imin: 6 makes 16 s of 250 ms.</summary>
        public int EmitDoublings = 6;

        /// <summary>k of the emit timer: silent when as many neighbours as there are slots have just shown that they agree.</summary>
        public int EmitRedundancy = Limits.SlotCount;

        /// <summary>The drift's numbers.</summary>
        public DriftOptions Drift = new DriftOptions();
    }
}
