using System;
using System.Threading;

using nanoFramework.Runtime.Native;

namespace LVS.Firmware
{
    /// <summary>Where the board starts: boot, then the loop, for ever.</summary>
    public static class Program
    {
        // Time to read on the console what broke, and a brake on a board that breaks at every boot.
        private const int RebootDelayMs = 10_000;

        private const int WaitMsLeast = 1;

        /// <summary>Entry point of the image. Holds the one catch for our own mistakes; ends in a reboot if at all.</summary>
        public static void Main()
        {
            try
            {
                Loop(Boot.Run());
            }
            catch (Exception e)
            {
                Console.WriteLine("LVS stopped: " + e.GetType().FullName + ": " + e.Message);
                Console.WriteLine("LVS stopped at: " + e.StackTrace);
                Console.WriteLine("LVS reboots in " + (RebootDelayMs / 1000).ToString() + " s; the ledger on flash stays as it is");
                Thread.Sleep(RebootDelayMs);
                Power.RebootDevice();
            }
        }

        private static void Loop(Boot boot)
        {
            StatusLine status = new StatusLine(boot.Node, Environment.TickCount64);
            while (true)
            {
                long nowMs = Environment.TickCount64;
                boot.Node.Tick(nowMs);
                status.Tick(nowMs);
                long linksDueAtMs = boot.Attend(nowMs);
                if (boot.NetworkChanged)
                {
                    boot.JoinAgain();
                }

                long dueAtMs = boot.Node.DueAtMs < linksDueAtMs ? boot.Node.DueAtMs : linksDueAtMs;
                boot.Inbox.Wait(WaitMs(dueAtMs - nowMs, boot.WaitMsMax));
            }
        }

        private static int WaitMs(long untilDueMs, int waitMsMax)
        {
            if (untilDueMs < WaitMsLeast)
            {
                return WaitMsLeast;
            }

            return untilDueMs < waitMsMax ? (int)untilDueMs : waitMsMax;
        }
    }
}
