using System;

namespace LVS.Core
{
    /// <summary>
    /// Entropy diffs as bytes (SPEC 3). The only place that knows the layout. Amounts of an entry are group varints: one byte tells how many
    /// bytes each takes, so that a reader need not look for ends (Dean, Challenges in Building Large-Scale Information Retrieval Systems, WSDM 2009).
    /// </summary>
    public static class DiffCodec
    {
        /// <summary>Bits 2..0 of an entry's sizes: bytes of net; 5..3: of common; 7..6: of granted.</summary>
        private const int SizeMask = 7;

        /// <summary>Bits of the float in the state: the low 6 of its 8 bytes; the state weight has the others.</summary>
        private const int FloatBits = 48;

        /// <summary>The bits of this many bytes.</summary>
        private static readonly long[] MaskOfSize =
        {
            0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFFL, 0xFFFFFFFFFFL, 0xFFFFFFFFFFFFL, 0xFFFFFFFFFFFFFFL,
        };

        /// <summary>Writes header and body; the caller signs. Every diff fits one frame, by <see cref="Limits.DiffSizeMax"/>.</summary>
        /// <param name="diff">A diff whose fields are in range.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <returns>Bytes of header and body.</returns>
        public static int Write(Diff diff, byte[] frame)
        {
            FrameHeader.Write(frame, FrameKind.Diff, diff.Flags, diff.Epoch, diff.Sender, diff.Seq);
            int position = Limits.HeaderSize;
            int count = diff.EntryCount;
            frame[position++] = (byte)(count | (diff.OpenCount << 4));
            long value = diff.Float;
            LittleEndian.Write32(frame, position, (int)value);
            LittleEndian.Write32(frame, position + 4, ((int)(value >> 32) & 0xFFFF) | (diff.Weight << 16));
            position += Limits.DiffStateSize;
            for (int i = 0; i < count; i++)
            {
                position = WriteEntry(diff, i, frame, position);
            }

            if ((diff.Flags & Diff.FlagRelay) != 0)
            {
                LittleEndian.Write32(frame, position, diff.RelayPeer);
                LittleEndian.Write32(frame, position + 4, diff.RelaySeq);
                LittleEndian.Write16(frame, position + 8, diff.RelayMark);
                position += Limits.RelaySize;
            }

            return position;
        }

        /// <summary>Reads the body of a frame whose header was inspected and whose MAC was verified; trusts neither.</summary>
        /// <param name="frame">Buffer with the whole frame at its start, the MAC included.</param>
        /// <param name="size">Bytes of header and body, without the MAC, at least <see cref="Limits.HeaderSize"/>.</param>
        /// <param name="diff">Receives the meaning; its content is unspecified unless the outcome is <see cref="Outcome.Done"/>.</param>
        public static Outcome Read(byte[] frame, int size, Diff diff)
        {
            if (FrameHeader.KindOf(frame) != FrameKind.Diff)
            {
                return Outcome.WrongKind;
            }

            diff.Flags = FrameHeader.FlagsOf(frame);
            diff.Epoch = FrameHeader.EpochOf(frame);
            diff.Sender = FrameHeader.SenderOf(frame);
            diff.Seq = FrameHeader.SeqOf(frame);
            if ((diff.Flags & ~Diff.FlagsKnown) != 0)
            {
                return Outcome.ReservedBits;
            }

            if (diff.Sender == 0)
            {
                return Outcome.OutOfRange;
            }

            int position = Limits.HeaderSize;
            if (position >= size)
            {
                return Outcome.TooShort;
            }

            int counts = frame[position++];
            diff.EntryCount = counts & 15;
            diff.OpenCount = counts >> 4;
            if (diff.EntryCount > Limits.SlotCount || diff.OpenCount > Limits.SlotCount)
            {
                return Outcome.OutOfRange;
            }

            if (position + Limits.DiffStateSize > size)
            {
                return Outcome.TooShort;
            }

            long state = BitConverter.ToInt64(frame, position);
            position += Limits.DiffStateSize;
            diff.Weight = (int)(state >> FloatBits) & 0xFFFF;
            diff.Float = (state << (64 - FloatBits)) >> (64 - FloatBits);
            if (diff.Float > Limits.AmountUvuMax || diff.Float < -Limits.AmountUvuMax || diff.Weight > Limits.WeightMax)
            {
                return Outcome.OutOfRange;
            }

            Outcome outcome = ReadEntries(frame, ref position, size, diff);
            if (outcome == Outcome.Done && (diff.Flags & Diff.FlagRelay) != 0)
            {
                outcome = ReadRelay(frame, ref position, size, diff);
            }

            return outcome == Outcome.Done && position != size ? Outcome.TrailingBytes : outcome;
        }

        private static int WriteEntry(Diff diff, int i, byte[] frame, int position)
        {
            long sent = diff.Sent[i];
            long credited = diff.Credited[i];
            int peer = diff.Peer[i];
            int tag = diff.OwnTag[i];
            frame[position] = (byte)peer;
            frame[position + 1] = (byte)(peer >> 8);
            frame[position + 2] = (byte)(peer >> 16);
            frame[position + 3] = (byte)(peer >> 24);
            frame[position + 4] = (byte)tag;
            frame[position + 5] = (byte)(tag >> 8);
            tag = diff.PeerTag[i];
            frame[position + 6] = (byte)tag;
            frame[position + 7] = (byte)(tag >> 8);

            // Both counters of an edge grow together while value goes to and fro; their difference stays small.
            int netAt = position + Limits.EntryFixedSize;
            long net = sent - credited;
            int commonAt = WriteBytes(frame, netAt, (net << 1) ^ (net >> 63));
            int grantedAt = WriteBytes(frame, commonAt, net < 0 ? sent : credited);
            int end = WriteBytes(frame, grantedAt, diff.Granted[i]);
            frame[position + 8] = (byte)((commonAt - netAt) | ((grantedAt - commonAt) << 3) | ((end - grantedAt) << 6));
            return end;
        }

        private static int WriteBytes(byte[] frame, int position, long value)
        {
            while (value > int.MaxValue)
            {
                frame[position++] = (byte)value;
                value >>= 8;
            }

            // Written out: most amounts of a swarm take 2 to 4 bytes.
            int rest = (int)value;
            if (rest == 0)
            {
                return position;
            }

            frame[position] = (byte)rest;
            if ((rest >>= 8) == 0)
            {
                return position + 1;
            }

            frame[position + 1] = (byte)rest;
            if ((rest >>= 8) == 0)
            {
                return position + 2;
            }

            frame[position + 2] = (byte)rest;
            if ((rest >>= 8) == 0)
            {
                return position + 3;
            }

            frame[position + 3] = (byte)rest;
            return position + 4;
        }

        /// <summary>All edges. Written out in one piece: this is most of what hearing a frame costs.</summary>
        private static Outcome ReadEntries(byte[] frame, ref int position, int end, Diff diff)
        {
            int[] peers = diff.Peer;
            int[] ownTags = diff.OwnTag;
            int[] peerTags = diff.PeerTag;
            long[] sents = diff.Sent;
            long[] crediteds = diff.Credited;
            long[] granteds = diff.Granted;
            long[] maskOfSize = MaskOfSize;
            int sender = diff.Sender;
            int count = diff.EntryCount;
            int at = position;
            long netSum = 0;
            for (int i = 0; i < count; i++)
            {
                int netAt = at + Limits.EntryFixedSize;
                if (netAt > end)
                {
                    return Outcome.TooShort;
                }

                int peer = BitConverter.ToInt32(frame, at);
                int tags = BitConverter.ToInt32(frame, at + 4);
                int ownTag = tags & 0xFFFF;
                if (peer == 0 || peer == sender || ownTag == 0)
                {
                    return Outcome.OutOfRange;
                }

                peers[i] = peer;
                ownTags[i] = ownTag;
                peerTags[i] = (tags >> 16) & 0xFFFF;
                int sizes = frame[at + 8];
                int netSize = sizes & SizeMask;
                int commonSize = (sizes >> 3) & SizeMask;
                int commonAt = netAt + netSize;
                int grantedAt = commonAt + commonSize;
                sizes >>= 6;
                at = grantedAt + sizes;
                if (at > end)
                {
                    return Outcome.TooShort;
                }

                // Reads 8 bytes and keeps what belongs to the amount. They are always there: the MAC's 8 bytes follow the body.
                long zigzag = BitConverter.ToInt64(frame, netAt) & maskOfSize[netSize];
                long common = BitConverter.ToInt64(frame, commonAt) & maskOfSize[commonSize];
                long granted = BitConverter.ToInt64(frame, grantedAt) & maskOfSize[sizes];
                long net = zigzag >> 1;
                long sent;
                long credited;
                if ((zigzag & 1) == 0)
                {
                    sent = common + net;
                    credited = common;
                }
                else
                {
                    net = ~net;
                    sent = common;
                    credited = common - net;
                }

                if (((sent | credited) & ~Limits.AmountUvuMax) != 0)
                {
                    return Outcome.OutOfRange;
                }

                sents[i] = sent;
                crediteds[i] = credited;
                granteds[i] = granted;
                netSum += net;
            }

            diff.NetSum = netSum;
            position = at;
            return Outcome.Done;
        }

        private static Outcome ReadRelay(byte[] frame, ref int position, int end, Diff diff)
        {
            if (position + Limits.RelaySize > end)
            {
                return Outcome.TooShort;
            }

            diff.RelayPeer = LittleEndian.Read32(frame, position);
            diff.RelaySeq = LittleEndian.Read32(frame, position + 4);
            diff.RelayMark = LittleEndian.Read16(frame, position + 8);
            position += Limits.RelaySize;
            return diff.RelayPeer == 0 || diff.RelayPeer == diff.Sender ? Outcome.OutOfRange : Outcome.Done;
        }
    }
}
