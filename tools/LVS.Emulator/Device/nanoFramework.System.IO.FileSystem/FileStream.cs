using LVS.Emulator;

namespace System.IO
{
    /// <summary>The device's FileStream over the emulated flash drive.</summary>
    internal class FileStream : Stream
    {
        private readonly FlashFile file;
        private readonly FileAccess access;
        private bool closed;

        /// <summary>Opens or creates a file.</summary>
        public FileStream(string path, FileMode mode, FileAccess access)
        {
            Name = path;
            this.access = access;
            file = FlashDrive.Open(path, mode, access);
            if (mode == FileMode.Append)
            {
                file.Position = file.Size;
            }
        }

        /// <summary>Full path on the device.</summary>
        public string Name { get; }

        /// <inheritdoc/>
        public override bool CanRead => !closed && (access & FileAccess.Read) != 0;

        /// <inheritdoc/>
        public override bool CanSeek => !closed;

        /// <inheritdoc/>
        public override bool CanWrite => !closed && (access & FileAccess.Write) != 0;

        /// <inheritdoc/>
        public override long Length
        {
            get
            {
                CheckOpen();
                return file.Size;
            }
        }

        /// <inheritdoc/>
        public override long Position
        {
            get
            {
                CheckOpen();
                return file.Position;
            }

            set => Seek(value, SeekOrigin.Begin);
        }

        /// <summary>Nothing is buffered here. On the ESP32 a flush does not make data durable either.</summary>
        public override void Flush()
        {
            CheckOpen();
        }

        /// <inheritdoc/>
        public override int Read(byte[] buffer, int offset, int count)
        {
            CheckOpen();
            if (!CanRead)
            {
                throw new NotSupportedException();
            }

            return file.Read(buffer, offset, count);
        }

        /// <inheritdoc/>
        public override long Seek(long offset, SeekOrigin origin)
        {
            CheckOpen();
            long from = origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? file.Position : file.Size;
            if (from + offset < 0)
            {
                throw new IOException();
            }

            file.Position = from + offset;
            return file.Position;
        }

        /// <inheritdoc/>
        public override void SetLength(long value)
        {
            CheckOpen();
            file.Resize(value);
        }

        /// <inheritdoc/>
        public override void Write(byte[] buffer, int offset, int count)
        {
            CheckOpen();
            if (!CanWrite)
            {
                throw new NotSupportedException();
            }

            file.Write(buffer, offset, count);
        }

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (!closed && disposing)
            {
                closed = true;
                file.Close();
            }

            base.Dispose(disposing);
        }

        private void CheckOpen()
        {
            if (closed)
            {
                throw new ObjectDisposedException(Name);
            }
        }
    }
}
