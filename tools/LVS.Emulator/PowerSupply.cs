using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace LVS.Emulator
{
    /// <summary>
    /// Ends a board: a power cut from outside, a reboot from within, or a deep sleep. The first one counts. Thread safe. After a deep sleep
    /// the same process is the board again, without its threads and its memory but with its flash drive.
    /// </summary>
    internal static class PowerSupply
    {
        private const int ExitCut = 0;
        private const int ExitReboot = 3;
        private const int ExitAsleep = 4;

        // CLONE_FS of Linux's sched.h.
        private const int CloneFs = 0x200;

        private static readonly ManualResetEvent Ended = new ManualResetEvent(false);
        private static int endings;
        private static int exitCode;

        /// <summary>Whether this boot is a wake from deep sleep.</summary>
        internal static bool WokeByTimer { get; set; }

        /// <summary>Cuts the power, whatever the firmware is doing.</summary>
        internal static void Cut()
        {
            End(ExitCut, "LVS emulator: power cut");
        }

        /// <summary>
        /// The firmware restarts the chip. The process ends as well, and its parent decides whether the board boots again.
        /// </summary>
        internal static void Reboot()
        {
            End(ExitReboot, "LVS emulator: the firmware reboots the board; start the emulator again for the next boot");
        }

        /// <summary>Cuts the power at once and silently, as a test asked for.</summary>
        internal static void Kill()
        {
            using Process self = Process.GetCurrentProcess();
            self.Kill();
            Thread.Sleep(Timeout.Infinite);
        }

        /// <summary>
        /// The firmware sleeps. On Linux the process replaces itself with a new program under the same process number, which sleeps;
        /// elsewhere it ends.
        /// </summary>
        internal static void Sleep(long ms)
        {
            if (Interlocked.Increment(ref endings) != 1)
            {
                return;
            }

            Console.Error.WriteLine("LVS emulator: asleep, files written in this wake: " + FlashDrive.WriteCount.ToString());
            string wakeAt = (BoardTime.PcMs + ms).ToString();
            if (OperatingSystem.IsLinux())
            {
                int left = FlashDrive.CutOperation - FlashDrive.OperationCount;
                string cut = left > 0 ? left.ToString() + ":" + FlashDrive.CutSize.ToString() : null;
                Console.Out.Flush();
                Become(Arguments(wakeAt, cut));
            }

            exitCode = ExitAsleep;
            Console.Error.WriteLine("LVS emulator: asleep for " + ms.ToString() + " ms; start the emulator again with --wake-at " + wakeAt);
            Ended.Set();
        }

        /// <summary>Waits for the end.</summary>
        /// <param name="timeoutMs">Longest wait in ms, or <see cref="Timeout.Infinite"/>.</param>
        /// <returns>Whether the end has come.</returns>
        internal static bool WaitForEnd(int timeoutMs)
        {
            return Ended.WaitOne(timeoutMs);
        }

        /// <summary>The process's exit code, after the end.</summary>
        internal static int ExitCode => exitCode;

        private static void End(int code, string message)
        {
            if (Interlocked.Increment(ref endings) == 1)
            {
                Console.Error.WriteLine(message);
                exitCode = code;
                Ended.Set();
            }
        }

        /// <summary>The process's own command line, plus the time to wake and what is left until a planned power cut.</summary>
        private static string[] Arguments(string wakeAt, string cut)
        {
            string[] own = Encoding.UTF8.GetString(ReadAll("/proc/self/cmdline")).TrimEnd('\0').Split('\0');
            System.Collections.Generic.List<string> next = new System.Collections.Generic.List<string>();
            for (int i = 0; i < own.Length; i++)
            {
                if (own[i] == "--wake-at" || own[i] == "--cut")
                {
                    i++;
                    continue;
                }

                next.Add(own[i]);
            }

            next.Add("--wake-at");
            next.Add(wakeAt);
            if (cut != null)
            {
                next.Add("--cut");
                next.Add(cut);
            }

            // The kernel expects a null pointer at the end of the list.
            next.Add(null);
            return next.ToArray();
        }

        private static byte[] ReadAll(string path)
        {
            using Stream stream = new FileInfo(path).OpenRead();
            using MemoryStream all = new MemoryStream();
            stream.CopyTo(all);
            return all.ToArray();
        }

        private static void Become(string[] arguments)
        {
            // While a thread calls execv, Linux refuses new threads (EAGAIN) to all threads that share its working folder and umask. The
            // runtime starts threads at any time and crashes when it cannot. So this thread gets its own working folder and umask.
            Unshare(CloneFs);
            Execute("/proc/self/exe", arguments);

            // Reached only when the kernel refused.
            Console.Error.WriteLine("LVS emulator: cannot go on after a sleep, execv failed with " + Marshal.GetLastPInvokeError()
                .ToString());
        }

        [DllImport("libc", EntryPoint = "unshare", SetLastError = true)]
        private static extern int Unshare(int flags);

        [DllImport("libc", EntryPoint = "execv", SetLastError = true, CharSet = CharSet.Ansi)]
        private static extern int Execute(string path, string[] arguments);
    }
}
