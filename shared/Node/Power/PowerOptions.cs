namespace LVS.Node
{
    /// <summary>
    /// How a node saves its battery and when it meets the others. Period, window and lead are the same on every node of a swarm. The
    /// defaults are for one lithium-ion cell of 3.0 to 4.2 V.
    /// </summary>
    public sealed class PowerOptions
    {
        /// <summary>A reading below this many mV is no battery: a board could not run from it, so it has another supply.</summary>
        public const int PackMvMin = 2000;

        /// <summary>A reading above this many mV is no battery: it is more than one cell has, and the guard knows one cell only.</summary>
        public const int PackMvMax = 5000;

        /// <summary>Most doublings of a nap: 1024 slots.</summary>
        public const int NapDoublingsMax = 10;

        /// <summary>One of <see cref="PowerMode"/>.</summary>
        public int Mode = PowerMode.Usb;

        /// <summary>Radio off below this many mV.</summary>
        public int BatteryLowMv = 3500;

        /// <summary>Radio on again from this many mV; above the low mark.</summary>
        public int BatteryHighMv = 3750;

        /// <summary>The guard is armed once the battery was seen at this many mV; not below the high mark.</summary>
        public int BatteryChargedMv = 4000;

        /// <summary>From the start of a slot to that of the next, in ms.</summary>
        public int SlotPeriodMs = 60_000;

        /// <summary>Time for exchanging frames, from the start of a slot, in ms.</summary>
        public int SlotWindowMs = 300;

        /// <summary>How long before a slot a node wakes, in ms: in that time it must boot and join the network.</summary>
        public int SlotLeadMs = 3000;

        /// <summary>Longest nap, in doublings of one slot, 0..<see cref="NapDoublingsMax"/>: 5 makes 32 slots.</summary>
        public int NapDoublings = 5;

        /// <summary>
        /// How far two clocks may drift apart during a nap, in millionths. The ESP32 sleeps by its internal 150 kHz oscillator, calibrated
        /// at boot; half a percent allows for temperature changes afterwards.
        /// </summary>
        public int ClockPpmMax = 5000;

        /// <summary>Whether slots follow UTC (all nodes have a clock that is set) instead of the frames that are heard.</summary>
        public bool SlotsFollowUtc;
    }
}
