using LVS.Node;

namespace LVS.Transports
{
    /// <summary>What a <see cref="FaultyLink"/> does to received frames. All zero: nothing.</summary>
    public sealed class FaultOptions
    {
        /// <summary>Frames lost, 0..100 %.</summary>
        public int LossPercent;

        /// <summary>Frames delivered twice, 0..100 %.</summary>
        public int DuplicatePercent;

        /// <summary>Frames held back so that later ones overtake them, 0..100 %.</summary>
        public int ReorderPercent;

        /// <summary>Frames in which one random bit is flipped, 0..100 %.</summary>
        public int BitFlipPercent;

        /// <summary>Longest delay of every frame, uniform from 0, in ms.</summary>
        public int DelayMsMax;

        /// <summary>How long a reordered frame is held back at most, in ms.</summary>
        public int ReorderMsMax = 400;

        /// <summary>Whether any fault is active.</summary>
        public bool Any => (LossPercent | DuplicatePercent | ReorderPercent | BitFlipPercent | DelayMsMax) != 0;

        /// <summary>The faults that a configuration asks for.</summary>
        public static FaultOptions Of(NodeConfig config)
        {
            FaultOptions options = new FaultOptions();
            options.LossPercent = config.FaultLossPercent;
            options.DuplicatePercent = config.FaultDuplicatePercent;
            options.ReorderPercent = config.FaultReorderPercent;
            options.BitFlipPercent = config.FaultBitFlipPercent;
            options.DelayMsMax = config.FaultDelayMsMax;
            return options;
        }
    }
}
