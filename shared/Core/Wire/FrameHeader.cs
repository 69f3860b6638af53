using System;

namespace LVS.Core
{
    /// <summary>The 14 bytes in front of every body (SPEC 2.1): version and kind, flags, minute, sender, seq.</summary>
    internal static class FrameHeader
    {
        /// <summary>As <see cref="FrameGate.Version"/>, for the codecs below the gate.</summary>
        internal const int Version = 2;

        internal const int FlagsAt = 1;
        internal const int MinuteAt = 2;
        internal const int SenderAt = 6;
        internal const int SeqAt = 10;

        /// <summary>Checks whether the bytes can be a frame: size and version. Then reads the claims of the header into a letter.</summary>
        /// <param name="frame">Buffer with the datagram at its start.</param>
        /// <param name="size">Bytes of the datagram, MAC included.</param>
        /// <param name="letter">Receives the header; untouched unless the outcome is <see cref="Outcome.Done"/>.</param>
        internal static Outcome Read(byte[] frame, int size, Letter letter)
        {
            if (size < Limits.HeaderSize + Limits.MacSize)
            {
                return Outcome.TooShort;
            }

            if (size > Limits.FrameSizeMax)
            {
                return Outcome.TooLong;
            }

            int first = frame[0];
            if (first >> 4 != Version)
            {
                return Outcome.WrongVersion;
            }

            letter.Frame = frame;
            letter.BodyEnd = size - Limits.MacSize;
            letter.Kind = first & FrameKind.Mask;
            letter.Flags = frame[FlagsAt];
            letter.Minute = BitConverter.ToUInt32(frame, MinuteAt);
            letter.Sender = BitConverter.ToInt32(frame, SenderAt);
            letter.Seq = BitConverter.ToInt32(frame, SeqAt);
            return Outcome.Done;
        }

        /// <summary>Writes the header.</summary>
        /// <param name="frame">Buffer of at least <see cref="Limits.HeaderSize"/> bytes.</param>
        /// <param name="kind">One of <see cref="FrameKind"/>.</param>
        /// <param name="flags">The kind's flags, 0..255.</param>
        /// <param name="minute">The sender's swarm minute, 0..2^32 - 1.</param>
        /// <param name="sender">Not 0.</param>
        /// <param name="seq">Any.</param>
        internal static void Write(byte[] frame, int kind, int flags, long minute, int sender, int seq)
        {
            frame[0] = (byte)((Version << 4) | kind);
            frame[FlagsAt] = (byte)flags;
            LittleEndian.Write32(frame, MinuteAt, (int)minute);
            LittleEndian.Write32(frame, SenderAt, sender);
            LittleEndian.Write32(frame, SeqAt, seq);
        }
    }
}
