using LVS.Core;

namespace LVS.Transports
{
    /// <summary>
    /// Pauses between attempts to reach a broker: half to all of a time that doubles from 1 s to 20 s. The jitter keeps the nodes of a
    /// swarm from reconnecting all at once after a broker restart. The upper bound brings every node back within half a minute of the
    /// broker.
    /// </summary>
    public sealed class BrokerPause
    {
        /// <summary>The first time, in ms.</summary>
        public const int PauseMsMin = 1000;

        /// <summary>The longest time, in ms.</summary>
        public const int PauseMsMax = 20_000;

        private readonly long[] chance = new long[1];
        private int pauseMs = PauseMsMin;

        /// <summary>Makes the pauses of one session.</summary>
        /// <param name="seed">Seed of the jitter; sessions should differ.</param>
        public BrokerPause(long seed)
        {
            chance[0] = seed;
        }

        /// <summary>Draws the next pause.</summary>
        /// <returns>500..20000 ms.</returns>
        public int NextMs()
        {
            int half = pauseMs / 2;
            int drawnMs = half + (int)SeededRandom.Below(chance, 0, half + 1);
            pauseMs = pauseMs > PauseMsMax / 2 ? PauseMsMax : pauseMs * 2;
            return drawnMs;
        }

        /// <summary>A connection was made: the next loss begins with a short pause.</summary>
        public void Reset()
        {
            pauseMs = PauseMsMin;
        }
    }
}
