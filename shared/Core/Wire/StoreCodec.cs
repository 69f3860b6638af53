namespace LVS.Core
{
    /// <summary>The frames of the fragment store as bytes (SPEC 9). The only place that knows their layout.</summary>
    internal static class StoreCodec
    {
        /// <summary>Bytes of the tag of a proof.</summary>
        internal const int TagSize = 8;

        private const int At = Limits.HeaderSize;
        private const int OfferSize = 7;
        private const int NapAt = At + OfferSize;
        private const int WantSize = 10;
        private const int ChallengeSize = 14;
        private const int RenewalSize = 21;
        private const int AnchorAt = At + 10;
        private const int PathAt = AnchorAt + OwnerChain.LinkSize;
        private const int ContentAt = At + Limits.FragmentHeadSize;
        private const int ProofAnchorAt = At + 19;
        private const int ProofPathAt = ProofAnchorAt + OwnerChain.LinkSize;
        private const int ProofBlockPathAt = ProofPathAt + HashTree.PathSize;
        private const int ProofBlockAt = ProofBlockPathAt + HashTree.BlockPathSize;

        private const byte ProofContentFollowsPath = PathAt + HashTree.PathSize == ContentAt ? 0 : -1;
        private const byte ProofProofFits = ProofBlockAt + HashTree.BlockSize + TagSize + Limits.MacSize <= Limits.FrameSizeMax ? 0 : -1;

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
            Fragment fragment = from.Fragment;
            switch (from.Kind)
            {
                case FrameKind.Offer:
                    frame[At] = (byte)from.Room;
                    LittleEndian.Write16(frame, At + 1, from.Home);
                    LittleEndian.Write32(frame, At + 3, from.Former);
                    frame[NapAt] = (byte)from.Nap;
                    return At + OfferSizeOf(from.Flags);
                case FrameKind.Want:
                    LittleEndian.Write64(frame, At, fragment.Stripe);
                    LittleEndian.Write16(frame, At + 8, from.Mask);
                    return At + WantSize;
                case FrameKind.Fragment:
                    return WriteFragment(from, frame);
                case FrameKind.Challenge:
                    LittleEndian.Write64(frame, At, fragment.Stripe);
                    LittleEndian.Write32(frame, At + 8, from.Seed);
                    LittleEndian.Write16(frame, At + 12, from.Mask);
                    return At + ChallengeSize;
                case FrameKind.Proof:
                    return WriteProof(from, frame, sender);
                default:
                    LittleEndian.Write64(frame, At, fragment.Stripe);
                    frame[At + 8] = (byte)from.Number;
                    LittleEndian.Write32(frame, At + 9, (int)fragment.ExpiryMinute);
                    System.Array.Copy(from.Link, 0, frame, At + 13, OwnerChain.LinkSize);
                    return At + RenewalSize;
            }
        }

        /// <summary>Writes the tag of a proof that was written.</summary>
        /// <returns>Bytes of header and body.</returns>
        internal static int WriteTag(StoreFrame from, byte[] frame, int size)
        {
            LittleEndian.Write64(frame, size, from.Tag);
            return size + TagSize;
        }

        /// <summary>Reads the body of a frame of the fragment store.</summary>
        /// <param name="letter">Has the header; receives the meaning, unspecified unless the outcome is <see cref="Outcome.Done"/>.</param>
        internal static Outcome Read(Letter letter)
        {
            StoreFrame into = letter.Store;
            into.Kind = letter.Kind;
            into.Flags = letter.Flags;
            if (!StoreFrame.Has(into.Kind))
            {
                return Outcome.WrongKind;
            }

            if ((into.Flags & ~FlagsOf(into.Kind)) != 0)
            {
                return Outcome.ReservedBits;
            }

            if (letter.Sender == 0)
            {
                return Outcome.OutOfRange;
            }

            int size = letter.BodyEnd - At;
            switch (into.Kind)
            {
                case FrameKind.Offer:
                    int offerSize = OfferSizeOf(into.Flags);
                    return size != offerSize ? WrongSize(size, offerSize) : ReadOffer(letter.Frame, into);
                case FrameKind.Want:
                    return size != WantSize ? WrongSize(size, WantSize) : ReadQuestion(letter.Frame, At + 8, into);
                case FrameKind.Fragment:
                    return ReadFragment(letter.Frame, size, into);
                case FrameKind.Challenge:
                    return size != ChallengeSize ? WrongSize(size, ChallengeSize) : ReadChallenge(letter.Frame, into);
                case FrameKind.Proof:
                    return ReadProof(letter, size, into);
                default:
                    return size != RenewalSize ? WrongSize(size, RenewalSize) : ReadRenewal(letter.Frame, into);
            }
        }

        private static int FlagsOf(int kind)
        {
            switch (kind)
            {
                case FrameKind.Offer:
                    return StoreFrame.FlagAsks | StoreFrame.FlagLeaves | StoreFrame.FlagNaps;
                case FrameKind.Fragment:
                    return 3;
                case FrameKind.Want:
                case FrameKind.Proof:
                case FrameKind.Renewal:
                    return 1;
                default:
                    return 0;
            }
        }

        private static int OfferSizeOf(int flags)
        {
            return (flags & StoreFrame.FlagNaps) != 0 ? OfferSize + 1 : OfferSize;
        }

        private static int WriteFragment(StoreFrame from, byte[] frame)
        {
            Fragment fragment = from.Fragment;
            LittleEndian.Write32(frame, At, from.Target);
            frame[At + 4] = (byte)fragment.Shape;
            frame[At + 5] = (byte)fragment.Index;
            LittleEndian.Write32(frame, At + 6, (int)fragment.ExpiryMinute);
            System.Array.Copy(fragment.Anchor, 0, frame, AnchorAt, OwnerChain.LinkSize);
            System.Array.Copy(fragment.Path, 0, frame, PathAt, HashTree.PathSize);
            System.Array.Copy(fragment.Bytes, 0, frame, ContentAt, fragment.Size);
            return ContentAt + fragment.Size;
        }

        private static int WriteProof(StoreFrame from, byte[] frame, int sender)
        {
            Fragment fragment = from.Fragment;
            LittleEndian.Write32(frame, At, from.Target);
            LittleEndian.Write32(frame, At + 4, from.Seed);
            LittleEndian.Write64(frame, At + 8, fragment.Stripe);
            frame[At + 16] = (byte)fragment.Shape;
            frame[At + 17] = (byte)fragment.Index;
            frame[At + 18] = (byte)fragment.Size;
            System.Array.Copy(fragment.Anchor, 0, frame, ProofAnchorAt, OwnerChain.LinkSize);
            System.Array.Copy(fragment.Path, 0, frame, ProofPathAt, HashTree.PathSize);
            System.Array.Copy(from.BlockPath, 0, frame, ProofBlockPathAt, HashTree.BlockPathSize);
            int block = HashTree.BlockSizeOf(fragment.Size, StoreFrame.BlockOf(from.Seed, sender, fragment.Index, fragment.Size));
            System.Array.Copy(from.Block, 0, frame, ProofBlockAt, block);
            return ProofBlockAt + block;
        }

        private static Outcome WrongSize(int size, int wanted)
        {
            return size < wanted ? Outcome.TooShort : Outcome.TrailingBytes;
        }

        private static Outcome ReadOffer(byte[] frame, StoreFrame into)
        {
            into.Room = frame[At];
            into.Home = LittleEndian.Read16(frame, At + 1);
            into.Former = LittleEndian.Read32(frame, At + 3);
            bool naps = (into.Flags & StoreFrame.FlagNaps) != 0;
            into.Nap = naps ? frame[NapAt] : 0;
            bool isEmpty = (into.Flags & StoreFrame.FlagAsks) == 0 || into.Room == 0;
            bool isNap = naps == (into.Nap > 0) && into.Nap <= NapCode.Max;
            return into.Room <= RoomCode.Max && isEmpty && isNap ? Outcome.Done : Outcome.OutOfRange;
        }

        private static Outcome ReadQuestion(byte[] frame, int maskAt, StoreFrame into)
        {
            into.Fragment.Stripe = LittleEndian.Read64(frame, At);
            into.Mask = LittleEndian.Read16(frame, maskAt);
            return into.Fragment.Stripe != 0 && into.Mask != 0 ? Outcome.Done : Outcome.OutOfRange;
        }

        private static Outcome ReadChallenge(byte[] frame, StoreFrame into)
        {
            into.Seed = LittleEndian.Read32(frame, At + 8);
            return ReadQuestion(frame, At + 12, into);
        }

        private static Outcome ReadFragment(byte[] frame, int size, StoreFrame into)
        {
            if (size <= Limits.FragmentHeadSize)
            {
                return Outcome.TooShort;
            }

            if (size > Limits.FragmentHeadSize + Limits.FragmentSizeMax)
            {
                return Outcome.TrailingBytes;
            }

            Fragment fragment = into.Fragment;
            fragment.Stripe = 0;
            into.Target = LittleEndian.Read32(frame, At);
            fragment.Shape = frame[At + 4];
            fragment.Index = frame[At + 5];
            fragment.ExpiryMinute = (uint)LittleEndian.Read32(frame, At + 6);
            fragment.Size = size - Limits.FragmentHeadSize;
            System.Array.Copy(frame, AnchorAt, fragment.Anchor, 0, OwnerChain.LinkSize);
            System.Array.Copy(frame, PathAt, fragment.Path, 0, HashTree.PathSize);
            System.Array.Copy(frame, ContentAt, fragment.Bytes, 0, fragment.Size);
            bool isRepair = (into.Flags & StoreFrame.FlagRepaired) == 0 || (into.Flags & StoreFrame.FlagKeep) != 0;
            return into.Target != 0 && isRepair && fragment.InRange() ? Outcome.Done : Outcome.OutOfRange;
        }

        private static Outcome ReadProof(Letter letter, int size, StoreFrame into)
        {
            if (size <= ProofBlockAt - At)
            {
                return Outcome.TooShort;
            }

            byte[] frame = letter.Frame;
            Fragment fragment = into.Fragment;
            into.Target = LittleEndian.Read32(frame, At);
            into.Seed = LittleEndian.Read32(frame, At + 4);
            fragment.Stripe = LittleEndian.Read64(frame, At + 8);
            fragment.Shape = frame[At + 16];
            fragment.Index = frame[At + 17];
            fragment.Size = frame[At + 18];
            fragment.ExpiryMinute = 0;
            if (into.Target == 0 || fragment.Stripe == 0 || !fragment.InRange())
            {
                return Outcome.OutOfRange;
            }

            int wanted = HashTree.BlockSizeOf(
                fragment.Size, StoreFrame.BlockOf(into.Seed, letter.Sender, fragment.Index, fragment.Size));
            int tag = (into.Flags & StoreFrame.FlagTagged) != 0 ? TagSize : 0;
            if (size != ProofBlockAt - At + wanted + tag)
            {
                return WrongSize(size, ProofBlockAt - At + wanted + tag);
            }

            into.TagAt = letter.BodyEnd - tag;
            into.Tag = tag > 0 ? LittleEndian.Read64(frame, into.TagAt) : 0;

            System.Array.Copy(frame, ProofAnchorAt, fragment.Anchor, 0, OwnerChain.LinkSize);
            System.Array.Copy(frame, ProofPathAt, fragment.Path, 0, HashTree.PathSize);
            System.Array.Copy(frame, ProofBlockPathAt, into.BlockPath, 0, HashTree.BlockPathSize);
            System.Array.Copy(frame, ProofBlockAt, into.Block, 0, wanted);
            return Outcome.Done;
        }

        private static Outcome ReadRenewal(byte[] frame, StoreFrame into)
        {
            into.Fragment.Stripe = LittleEndian.Read64(frame, At);
            into.Number = frame[At + 8];
            into.Fragment.ExpiryMinute = (uint)LittleEndian.Read32(frame, At + 9);
            System.Array.Copy(frame, At + 13, into.Link, 0, OwnerChain.LinkSize);
            bool forgets = (into.Flags & StoreFrame.FlagForgets) != 0;
            bool fits = forgets ? into.Number == OwnerChain.Forget : into.Number >= 1 && into.Number <= OwnerChain.RenewalMax;
            return fits && into.Fragment.Stripe != 0 ? Outcome.Done : Outcome.OutOfRange;
        }
    }
}
