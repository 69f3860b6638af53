using LVS.Core;

namespace LVS.Tests.Shared
{
    /// <summary>
    /// Flash in memory whose power can be cut at any byte of any write or erase, and which can refuse. After a cut nothing is written any
    /// more; the content is what a board finds at its next boot.
    /// </summary>
    public sealed class MemoryFlash : IFlash
    {
        private readonly int segmentSize;

        /// <summary>Makes empty flash.</summary>
        public MemoryFlash(int segmentCount, int segmentSize)
        {
            this.segmentSize = segmentSize;
            Segments = new byte[segmentCount][];
            Ends = new int[segmentCount];
            Erases = new int[segmentCount];
            for (int i = 0; i < segmentCount; i++)
            {
                Segments[i] = new byte[segmentSize];
            }
        }

        /// <summary>What the flash holds.</summary>
        public byte[][] Segments { get; }

        /// <summary>How much of each segment was ever written.</summary>
        public int[] Ends { get; }

        /// <summary>Bytes written and erased until now; an erase counts as one for each byte that was there.</summary>
        public long Worn { get; private set; }

        /// <summary>Of those, for each segment, how many erases.</summary>
        public int[] Erases { get; }

        /// <summary>The power goes before byte number <see cref="Worn"/> = this is written; below 0: never.</summary>
        public long CutAt { get; set; } = -1;

        /// <summary>Every write and erase is refused, after so many of its bytes; below 0: none is.</summary>
        public int RefuseAfter { get; set; } = -1;

        /// <summary>Whether the power is gone.</summary>
        public bool IsCut { get; private set; }

        /// <summary>What lies in the first byte that the cut hit, instead of the old or the new content; below 0: the old.</summary>
        public int TornByte { get; set; } = -1;

        /// <summary>Power again.</summary>
        public void Restore()
        {
            IsCut = false;
            CutAt = -1;
            RefuseAfter = -1;
        }

        /// <inheritdoc/>
        public int Read(int segment, int position, byte[] buffer, int size)
        {
            int left = Ends[segment] - position;
            int count = left < size ? left : size;
            if (count <= 0)
            {
                return 0;
            }

            System.Array.Copy(Segments[segment], position, buffer, 0, count);
            return count;
        }

        /// <inheritdoc/>
        public bool Write(int segment, int position, byte[] buffer, int size)
        {
            Check.That(position >= 0 && position + size <= segmentSize, "MemoryFlash.Write: outside the segment");
            for (int i = 0; i < size; i++)
            {
                if (!Goes(segment, position + i, i))
                {
                    return false;
                }

                Segments[segment][position + i] = buffer[i];
                Ends[segment] = position + i + 1 > Ends[segment] ? position + i + 1 : Ends[segment];
                Worn++;
            }

            return true;
        }

        /// <inheritdoc/>
        public bool Erase(int segment)
        {
            for (int i = 0; i < Ends[segment]; i++)
            {
                if (!Goes(segment, i, i))
                {
                    return false;
                }

                Segments[segment][i] = 0xFF;
                Worn++;
            }

            if (!Goes(segment, 0, Ends[segment]))
            {
                return false;
            }

            Ends[segment] = 0;
            Erases[segment]++;
            return true;
        }

        private bool Goes(int segment, int at, int done)
        {
            if (IsCut)
            {
                return false;
            }

            if (Worn == CutAt)
            {
                IsCut = true;
                if (TornByte >= 0 && at < Ends[segment])
                {
                    Segments[segment][at] = (byte)TornByte;
                }

                return false;
            }

            return RefuseAfter < 0 || done < RefuseAfter;
        }
    }
}
