using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Detects a thread that hangs. Each thread gives a sign of life now and then; a caller asks which one did not. An unhandled exception
    /// ends only its own thread on the device, and no hardware watchdog runs there. A sign is one aligned int written by one thread, so no
    /// lock is needed. Times are ms since the boot, cut to 31 bits, which is enough for 24 days between two signs.
    /// </summary>
    public sealed class StallGuard
    {
        /// <summary>No thread hangs.</summary>
        public const int None = -1;

        private readonly int[] seenMs;
        private readonly int[] limitMs;

        /// <summary>Makes a guard that watches no thread yet.</summary>
        /// <param name="threadCount">Number of threads to watch.</param>
        public StallGuard(int threadCount)
        {
            seenMs = new int[threadCount];
            limitMs = new int[threadCount];
        }

        /// <summary>Begins or ends watching a thread.</summary>
        /// <param name="thread">0 and above.</param>
        /// <param name="nowMs">Ms since the boot.</param>
        /// <param name="limit">Longest time without a sign, in ms; 0 ends watching, e.g. while the thread waits for the network.</param>
        public void Watch(int thread, long nowMs, int limit)
        {
            Check.That(limit >= 0, "StallGuard.Watch: limit below 0");
            seenMs[thread] = Cut(nowMs);
            limitMs[thread] = limit;
        }

        /// <summary>A sign of life.</summary>
        public void Beat(int thread, long nowMs)
        {
            seenMs[thread] = Cut(nowMs);
        }

        /// <summary>The thread that has given no sign within its limit, or <see cref="None"/>.</summary>
        public int Stalled(long nowMs)
        {
            for (int thread = 0; thread < limitMs.Length; thread++)
            {
                // Signed difference of cut times: a sign given after the caller took the time is no stall.
                int silence = (Cut(nowMs) - seenMs[thread]) << 1;
                if (limitMs[thread] > 0 && silence >> 1 > limitMs[thread])
                {
                    return thread;
                }
            }

            return None;
        }

        private static int Cut(long timeMs)
        {
            return (int)(timeMs & int.MaxValue);
        }
    }
}
