using System;
using System.IO;

using Microsoft.Win32.SafeHandles;

namespace LVS.Emulator
{
    /// <summary>
    /// The board's flash drive I:\, a folder of the PC. Every byte that the firmware reads or writes passes through here. Writes go to the
    /// PC's file in place and at once, while littlefs keeps the old content until the file is closed. So what survives a power cut here
    /// also survives one on the board.
    /// </summary>
    internal static class FlashDrive
    {
        private const string Root = "I:\\";

        private static Stream mark;
        private static int cutOperation;
        private static int cutSize;
        private static Action cut;

        /// <summary>The folder, as a full path.</summary>
        internal static string Folder { get; private set; }

        /// <summary>Operations so far that changed the flash: opening a file to write it anew, a write, a resize or a commit.</summary>
        internal static int OperationCount { get; private set; }

        /// <summary>How often a file was opened to be written.</summary>
        internal static int WriteCount { get; private set; }

        /// <summary>Whether the power is off, so that nothing is read or written any more.</summary>
        internal static bool IsOff { get; private set; }

        /// <summary>Operation at which the power will be cut, 0 for never.</summary>
        internal static int CutOperation => cutOperation;

        /// <summary>Bytes of that operation that are still written.</summary>
        internal static int CutSize => cutSize;

        /// <summary>Cuts the power at a certain operation.</summary>
        /// <param name="operation">Counted from 1 since the drive was mounted; 0 for never.</param>
        /// <param name="size">Bytes of a write that are still written. For another operation, 1 completes it and 0 prevents it.</param>
        /// <param name="whatThen">Ends the board. If it returns, the drive stays off until it is mounted again.</param>
        internal static void CutAt(int operation, int size, Action whatThen)
        {
            cutOperation = operation;
            cutSize = size;
            cut = whatThen;
        }

        /// <summary>
        /// Voltage of the emulated battery in mV, from the file <c>.battery</c> in the folder; 0 (no battery) without that file.
        /// </summary>
        internal static int BatteryMv()
        {
            FileInfo file = new FileInfo(Path.Combine(Folder, ".battery"));
            if (!file.Exists)
            {
                return 0;
            }

            using StreamReader reader = file.OpenText();
            return int.TryParse(reader.ReadToEnd().Trim(), out int mv) && mv >= 0 ? mv : 0;
        }

        /// <summary>Uses a folder as the drive and creates it if need be, because a new board's flash is empty.</summary>
        /// <exception cref="IOException">The folder cannot be used, or another emulated board uses it.</exception>
        internal static void Mount(string folder)
        {
            Folder = Path.GetFullPath(folder);
            Directory.CreateDirectory(Folder);
            mark?.Dispose();
            OperationCount = 0;
            WriteCount = 0;
            IsOff = false;
            CutAt(0, 0, null);
            try
            {
                // Two boards with one ledger would spend the same value twice. The lock is released with the process, however it ends.
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
            CheckPower();
            return new FileInfo(OnDisk(path)).Exists;
        }

        /// <summary>Opens a file for the device's FileStream.</summary>
        /// <exception cref="IOException">As on the device: no such file or drive, or the flash does not answer.</exception>
        internal static FlashFile Open(string path, FileMode mode, FileAccess access)
        {
            bool last = mode != FileMode.Open && Step(0);
            CheckPower();
            if (mode != FileMode.Open)
            {
                WriteCount++;
                if (path.Contains("ledger", StringComparison.Ordinal))
                {
                    Fault.Reach(Fault.Flash);
                }
            }

            FlashFile file = OpenOnDisk(path, mode, access);
            if (last)
            {
                file.Abandon();
                Cut();
            }

            return file;
        }

        private static FlashFile OpenOnDisk(string path, FileMode mode, FileAccess access)
        {
            try
            {
                // This assembly has its own FileStream, so the PC's cannot be named here. File sharing is allowed so that a harness may
                // read the file.
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
            CheckPower();
            return RandomAccess.Read(handle, new Span<byte>(buffer, offset, count), position);
        }

        /// <summary>Writes bytes to an open file.</summary>
        internal static void Write(SafeFileHandle handle, byte[] buffer, int offset, int count, long position)
        {
            bool last = Step(int.MinValue);
            CheckPower();
            int size = last && cutSize < count ? cutSize : count;
            RandomAccess.Write(handle, new ReadOnlySpan<byte>(buffer, offset, size), position);
            if (last)
            {
                Cut();
            }
        }

        /// <summary>Cuts or extends an open file.</summary>
        internal static void Resize(SafeFileHandle handle, long size)
        {
            bool last = Step(0);
            CheckPower();
            RandomAccess.SetLength(handle, size);
            if (last)
            {
                Cut();
            }
        }

        /// <summary>Makes an open file's content durable. Returns when the PC's disk has it.</summary>
        internal static void Commit(SafeFileHandle handle)
        {
            bool last = Step(0);
            CheckPower();
            RandomAccess.FlushToDisk(handle);
            if (last)
            {
                Cut();
            }
        }

        /// <summary>Counts an operation that changes the flash.</summary>
        /// <param name="sizeMin">The power goes before the operation if at most this many bytes of it may still be written.</param>
        /// <returns>Whether the power goes with this operation.</returns>
        private static bool Step(int sizeMin)
        {
            CheckPower();
            OperationCount++;
            bool last = OperationCount == cutOperation;
            if (last && cutSize <= sizeMin)
            {
                Cut();
            }

            return last;
        }

        private static void Cut()
        {
            IsOff = true;
            cut();
            CheckPower();
        }

        private static void CheckPower()
        {
            if (IsOff)
            {
                throw new PowerCutException();
            }
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
