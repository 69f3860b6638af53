using System;

using LVS.Node;

namespace LVS.Firmware
{
    /// <summary>A turn of the board's loop: the node's work between two waits. Belongs to the loop's thread.</summary>
    public class Turn
    {
        // A wait ends with a tick of the system timer, every 10 ms on a board (FreeRTOS at 100 Hz). With one slice a wait a key agreement
        // of 824 slices would take more than 8 s, which is longer than a wake.
        private const int ComputeMsMax = 20;

        /// <summary>
        /// Ticks once; repeats without waiting while a key agreement is being computed. Each tick hears and emits as well.
        /// </summary>
        /// <param name="node">The node.</param>
        /// <param name="nowMs">The board's time.</param>
        public void Run(MicroNode node, long nowMs)
        {
            long untilMs = nowMs + ComputeMsMax;
            do
            {
                node.Tick(nowMs);
                nowMs = NowMs();
            }
            while (node.IsComputing && nowMs < untilMs);
        }

        /// <summary>The board's time; tests have their own.</summary>
        protected virtual long NowMs()
        {
            return Environment.TickCount64;
        }
    }
}
