using System;

namespace LVS.Core
{
    /// <summary>
    /// The 12 bytes in front of every body (SPEC 2.1): version and kind, flags, epoch, sender, seq. Reads in place, so that the
    /// cheap questions are answered before the MAC is computed.
    /// </summary>
    public static class FrameHeader
    {
        /// <summary>The protocol version this code speaks, 1..15.</summary>
        public const int Version = 1;

        /// <summary>Whether the bytes can be a frame at all: size and version. The accessors below need <see cref="Outcome.Done"/> from here.</summary>
        /// <param name="frame">Buffer with the datagram at its start.</param>
        /// <param name="size">Bytes of the datagram, MAC included.</param>
        public static Outcome Inspect(byte[] frame, int size)
        {
            if (size < Limits.HeaderSize + Limits.MacSize)
            {
                return Outcome.TooShort;
            }

            if (size > Limits.FrameSizeMax)
            {
                return Outcome.TooLong;
            }

            return frame[0] >> 4 == Version ? Outcome.Done : Outcome.WrongVersion;
        }

        /// <summary>One of <see cref="FrameKind"/>, or a kind unknown here, 0..15.</summary>
        public static int KindOf(byte[] frame)
        {
            return frame[0] & 15;
        }

        /// <summary>The flag bits, whose meaning belongs to the kind.</summary>
        public static int FlagsOf(byte[] frame)
        {
            return frame[1];
        }

        /// <summary>The swarm epoch whose key made the MAC, 0..65535.</summary>
        public static int EpochOf(byte[] frame)
        {
            return BitConverter.ToUInt16(frame, 2);
        }

        /// <summary>The sender's pseudonym, never 0 in a valid frame.</summary>
        public static int SenderOf(byte[] frame)
        {
            return BitConverter.ToInt32(frame, 4);
        }

        /// <summary>The sender's sequence number, compared in the serial arithmetic of RFC 1982.</summary>
        public static int SeqOf(byte[] frame)
        {
            return BitConverter.ToInt32(frame, 8);
        }

        /// <summary>Writes the header.</summary>
        /// <param name="frame">Buffer of at least <see cref="Limits.HeaderSize"/> bytes.</param>
        /// <param name="kind">One of <see cref="FrameKind"/>.</param>
        /// <param name="flags">The kind's flags, 0..255.</param>
        /// <param name="epoch">0..65535.</param>
        /// <param name="sender">Not 0.</param>
        /// <param name="seq">Any.</param>
        public static void Write(byte[] frame, int kind, int flags, int epoch, int sender, int seq)
        {
            frame[0] = (byte)((Version << 4) | kind);
            frame[1] = (byte)flags;
            LittleEndian.Write16(frame, 2, epoch);
            LittleEndian.Write32(frame, 4, sender);
            LittleEndian.Write32(frame, 8, seq);
        }
    }
}
