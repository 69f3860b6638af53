using System;
using System.Threading;

namespace LVS.Firmware
{
    /// <summary>
    /// Growing pauses between attempts, with jitter, so that boards that lost the same access point do not return at the same moment.
    /// </summary>
    public sealed class Backoff
    {
        private const int PauseMsMin = 1000;
        private const int PauseMsMax = 60_000;

        private readonly Random random = new Random();
        private int pauseMs = PauseMsMin;

        /// <summary>Draws the next pause: half to all of a time that doubles from 1 s to 60 s.</summary>
        /// <returns>The pause in ms.</returns>
        public int NextMs()
        {
            int drawnMs = pauseMs / 2 + random.Next(pauseMs / 2);
            pauseMs = pauseMs > PauseMsMax / 2 ? PauseMsMax : pauseMs * 2;
            return drawnMs;
        }

        /// <summary>Prints why there is a pause and how long it is, and sleeps.</summary>
        /// <param name="why">What failed and how to mend it.</param>
        public void Wait(string why)
        {
            int drawnMs = NextMs();
            Console.WriteLine(why + "; trying again in " + (drawnMs / 1000).ToString() + "." + (drawnMs / 100 % 10).ToString() + " s");
            Thread.Sleep(drawnMs);
        }
    }
}
