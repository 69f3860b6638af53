using System;

using LVS.Node;

namespace LVS.Firmware
{
    /// <summary>The loop's checks once a minute: the heap, whether the boot is good by now, and whether any node is heard.</summary>
    public sealed class Health
    {
        private const int LookMs = 60_000;

        private readonly HeapWatch heap = new HeapWatch();
        private readonly SilenceWatch silence = new SilenceWatch();
        private readonly Recovery recovery;
        private readonly Wake wake;
        private long lookAtMs;

        /// <summary>Boot is over: remembers the heap that is free now for comparison.</summary>
        /// <param name="recovery">Called when the boot is good.</param>
        /// <param name="wake">If it ends in sleep, it writes the records of a good boot itself.</param>
        /// <param name="nowMs">The board's time.</param>
        public Health(Recovery recovery, Wake wake, long nowMs)
        {
            this.recovery = recovery;
            this.wake = wake;
            heap.Booted(FreeSize());
            silence.Begin(nowMs);
            lookAtMs = nowMs + LookMs;
        }

        /// <summary>Checks when it is due.</summary>
        /// <param name="nowMs">The board's time.</param>
        /// <param name="heardCount">Frames accepted since boot.</param>
        /// <returns>Whether to join the network again, because neighbours that were heard have been silent for long.</returns>
        public bool Tick(long nowMs, int heardCount)
        {
            if (nowMs < lookAtMs)
            {
                return false;
            }

            lookAtMs = nowMs + LookMs;
            if (!wake.Ends && recovery.Ladder.Tick(recovery.UptimeMs))
            {
                recovery.Keep();
                ConfigFile.KeepCopy();
                Console.WriteLine("LVS boot: good after a minute");
            }

            LookAtHeap();
            return silence.Look(nowMs, heardCount);
        }

        private void LookAtHeap()
        {
            long freeSize = FreeSize();
            switch (heap.Look(freeSize))
            {
                case HeapWatch.Fallen:
                    Console.WriteLine(
                        "LVS note: " + freeSize.ToString() + " bytes of heap free, " + heap.BootSize.ToString() + " after boot");
                    break;
                case HeapWatch.Exhausted:
                    recovery.Crashed(EpitaphCode.HeapLow, freeSize.ToString() + " bytes of heap free");
                    throw new Exception("the heap is nearly exhausted: " + freeSize.ToString() + " bytes free");
                default:
                    break;
            }
        }

        private static long FreeSize()
        {
            return nanoFramework.Runtime.Native.GC.Run(false);
        }
    }
}
