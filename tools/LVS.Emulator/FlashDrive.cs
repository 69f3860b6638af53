using System;
using System.IO;

using Microsoft.Win32.SafeHandles;

namespace LVS.Emulator
{
    /// <summary>
    /// The board's flash drive I:\, a folder of the PC. Every byte that the firmware reads or writes passes through here and nowhere else.
    /// Writes are done in place and at once, where littlefs would keep the old content until the file is closed: what survives a power
    /// cut here survives one on the board.
    /// </summary>
    internal static class FlashDrive
    {
        private const string Root = "I:\\";

        private static Stream mark;

        /// <summary>The folder, as a full path.</summary>
        internal static string Folder { get; private set; }

        /// <summary>Makes a folder the drive, and creates it if need be: a new board's flash is empty.</summary>
        /// <exception cref="IOException">The folder cannot be used, or another emulated board uses it.</exception>
        internal static void Mount(string folder)
        {
            Folder = Path.GetFullPath(folder);
            Directory.CreateDirectory(Folder);
            try
            {
                // Two boards with one ledger would spend the same value twice. The lock goes with the process, however it ends.
                mark = new FileInfo(Path.Combine(Folder, ".mounted")).Open(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e)
            {
                throw new IOException("another emulator is running on it (" + e.Message + ")");
            }
        }

        /// <summary>Whether a file exists on the drive.</summary>
        internal static bool Exists(string path)
        {
            return new FileInfo(OnDisk(path)).Exists;
        }

        /// <summary>Opens a file for the device's FileStream.</summary>
        /// <exception cref="IOException">As on the device: no such file or drive, or the flash does not answer.</exception>
        internal static FlashFile Open(string path, FileMode mode, FileAccess access)
        {
            try
            {
                // The PC's FileStream cannot be named in here, this assembly has its own. Sharing is left open so that a harness may look.
                var opened = new FileInfo(OnDisk(path)).Open(
                    new FileStreamOptions
                    {
                        Mode = mode,
                        Access = access,
                        Share = FileShare.ReadWrite | FileShare.Delete,
                        BufferSize = 0,
                    });
                return new FlashFile(opened, opened.SafeFileHandle);
            }
            catch (UnauthorizedAccessException e)
            {
                throw new IOException(e.Message);
            }
        }

        /// <summary>Size of an open file in bytes.</summary>
        internal static long SizeOf(SafeFileHandle handle)
        {
            return RandomAccess.GetLength(handle);
        }

        /// <summary>Reads bytes of an open file.</summary>
        /// <returns>How many there were, 0 at the end.</returns>
        internal static int Read(SafeFileHandle handle, byte[] buffer, int offset, int count, long position)
        {
            return RandomAccess.Read(handle, new Span<byte>(buffer, offset, count), position);
        }

        /// <summary>Writes bytes to an open file.</summary>
        internal static void Write(SafeFileHandle handle, byte[] buffer, int offset, int count, long position)
        {
            RandomAccess.Write(handle, new ReadOnlySpan<byte>(buffer, offset, count), position);
        }

        /// <summary>Cuts or extends an open file.</summary>
        internal static void Resize(SafeFileHandle handle, long size)
        {
            RandomAccess.SetLength(handle, size);
        }

        /// <summary>Makes an open file's content durable: returns when the PC's disk has it.</summary>
        internal static void Commit(SafeFileHandle handle)
        {
            RandomAccess.FlushToDisk(handle);
        }

        private static string OnDisk(string path)
        {
            if (!path.StartsWith(Root, StringComparison.Ordinal) || path.Contains("..", StringComparison.Ordinal))
            {
                throw new IOException("'" + path + "' is not on the drive " + Root);
            }

            return Path.Combine(Folder, path.Substring(Root.Length).Replace('\\', Path.DirectorySeparatorChar));
        }
    }
}
