using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Marks of the frames that no edge's key vouches for, so that a replay is not heard twice (SPEC 2.5): a census, a hello, a frame of
    /// the fragment store, a knock. A mark is the frame's MAC. Fixed memory; where it is full the oldest goes.
    /// </summary>
    /// <remarks>Such frames count within 3 minutes of our own only, so after 6 a repeat is refused by its minute.</remarks>
    public sealed class MarkRing
    {
        /// <summary>How long a mark is remembered, in ms.</summary>
        public const long RememberMs = 2 * SwarmClock.WindowMs;

        // Where a mark lies follows from its last bits: a look-up costs a few comparisons, however many are remembered.
        private const int SetCount = 16;
        private const int WayCount = 8;

        private readonly long[] marks = new long[SetCount * WayCount];
        private readonly long[] untilMs = new long[SetCount * WayCount];

        /// <summary>Whether a frame was heard before. A replay renews its mark, so replaying again and again gains nothing.</summary>
        /// <param name="mac">Its MAC.</param>
        /// <param name="elapsedMs">The node's elapsed time.</param>
        public bool Knows(long mac, long elapsedMs)
        {
            int first = First(mac);
            for (int at = first; at < first + WayCount; at++)
            {
                if (marks[at] == mac && elapsedMs < untilMs[at])
                {
                    untilMs[at] = elapsedMs + RememberMs;
                    return true;
                }
            }

            return false;
        }

        /// <summary>Remembers a frame.</summary>
        /// <param name="mac">Its MAC.</param>
        /// <param name="elapsedMs">The node's elapsed time.</param>
        public void Add(long mac, long elapsedMs)
        {
            int first = First(mac);
            int oldest = first;
            for (int at = first + 1; at < first + WayCount; at++)
            {
                oldest = untilMs[at] < untilMs[oldest] ? at : oldest;
            }

            marks[oldest] = mac;
            untilMs[oldest] = elapsedMs + RememberMs;
        }

        /// <summary>Remembers a frame.</summary>
        /// <returns>False when it was heard before.</returns>
        public bool IsNew(long mac, long elapsedMs)
        {
            if (Knows(mac, elapsedMs))
            {
                return false;
            }

            Add(mac, elapsedMs);
            return true;
        }

        private static int First(long mac)
        {
            return ((int)mac & (SetCount - 1)) * WayCount;
        }
    }
}
