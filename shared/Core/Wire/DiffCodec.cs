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

        /// <summary>Least value that needs this many bytes: anything below is not in its shortest form. Nothing needs 7.</summary>
        private static readonly long[] LeastOfSize = { 0, 1, 1L << 8, 1L << 16, 1L << 24, 1L << 32, 1L << 40, long.MaxValue };

        /// <summary>The bits of this many bytes.</summary>
        private static readonly long[] MaskOfSize =
        {
            0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFFL, 0xFFFFFFFFFFL, 0xFFFFFFFFFFFFL, 0xFFFFFFFFFFFFL,
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
            position = Varint.Write(frame, position, Varint.Zigzag(diff.Float));
            position = Varint.Write(frame, position, diff.Weight);
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

            Outcome outcome = ReadState(frame, ref position, size, diff);
            outcome = outcome == Outcome.Done ? ReadEntries(frame, ref position, size, diff) : outcome;
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

            int rest = (int)value;
            while (rest != 0)
            {
                frame[position++] = (byte)rest;
                rest >>= 8;
            }

            return position;
        }

        private static Outcome ReadState(byte[] frame, ref int position, int end, Diff diff)
        {
            Outcome outcome = Varint.Read(frame, ref position, end, out long amount);
            if (outcome != Outcome.Done)
            {
                return outcome;
            }

            amount = Varint.Unzigzag(amount);
            diff.Float = amount;
            if (amount > Limits.AmountUvuMax || amount < -Limits.AmountUvuMax)
            {
                return Outcome.OutOfRange;
            }

            outcome = Varint.Read(frame, ref position, end, out long weight);
            diff.Weight = (int)weight;
            return outcome == Outcome.Done && weight > Limits.WeightMax ? Outcome.OutOfRange : outcome;
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
            long[] leastOfSize = LeastOfSize;
            long[] maskOfSize = MaskOfSize;
            int sender = diff.Sender;
            int count = diff.EntryCount;
            int at = position;
            int seen = 0;
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

                // One bit of 32 for each peer: only peers that share one are compared.
                int bit = 1 << (peer & 31);
                if ((seen & bit) != 0 && Contains(peers, i, peer))
                {
                    return Outcome.DuplicateEntry;
                }

                seen |= bit;
                peers[i] = peer;
                ownTags[i] = ownTag;
                peerTags[i] = (tags >> 16) & 0xFFFF;
                int sizes = frame[at + 8];
                int netSize = sizes & SizeMask;
                int commonSize = (sizes >> 3) & SizeMask;
                int grantedSize = sizes >> 6;
                int commonAt = netAt + netSize;
                int grantedAt = commonAt + commonSize;
                at = grantedAt + grantedSize;
                if (at > end)
                {
                    return Outcome.TooShort;
                }

                // Reads 8 bytes and keeps what belongs to the amount. They are always there: the MAC's 8 bytes follow the body.
                long zigzag = BitConverter.ToInt64(frame, netAt) & maskOfSize[netSize];
                long common = BitConverter.ToInt64(frame, commonAt) & maskOfSize[commonSize];
                long granted = BitConverter.ToInt64(frame, grantedAt) & maskOfSize[grantedSize];
                if (zigzag < leastOfSize[netSize] || common < leastOfSize[commonSize] || granted < leastOfSize[grantedSize])
                {
                    return Outcome.BadVarint;
                }

                long net = (zigzag >> 1) ^ -(zigzag & 1);
                long sent = net > 0 ? common + net : common;
                long credited = sent - net;
                if (sent > Limits.AmountUvuMax || credited > Limits.AmountUvuMax)
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

        private static bool Contains(int[] peers, int count, int peer)
        {
            for (int i = 0; i < count; i++)
            {
                if (peers[i] == peer)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
