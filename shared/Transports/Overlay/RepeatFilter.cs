using LVS.Core;

namespace LVS.Transports
{
    /// <summary>
    /// Knows the last letters by their MAC, so that a frame that comes by two paths is heard once. A frame that is repeated on the path by
    /// which it first came passes: the node itself judges such repeats. Fixed memory; belongs to the node's thread.
    /// </summary>
    public sealed class RepeatFilter
    {
        private const int EntryCount = 32;

        // Marks a beacon that was not for the node: the same frame may still come for the node by another path.
        private const int NotPassed = -1;

        private readonly long[] macs = new long[EntryCount];
        private readonly int[] paths = new int[EntryCount];
        private readonly byte[] beaconLevels = new byte[EntryCount];
        private int next;

        /// <summary>Letters that were dropped because they had already come by another path.</summary>
        public int RepeatCount { get; private set; }

        /// <summary>Remembers a beacon.</summary>
        /// <param name="letter">Its letter.</param>
        /// <param name="level">Level of the topic on which it came.</param>
        /// <returns>Whether the frame has not come on that level before.</returns>
        public bool IsFirstBeacon(Letter letter, int level)
        {
            int at = IndexOf(letter.Mac);
            if (at < 0)
            {
                at = Add(letter.Mac, NotPassed);
            }

            bool isFirst = (beaconLevels[at] >> level & 1) == 0;
            beaconLevels[at] |= (byte)(1 << level);
            return isFirst;
        }

        /// <summary>Judges a letter for the node, and remembers it.</summary>
        /// <returns>False when it must be dropped, because it has already come by another path.</returns>
        public bool Pass(Letter letter)
        {
            int at = IndexOf(letter.Mac);
            if (at < 0)
            {
                Add(letter.Mac, letter.Path);
                return true;
            }

            if (paths[at] == NotPassed)
            {
                paths[at] = letter.Path;
            }

            bool passes = paths[at] == letter.Path;
            RepeatCount += passes ? 0 : 1;
            return passes;
        }

        private int IndexOf(long mac)
        {
            long[] known = macs;
            for (int i = 0; i < EntryCount; i++)
            {
                if (known[i] == mac)
                {
                    return i;
                }
            }

            return -1;
        }

        private int Add(long mac, int path)
        {
            int at = next;
            macs[at] = mac;
            paths[at] = path;
            beaconLevels[at] = 0;
            next = (next + 1) % EntryCount;
            return at;
        }
    }
}
