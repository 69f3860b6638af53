using LVS.Core;

namespace LVS.Node
{
    /// <summary>How a node behaves; the same on every node of a swarm. Set once in boot.</summary>
    public sealed class NodeOptions
    {
        /// <summary>
        /// The swarm's minute when its configuration was written, 0..2^32 - 1: a newborn's clock begins there and never stands below.
        /// </summary>
        public long Minute;

        /// <summary>Longest nap that this node or its neighbours make, in ms; 0 where none sleeps.</summary>
        public long NapMsMax;

        /// <summary>Of a node that sleeps, the time from one slot to the next, in ms.</summary>
        public long SlotPeriodMs;

        /// <summary>How long an answer to who has lost its memory may wait, in ms, so that not all speak at once.</summary>
        public int AnswerMsMax = 400;

        /// <summary>Imin of the emit timer, in ms.</summary>
        public int EmitIntervalMsMin = 250;

        /// <summary>Imax of the emit timer, in doublings of Imin: 6 makes 16 s of 250 ms.</summary>
        public int EmitDoublings = 6;

        /// <summary>Imax of the emit timer, in ms.</summary>
        public long EmitIntervalMsMax => (long)EmitIntervalMsMin << EmitDoublings;

        /// <summary>k of the emit timer: silent when as many neighbours as there are slots have just shown that they agree.</summary>
        public int EmitRedundancy = Limits.SlotCount;

        /// <summary>What the device has that outlives its memory, 16 bytes; null for nothing.</summary>
        public byte[] DeviceSecret;

        /// <summary>What is different about a node that naps between slots.</summary>
        public readonly Naps Naps = new Naps();

        /// <summary>The drift's numbers.</summary>
        public DriftOptions Drift = DriftOptions.Production();
    }
}
