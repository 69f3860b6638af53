namespace LVS.Core
{
    /// <summary>What a frame carries: the low half of its first byte (SPEC 2.1).</summary>
    public static class FrameKind
    {
        /// <summary>An entropy diff: the sender's float and its edge counters (SPEC 3).</summary>
        public const int Diff = 1;

        /// <summary>A request to pause the drift for a moment, so that the swarm can be counted (SPEC 4).</summary>
        public const int Census = 2;
    }
}
