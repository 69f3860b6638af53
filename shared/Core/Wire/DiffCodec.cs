using System;

namespace LVS.Core
{
    /// <summary>
    /// Entropy diffs as bytes (SPEC 3). Reading trusts nothing and moves no value. An entry takes effect only when its tag is right; the
    /// owner of the edge checks it (<c>Handshake</c>).
    /// </summary>
    internal static class DiffCodec
    {
        private const int FloatBits = 48;
        private const int StateAt = Limits.HeaderSize + 1;
        private const int EntriesAt = StateAt + Limits.DiffStateSize;

        /// <summary>
        /// Writes header and body up to the tags: the bytes that the digest covers. A relay or tombstone that does not fit is left out, and
        /// its flag cleared.
        /// </summary>
        /// <param name="diff">A diff whose fields are in range.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        internal static void Write(Diff diff, byte[] frame)
        {
            diff.TakeTags();
            SaidEntries said = diff.Said;
            if (said == null)
            {
                said = new SaidEntries();
                diff.Said = said;
            }

            frame[Limits.HeaderSize] = (byte)(diff.EntryCount | (diff.OpenCount << 4));
            long value = diff.Float;
            LittleEndian.Write32(frame, StateAt, (int)value);
            LittleEndian.Write32(frame, StateAt + 4, ((int)(value >> 32) & 0xFFFF) | (diff.Weight << 16));
            int position = WriteEntries(diff, said, frame);
            int room = Limits.FrameSizeMax - Limits.MacSize - position - diff.EntryCount * Limits.TagSize;
            int flags = diff.Flags;
            bool hasTombstone = (flags & Diff.FlagTombstone) != 0 && room >= Limits.TombstoneSize;
            if (hasTombstone)
            {
                room -= Limits.TombstoneSize;
            }
            else
            {
                flags &= ~Diff.FlagTombstone;
            }

            if ((flags & Diff.FlagRelay) != 0)
            {
                if (room >= Limits.RelaySize)
                {
                    LittleEndian.Write32(frame, position, diff.RelayPeer);
                    LittleEndian.Write32(frame, position + 4, diff.RelaySeq);
                    LittleEndian.Write16(frame, position + 8, diff.RelayMark);
                    position += Limits.RelaySize;
                }
                else
                {
                    flags &= ~Diff.FlagRelay;
                }
            }

            if (hasTombstone)
            {
                LittleEndian.Write32(frame, position, diff.TombstonePeer);
                position += 4;
            }

            diff.Flags = flags;
            diff.TagsAt = position;
            frame[FrameHeader.FlagsAt] = (byte)flags;
            WriteHeader(diff, said, frame);
        }

        /// <summary>Writes the tags of a diff that was written.</summary>
        /// <returns>Bytes of header and body.</returns>
        internal static int WriteTags(Diff diff, byte[] frame)
        {
            int position = diff.TagsAt;
            int count = diff.TagCount;
            long[] tags = diff.Tag;
            for (int i = 0; i < count; i++)
            {
                LittleEndian.Write48(frame, position, tags[i]);
                position += Limits.TagSize;
            }

            return position;
        }

        /// <summary>Reads the body of a diff into its letter.</summary>
        /// <param name="letter">Has the header; its diff's content is unspecified unless the outcome is <see cref="Outcome.Done"/>.</param>
        internal static Outcome Read(Letter letter)
        {
            byte[] frame = letter.Frame;
            int size = letter.BodyEnd;
            Diff diff = letter.Diff;
            int flags = letter.Flags;
            int sender = letter.Sender;
            diff.Flags = flags;
            diff.Minute = letter.Minute;
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

            long state = BitConverter.ToInt64(frame, StateAt);
            int weight = (int)(state >> FloatBits) & 0xFFFF;
            long value = (state << (64 - FloatBits)) >> (64 - FloatBits);
            diff.Weight = weight;
            diff.Float = value;
            if (value > Limits.AmountUvuMax || value < -Limits.AmountUvuMax || weight > Limits.WeightMax)
            {
                return Outcome.OutOfRange;
            }

            int position = EntriesAt;
            Outcome outcome = ReadEntries(frame, ref position, size, diff);
            return outcome == Outcome.Done ? ReadTail(frame, position, size, diff) : outcome;
        }

        /// <summary>As <see cref="FrameHeader.Write"/>, without the flags; minute and sender change only seldom.</summary>
        private static void WriteHeader(Diff diff, SaidEntries said, byte[] frame)
        {
            byte[] bytes = said.Bytes;
            long minute = diff.Minute;
            int sender = diff.Sender;
            if (minute != said.Minute || sender != said.Sender)
            {
                said.Minute = minute;
                said.Sender = sender;
                LittleEndian.Write32(bytes, SaidEntries.NamesAt, (int)minute);
                LittleEndian.Write32(bytes, SaidEntries.NamesAt + 4, sender);
            }

            frame[0] = (FrameHeader.Version << 4) | FrameKind.Diff;
            Array.Copy(bytes, SaidEntries.NamesAt, frame, FrameHeader.MinuteAt, SaidEntries.NamesSize);
            LittleEndian.Write32(frame, FrameHeader.SeqAt, diff.Seq);
        }

        /// <summary>
        /// Writing entries byte by byte, without calls, is most of the cost of a diff. But most edges of a node do not change between two
        /// diffs. So entries are kept in a buffer, and written anew only where they differ from the diff before.
        /// </summary>
        private static int WriteEntries(Diff diff, SaidEntries said, byte[] frame)
        {
            byte[] bytes = said.Bytes;
            int[] saidPeers = said.Peer;
            long[] saidSents = said.Sent;
            long[] saidCrediteds = said.Credited;
            int[] saidGranteds = said.Granted;
            byte[] sizes = said.Size;
            int[] peers = diff.Peer;
            int[] nonces = diff.Nonce;
            int[] echoes = diff.Echo;
            long[] sents = diff.Sent;
            long[] crediteds = diff.Credited;
            int[] granteds = diff.Granted;
            int count = diff.EntryCount;
            int position = EntriesAt;
            for (int i = 0; i < count; i++)
            {
                if (nonces[i] != 0)
                {
                    frame[position] = EntryCodec.ProposalMark;
                    LittleEndian.Write32(frame, position + 1, peers[i]);
                    LittleEndian.Write32(frame, position + 5, nonces[i]);
                    LittleEndian.Write32(frame, position + 9, diff.NonceHeard[i]);
                    position += Limits.ProposalSize;
                    continue;
                }

                if (peers[i] != saidPeers[i])
                {
                    saidPeers[i] = peers[i];
                    LittleEndian.Write32(bytes, i * SaidEntries.Stride + 1, peers[i]);
                }

                long sent = sents[i];
                long credited = crediteds[i];
                int granted = granteds[i];
                if (sent != saidSents[i] || credited != saidCrediteds[i] || granted != saidGranteds[i])
                {
                    saidSents[i] = sent;
                    saidCrediteds[i] = credited;
                    saidGranteds[i] = granted;
                    sizes[i] = (byte)EntryCodec.WriteAmounts(bytes, i * SaidEntries.Stride, sent, credited, granted);
                }

                int size = sizes[i];
                Array.Copy(bytes, i * SaidEntries.Stride, frame, position, size);
                frame[position + 5] = (byte)echoes[i];
                position += size;
            }

            return position;
        }

        /// <summary>Reads all entries in one method: this is most of the cost of hearing a frame.</summary>
        private static Outcome ReadEntries(byte[] frame, ref int position, int end, Diff diff)
        {
            int[] peers = diff.Peer;
            int[] nonces = diff.Nonce;
            long[] maskOfSize = EntryCodec.MaskOfSize;
            int sender = diff.Sender;
            byte[] places = diff.AmountsAt;
            int count = diff.EntryCount;
            int at = position;
            long netSum = 0;
            Array.Clear(nonces, 0, Limits.SlotCount);
            for (int i = 0; i < count; i++)
            {
                int netAt = at + Limits.EntryFixedSize;

                // This read may reach into the MAC, which follows. Whether the entry fits is checked once, when its sizes are known.
                int peer = BitConverter.ToInt32(frame, at + 1);
                if (peer == 0 || peer == sender)
                {
                    return netAt > end ? Outcome.TooShort : Outcome.OutOfRange;
                }

                peers[i] = peer;
                int sizes = frame[at];
                int netSize = sizes & EntryCodec.SizeMask;
                if (netSize == EntryCodec.ProposalMark)
                {
                    Outcome outcome = netAt > end ? Outcome.TooShort : ReadProposal(frame, at, end, i, diff);
                    if (outcome != Outcome.Done)
                    {
                        return outcome;
                    }

                    at += Limits.ProposalSize;
                    continue;
                }

                at = netAt + netSize + ((sizes >> EntryCodec.CommonShift) & EntryCodec.SizeMask) + (sizes >> EntryCodec.GrantedShift);
                if (at > end)
                {
                    return Outcome.TooShort;
                }

                // Reads 8 bytes and keeps those of the amount. The frame always has 8 bytes here, because tags and MAC follow.
                long zigzag = BitConverter.ToInt64(frame, netAt) & maskOfSize[netSize];
                netSum += (zigzag >> 1) ^ -(zigzag & 1);
                if (places != null && (sizes & (sizes << 1) & EntryCodec.LongMask) == 0)
                {
                    // Amounts of up to 5 bytes are always in range. A node reads only those of its own entry.
                    places[i] = (byte)netAt;
                    continue;
                }

                if (!EntryCodec.ReadAmounts(frame, netAt, i, diff.Echo, diff.Sent, diff.Credited, diff.Granted))
                {
                    return Outcome.OutOfRange;
                }

                if (places != null)
                {
                    places[i] = (byte)netAt;
                }
            }

            diff.NetSum = netSum;
            position = at;
            return Outcome.Done;
        }

        private static Outcome ReadProposal(byte[] frame, int at, int end, int i, Diff diff)
        {
            if (frame[at] != EntryCodec.ProposalMark)
            {
                return Outcome.ReservedBits;
            }

            if (at + Limits.ProposalSize > end)
            {
                return Outcome.TooShort;
            }

            diff.Nonce[i] = BitConverter.ToInt32(frame, at + 5);
            diff.NonceHeard[i] = BitConverter.ToInt32(frame, at + 9);
            diff.Echo[i] = 0;
            diff.Sent[i] = 0;
            diff.Credited[i] = 0;
            diff.Granted[i] = 0;
            return diff.Nonce[i] == 0 ? Outcome.OutOfRange : Outcome.Done;
        }

        /// <summary>Relay, tombstone, tags.</summary>
        private static Outcome ReadTail(byte[] frame, int position, int end, Diff diff)
        {
            if ((diff.Flags & Diff.FlagRelay) != 0)
            {
                if (position + Limits.RelaySize > end)
                {
                    return Outcome.TooShort;
                }

                diff.RelayPeer = BitConverter.ToInt32(frame, position);
                diff.RelaySeq = BitConverter.ToInt32(frame, position + 4);
                diff.RelayMark = BitConverter.ToUInt16(frame, position + 8);
                position += Limits.RelaySize;
                if (diff.RelayPeer == 0 || diff.RelayPeer == diff.Sender)
                {
                    return Outcome.OutOfRange;
                }
            }

            if ((diff.Flags & Diff.FlagTombstone) != 0)
            {
                if (position + 4 > end)
                {
                    return Outcome.TooShort;
                }

                diff.TombstonePeer = BitConverter.ToInt32(frame, position);
                position += 4;
                if (diff.TombstonePeer == 0 || diff.TombstonePeer == diff.Sender)
                {
                    return Outcome.OutOfRange;
                }
            }

            diff.LeaveTags(frame, position);
            int tagsEnd = position + diff.TagCount * Limits.TagSize;
            return tagsEnd == end ? Outcome.Done : tagsEnd > end ? Outcome.TooShort : Outcome.TrailingBytes;
        }
    }
}
