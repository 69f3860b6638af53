using System;

namespace LVS.Core
{
    /// <summary>
    /// Entropy diffs as bytes (SPEC 3). The only place that knows the layout. Amounts of an entry are group varints: one byte tells how
    /// many bytes each takes, so that a reader need not look for ends (Dean, Challenges in Building Large-Scale Information Retrieval
    /// Systems, WSDM 2009).
    /// </summary>
    internal static class DiffCodec
    {
        /// <summary>Bits 2..0 of an entry's sizes: bytes of net; 5..3: of common; 7..6: of granted.</summary>
        private const int SizeMask = 7;

        /// <summary>Bits of the float in the state: the low 6 of its 8 bytes; the state weight has the others.</summary>
        private const int FloatBits = 48;

        private const int EntriesAt = Limits.HeaderSize + 1 + Limits.DiffStateSize;

        /// <summary>The bits of this many bytes.</summary>
        private static readonly long[] MaskOfSize =
        {
            0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFFL, 0xFFFFFFFFFFL, 0xFFFFFFFFFFFFL, 0xFFFFFFFFFFFFFFL,
        };

        /// <summary>Writes header and body; the caller signs. Every diff fits one frame, by <see cref="Limits.DiffSizeMax"/>.</summary>
        /// <param name="diff">A diff whose fields are in range.</param>
        /// <param name="names">The writer's.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <returns>Bytes of header and body.</returns>
        internal static int Write(Diff diff, EdgeNames names, byte[] frame)
        {
            FrameHeader.Write(frame, FrameKind.Diff, diff.Flags, diff.Epoch, diff.Sender, diff.Seq);
            frame[Limits.HeaderSize] = (byte)(diff.EntryCount | (diff.OpenCount << 4));
            long value = diff.Float;
            LittleEndian.Write32(frame, Limits.HeaderSize + 1, (int)value);
            LittleEndian.Write32(frame, Limits.HeaderSize + 5, ((int)(value >> 32) & 0xFFFF) | (diff.Weight << 16));
            int position = WriteEntries(diff, names.Of(diff), frame);
            if ((diff.Flags & Diff.FlagRelay) != 0)
            {
                LittleEndian.Write32(frame, position, diff.RelayPeer);
                LittleEndian.Write32(frame, position + 4, diff.RelaySeq);
                LittleEndian.Write16(frame, position + 8, diff.RelayMark);
                position += Limits.RelaySize;
            }

            return position;
        }

        /// <summary>
        /// Reads the body of a diff: of the reader's edge everything, of the others only who they are with, and the net sum of all. That is
        /// all that a node needs. <see cref="ReadEntry"/> reads the rest of one; it is in range after <see cref="Outcome.Done"/> from here.
        /// </summary>
        /// <param name="frame">Buffer with the whole frame at its start, the MAC included.</param>
        /// <param name="size">Bytes of header and body, without the MAC, at least <see cref="Limits.HeaderSize"/>.</param>
        /// <param name="self">The peer whose edge is marked as <see cref="Diff.OwnEntry"/>: the reader.</param>
        /// <param name="letter">Has the header; receives the meaning, unspecified unless the outcome is <see cref="Outcome.Done"/>.</param>
        internal static Outcome Scan(byte[] frame, int size, int self, Letter letter)
        {
            Diff diff = letter.Diff;
            int flags = letter.Flags;
            int sender = letter.Sender;
            diff.Flags = flags;
            diff.Epoch = letter.Epoch;
            diff.Sender = sender;
            diff.Seq = letter.Seq;
            if ((flags & ~Diff.FlagsKnown) != 0)
            {
                return Outcome.ReservedBits;
            }

            if (sender == 0)
            {
                return Outcome.OutOfRange;
            }

            if (size <= Limits.HeaderSize)
            {
                return Outcome.TooShort;
            }

            int counts = frame[Limits.HeaderSize];
            int entryCount = counts & 15;
            int openCount = counts >> 4;
            diff.EntryCount = entryCount;
            diff.OpenCount = openCount;
            if (entryCount > Limits.SlotCount || openCount > Limits.SlotCount)
            {
                return Outcome.OutOfRange;
            }

            if (size < EntriesAt)
            {
                return Outcome.TooShort;
            }

            long state = BitConverter.ToInt64(frame, Limits.HeaderSize + 1);
            int weight = (int)(state >> FloatBits) & 0xFFFF;
            long value = (state << (64 - FloatBits)) >> (64 - FloatBits);
            diff.Weight = weight;
            diff.Float = value;
            if (value > Limits.AmountUvuMax || value < -Limits.AmountUvuMax || weight > Limits.WeightMax)
            {
                return Outcome.OutOfRange;
            }

            int position = EntriesAt;
            Outcome outcome = ScanEntries(frame, ref position, size, self, diff);
            if (outcome == Outcome.Done && (flags & Diff.FlagRelay) != 0)
            {
                outcome = ReadRelay(frame, ref position, size, diff);
            }

            return outcome == Outcome.Done && position != size ? Outcome.TrailingBytes : outcome;
        }

        /// <summary>Reads tags and amounts of one edge of a diff that was scanned from the same frame.</summary>
        /// <param name="frame">The frame.</param>
        /// <param name="i">Index of the edge, 0..<see cref="Diff.EntryCount"/> - 1.</param>
        /// <param name="diff">Receives them.</param>
        internal static void ReadEntry(byte[] frame, int i, Diff diff)
        {
            int at = PositionOf(frame, i);
            diff.OwnTag[i] = BitConverter.ToUInt16(frame, at + 4);
            diff.PeerTag[i] = BitConverter.ToUInt16(frame, at + 6);
            int sizes = frame[at + 8];
            int netSize = sizes & SizeMask;
            int commonSize = (sizes >> 3) & SizeMask;
            int netAt = at + Limits.EntryFixedSize;
            int commonAt = netAt + netSize;
            long zigzag = BitConverter.ToInt64(frame, netAt) & MaskOfSize[netSize];
            long common = BitConverter.ToInt64(frame, commonAt) & MaskOfSize[commonSize];
            diff.Granted[i] = BitConverter.ToInt64(frame, commonAt + commonSize) & MaskOfSize[sizes >> 6];
            if ((zigzag & 1) == 0)
            {
                diff.Sent[i] = common + (zigzag >> 1);
                diff.Credited[i] = common;
            }
            else
            {
                diff.Sent[i] = common;
                diff.Credited[i] = common - ~(zigzag >> 1);
            }
        }

        /// <summary>Where an edge of a frame that was scanned lies: behind all before it.</summary>
        private static int PositionOf(byte[] frame, int i)
        {
            int at = EntriesAt;
            for (int before = 0; before < i; before++)
            {
                int sizes = frame[at + 8];
                at += Limits.EntryFixedSize + (sizes & SizeMask) + ((sizes >> 3) & SizeMask) + (sizes >> 6);
            }

            return at;
        }

        /// <summary>All edges, in one piece: this is most of what emitting a frame costs.</summary>
        private static int WriteEntries(Diff diff, byte[] names, byte[] frame)
        {
            long[] sents = diff.Sent;
            long[] crediteds = diff.Credited;
            long[] granteds = diff.Granted;
            int count = diff.EntryCount;
            int position = EntriesAt;
            for (int i = 0; i < count; i++)
            {
                Array.Copy(names, i * Limits.EdgeNameSize, frame, position, Limits.EdgeNameSize);
                long sent = sents[i];
                long credited = crediteds[i];

                // Both counters of an edge grow together while value goes to and fro; their difference stays small.
                long net = sent - credited;
                int netAt = position + Limits.EntryFixedSize;
                int commonAt = WriteBytes(frame, netAt, (net << 1) ^ (net >> 63));
                int grantedAt = WriteBytes(frame, commonAt, net < 0 ? sent : credited);
                int end = WriteBytes(frame, grantedAt, granteds[i]);
                frame[position + 8] = (byte)((commonAt - netAt) | ((grantedAt - commonAt) << 3) | ((end - grantedAt) << 6));
                position = end;
            }

            return position;
        }

        /// <summary>
        /// Writes the bytes of an amount up to the highest that is not 0; may write one more, which what follows overwrites.
        /// </summary>
        /// <returns>Where they end.</returns>
        private static int WriteBytes(byte[] frame, int position, long value)
        {
            while (value > int.MaxValue)
            {
                frame[position++] = (byte)value;
                value >>= 8;
            }

            // Written out: most amounts of a swarm take 2 to 4 bytes.
            int rest = (int)value;
            frame[position] = (byte)rest;
            if (rest < 0x100)
            {
                return rest == 0 ? position : position + 1;
            }

            frame[position + 1] = (byte)(rest >> 8);
            if (rest < 0x10000)
            {
                return position + 2;
            }

            frame[position + 2] = (byte)(rest >> 16);
            if (rest < 0x1000000)
            {
                return position + 3;
            }

            frame[position + 3] = (byte)(rest >> 24);
            return position + 4;
        }

        /// <summary>All edges, in one piece: this is most of what hearing a frame costs.</summary>
        private static Outcome ScanEntries(byte[] frame, ref int position, int end, int self, Diff diff)
        {
            int[] peers = diff.Peer;
            long[] maskOfSize = MaskOfSize;
            int sender = diff.Sender;
            int count = diff.EntryCount;
            int at = position;
            int own = -1;
            long netSum = 0;
            for (int i = 0; i < count; i++)
            {
                int netAt = at + Limits.EntryFixedSize;
                if (netAt > end)
                {
                    return Outcome.TooShort;
                }

                int peer = BitConverter.ToInt32(frame, at);
                if (peer == 0 || peer == sender || BitConverter.ToUInt16(frame, at + 4) == 0)
                {
                    return Outcome.OutOfRange;
                }

                peers[i] = peer;
                int sizes = frame[at + 8];
                int netSize = sizes & SizeMask;
                int commonSize = (sizes >> 3) & SizeMask;
                int commonAt = netAt + netSize;
                at = commonAt + commonSize + (sizes >> 6);
                if (at > end)
                {
                    return Outcome.TooShort;
                }

                // Reads 8 bytes and keeps what belongs to the amount. They are always there: the MAC's 8 bytes follow the body.
                long zigzag = BitConverter.ToInt64(frame, netAt) & maskOfSize[netSize];
                long largest = (BitConverter.ToInt64(frame, commonAt) & maskOfSize[commonSize]) + (zigzag >> 1);
                if ((zigzag & 1) == 0)
                {
                    netSum += zigzag >> 1;
                }
                else
                {
                    netSum += ~(zigzag >> 1);
                    largest++;
                }

                if (largest > Limits.AmountUvuMax)
                {
                    return Outcome.OutOfRange;
                }

                // Of two entries for the reader the first counts.
                if (peer == self && own < 0)
                {
                    own = i;
                    bool isPaid = (zigzag & 1) == 0;
                    long smallest = isPaid ? largest - (zigzag >> 1) : largest + ~(zigzag >> 1);
                    int tags = BitConverter.ToInt32(frame, netAt - 5);
                    diff.OwnTag[i] = tags & 0xFFFF;
                    diff.PeerTag[i] = (tags >> 16) & 0xFFFF;
                    diff.Sent[i] = isPaid ? largest : smallest;
                    diff.Credited[i] = isPaid ? smallest : largest;
                    diff.Granted[i] = BitConverter.ToInt64(frame, commonAt + commonSize) & maskOfSize[sizes >> 6];
                }
            }

            diff.OwnEntry = own;
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

            int peer = BitConverter.ToInt32(frame, position);
            diff.RelayPeer = peer;
            diff.RelaySeq = BitConverter.ToInt32(frame, position + 4);
            diff.RelayMark = BitConverter.ToUInt16(frame, position + 8);
            position += Limits.RelaySize;
            return peer == 0 || peer == diff.Sender ? Outcome.OutOfRange : Outcome.Done;
        }
    }
}
