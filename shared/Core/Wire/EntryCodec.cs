using System;

namespace LVS.Core
{
    /// <summary>The amounts of one edge in a diff as bytes, and the byte with their sizes (SPEC 3).</summary>
    internal static class EntryCodec
    {
        // First byte of an entry: bits 2..0 are the bytes of net, 5..3 those of common, 7..6 those of granted. A net size of 7 marks a
        // proposal.
        internal const int SizeMask = 7;
        internal const int CommonShift = 3;
        internal const int GrantedShift = 6;

        // The two upper bits of a size. Both are set when the size is 6 or 7; compare with the sizes shifted up by one.
        internal const int LongMask = 0x24;
        internal const int ProposalMark = 7;

        /// <summary>Mask for the lowest bytes of a long, by their number.</summary>
        internal static readonly long[] MaskOfSize =
        {
            0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFFL, 0xFFFFFFFFFFL, 0xFFFFFFFFFFFFL, 0xFFFFFFFFFFFFFFL,
        };

        /// <summary>
        /// Writes an entry's amounts and their sizes. It may write bytes beyond the entry; the next field overwrites them.
        /// </summary>
        /// <returns>Bytes of the entry.</returns>
        internal static int WriteAmounts(byte[] entry, int position, long sent, long credited, int granted)
        {
            // Both counters of an edge grow together while value moves to and fro; their difference stays small.
            int at = position + Limits.EntryFixedSize;
            long common = sent;
            long net = sent - credited;
            if (net < 0)
            {
                net = (~net << 1) | 1;
            }
            else
            {
                common -= net;
                net <<= 1;
            }

            int commonAt = WriteBytes(entry, at, net);
            int grantedAt = WriteBytes(entry, commonAt, common);
            int end = grantedAt;
            if (granted != 0)
            {
                entry[end] = (byte)granted;
                entry[end + 1] = (byte)(granted >> 8);
                entry[end + 2] = (byte)(granted >> 16);
                end += granted >= 0x10000 ? 3 : granted >= 0x100 ? 2 : 1;
            }

            entry[position] = (byte)((commonAt - at) | ((grantedAt - commonAt) << CommonShift) | ((end - grantedAt) << GrantedShift));
            return end - position;
        }

        /// <summary>
        /// Writes the bytes of an amount up to the highest that is not 0. It may write one more; the next field overwrites it.
        /// </summary>
        /// <returns>Where they end.</returns>
        private static int WriteBytes(byte[] frame, int position, long value)
        {
            while (value > int.MaxValue)
            {
                frame[position++] = (byte)value;
                value >>= 8;
            }

            // Unrolled: most amounts of a swarm take 2 to 4 bytes.
            int rest = (int)value;
            frame[position] = (byte)rest;
            if (rest >= 0x10000)
            {
                frame[position + 1] = (byte)(rest >> 8);
                frame[position + 2] = (byte)(rest >> 16);
                if (rest < 0x1000000)
                {
                    return position + 3;
                }

                frame[position + 3] = (byte)(rest >> 24);
                return position + 4;
            }

            if (rest < 0x100)
            {
                return rest == 0 ? position : position + 1;
            }

            frame[position + 1] = (byte)(rest >> 8);
            return position + 2;
        }

        /// <summary>Reads echo and amounts of an entry whose sizes were checked.</summary>
        /// <param name="frame">The frame.</param>
        /// <param name="netAt">Where its amounts begin.</param>
        /// <param name="i">Which entry it is.</param>
        /// <param name="echoes">Receives the echo; the others the amounts.</param>
        /// <param name="sents">Sent.</param>
        /// <param name="crediteds">Credited.</param>
        /// <param name="granteds">Granted.</param>
        /// <returns>Whether the amounts are in range.</returns>
        internal static bool ReadAmounts(
            byte[] frame, int netAt, int i, int[] echoes, long[] sents, long[] crediteds, int[] granteds)
        {
            int sizes = frame[netAt - Limits.EntryFixedSize];
            int netSize = sizes & SizeMask;
            int commonAt = netAt + netSize;
            int commonSize = (sizes >> CommonShift) & SizeMask;
            int grantedSize = sizes >> GrantedShift;
            long zigzag = BitConverter.ToInt64(frame, netAt) & MaskOfSize[netSize];
            long sent = BitConverter.ToInt64(frame, commonAt) & MaskOfSize[commonSize];
            long credited = sent;
            if ((zigzag & 1) == 0)
            {
                sent += zigzag >> 1;
            }
            else
            {
                credited -= ~(zigzag >> 1);
            }

            echoes[i] = frame[netAt - 1];
            sents[i] = sent;
            crediteds[i] = credited;
            granteds[i] = grantedSize == 0 ? 0 : (int)(BitConverter.ToInt64(frame, commonAt + commonSize) & MaskOfSize[grantedSize]);
            return sent <= Limits.AmountUvuMax && credited <= Limits.AmountUvuMax;
        }
    }
}
