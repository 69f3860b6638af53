using System;
using System.Threading;

using LVS.Emulator;

namespace nanoFramework.Hardware.Esp32
{
    /// <summary>
    /// The chip's sleep modes. Only deep sleep with a timer is emulated; the board boots afterwards with its flash and nothing else.
    /// </summary>
    internal class Sleep
    {
        private static TimeSpan timer;

        /// <summary>The cause that ended the last deep sleep. The numbers are the device's.</summary>
        public enum WakeupCause
        {
            /// <summary>There was no deep sleep: power on, or a reset.</summary>
            Undefined = 0,

            /// <summary>The timer.</summary>
            Timer = 4,
        }

        /// <summary>Sets the timer that ends the next sleep.</summary>
        public static EspNativeError EnableWakeupByTimer(TimeSpan time)
        {
            if (time < TimeSpan.Zero)
            {
                return EspNativeError.INVALID_ARG;
            }

            timer = time;
            return EspNativeError.OK;
        }

        /// <summary>Switches off everything but the timer; does not return.</summary>
        public static void StartDeepSleep()
        {
            PowerSupply.Sleep((long)timer.TotalMilliseconds);
            Thread.Sleep(Timeout.Infinite);
        }

        /// <summary>The cause that ended the last deep sleep.</summary>
        public static WakeupCause GetWakeupCause()
        {
            return PowerSupply.WokeByTimer ? WakeupCause.Timer : WakeupCause.Undefined;
        }
    }
}
