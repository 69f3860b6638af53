using System.Diagnostics;

namespace LVS.Emulator
{
    /// <summary>
    /// The board's clock: the PC's, or one that runs up to three times as fast, so that a test need not wait for what takes a board a
    /// minute. Sleeps and the radio go on by the PC's; a board that was faster still would seem to its watchdog to have stood still.
    /// </summary>
    internal static class BoardTime
    {
        /// <summary>Most times as fast.</summary>
        internal const int SpeedMax = 3;

        /// <summary>How many times as fast as the PC's, 1 to <see cref="SpeedMax"/>. Set before the firmware runs.</summary>
        internal static int Speed { get; set; } = 1;

        /// <summary>Ms since some time before the boot.</summary>
        internal static long NowMs => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1000) * Speed;
    }
}
