using System;
using System.IO;

using LVS.Core;
using LVS.Node;

namespace LVS.Firmware
{
    /// <summary>
    /// The ledger on flash: two files written in turn, so that a power cut during a write leaves the other one whole. The records' numbers
    /// tell which file is newer, and their checksums which is whole; no third file points at either.
    /// </summary>
    public sealed class FlashVault : IVault
    {
        private const int FileCount = 2;
        private const int None = -1;

        private readonly string[] paths = new string[FileCount];

        private int newest = None;

        /// <summary>Makes the vault over two files that need not exist.</summary>
        public FlashVault(string pathA, string pathB)
        {
            paths[0] = pathA;
            paths[1] = pathB;
        }

        /// <inheritdoc/>
        public bool Load(byte[] record)
        {
            newest = None;

            // One byte more than a record, so that a longer file is detected and refused. Only boot reads.
            byte[] read = new byte[Limits.LedgerRecordSize + 1];
            for (int file = 0; file < FileCount; file++)
            {
                if (!LedgerRecord.IsWhole(read, ReadFile(paths[file], read)))
                {
                    continue;
                }

                // Serial order (RFC 1982), because the numbers wrap.
                if (newest == None || LedgerRecord.NumberOf(read) - LedgerRecord.NumberOf(record) > 0)
                {
                    newest = file;
                    Array.Copy(read, 0, record, 0, Limits.LedgerRecordSize);
                }
            }

            return newest != None;
        }

        /// <inheritdoc/>
        public bool Append(byte[] record)
        {
            // Never overwrites the newest whole record. A failed write leaves 'newest' unchanged, so the next one goes to the same damaged
            // file.
            int file = newest == 0 ? 1 : 0;
            try
            {
                // Closing makes it durable: on the ESP32 Flush only empties the C library's buffer, and littlefs commits on close. So the
                // stream cannot stay open between records.
                using (FileStream stream = new FileStream(paths[file], FileMode.Create, FileAccess.Write))
                {
                    stream.Write(record, 0, Limits.LedgerRecordSize);
                    stream.Flush();
                }
            }
            catch (IOException)
            {
                return false;
            }

            newest = file;
            return true;
        }

        /// <summary>Reads until the buffer is full or the file ends.</summary>
        /// <returns>Bytes read.</returns>
        internal static int ReadUpTo(FileStream stream, byte[] buffer, int sizeMax)
        {
            int size = 0;
            while (size < sizeMax)
            {
                int count = stream.Read(buffer, size, sizeMax - size);
                if (count <= 0)
                {
                    break;
                }

                size += count;
            }

            return size;
        }

        private static int ReadFile(string path, byte[] read)
        {
            try
            {
                if (!File.Exists(path))
                {
                    return 0;
                }

                using (FileStream stream = new FileStream(path, FileMode.Open, FileAccess.Read))
                {
                    return ReadUpTo(stream, read, read.Length);
                }
            }
            catch (IOException)
            {
                return 0;
            }
        }
    }
}
