using System;
using System.Threading;

namespace LVS.Emulator
{
    /// <summary>What ends a board: a power cut from outside or a reboot from within. The first one counts. Thread safe.</summary>
    internal static class PowerSupply
    {
        private const int ExitCut = 0;
        private const int ExitReboot = 3;

        private static readonly ManualResetEvent Ended = new ManualResetEvent(false);
        private static int endings;
        private static int exitCode;

        /// <summary>Takes the power away, in the middle of whatever the firmware is doing.</summary>
        internal static void Cut()
        {
            End(ExitCut, "LVS emulator: power cut");
        }

        /// <summary>The firmware restarts the chip. The process ends too: whoever started it decides whether there is a next boot.</summary>
        internal static void Reboot()
        {
            End(ExitReboot, "LVS emulator: the firmware reboots the board; start the emulator again for the next boot");
        }

        /// <summary>Waits for the end.</summary>
        /// <returns>The process's exit code.</returns>
        internal static int WaitForEnd()
        {
            Ended.WaitOne();
            return exitCode;
        }

        private static void End(int code, string message)
        {
            if (Interlocked.Increment(ref endings) == 1)
            {
                Console.Error.WriteLine(message);
                exitCode = code;
                Ended.Set();
            }
        }
    }
}
