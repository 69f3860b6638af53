namespace LVS.Core
{
    /// <summary>Entropy diffs as bytes (SPEC 3). The only place that knows the layout.</summary>
    public static class DiffCodec
    {
        /// <summary>Writes header and body; the caller signs. Every diff fits one frame, by <see cref="Limits.DiffSizeMax"/>.</summary>
        /// <param name="diff">A diff whose fields are in range.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <returns>Bytes of header and body.</returns>
        public static int Write(Diff diff, byte[] frame)
        {
            FrameHeader.Write(frame, FrameKind.Diff, diff.Flags, diff.Epoch, diff.Sender, diff.Seq);
            int position = Limits.HeaderSize;
            frame[position++] = (byte)(diff.EntryCount | (diff.OpenCount << 4));
            position = Varint.Write(frame, position, Varint.Zigzag(diff.Float));
            position = Varint.Write(frame, position, diff.Weight);
            for (int i = 0; i < diff.EntryCount; i++)
            {
                long sent = diff.Sent[i];
                long credited = diff.Credited[i];
                LittleEndian.Write32(frame, position, diff.Peer[i]);
                LittleEndian.Write16(frame, position + 4, diff.OwnTag[i]);
                LittleEndian.Write16(frame, position + 6, diff.PeerTag[i]);
                position += Limits.EntryFixedSize;

                // Both counters of an edge grow together while value goes to and fro; their difference stays small.
                position = Varint.Write(frame, position, Varint.Zigzag(sent - credited));
                position = Varint.Write(frame, position, sent < credited ? sent : credited);
                position = Varint.Write(frame, position, diff.Granted[i]);
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
        /// <param name="frame">Buffer with the frame at its start.</param>
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

            Outcome outcome = ReadSigned(frame, ref position, size, out diff.Float);
            if (outcome != Outcome.Done)
            {
                return outcome;
            }

            outcome = Varint.Read(frame, ref position, size, out long weight);
            if (outcome != Outcome.Done)
            {
                return outcome;
            }

            if (weight > Limits.WeightMax)
            {
                return Outcome.OutOfRange;
            }

            diff.Weight = (int)weight;
            for (int i = 0; i < diff.EntryCount; i++)
            {
                outcome = ReadEntry(frame, ref position, size, diff, i);
                if (outcome != Outcome.Done)
                {
                    return outcome;
                }
            }

            if ((diff.Flags & Diff.FlagRelay) != 0)
            {
                if (position + Limits.RelaySize > size)
                {
                    return Outcome.TooShort;
                }

                diff.RelayPeer = LittleEndian.Read32(frame, position);
                diff.RelaySeq = LittleEndian.Read32(frame, position + 4);
                diff.RelayMark = LittleEndian.Read16(frame, position + 8);
                position += Limits.RelaySize;
                if (diff.RelayPeer == 0 || diff.RelayPeer == diff.Sender)
                {
                    return Outcome.OutOfRange;
                }
            }

            return position == size ? Outcome.Done : Outcome.TrailingBytes;
        }

        /// <summary>One edge. Written out in one piece: eight of these are most of what hearing a frame costs.</summary>
        private static Outcome ReadEntry(byte[] frame, ref int position, int end, Diff diff, int i)
        {
            int at = position;
            if (at + Limits.EntryFixedSize > end)
            {
                return Outcome.TooShort;
            }

            int[] peers = diff.Peer;
            int peer = LittleEndian.Read32(frame, at);
            int ownTag = LittleEndian.Read16(frame, at + 4);
            if (peer == 0 || peer == diff.Sender || ownTag == 0)
            {
                return Outcome.OutOfRange;
            }

            for (int earlier = 0; earlier < i; earlier++)
            {
                if (peers[earlier] == peer)
                {
                    return Outcome.DuplicateEntry;
                }
            }

            peers[i] = peer;
            diff.OwnTag[i] = ownTag;
            diff.PeerTag[i] = LittleEndian.Read16(frame, at + 6);
            at += Limits.EntryFixedSize;
            Outcome outcome = Varint.Read(frame, ref at, end, out long net);
            if (outcome != Outcome.Done)
            {
                return outcome;
            }

            net = Varint.Unzigzag(net);
            if (net > Limits.AmountUvuMax || net < -Limits.AmountUvuMax)
            {
                return Outcome.OutOfRange;
            }

            outcome = Varint.Read(frame, ref at, end, out long common);
            if (outcome != Outcome.Done)
            {
                return outcome;
            }

            long larger = net < 0 ? common - net : common + net;
            if (larger > Limits.AmountUvuMax)
            {
                return Outcome.OutOfRange;
            }

            diff.Sent[i] = net > 0 ? larger : common;
            diff.Credited[i] = net < 0 ? larger : common;
            outcome = Varint.Read(frame, ref at, end, out long granted);
            position = at;
            diff.Granted[i] = granted;
            return outcome == Outcome.Done && granted > Limits.AmountUvuMax ? Outcome.OutOfRange : outcome;
        }

        private static Outcome ReadSigned(byte[] frame, ref int position, int end, out long amount)
        {
            Outcome outcome = Varint.Read(frame, ref position, end, out amount);
            amount = Varint.Unzigzag(amount);
            return outcome == Outcome.Done && (amount > Limits.AmountUvuMax || amount < -Limits.AmountUvuMax)
                ? Outcome.OutOfRange
                : outcome;
        }
    }
}
