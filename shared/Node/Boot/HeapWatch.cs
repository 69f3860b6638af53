namespace LVS.Node
{
    /// <summary>
    /// Watches how much heap is left. A node allocates nothing after boot, so a fall has another cause, and a long one ends badly.
    /// </summary>
    public sealed class HeapWatch
    {
        /// <summary>Nothing to say.</summary>
        public const int Well = 0;

        /// <summary>Less is left than ever before, by a quarter: say so.</summary>
        public const int Fallen = 1;

        /// <summary>
        /// Too little has been left at every look for a while: a reboot frees it, an exception at a random place does not.
        /// </summary>
        public const int Exhausted = 2;

        /// <summary>Least bytes to go on with: an HMAC of a frame, a status line and a TCP/IP buffer have to fit.</summary>
        public const long ExhaustedSize = 6 * 1024;

        /// <summary>Looks in a row with too little: a burst of frames fills the heap for a moment, and is no reason to reboot.</summary>
        public const int LowCountMax = 3;

        private long toldSize;
        private int lowCount;

        /// <summary>Bytes free after boot; 0 before.</summary>
        public long BootSize { get; private set; }

        /// <summary>Fewest bytes seen free.</summary>
        public long LeastSize { get; private set; }

        /// <summary>Boot is over, all memory is allocated.</summary>
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
