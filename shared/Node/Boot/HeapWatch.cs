namespace LVS.Node
{
    /// <summary>
    /// Watches the free heap. A node allocates nothing after boot, so a fall has another cause, and a continued fall ends in a crash.
    /// </summary>
    public sealed class HeapWatch
    {
        /// <summary>Nothing to report.</summary>
        public const int Well = 0;

        /// <summary>The free heap is a quarter below the lowest reported so far: report it.</summary>
        public const int Fallen = 1;

        /// <summary>Too little was free at several looks in a row. A reboot frees it; an exception at a random place would not.</summary>
        public const int Exhausted = 2;

        /// <summary>
        /// Smallest free heap to go on with, in bytes: it must hold an HMAC of a frame, a status line and a TCP/IP buffer.
        /// </summary>
        public const long ExhaustedSize = 6 * 1024;

        /// <summary>
        /// Number of looks in a row with too little. A burst of frames fills the heap for a moment, and is no reason to reboot.
        /// </summary>
        public const int LowCountMax = 3;

        private long toldSize;
        private int lowCount;

        /// <summary>Bytes free after boot; 0 before.</summary>
        public long BootSize { get; private set; }

        /// <summary>Lowest number of bytes seen free.</summary>
        public long LeastSize { get; private set; }

        /// <summary>Boot is over; all memory is allocated.</summary>
        public void Booted(long freeSize)
        {
            BootSize = freeSize;
            LeastSize = freeSize;
            toldSize = freeSize;
        }

        /// <summary>Looks at the heap, after a collection.</summary>
        /// <returns><see cref="Well"/>, <see cref="Fallen"/> or <see cref="Exhausted"/>.</returns>
        public int Look(long freeSize)
        {
            LeastSize = freeSize < LeastSize ? freeSize : LeastSize;
            lowCount = freeSize < ExhaustedSize ? lowCount + 1 : 0;
            if (lowCount >= LowCountMax)
            {
                return Exhausted;
            }

            if (freeSize >= toldSize - toldSize / 4)
            {
                return Well;
            }

            toldSize = freeSize;
            return Fallen;
        }
    }
}
