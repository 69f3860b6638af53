using LVS.Core;

namespace LVS.Transports
{
    /// <summary>
    /// Knows the last frames by sender, seq and MAC, so that a frame which comes by two ways is heard once. A frame repeated on the way
    /// it first came by passes: that is the way's own doing, and the node's to judge. Fixed memory; belongs to the node's thread.
    /// </summary>
    public sealed class RepeatFilter
    {
        private const int EntryCount = 32;

        private readonly int[] senders = new int[EntryCount];
        private readonly int[] seqs = new int[EntryCount];
        private readonly int[] paths = new int[EntryCount];
        private readonly long[] macs = new long[EntryCount];
        private int next;
        private int repeatCount;

        /// <summary>Frames that were dropped because they had come by another way.</summary>
        public int RepeatCount => repeatCount;

        /// <summary>Judges a frame and remembers it.</summary>
        /// <param name="frame">Buffer with the frame at its start.</param>
        /// <param name="size">Its size; one too short or too long to be a frame is never a repeat.</param>
        /// <param name="path">The way it came.</param>
        /// <returns>True when it must be dropped.</returns>
        public bool IsRepeat(byte[] frame, int size, int path)
        {
            if (size < Limits.HeaderSize + Limits.MacSize || size > Limits.FrameSizeMax)
            {
                return false;
            }

            int sender = FrameHeader.SenderOf(frame);
            int seq = FrameHeader.SeqOf(frame);
            long mac = LittleEndian.Read64(frame, size - Limits.MacSize);
            for (int i = 0; i < EntryCount; i++)
            {
                if (seqs[i] == seq && senders[i] == sender && macs[i] == mac)
                {
                    bool repeat = paths[i] != path;
                    repeatCount += repeat ? 1 : 0;
                    return repeat;
                }
            }

            senders[next] = sender;
            seqs[next] = seq;
            macs[next] = mac;
            paths[next] = path;
            next = (next + 1) % EntryCount;
            return false;
        }
    }
}
