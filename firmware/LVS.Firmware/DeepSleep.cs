using System;

using nanoFramework.Hardware.Esp32;

namespace LVS.Firmware
{
    /// <summary>Deep sleep: everything is off except a timer. The wake is a boot that knows only what is on flash.</summary>
    public static class DeepSleep
    {
        private const long TicksPerMs = 10_000;

        /// <summary>Whether this boot is a wake by the timer.</summary>
        public static bool WokeByTimer => Sleep.GetWakeupCause() == Sleep.WakeupCause.Timer;

        /// <summary>Sleeps; does not return.</summary>
        /// <param name="ms">How long, at least 1 ms.</param>
        public static void For(long ms)
        {
            EspNativeError error = Sleep.EnableWakeupByTimer(new TimeSpan(ms * TicksPerMs));
            if (error != EspNativeError.OK)
            {
                // Without a timer the board would sleep for ever.
                throw new Exception("DeepSleep: the timer refuses " + ms.ToString() + " ms, error " + ((int)error).ToString());
            }

            Sleep.StartDeepSleep();
        }
    }
}
