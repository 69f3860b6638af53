using System;
using System.Threading;

using LVS.Core;
using LVS.Node;

using nanoFramework.Runtime.Native;

namespace LVS.Firmware
{
    /// <summary>The board's entry point: boot, then the loop, until the wake is over or for ever.</summary>
    public static class Program
    {
        private const int WaitMsLeast = 1;

        /// <summary>Entry point of the image, with the one catch for our own mistakes. It ends only by a reboot.</summary>
        public static void Main()
        {
            long bootMs = Environment.TickCount64;
            Recovery recovery = new Recovery(bootMs);
            try
            {
                recovery.Begin();
                Loop(Boot.Run(recovery, bootMs), recovery);
            }
            catch (Exception e)
            {
                string what = e.GetType().FullName + ": " + e.Message;
                Console.WriteLine("LVS stopped: " + what);
                Console.WriteLine("LVS stopped at: " + e.StackTrace);
                int delayMs = recovery.Crashed(e is CheckException ? EpitaphCode.Check : EpitaphCode.Exception, what);
                Console.WriteLine("LVS reboots in " + (delayMs / 1000).ToString() + " s; the ledger on flash stays as it is");
                Thread.Sleep(delayMs);
                Power.RebootDevice();
            }
        }

        private static void Loop(Boot boot, Recovery recovery)
        {
            long nowMs = Environment.TickCount64;
            StatusLine status = new StatusLine(boot.Node, nowMs);
            Health health = new Health(recovery, boot.Wake, nowMs);
            Watchdog watchdog = new Watchdog(recovery, boot.Link, boot.Broker);
            Turn turn = new Turn();
            watchdog.Watch(nowMs);
            while (true)
            {
                nowMs = Environment.TickCount64;
                watchdog.Beat(nowMs);
                turn.Run(boot.Node, nowMs);
                status.Tick(nowMs);
                long dueAtMs = boot.Attend(nowMs);
                boot.Wake.Tick(nowMs, boot.Node.Counters);
                bool silent = health.Tick(nowMs, boot.Node.Counters.Get(Counter.FirstOutcome + (int)Outcome.Done));
                if (boot.NetworkChanged || silent)
                {
                    watchdog.Pause(nowMs);
                    boot.JoinAgain();
                    watchdog.Watch(Environment.TickCount64);
                }

                dueAtMs = boot.Node.DueAtMs < dueAtMs ? boot.Node.DueAtMs : dueAtMs;
                dueAtMs = boot.Wake.OverAtMs < dueAtMs ? boot.Wake.OverAtMs : dueAtMs;
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
