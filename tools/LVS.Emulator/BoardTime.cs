using System.Diagnostics;

namespace LVS.Emulator
{
    /// <summary>
    /// The board's clock. It runs at the PC's speed or up to three times as fast, so that a test need not wait for what takes a board a
    /// minute. Sleeps and the radio keep the PC's speed. A faster clock would make the watchdog believe that the board had stalled.
    /// </summary>
    internal static class BoardTime
    {
        /// <summary>The highest speed.</summary>
        internal const int SpeedMax = 3;

        /// <summary>How many times as fast as the PC's, 1 to <see cref="SpeedMax"/>. Set before the firmware runs.</summary>
        internal static int Speed { get; set; } = 1;

        /// <summary>Milliseconds since an unspecified time before the boot.</summary>
        internal static long NowMs => PcMs * Speed;

        /// <summary>The PC's own time since its start, in ms. Nobody sets this clock, and all its processes read the same one.</summary>
        internal static long PcMs => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1000);
    }
}
