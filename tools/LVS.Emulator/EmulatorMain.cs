using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

using LVS.Boards;

namespace LVS.Emulator
{
    /// <summary>
    /// A board on a PC: the unmodified firmware over reimplemented package APIs of the device (folder Device). A folder is the flash drive
    /// and the PC's network is the radio. One process is one board.
    /// </summary>
    public static class EmulatorMain
    {
        private const int ExitUsage = 64;

        private const string Usage =
            "Usage: LVS.Emulator --flash DIR [--board NAME]\n"
            + "\n"
            + "  --flash DIR   folder that is the board's flash drive I:\\; holds lvs.json ('lvs init' makes one) and the ledger\n"
            + "  --board NAME  board to emulate, a folder of boards/; " + Board.Name + " by default\n"
            + "  --cut N[:K]   for tests: cut the power at the N-th operation that changes the flash, after K bytes of it (default 0)\n"
            + "  --fault PART  for tests: flash or broker stops answering, and the thread that calls it first stands still\n"
            + "  --speed N     for tests: the board's clock runs N times as fast, 1 to 3\n"
            + "  --wake-at MS  the emulator's own: the board sleeps until the PC has run for so long, then boots as from deep sleep\n"
            + "\n"
            + "A file .battery in DIR holds the battery's voltage in mV and may change at any time; without one there is no battery.\n"
            + "\n"
            + "Runs until SIGTERM or SIGINT, or until its standard input ends (unless that is the null device): a power cut, exit code 0.\n"
            + "Exit code 3: the firmware rebooted the board; start it again. 64: wrong arguments. A deep sleep is part of the run.\n"
            + "\n"
            + "Example: LVS.Emulator --flash board1";

        /// <summary>Entry point of the process: starts the firmware of the requested board.</summary>
        public static int Main(string[] args)
        {
            int named = Array.IndexOf(args, "--board");
            string board = named >= 0 && named + 1 < args.Length ? args[named + 1] : Board.Name;
            return board == Board.Name ? Run(args) : OtherBoard(board, args);
        }

        /// <summary>
        /// Runs a board. Returns only when the arguments are wrong or only help was asked for. Otherwise the process ends with the board,
        /// because the firmware's threads run until the power goes.
        /// </summary>
        /// <param name="args">See --help.</param>
        /// <returns>0 after --help, 64 when the arguments are wrong.</returns>
        public static int Run(string[] args)
        {
            string flash = null;
            long wakeAtMs = 0;
            int cutOperation = 0;
            int cutSize = 0;
            for (int i = 0; i < args.Length; i++)
            {
                bool hasValue = i + 1 < args.Length && args[i + 1].Length > 0;
                switch (args[i])
                {
                    case "--help":
                    case "-h":
                        Console.WriteLine(Usage);
                        return 0;
                    case "--flash" when hasValue:
                        flash = args[++i];
                        break;
                    case "--board" when hasValue:
                        if (args[++i] != Board.Name)
                        {
                            return Wrong("there is no board '" + args[i] + "' in this build; it has " + Board.Name);
                        }

                        break;
                    case "--cut" when hasValue:
                        string[] cut = args[++i].Split(':');
                        bool isCut = int.TryParse(cut[0], out cutOperation) && cutOperation > 0 && cut.Length < 3;
                        if (!isCut || (cut.Length == 2 && (!int.TryParse(cut[1], out cutSize) || cutSize < 0)))
                        {
                            return Wrong("--cut needs N or N:K, numbers of 1 and 0 at least; it got '" + args[i] + "'");
                        }

                        break;
                    case "--wake-at" when hasValue:
                        if (!long.TryParse(args[++i], out wakeAtMs) || wakeAtMs <= 0)
                        {
                            return Wrong("--wake-at needs ms since the PC's start; it got '" + args[i] + "'");
                        }

                        break;
                    case "--fault" when hasValue:
                        if (!Fault.Begin(args[++i]))
                        {
                            return Wrong("--fault needs 'flash' or 'broker'; it got '" + args[i] + "'");
                        }

                        break;
                    case "--speed" when hasValue:
                        if (!int.TryParse(args[++i], out int speed) || speed < 1 || speed > BoardTime.SpeedMax)
                        {
                            return Wrong("--speed needs a number of 1 to " + BoardTime.SpeedMax.ToString() + "; it got '" + args[i] + "'");
                        }

                        BoardTime.Speed = speed;
                        break;
                    case "--fault":
                    case "--speed":
                    case "--flash":
                    case "--board":
                    case "--cut":
                    case "--wake-at":
                        return Wrong(args[i] + " needs a value");
                    default:
                        return Wrong("unknown argument '" + args[i] + "'");
                }
            }

            if (flash == null)
            {
                return Wrong("--flash DIR is missing: name the folder that is the board's flash drive");
            }

            try
            {
                FlashDrive.Mount(flash);
            }
            catch (Exception e) when (e is IOException || e is UnauthorizedAccessException || e is ArgumentException)
            {
                return Wrong("cannot use '" + flash + "' as a flash drive: " + e.Message);
            }

            FlashDrive.CutAt(cutOperation, cutSize, PowerSupply.Kill);
            PowerOn(wakeAtMs);
            return 0;
        }

        /// <summary>Starts another board's firmware, which is an assembly of its own, as each board has its own image.</summary>
        private static int OtherBoard(string board, string[] args)
        {
            string path = Path.Combine(AppContext.BaseDirectory, "LVS.Emulator." + board + ".dll");
            return board.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && new FileInfo(path).Exists
                ? (int)System.Reflection.Assembly.LoadFrom(path).GetType("LVS.Emulator.EmulatorMain").GetMethod("Run")
                    .Invoke(null, new object[] { args })
                : Wrong("there is no board '" + board + "' in this build; boards/ has a folder for each");
        }

        private static void PowerOn(long wakeAtMs)
        {
            using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
            using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
            using PosixSignalRegistration hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal);
            if (HasHarness)
            {
                Start(WatchInput, "input");
            }

            PowerSupply.WokeByTimer = wakeAtMs > 0;
            long asleepMs = wakeAtMs - BoardTime.PcMs;
            if (asleepMs <= 0 || !PowerSupply.WaitForEnd((int)Math.Min(asleepMs, int.MaxValue)))
            {
                Start(LVS.Firmware.Program.Main, "firmware");
                PowerSupply.WaitForEnd(Timeout.Infinite);
            }

            // In this assembly Environment is the board's. The PC's Environment, reached by reflection, ends the process with all its
            // threads.
            typeof(AppContext).Assembly.GetType("System.Environment").GetMethod("Exit").Invoke(null, new object[] { PowerSupply.ExitCode });
        }

        /// <summary>Whether another program holds our standard input; then that program decides when the power goes.</summary>
        private static bool HasHarness => Console.IsInputRedirected && !IsInputNullDevice();

        private static void OnSignal(PosixSignalContext context)
        {
            context.Cancel = true;

            // Ctrl-C reaches every process of the terminal. A harness must be able to count its boards before it cuts their power.
            if (context.Signal != PosixSignal.SIGINT || !HasHarness)
            {
                PowerSupply.Cut();
            }
        }

        /// <summary>
        /// Ends the board when standard input closes. A harness that dies in any way closes it, and its boards must not outlive it.
        /// </summary>
        private static void WatchInput()
        {
            using Stream input = Console.OpenStandardInput();
            byte[] ignored = new byte[256];
            while (input.Read(ignored, 0, ignored.Length) > 0)
            {
            }

            PowerSupply.Cut();
        }

        /// <summary>
        /// Services and background jobs of shells have the null device as standard input. It ends at once, which means nothing here.
        /// </summary>
        private static bool IsInputNullDevice()
        {
            try
            {
                return new FileInfo("/proc/self/fd/0").LinkTarget == "/dev/null";
            }
            catch (Exception e) when (e is IOException || e is UnauthorizedAccessException)
            {
                return false;
            }
        }

        private static void Start(ThreadStart run, string name)
        {
            Thread thread = new Thread(run);
            thread.Name = name;
            thread.IsBackground = true;
            thread.Start();
        }

        private static int Wrong(string what)
        {
            Console.Error.WriteLine("LVS emulator: " + what + ". See --help");
            return ExitUsage;
        }
    }
}
