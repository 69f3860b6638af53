namespace LVS.Node
{
    /// <summary>
    /// Marks of frames that no edge's key vouches for (a census, a hello, a frame of the fragment store, a knock), so that a replay is not
    /// heard twice (SPEC 2.5). The first bits of the frame's MAC choose the place; two bytes of the rest are stored there. So at most one
    /// new frame in 8,192 is taken for a repeat: one more lost frame. Fixed memory; the oldest mark of a full set is dropped.
    /// </summary>
    /// <remarks>
    /// No time is stored. A dated frame counts only within 3 minutes of our own minute, and repeating an undated frame gains nothing.
    /// </remarks>
    public sealed class MarkRing
    {
        // The last bits of a mark choose its set: a look-up costs a few comparisons, however many marks are stored.
        private const int SetCount = 16;
        private const int WayCount = 8;
        private const int None = -1;

        // Each set has its newest mark first; 0 for none.
        private readonly ushort[] marks = new ushort[SetCount * WayCount];

        /// <summary>Whether a frame was heard before. A replay renews its mark, so repeated replays gain nothing.</summary>
        /// <param name="mac">Its MAC.</param>
        public bool Knows(long mac)
        {
            ushort mark = MarkOf(mac);
            int first = First(mac);
            int at = PlaceOf(first, mark);
            if (at != None)
            {
                Put(first, at, mark);
            }

            return at != None;
        }

        /// <summary>Stores the mark of a frame that is not known.</summary>
        /// <param name="mac">Its MAC.</param>
        public void Add(long mac)
        {
            int first = First(mac);
            Put(first, first + WayCount - 1, MarkOf(mac));
        }

        /// <summary>Stores the mark of a frame.</summary>
        /// <returns>False when it was heard before.</returns>
        public bool IsNew(long mac)
        {
            ushort mark = MarkOf(mac);
            int first = First(mac);
            int at = PlaceOf(first, mark);
            Put(first, at != None ? at : first + WayCount - 1, mark);
            return at == None;
        }

        /// <summary>Where a set has a mark, or <see cref="None"/>.</summary>
        private int PlaceOf(int first, ushort mark)
        {
            ushort[] all = marks;
            int end = first + WayCount;
            for (int at = first; at < end; at++)
            {
                if (all[at] == mark)
                {
                    return at;
                }
            }

            return None;
        }

        /// <summary>Makes a mark the newest of its set; those before its old place move by one.</summary>
        private void Put(int first, int from, ushort mark)
        {
            System.Array.Copy(marks, first, marks, first + 1, from - first);
            marks[first] = mark;
        }

        private static int First(long mac)
        {
            return ((int)mac & (SetCount - 1)) * WayCount;
        }

        private static ushort MarkOf(long mac)
        {
            ushort mark = (ushort)((mac >> 32) ^ (mac >> 48));
            return mark == 0 ? (ushort)1 : mark;
        }
    }
}
