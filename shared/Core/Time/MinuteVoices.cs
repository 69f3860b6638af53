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

        /// <summary>How many there are.</summary>
        public int Count { get; private set; }

        /// <summary>Size of the group that <see cref="FindGroup"/> found.</summary>
        public int GroupSize { get; private set; }

        /// <summary>Its least minute.</summary>
        public long GroupLeastMs { get; private set; }

        /// <summary>Its mean, rounded towards its least.</summary>
        public long GroupMeanMs { get; private set; }

        /// <summary>Forgets all.</summary>
        public void Clear()
        {
            Count = 0;
        }

        /// <summary>Adds a voice.</summary>
        public void Add(long minuteMs)
        {
            int at = Count;
            for (; at > 0 && minutesMs[at - 1] > minuteMs; at--)
            {
                minutesMs[at] = minutesMs[at - 1];
            }

            minutesMs[at] = minuteMs;
            Count++;
        }

        /// <summary>The latest minute that so many voices have reached.</summary>
        /// <param name="needed">1..<see cref="Count"/>.</param>
        public long ReachedBy(int needed)
        {
            return minutesMs[Count - needed];
        }

        /// <summary>Finds the largest group within a time; of two of a size the later.</summary>
        /// <param name="withinMs">From its least minute to its latest.</param>
        public void FindGroup(long withinMs)
        {
            GroupSize = 0;
            int start = 0;
            int end = 0;
            for (int from = 0; from < Count; from++)
            {
                while (end < Count && minutesMs[end] - minutesMs[from] <= withinMs)
                {
                    end++;
                }

                if (end - from >= GroupSize)
                {
                    GroupSize = end - from;
                    start = from;
                }
            }

            GroupLeastMs = minutesMs[start];
            long sum = 0;
            for (int i = start; i < start + GroupSize; i++)
            {
                sum += minutesMs[i] - GroupLeastMs;
            }

            GroupMeanMs = GroupLeastMs + sum / GroupSize;
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
            int from = CountBelow(nowMs - reachMs);
            int to = CountBelow(nowMs + reachMs + 1);
            if (to - from < Enough && 2 * (to - from) < Count)
            {
                from = 0;
                to = Count;
            }

            // Our own lead is 0. It stands among the others, and is trimmed like them.
            int used = to - from;
            int drop = used / 2 < DropMost ? used / 2 : DropMost;
            int own = CountBelow(nowMs) - from;
            long sum = 0;
            for (int rank = drop; rank <= used - drop; rank++)
            {
                sum += rank == own ? 0 : minutesMs[from + (rank < own ? rank : rank - 1)] - nowMs;
            }

            leadMs = sum / (used + 1 - 2 * drop);
            return used;
        }

        private int CountBelow(long minuteMs)
        {
            int below = 0;
            while (below < Count && minutesMs[below] < minuteMs)
            {
                below++;
            }

            return below;
        }
    }
}
