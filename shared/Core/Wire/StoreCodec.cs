namespace LVS.Core
{
    /// <summary>The frames of the fragment store as bytes (SPEC 9). The only place that knows their layout.</summary>
    internal static class StoreCodec
    {
        private const int BodyAt = Limits.HeaderSize;
        private const int DigestSize = 4 + 4 * Digest.BucketCount;
        private const int VectorEntrySize = 20;
        private const int AskEntrySize = 10;
        private const int ChallengeSize = 16;
        private const int ProofSize = 4 + 8 + 4 + 1 + 4 + StoreFrame.SketchSize;

        private const byte ProofVectorFits =
            Limits.HeaderSize + 1 + StoreFrame.EntriesMax * VectorEntrySize + Limits.MacSize <= Limits.FrameSizeMax ? 0 : -1;

        /// <summary>Writes header and body; the caller signs.</summary>
        /// <param name="from">Kind, flags and the kind's fields, in range.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <param name="minute">The swarm's minute.</param>
        /// <param name="sender">The sender's pseudonym.</param>
        /// <param name="seq">The frame's number.</param>
        /// <returns>Bytes of header and body.</returns>
        internal static int Write(StoreFrame from, byte[] frame, long minute, int sender, int seq)
        {
            FrameHeader.Write(frame, from.Kind, from.Flags, minute, sender, seq);
            switch (from.Kind)
            {
                case FrameKind.Digest:
                    LittleEndian.Write16(frame, BodyAt, from.Capacity);
                    LittleEndian.Write16(frame, BodyAt + 2, from.FreeCount);
                    for (int bucket = 0; bucket < Digest.BucketCount; bucket++)
                    {
                        LittleEndian.Write32(frame, BodyAt + 4 + 4 * bucket, from.Fingerprints[bucket]);
                    }

                    return BodyAt + DigestSize;
                case FrameKind.Want:
                    return (from.Flags & StoreFrame.FlagAsks) != 0 ? WriteAsk(from, frame) : WriteVector(from, frame);
                case FrameKind.Fragment:
                    return WriteFragment(from.Fragment, frame);
                case FrameKind.Challenge:
                    LittleEndian.Write64(frame, BodyAt, from.Fragment.Stripe);
                    LittleEndian.Write32(frame, BodyAt + 8, from.Fragment.Version);
                    LittleEndian.Write32(frame, BodyAt + 12, from.Seed);
                    return BodyAt + ChallengeSize;
                default:
                    LittleEndian.Write32(frame, BodyAt, from.Challenger);
                    LittleEndian.Write64(frame, BodyAt + 4, from.Fragment.Stripe);
                    LittleEndian.Write32(frame, BodyAt + 12, from.Fragment.Version);
                    frame[BodyAt + 16] = (byte)from.Fragment.Index;
                    LittleEndian.Write32(frame, BodyAt + 17, from.Seed);
                    System.Array.Copy(from.Sketch, 0, frame, BodyAt + 21, StoreFrame.SketchSize);
                    return BodyAt + ProofSize;
            }
        }

        /// <summary>Reads the body of a frame of kinds 3 to 7.</summary>
        /// <param name="letter">Has the header; receives the meaning, unspecified unless the outcome is <see cref="Outcome.Done"/>.</param>
        internal static Outcome Read(Letter letter)
        {
            StoreFrame into = letter.Store;
            byte[] frame = letter.Frame;
            into.Kind = letter.Kind;
            into.Flags = letter.Flags;
            if (into.Kind < FrameKind.Digest || into.Kind > FrameKind.Proof)
            {
                return Outcome.WrongKind;
            }

            int known = into.Kind == FrameKind.Proof ? StoreFrame.FlagsOlder : into.Kind == FrameKind.Want
                ? StoreFrame.FlagAsks | StoreFrame.FlagWhole : 0;
            if ((into.Flags & ~known) != 0 || (into.Kind == FrameKind.Want && into.Flags == known))
            {
                return Outcome.ReservedBits;
            }

            if (letter.Sender == 0)
            {
                return Outcome.OutOfRange;
            }

            int bodySize = letter.BodyEnd - BodyAt;
            switch (into.Kind)
            {
                case FrameKind.Digest:
                    return bodySize != DigestSize ? WrongSize(bodySize, DigestSize) : ReadDigest(frame, into);
                case FrameKind.Want:
                    return (into.Flags & StoreFrame.FlagAsks) != 0 ? ReadAsk(frame, bodySize, into) : ReadVector(frame, bodySize, into);
                case FrameKind.Fragment:
                    return ReadFragment(frame, bodySize, into.Fragment);
                case FrameKind.Challenge:
                    return bodySize != ChallengeSize ? WrongSize(bodySize, ChallengeSize) : ReadChallenge(frame, into);
                default:
                    return bodySize != ProofSize ? WrongSize(bodySize, ProofSize) : ReadProof(frame, into);
            }
        }

        private static int WriteVector(StoreFrame from, byte[] frame)
        {
            frame[BodyAt] = (byte)from.Bucket;
            int position = BodyAt + 1;
            for (int i = 0; i < from.EntryCount; i++)
            {
                LittleEndian.Write64(frame, position, from.Stripes[i]);
                LittleEndian.Write32(frame, position + 8, from.Versions[i]);
                LittleEndian.Write32(frame, position + 12, from.Checks[i]);
                frame[position + 16] = (byte)from.Shapes[i];
                frame[position + 17] = (byte)from.Sizes[i];
                LittleEndian.Write16(frame, position + 18, from.Hours[i]);
                position += VectorEntrySize;
            }

            return position;
        }

        private static int WriteAsk(StoreFrame from, byte[] frame)
        {
            int position = BodyAt;
            for (int i = 0; i < from.EntryCount; i++)
            {
                LittleEndian.Write64(frame, position, from.Stripes[i]);
                LittleEndian.Write16(frame, position + 8, from.Masks[i]);
                position += AskEntrySize;
            }

            return position;
        }

        private static int WriteFragment(Fragment fragment, byte[] frame)
        {
            LittleEndian.Write64(frame, BodyAt, fragment.Stripe);
            LittleEndian.Write32(frame, BodyAt + 8, fragment.Version);
            LittleEndian.Write32(frame, BodyAt + 12, fragment.Check);
            frame[BodyAt + 16] = (byte)((fragment.DataCount - 1) | ((fragment.TotalCount - 1) << 4));
            frame[BodyAt + 17] = (byte)fragment.Index;
            LittleEndian.Write16(frame, BodyAt + 18, fragment.Hours);
            System.Array.Copy(fragment.Bytes, 0, frame, BodyAt + Limits.FragmentHeadSize, fragment.Size);
            return BodyAt + Limits.FragmentHeadSize + fragment.Size;
        }

        private static Outcome WrongSize(int size, int wanted)
        {
            return size < wanted ? Outcome.TooShort : Outcome.TrailingBytes;
        }

        private static Outcome ReadDigest(byte[] frame, StoreFrame into)
        {
            into.Capacity = LittleEndian.Read16(frame, BodyAt);
            into.FreeCount = LittleEndian.Read16(frame, BodyAt + 2);
            for (int bucket = 0; bucket < Digest.BucketCount; bucket++)
            {
                into.Fingerprints[bucket] = LittleEndian.Read32(frame, BodyAt + 4 + 4 * bucket);
            }

            return into.FreeCount <= into.Capacity ? Outcome.Done : Outcome.OutOfRange;
        }

        private static Outcome ReadVector(byte[] frame, int bodySize, StoreFrame into)
        {
            if (bodySize < 1)
            {
                return Outcome.TooShort;
            }

            into.Bucket = frame[BodyAt];
            into.EntryCount = (bodySize - 1) / VectorEntrySize;
            if (into.Bucket >= Digest.BucketCount)
            {
                return Outcome.OutOfRange;
            }

            if (into.EntryCount > StoreFrame.EntriesMax || into.EntryCount * VectorEntrySize + 1 != bodySize)
            {
                return Outcome.TrailingBytes;
            }

            int position = BodyAt + 1;
            for (int i = 0; i < into.EntryCount; i++)
            {
                into.Stripes[i] = LittleEndian.Read64(frame, position);
                into.Versions[i] = LittleEndian.Read32(frame, position + 8);
                into.Checks[i] = LittleEndian.Read32(frame, position + 12);
                into.Shapes[i] = frame[position + 16];
                into.Sizes[i] = frame[position + 17];
                into.Hours[i] = LittleEndian.Read16(frame, position + 18);
                position += VectorEntrySize;
                into.GetEntry(i, into.Fragment);
                if (!into.Fragment.InRange() || Digest.BucketOf(into.Stripes[i]) != into.Bucket)
                {
                    return Outcome.OutOfRange;
                }

                if (IsRepeated(into, i))
                {
                    return Outcome.DuplicateEntry;
                }
            }

            return Outcome.Done;
        }

        private static Outcome ReadAsk(byte[] frame, int bodySize, StoreFrame into)
        {
            into.EntryCount = bodySize / AskEntrySize;
            if (into.EntryCount == 0)
            {
                return Outcome.TooShort;
            }

            if (into.EntryCount > StoreFrame.EntriesMax || into.EntryCount * AskEntrySize != bodySize)
            {
                return Outcome.TrailingBytes;
            }

            for (int i = 0; i < into.EntryCount; i++)
            {
                into.Stripes[i] = LittleEndian.Read64(frame, BodyAt + i * AskEntrySize);
                into.Masks[i] = LittleEndian.Read16(frame, BodyAt + i * AskEntrySize + 8);
                if (into.Stripes[i] == 0 || into.Masks[i] == 0)
                {
                    return Outcome.OutOfRange;
                }

                if (IsRepeated(into, i))
                {
                    return Outcome.DuplicateEntry;
                }
            }

            return Outcome.Done;
        }

        private static bool IsRepeated(StoreFrame into, int entry)
        {
            for (int earlier = 0; earlier < entry; earlier++)
            {
                if (into.Stripes[earlier] == into.Stripes[entry])
                {
                    return true;
                }
            }

            return false;
        }

        private static Outcome ReadFragment(byte[] frame, int bodySize, Fragment fragment)
        {
            if (bodySize <= Limits.FragmentHeadSize)
            {
                return Outcome.TooShort;
            }

            if (bodySize > Limits.FragmentHeadSize + Limits.FragmentSizeMax)
            {
                return Outcome.TrailingBytes;
            }

            fragment.Stripe = LittleEndian.Read64(frame, BodyAt);
            fragment.Version = LittleEndian.Read32(frame, BodyAt + 8);
            fragment.Check = LittleEndian.Read32(frame, BodyAt + 12);
            fragment.DataCount = (frame[BodyAt + 16] & 15) + 1;
            fragment.TotalCount = (frame[BodyAt + 16] >> 4) + 1;
            fragment.Index = frame[BodyAt + 17];
            fragment.Hours = LittleEndian.Read16(frame, BodyAt + 18);
            fragment.Size = bodySize - Limits.FragmentHeadSize;
            System.Array.Copy(frame, BodyAt + Limits.FragmentHeadSize, fragment.Bytes, 0, fragment.Size);
            return fragment.InRange() ? Outcome.Done : Outcome.OutOfRange;
        }

        private static Outcome ReadChallenge(byte[] frame, StoreFrame into)
        {
            into.Fragment.Stripe = LittleEndian.Read64(frame, BodyAt);
            into.Fragment.Version = LittleEndian.Read32(frame, BodyAt + 8);
            into.Seed = LittleEndian.Read32(frame, BodyAt + 12);
            return into.Fragment.Stripe == 0 ? Outcome.OutOfRange : Outcome.Done;
        }

        private static Outcome ReadProof(byte[] frame, StoreFrame into)
        {
            into.Challenger = LittleEndian.Read32(frame, BodyAt);
            into.Fragment.Stripe = LittleEndian.Read64(frame, BodyAt + 4);
            into.Fragment.Version = LittleEndian.Read32(frame, BodyAt + 12);
            into.Fragment.Index = frame[BodyAt + 16];
            into.Seed = LittleEndian.Read32(frame, BodyAt + 17);
            System.Array.Copy(frame, BodyAt + 21, into.Sketch, 0, StoreFrame.SketchSize);
            return into.Challenger == 0 || into.Fragment.Stripe == 0 || into.Fragment.Index >= Limits.ShareCountMax
                ? Outcome.OutOfRange
                : Outcome.Done;
        }
    }
}
