using System.IO;

using Microsoft.Win32.SafeHandles;

namespace LVS.Emulator
{
    /// <summary>An open file of the <see cref="FlashDrive"/>: a handle and a position. Belongs to one thread.</summary>
    internal sealed class FlashFile
    {
        private readonly Stream owner;
        private readonly SafeFileHandle handle;

        /// <summary>Wraps what the drive has opened.</summary>
        /// <param name="owner">Owns the handle; it is used here only to close the file.</param>
        /// <param name="handle">The handle.</param>
        internal FlashFile(Stream owner, SafeFileHandle handle)
        {
            this.owner = owner;
            this.handle = handle;
        }

        /// <summary>Where the next byte is read or written.</summary>
        internal long Position { get; set; }

        /// <summary>Size in bytes.</summary>
        internal long Size => FlashDrive.SizeOf(handle);

        /// <summary>Reads from the position and advances it.</summary>
        internal int Read(byte[] buffer, int offset, int count)
        {
            int size = FlashDrive.Read(handle, buffer, offset, count, Position);
            Position += size;
            return size;
        }

        /// <summary>Writes at the position and advances it.</summary>
        internal void Write(byte[] buffer, int offset, int count)
        {
            FlashDrive.Write(handle, buffer, offset, count, Position);
            Position += count;
        }

        /// <summary>Cuts or extends the file.</summary>
        internal void Resize(long size)
        {
            FlashDrive.Resize(handle, size);
        }

        /// <summary>Releases the file as a board without power does: nothing is committed.</summary>
        internal void Abandon()
        {
            owner.Dispose();
        }

        /// <summary>Commits what was written and closes the file. littlefs commits only on close.</summary>
        internal void Close()
        {
            try
            {
                if (owner.CanWrite)
                {
                    FlashDrive.Commit(handle);
                }
            }
            finally
            {
                owner.Dispose();
            }
        }
    }
}
