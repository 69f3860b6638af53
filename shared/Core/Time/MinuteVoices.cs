namespace LVS.Core
{
    /// <summary>
    /// The minutes that neighbours report, lowest first, and what they report together. All in ms. Allocates once; filled anew for each
    /// judgement.
    /// </summary>
    public sealed class MinuteVoices
    {
        /// <summary>Number of used voices from which on they count.</summary>
        public const int Enough = 3;

        private const int DropMost = 3;

        private readonly long[] minutesMs = new long[Limits.SlotCount];
        private int count;
        private int groupStart;

        /// <summary>Number of voices.</summary>
        public int Count => count;

        /// <summary>Size of the group that <see cref="FindGroup"/> found.</summary>
        public int GroupSize { get; private set; }

        /// <summary>Its lowest minute.</summary>
        public long GroupLeastMs => minutesMs[groupStart];

        /// <summary>Removes all voices.</summary>
        public void Clear()
        {
            count = 0;
        }

        /// <summary>Adds a voice.</summary>
        public void Add(long minuteMs)
        {
            long[] minutes = minutesMs;
            int at = count;
            for (; at > 0 && minutes[at - 1] > minuteMs; at--)
            {
                minutes[at] = minutes[at - 1];
            }

            minutes[at] = minuteMs;
            count++;
        }

        /// <summary>The latest minute that this many voices have reached.</summary>
        /// <param name="needed">1..<see cref="Count"/>.</param>
        public long ReachedBy(int needed)
        {
            return minutesMs[count - needed];
        }

        /// <summary>Finds the largest group of voices within a time span; of two groups of the same size, the later one.</summary>
        /// <param name="withinMs">From its lowest minute to its latest.</param>
        public void FindGroup(long withinMs)
        {
            long[] minutes = minutesMs;
            int all = count;
            int size = 0;
            int end = 0;
            for (int from = 0; from < all; from++)
            {
                long latest = minutes[from] + withinMs;
                while (end < all && minutes[end] <= latest)
                {
                    end++;
                }

                if (end - from >= size)
                {
                    size = end - from;
                    groupStart = from;
                }
            }

            GroupSize = size;
        }

        /// <summary>The mean of the group that was found, rounded towards its lowest minute.</summary>
        public long GroupMeanMs()
        {
            long least = minutesMs[groupStart];
            long sum = 0;
            for (int i = groupStart + 1; i < groupStart + GroupSize; i++)
            {
                sum += minutesMs[i] - least;
            }

            return least + sum / GroupSize;
        }

        /// <summary>
        /// How far the trimmed mean of near voices and our own minute is ahead of us. When fewer than three voices, and less than half of
        /// all, are near, all voices count: then we are probably the one that is wrong.
        /// </summary>
        /// <param name="nowMs">Our own minute.</param>
        /// <param name="reachMs">Voices that differ by at most this are near.</param>
        /// <param name="leadMs">The lead, rounded towards 0.</param>
        /// <returns>How many voices were used.</returns>
        public int Lead(long nowMs, long reachMs, out long leadMs)
        {
            long[] minutes = minutesMs;
            int from = CountBelow(nowMs - reachMs, 0);
            int before = CountBelow(nowMs, from);
            int to = CountBelow(nowMs + reachMs + 1, before);
            if (to - from < Enough && 2 * (to - from) < count)
            {
                from = 0;
                to = count;
            }

            // Our own lead, 0, is sorted among the others and trimmed like them.
            int used = to - from;
            int drop = used / 2 < DropMost ? used / 2 : DropMost;
            int own = before - from;
            long sum = 0;
            for (int rank = drop; rank <= used - drop; rank++)
            {
                if (rank != own)
                {
                    sum += minutes[from + (rank < own ? rank : rank - 1)] - nowMs;
                }
            }

            leadMs = sum / (used + 1 - 2 * drop);
            return used;
        }

        /// <summary>Number of voices below a minute, when this many are already known to be.</summary>
        private int CountBelow(long minuteMs, int known)
        {
            long[] minutes = minutesMs;
            int all = count;
            int below = known;
            while (below < all && minutes[below] < minuteMs)
            {
                below++;
            }

            return below;
        }
    }
}
