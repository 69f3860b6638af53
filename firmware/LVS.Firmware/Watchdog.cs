using System;
using System.Threading;

using LVS.Node;

using nanoFramework.Runtime.Native;

namespace LVS.Firmware
{
    /// <summary>
    /// A thread that detects when another thread hangs, writes why, and restarts the board. No hardware watchdog runs on the device, and an
    /// unhandled exception ends only its own thread.
    /// </summary>
    public sealed class Watchdog
    {
        /// <summary>The node's loop.</summary>
        public const int Loop = 0;

        /// <summary>The link's receive thread.</summary>
        public const int Receiver = 1;

        /// <summary>The thread of the broker's session.</summary>
        public const int Session = 2;

        private const int ThreadCount = 3;
        private const int LimitMs = 60_000;

        // Within one turn it may wait for a name, for TCP, for TLS and for the broker's answer.
        private const int SessionLimitMs = 300_000;
        private const int LookMs = 5000;

        private readonly StallGuard guard = new StallGuard(ThreadCount);
        private readonly Recovery recovery;
        private readonly SwarmLink link;
        private readonly BrokerLink broker;
        private bool watching;
        private int receiverTurns;
        private int sessionTurns;

        /// <summary>Makes a watchdog that watches no thread yet.</summary>
        /// <param name="recovery">Called with a stall.</param>
        /// <param name="link">The UDP link, or null.</param>
        /// <param name="broker">The broker link, or null.</param>
        public Watchdog(Recovery recovery, SwarmLink link, BrokerLink broker)
        {
            this.recovery = recovery;
            this.link = link;
            this.broker = broker;
        }

        /// <summary>Begins to watch, or continues.</summary>
        public void Watch(long nowMs)
        {
            guard.Watch(Loop, nowMs, LimitMs);
            guard.Watch(Receiver, nowMs, link == null ? 0 : LimitMs);
            guard.Watch(Session, nowMs, broker == null ? 0 : SessionLimitMs);
            if (!watching)
            {
                watching = true;
                new Thread(Run).Start();
            }
        }

        /// <summary>Stops watching while the loop waits for the network: an access point may be away for weeks.</summary>
        public void Pause(long nowMs)
        {
            for (int thread = 0; thread < ThreadCount; thread++)
            {
                guard.Watch(thread, nowMs, 0);
            }
        }

        /// <summary>The loop gives a sign of life.</summary>
        /// <param name="nowMs">The board's time.</param>
        public void Beat(long nowMs)
        {
            guard.Beat(Loop, nowMs);
        }

        /// <summary>
        /// Checks the turns of the other threads. The loop must not do it: when the loop hangs, the others would seem to hang.
        /// </summary>
        private void LookAtTurns(long nowMs)
        {
            if (link != null && link.ReceiveTurns != receiverTurns)
            {
                receiverTurns = link.ReceiveTurns;
                guard.Beat(Receiver, nowMs);
            }

            if (broker != null && broker.SessionTurns != sessionTurns)
            {
                sessionTurns = broker.SessionTurns;
                guard.Beat(Session, nowMs);
            }
        }

        private void Run()
        {
            long lookedMs = Environment.TickCount64;
            while (true)
            {
                Thread.Sleep(LookMs);
                long nowMs = Environment.TickCount64;
                LookAtTurns(nowMs);
                int stalled = guard.Stalled(nowMs);

                // If this thread also slept far too long, the whole board stood still, not one thread.
                bool boardStood = nowMs - lookedMs > 4 * LookMs;
                lookedMs = nowMs;
                if (stalled == StallGuard.None)
                {
                    continue;
                }

                if (boardStood)
                {
                    for (int thread = 0; thread < ThreadCount; thread++)
                    {
                        guard.Beat(thread, nowMs);
                    }

                    continue;
                }

                string who = stalled == Loop ? "the node's loop" : stalled == Receiver ? "the receive thread" : "the broker's session";
                int limitMs = stalled == Session ? SessionLimitMs : LimitMs;
                Console.WriteLine("LVS stopped: " + who + " has stood still for " + (limitMs / 1000).ToString() + " s; the board reboots");
                recovery.Crashed(EpitaphCode.Stall, who + " stood still");
                Power.RebootDevice();
            }
        }
    }
}
