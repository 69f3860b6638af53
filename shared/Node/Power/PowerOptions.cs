namespace LVS.Node
{
    /// <summary>
    /// How a node keeps its battery and when it meets the others. Period, window and lead are the same on every node of a swarm.
    /// The defaults are for one lithium-ion cell of 3.0 to 4.2 V.
    /// </summary>
    public sealed class PowerOptions
    {
        /// <summary>A reading below this many mV is no pack: no board runs from it, so another supply does.</summary>
        public const int PackMvMin = 2000;

        /// <summary>A reading above this many mV is no pack: one cell has less, and the guard knows one cell only.</summary>
        public const int PackMvMax = 5000;

        /// <summary>Most doublings of a nap: 1024 slots.</summary>
        public const int NapDoublingsMax = 10;

        /// <summary>One of <see cref="PowerMode"/>.</summary>
        public int Mode = PowerMode.Usb;

        /// <summary>Radio off below this many mV.</summary>
        public int BatteryLowMv = 3500;

        /// <summary>Radio on again from this many mV; above the low mark.</summary>
        public int BatteryHighMv = 3750;

        /// <summary>The guard is armed once the pack was seen at this many mV; not below the high mark.</summary>
        public int BatteryChargedMv = 4000;

        /// <summary>From the start of a slot to that of the next, in ms.</summary>
        public int SlotPeriodMs = 60_000;

        /// <summary>Time in which frames are exchanged, from the start of a slot, in ms.</summary>
        public int SlotWindowMs = 300;

        /// <summary>How long before a slot a node wakes, in ms: it must boot and join the network meanwhile.</summary>
        public int SlotLeadMs = 3000;

        /// <summary>Longest nap, in doublings of one slot, 0..<see cref="NapDoublingsMax"/>: 5 makes 32 slots.</summary>
        public int NapDoublings = 5;

        /// <summary>
        /// How far two clocks may run apart during a nap, in millionths. The ESP32 sleeps by its internal 150 kHz oscillator, calibrated at
        /// boot; half a percent is for the temperature that changes afterwards.
        /// </summary>
        public int ClockPpmMax = 5000;

        /// <summary>Whether slots follow UTC (all nodes have a clock that is set) instead of the frames that are heard.</summary>
        public bool SlotsFollowUtc;
    }
}
