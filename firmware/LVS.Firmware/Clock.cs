using System;

namespace LVS.Firmware
{
    /// <summary>The board's calendar clock. It runs on through deep sleep; SNTP sets it where the network offers that.</summary>
    public static class Clock
    {
        private const long UnixEpochTicks = 621_355_968_000_000_000;
        private const long TicksPerMs = 10_000;

        // 2025-01-01: an ESP32 whose clock was never set counts from 1970.
        private const long SetFromMs = 1_735_689_600_000;

        /// <summary>Ms since the Unix epoch.</summary>
        public static long UtcMs()
        {
            return (DateTime.UtcNow.Ticks - UnixEpochTicks) / TicksPerMs;
        }

        /// <summary>Whether the clock was set.</summary>
        public static bool IsSet(long utcMs)
        {
            return utcMs >= SetFromMs;
        }
    }
}
