using System.IO;

using LVS.Core;

namespace LVS.Firmware
{
    /// <summary>
    /// The fragment log's segments as files of the flash drive, each of one block. Appending to a small file costs littlefs one block;
    /// writing into a large file would copy everything behind the position.
    /// </summary>
    public sealed class FlashSegments : IFlash
    {
        private const int None = -1;

        private readonly string prefix;
        private FileStream reading;
        private int readingSegment = None;

        /// <summary>Makes the segments; their files need not exist.</summary>
        /// <param name="prefix">Path of the files without the number at their end, for instance I:\\fragments.</param>
        public FlashSegments(string prefix)
        {
            this.prefix = prefix;
        }

        /// <inheritdoc/>
        public int Read(int segment, int position, byte[] buffer, int size)
        {
            try
            {
                // A boot reads each segment from start to end: the file stays open until another is read or one is written.
                if (readingSegment != segment)
                {
                    CloseReading();
                    string path = PathOf(segment);
                    if (!File.Exists(path))
                    {
                        return 0;
                    }

                    reading = new FileStream(path, FileMode.Open, FileAccess.Read);
                    readingSegment = segment;
                }

                if (position >= reading.Length)
                {
                    return 0;
                }

                reading.Seek(position, SeekOrigin.Begin);
                return FlashVault.ReadUpTo(reading, buffer, size);
            }
            catch (IOException)
            {
                CloseReading();
                return 0;
            }
        }

        /// <inheritdoc/>
        public bool Write(int segment, int position, byte[] buffer, int size)
        {
            CloseReading();
            try
            {
                // Closing makes it durable: littlefs commits on close, and keeps the old content when power fails before.
                using (FileStream stream = new FileStream(PathOf(segment), FileMode.Open, FileAccess.Write))
                {
                    stream.Seek(position, SeekOrigin.Begin);
                    stream.Write(buffer, 0, size);
                    stream.Flush();
                }

                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public bool Erase(int segment)
        {
            CloseReading();
            try
            {
                using (FileStream stream = new FileStream(PathOf(segment), FileMode.Create, FileAccess.Write))
                {
                    stream.Flush();
                }

                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }

        /// <summary>
        /// The path of a segment. It is made anew each time, because the paths of all segments would permanently take 1.6 KB of heap.
        /// </summary>
        private string PathOf(int segment)
        {
            return prefix + segment.ToString();
        }

        private void CloseReading()
        {
            readingSegment = None;
            if (reading == null)
            {
                return;
            }

            try
            {
                reading.Dispose();
            }
            catch (IOException)
            {
                // The file was only read; there is nothing to lose.
            }

            reading = null;
        }
    }
}
