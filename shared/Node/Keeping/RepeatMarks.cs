using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// The frames without an edge's key that were heard in the last minutes, by their MACs (SPEC 2.5): as long as a frame's minute lets it
    /// count, it counts once. Who replays it gets no second answer. Fixed memory; when it is full the oldest goes. Belongs to the node's
    /// thread.
    /// </summary>
    public sealed class RepeatMarks
    {
        /// <summary>Frames that are remembered.</summary>
        public const int Count = 64;

        // A frame counts from 3 minutes before to 3 minutes after its own.
        private const long RememberMs = 2 * SwarmClock.WindowMs;

        private readonly long[] macs = new long[Count];
        private readonly long[] untilMs = new long[Count];
        private int next;

        /// <summary>Remembers a frame.</summary>
        /// <param name="mac">Its MAC, right.</param>
        /// <param name="nowMs">The node's time.</param>
        /// <returns>Whether it is the first of its kind.</returns>
        public bool IsFirst(long mac, long nowMs)
        {
            long[] known = macs;
            for (int i = 0; i < Count; i++)
            {
                if (known[i] == mac && nowMs < untilMs[i])
                {
                    return false;
                }
            }

            macs[next] = mac;
            untilMs[next] = nowMs + RememberMs;
            next = next + 1 == Count ? 0 : next + 1;
            return true;
        }
    }
}
