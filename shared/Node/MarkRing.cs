namespace LVS.Node
{
    /// <summary>
    /// Marks of the frames that no edge's key vouches for, so that a replay is not heard twice (SPEC 2.5): a census, a hello, a frame of
    /// the fragment store, a knock. Half of the frame's MAC is kept, at the place that the other half chooses. Fixed memory; where it is
    /// full the oldest goes.
    /// </summary>
    /// <remarks>
    /// No time is kept: what is dated counts within 3 minutes of our own only, and a repeat of what is not is nothing that anybody waits
    /// for.
    /// </remarks>
    public sealed class MarkRing
    {
        // Where a mark lies follows from its last bits: a look-up costs a few comparisons, however many are remembered.
        private const int SetCount = 16;
        private const int WayCount = 8;

        // Of each set the newest mark first; 0 for none.
        private readonly int[] marks = new int[SetCount * WayCount];

        /// <summary>Whether a frame was heard before. A replay renews its mark, so replaying again and again gains nothing.</summary>
        /// <param name="mac">Its MAC.</param>
        public bool Knows(long mac)
        {
            int[] marks = this.marks;
            int mark = MarkOf(mac);
            int first = First(mac);
            for (int at = first; at < first + WayCount; at++)
            {
                if (marks[at] == mark)
                {
                    Put(first, at, mark);
                    return true;
                }
            }

            return false;
        }

        /// <summary>Remembers a frame that is not known.</summary>
        /// <param name="mac">Its MAC.</param>
        public void Add(long mac)
        {
            int first = First(mac);
            Put(first, first + WayCount - 1, MarkOf(mac));
        }

        /// <summary>Remembers a frame.</summary>
        /// <returns>False when it was heard before.</returns>
        public bool IsNew(long mac)
        {
            if (Knows(mac))
            {
                return false;
            }

            Add(mac);
            return true;
        }

        /// <summary>A mark becomes the newest of its set; those before the place it comes from move on.</summary>
        private void Put(int first, int from, int mark)
        {
            int[] marks = this.marks;
            for (int at = from; at > first; at--)
            {
                marks[at] = marks[at - 1];
            }

            marks[first] = mark;
        }

        private static int First(long mac)
        {
            return ((int)mac & (SetCount - 1)) * WayCount;
        }

        private static int MarkOf(long mac)
        {
            int mark = (int)(mac >> 32);
            return mark == 0 ? 1 : mark;
        }
    }
}
