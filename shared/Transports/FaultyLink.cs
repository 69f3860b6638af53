using LVS.Core;
using LVS.Node;

namespace LVS.Transports
{
    /// <summary>
    /// Wraps any link and applies faults to the frames that it receives: loss, duplication, reordering, delay, bit flips, all from one
    /// seed. Each receiver has its own faults, as with radio; sent frames pass unchanged. Fixed memory. Belongs to the node's thread.
    /// </summary>
    public sealed class FaultyLink : ILink
    {
        private const int HeldCountMax = 16;
        private const int SlotSize = Limits.FrameSizeMax + 1;

        private readonly ILink inner;
        private readonly FaultOptions options;
        private readonly long[] chance = new long[1];
        private readonly byte[] held = new byte[HeldCountMax * SlotSize];
        private readonly int[] heldSize = new int[HeldCountMax];
        private readonly int[] heldPath = new int[HeldCountMax];
        private readonly long[] heldUntilMs = new long[HeldCountMax];
        private int lostCount;

        /// <summary>Wraps a link.</summary>
        /// <param name="inner">The link.</param>
        /// <param name="options">The faults; may be changed while running.</param>
        /// <param name="seed">Seed of all its chance.</param>
        public FaultyLink(ILink inner, FaultOptions options, long seed)
        {
            this.inner = inner;
            this.options = options;
            chance[0] = seed;
        }

        /// <summary>Frames lost on purpose, and delayed frames for which there was no room.</summary>
        public int LostCount => lostCount;

        /// <inheritdoc/>
        public bool Send(byte[] frame, int size, long nowMs)
        {
            return inner.Send(frame, size, nowMs);
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, long nowMs, out int path)
        {
            int size = TakeDue(buffer, nowMs, out path);
            while (size == 0)
            {
                size = inner.Receive(buffer, nowMs, out path);
                if (size == 0)
                {
                    return 0;
                }

                if (Happens(options.LossPercent))
                {
                    lostCount++;
                    size = 0;
                    continue;
                }

                if (Happens(options.BitFlipPercent))
                {
                    int bit = (int)SeededRandom.Below(chance, 0, size * 8);
                    buffer[bit >> 3] ^= (byte)(1 << (bit & 7));
                }

                if (Happens(options.DuplicatePercent))
                {
                    Hold(buffer, size, path, nowMs + Delay(options.ReorderMsMax));
                }

                long delayMs = Delay(options.DelayMsMax);
                if (Happens(options.ReorderPercent))
                {
                    delayMs += Delay(options.ReorderMsMax);
                }

                if (delayMs > 0)
                {
                    Hold(buffer, size, path, nowMs + delayMs);
                    size = 0;
                }
            }

            return size;
        }

        private bool Happens(int percent)
        {
            return percent > 0 && SeededRandom.Below(chance, 0, 100) < percent;
        }

        private long Delay(int delayMsMax)
        {
            return delayMsMax > 0 ? SeededRandom.Below(chance, 0, delayMsMax + 1L) : 0;
        }

        private int TakeDue(byte[] buffer, long nowMs, out int path)
        {
            path = 0;
            int best = -1;
            for (int i = 0; i < HeldCountMax; i++)
            {
                if (heldSize[i] > 0 && heldUntilMs[i] <= nowMs && (best < 0 || heldUntilMs[i] < heldUntilMs[best]))
                {
                    best = i;
                }
            }

            if (best < 0)
            {
                return 0;
            }

            int size = heldSize[best];
            path = heldPath[best];
            System.Array.Copy(held, best * SlotSize, buffer, 0, size);
            heldSize[best] = 0;
            return size;
        }

        private void Hold(byte[] frame, int size, int path, long untilMs)
        {
            for (int i = 0; i < HeldCountMax; i++)
            {
                if (heldSize[i] == 0)
                {
                    System.Array.Copy(frame, 0, held, i * SlotSize, size);
                    heldSize[i] = size;
                    heldPath[i] = path;
                    heldUntilMs[i] = untilMs;
                    return;
                }
            }

            lostCount++;
        }
    }
}
