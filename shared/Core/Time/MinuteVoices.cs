namespace LVS.Core
{
    /// <summary>
    /// The minutes that neighbours say, the least first, and what they say together. All in ms. Allocates once; filled anew for each
    /// judgement.
    /// </summary>
    public sealed class MinuteVoices
    {
        /// <summary>Voices in use from which on they count.</summary>
        public const int Enough = 3;

        private const int DropMost = 3;

        private readonly long[] minutesMs = new long[Limits.SlotCount];
        private int count;
        private int groupStart;

        /// <summary>How many there are.</summary>
        public int Count => count;

        /// <summary>Size of the group that <see cref="FindGroup"/> found.</summary>
        public int GroupSize { get; private set; }

        /// <summary>Its least minute.</summary>
        public long GroupLeastMs => minutesMs[groupStart];

        /// <summary>Forgets all.</summary>
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

        /// <summary>The latest minute that so many voices have reached.</summary>
        /// <param name="needed">1..<see cref="Count"/>.</param>
        public long ReachedBy(int needed)
        {
            return minutesMs[count - needed];
        }

        /// <summary>Finds the largest group within a time; of two of a size the later.</summary>
        /// <param name="withinMs">From its least minute to its latest.</param>
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

        /// <summary>The mean of the group that was found, rounded towards its least.</summary>
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
        /// How far the trimmed mean of the near voices and our own minute is ahead of us. When fewer than three voices, and less than half,
        /// are near, all voices count: then we are the one that is wrong.
        /// </summary>
        /// <param name="nowMs">Our own minute.</param>
        /// <param name="reachMs">How far off is near.</param>
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

            // Our own lead is 0. It stands among the others, and is trimmed like them.
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

        /// <summary>Voices below a minute, when so many are known to be.</summary>
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
