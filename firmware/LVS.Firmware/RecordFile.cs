using System.IO;

using LVS.Node;

namespace LVS.Firmware
{
    /// <summary>
    /// A small record in a file of its own, written in place. Its reader must detect a torn record by its checksum and do without it.
    /// </summary>
    public sealed class RecordFile : IRecordFile
    {
        private readonly string path;

        /// <summary>Names the file, which need not exist.</summary>
        public RecordFile(string path)
        {
            this.path = path;
        }

        /// <inheritdoc/>
        public int Load(byte[] buffer)
        {
            try
            {
                if (!File.Exists(path))
                {
                    return 0;
                }

                using (FileStream stream = new FileStream(path, FileMode.Open, FileAccess.Read))
                {
                    return FlashVault.ReadUpTo(stream, buffer, buffer.Length);
                }
            }
            catch (IOException)
            {
                return 0;
            }
        }

        /// <inheritdoc/>
        public bool Save(byte[] record, int size)
        {
            try
            {
                using (FileStream stream = new FileStream(path, FileMode.Create, FileAccess.Write))
                {
                    stream.Write(record, 0, size);
                    stream.Flush();
                }

                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }
}
