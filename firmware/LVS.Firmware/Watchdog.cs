using System;
using System.Threading;

using LVS.Node;

using nanoFramework.Runtime.Native;

namespace LVS.Firmware
{
    /// <summary>
    /// A thread that notices when another stands still, writes why, and restarts the board: no hardware watchdog runs on the device,
    /// and an unhandled exception there ends only its own thread.
    /// </summary>
    public sealed class Watchdog
    {
        /// <summary>The node's loop.</summary>
        public const int Loop = 0;

        /// <summary>The link's receive thread.</summary>
        public const int Receiver = 1;

        private const int ThreadCount = 2;
        private const int LimitMs = 60_000;
        private const int LookMs = 5000;

        private readonly StallGuard guard = new StallGuard(ThreadCount);
        private readonly Recovery recovery;
        private bool watching;
        private int receiverTurns;

        /// <summary>Makes a watchdog that watches nobody yet.</summary>
        public Watchdog(Recovery recovery)
        {
            this.recovery = recovery;
        }

        /// <summary>Begins to watch, or goes on.</summary>
        public void Watch(long nowMs)
        {
            guard.Watch(Loop, nowMs, LimitMs);
            guard.Watch(Receiver, nowMs, LimitMs);
            if (!watching)
            {
                watching = true;
                new Thread(Run).Start();
            }
        }

        /// <summary>Stops watching, while the loop waits for the world: an access point may be away for weeks.</summary>
        public void Pause(long nowMs)
        {
            guard.Watch(Loop, nowMs, 0);
            guard.Watch(Receiver, nowMs, 0);
        }

        /// <summary>The loop is alive, and has looked at the receive thread.</summary>
        /// <param name="nowMs">The board's time.</param>
        /// <param name="turns">A number that changes while the receive thread is alive.</param>
        public void Beat(long nowMs, int turns)
        {
            guard.Beat(Loop, nowMs);
            if (turns != receiverTurns)
            {
                receiverTurns = turns;
                guard.Beat(Receiver, nowMs);
            }
        }

        private void Run()
        {
            long lookedMs = Environment.TickCount64;
            while (true)
            {
                Thread.Sleep(LookMs);
                long nowMs = Environment.TickCount64;
                int stalled = guard.Stalled(nowMs);

                // When this thread slept far too long too, the whole board stood still, not one thread.
                bool boardStood = nowMs - lookedMs > 4 * LookMs;
                lookedMs = nowMs;
                if (stalled == StallGuard.None)
                {
                    continue;
                }

                if (boardStood)
                {
                    guard.Beat(Loop, nowMs);
                    guard.Beat(Receiver, nowMs);
                    continue;
                }

                string who = stalled == Loop ? "the node's loop" : "the receive thread";
                Console.WriteLine("LVS stopped: " + who + " has stood still for " + (LimitMs / 1000).ToString() + " s; the board reboots");
                recovery.Crashed(EpitaphCode.Stall, who + " stood still");
                Power.RebootDevice();
            }
        }
    }
}
