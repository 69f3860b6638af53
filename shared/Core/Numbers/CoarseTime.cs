namespace LVS.Core
{
    /// <summary>
    /// Times in 16 bits, for columns with an entry for each fragment. A time is counted in units of 2^shift and read back as the one that
    /// is nearest to the present: it must lie less than 32,767 units before or after it.
    /// </summary>
    internal static class CoarseTime
    {
        private const int UnitsMost = short.MaxValue;

        /// <summary>The shift of the smallest unit in which a time this far away can be told.</summary>
        internal static int ShiftFor(int farthest)
        {
            int shift = 0;
            while (farthest >> shift >= UnitsMost)
            {
                shift++;
            }

            return shift;
        }

        /// <summary>A time in 16 bits, rounded down to whole units.</summary>
        internal static ushort Of(int time, int shift)
        {
            return (ushort)(time >> shift);
        }

        /// <summary>The time that 16 bits stand for.</summary>
        /// <param name="coarse">From <see cref="Of"/>.</param>
        /// <param name="shift">The same.</param>
        /// <param name="now">The present.</param>
        internal static int Read(ushort coarse, int shift, int now)
        {
            int present = now >> shift;
            return (present + (short)(coarse - present)) << shift;
        }
    }
}
