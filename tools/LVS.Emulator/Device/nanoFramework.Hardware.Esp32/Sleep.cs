using System;
using System.Threading;

using LVS.Emulator;

namespace nanoFramework.Hardware.Esp32
{
    /// <summary>
    /// The chip's sleep modes: of them deep sleep with a timer, after which the board boots with its flash and nothing else.
    /// </summary>
    internal class Sleep
    {
        private static TimeSpan timer;

        /// <summary>What ended the last deep sleep. The numbers are the device's.</summary>
        public enum WakeupCause
        {
            /// <summary>There was none: power on, or a reset.</summary>
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

        /// <summary>Switches everything off but the timer; does not return.</summary>
        public static void StartDeepSleep()
        {
            PowerSupply.Sleep((long)timer.TotalMilliseconds);
            Thread.Sleep(Timeout.Infinite);
        }

        /// <summary>What ended the last deep sleep.</summary>
        public static WakeupCause GetWakeupCause()
        {
            return PowerSupply.WokeByTimer ? WakeupCause.Timer : WakeupCause.Undefined;
        }
    }
}
