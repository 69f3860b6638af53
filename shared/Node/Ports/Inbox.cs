using System.Threading;

using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Frames on their way from another thread (receive loop, broker callback) to the node's tick. They are copied into and out of a ring
    /// of bytes, so short frames take little of it. When there is no room, the new frame is dropped and counted: to the node that is one
    /// more lost frame. Thread safe; allocates nothing.
    /// </summary>
    public class Inbox
    {
        private const int SlotSize = Limits.FrameSizeMax + 1;
        private const int PathShift = 8;
        private const int SizeMask = (1 << PathShift) - 1;
        private const byte ProofSizeFits = SlotSize <= SizeMask ? 0 : -1;

        private readonly AutoResetEvent arrived = new AutoResetEvent(false);
        private readonly byte[] bytes;

        // Sizes in the low byte, the numbers of paths in the high one.
        private readonly ushort[] heads;
        private int first;
        private int count;
        private int begin;
        private int used;
        private int droppedCount;

        /// <summary>Makes an inbox with room for <see cref="Limits.InboxSlotCount"/> frames of any size: what a node needs.</summary>
        public Inbox()
            : this(Limits.InboxSlotCount)
        {
        }

        /// <summary>Makes an inbox for a receiver that hears more than a node does.</summary>
        /// <param name="frames">Frames of any size that it can hold, at least 1.</param>
        public Inbox(int frames)
            : this(frames, frames * SlotSize)
        {
        }

        /// <summary>Makes an inbox with room for a number of bytes.</summary>
        /// <param name="frames">Most frames that it can hold, at least 1.</param>
        /// <param name="size">Bytes; more than the longest frame.</param>
        public Inbox(int frames, int size)
        {
            Check.That(size >= SlotSize, "Inbox: no room for a frame");
            bytes = new byte[size];
            heads = new ushort[frames];
        }

        /// <summary>Frames dropped because the inbox was full.</summary>
        public int DroppedCount => droppedCount;

        /// <summary>
        /// Copies a frame in. A frame that is too long is cut to one byte more than the limit, so that it is refused later.
        /// </summary>
        /// <param name="frame">Buffer with the frame at its start.</param>
        /// <param name="size">Bytes received, above 0.</param>
        /// <returns>False when the inbox was full.</returns>
        public bool Put(byte[] frame, int size)
        {
            return Put(frame, size, 0);
        }

        /// <summary>Copies a frame in, as <see cref="Put(byte[], int)"/>, with the number of its path, 0..255.</summary>
        public bool Put(byte[] frame, int size, int path)
        {
            int kept = size > SlotSize ? SlotSize : size;
            lock (bytes)
            {
                if (count == heads.Length || used + kept > bytes.Length)
                {
                    droppedCount++;
                    return false;
                }

                int slot = (first + count) % heads.Length;
                int at = (begin + used) % bytes.Length;
                int part = PartOf(at, kept);
                System.Array.Copy(frame, 0, bytes, at, part);
                System.Array.Copy(frame, part, bytes, 0, kept - part);
                used += kept;
                heads[slot] = (ushort)(kept | (path << PathShift));
                count++;
            }

            Arrived();
            return true;
        }

        /// <summary>Copies the oldest frame out.</summary>
        /// <param name="buffer">At least <c>Limits.FrameSizeMax</c> + 1 bytes.</param>
        /// <returns>Its size, 0 when there is none.</returns>
        public int Take(byte[] buffer)
        {
            return Take(buffer, out int _);
        }

        /// <summary>
        /// Copies the oldest frame out, as <see cref="Take(byte[])"/>, with the number of its path; 0 when there is none.
        /// </summary>
        public int Take(byte[] buffer, out int path)
        {
            lock (bytes)
            {
                path = 0;
                if (count == 0)
                {
                    return 0;
                }

                path = heads[first] >> PathShift;
                int size = heads[first] & SizeMask;
                int part = PartOf(begin, size);
                System.Array.Copy(bytes, begin, buffer, 0, part);
                System.Array.Copy(bytes, 0, buffer, part, size - part);
                begin = (begin + size) % bytes.Length;
                used -= size;
                first = (first + 1) % heads.Length;
                count--;
                return size;
            }
        }

        /// <summary>Waits until a frame arrives or the time is over. For the loop around the tick, never inside it.</summary>
        /// <param name="timeoutMs">0 or above.</param>
        public void Wait(int timeoutMs)
        {
            arrived.WaitOne(timeoutMs, false);
        }

        /// <summary>A frame has arrived: ends <see cref="Wait"/>. Called on the thread that received it.</summary>
        protected virtual void Arrived()
        {
            arrived.Set();
        }

        /// <summary>The part of a frame that fits before the end of the ring; the rest is at its start.</summary>
        private int PartOf(int at, int size)
        {
            int room = bytes.Length - at;
            return size < room ? size : room;
        }
    }
}
