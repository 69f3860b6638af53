using LVS.Core;

namespace LVS.Node
{
    /// <summary>How a node behaves; the same on every node of a swarm. Set once in boot.</summary>
    public sealed class NodeOptions
    {
        /// <summary>
        /// The swarm's minute when its configuration was written, 0..2^32 - 1: a newborn's clock begins with it and never goes below it.
        /// </summary>
        public long Minute;

        /// <summary>Longest nap of this node or its neighbours, in ms; 0 where no node sleeps.</summary>
        public long NapMsMax;

        /// <summary>For a node that sleeps, the time from one slot to the next, in ms.</summary>
        public long SlotPeriodMs;

        /// <summary>Longest delay of an answer to a recall, in ms, so that not all nodes answer at once.</summary>
        public int AnswerMsMax = 400;

        /// <summary>Imin of the emit timer, in ms.</summary>
        public int EmitIntervalMsMin = 250;

        /// <summary>Imax of the emit timer, in doublings of Imin: 6 makes 16 s out of 250 ms.</summary>
        public int EmitDoublings = 6;

        /// <summary>Imax of the emit timer, in ms.</summary>
        public long EmitIntervalMsMax => (long)EmitIntervalMsMin << EmitDoublings;

        /// <summary>Entries of the trace ring.</summary>
        public int TraceSlotCount = Limits.TraceSlotCount;

        /// <summary>The device secret, 16 bytes, which survives the loss of memory; null for none.</summary>
        public byte[] DeviceSecret;

        /// <summary>The differences of a node that naps between slots.</summary>
        public readonly Naps Naps = new Naps();

        /// <summary>The parameters of the drift.</summary>
        public DriftOptions Drift = DriftOptions.Production();
    }
}
