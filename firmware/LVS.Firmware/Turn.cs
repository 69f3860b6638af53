using System;

using LVS.Node;

namespace LVS.Firmware
{
    /// <summary>What the loop does between two waits.</summary>
    public static class Turn
    {
        // A wait ends with a tick of the system timer, every 10 ms on a board (FreeRTOS at 100 Hz). With one slice a wait a key agreement
        // of 824 slices would take more than 8 s, which is longer than a wake.
        private const int ComputeMsMax = 20;

        /// <summary>Ticks once, and while a key agreement is being computed again at once: each tick hears and emits as well.</summary>
        /// <param name="node">The node.</param>
        /// <param name="nowMs">The board's time.</param>
        public static void Run(MicroNode node, long nowMs)
        {
            long untilMs = nowMs + ComputeMsMax;
            do
            {
                node.Tick(nowMs);
                nowMs = Environment.TickCount64;
            }
            while (node.IsComputing && nowMs < untilMs);
        }
    }
}
