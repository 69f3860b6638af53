using System;
using System.Threading;

namespace LVS.Emulator
{
    /// <summary>
    /// A part of the device below the firmware that stops answering. The thread that calls it blocks for ever, as behind a driver that
    /// waits for an interrupt. It happens once; later calls from other threads succeed.
    /// </summary>
    internal static class Fault
    {
        /// <summary>The flash drive, at the first write to a ledger.</summary>
        internal const string Flash = "flash";

        /// <summary>The broker's client, at the first connection.</summary>
        internal const string Broker = "broker";

        private static int left;

        /// <summary>The broken part, or null for none.</summary>
        internal static string Part { get; private set; }

        /// <summary>Breaks a part.</summary>
        /// <returns>False when there is no such part.</returns>
        internal static bool Begin(string part)
        {
            Part = part;
            left = 1;
            return part == Flash || part == Broker;
        }

        /// <summary>Called when the firmware uses a part; blocks when it is the broken one.</summary>
        internal static void Reach(string part)
        {
            if (part == Part && Interlocked.Exchange(ref left, 0) == 1)
            {
                Console.Error.WriteLine("LVS emulator: the " + part + " does not answer any more");
                Thread.Sleep(Timeout.Infinite);
            }
        }
    }
}
