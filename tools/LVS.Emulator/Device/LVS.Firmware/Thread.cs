using System.Threading;

using LVS.Emulator;

using PcThread = System.Threading.Thread;

namespace LVS.Firmware
{
    /// <summary>A thread of the firmware's, which sleeps by the board's clock.</summary>
    internal sealed class Thread
    {
        private readonly PcThread thread;

        /// <summary>Makes a thread that does not run yet.</summary>
        public Thread(ThreadStart start)
        {
            thread = new PcThread(start);
        }

        /// <summary>Lets it run.</summary>
        public void Start()
        {
            thread.Start();
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="ms">How much, by the board's clock.</param>
        public static void Sleep(int ms)
        {
            PcThread.Sleep(BoardTime.PcMs(ms));
        }
    }
}
