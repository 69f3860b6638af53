using System;

namespace LVS.Core
{
    /// <summary>
    /// The only way from bytes to meaning and back. <see cref="Open"/> checks a received frame in the order of SPEC 2.5 (form, epoch, own
    /// echo, MAC, body) and makes it a <see cref="Letter"/>. <see cref="Seal(Diff, byte[])"/> writes and signs a frame to be sent. No other
    /// code looks into a frame, computes its MAC or knows a layout. Until the MAC is right a frame may be dropped, but nothing of it may be
    /// remembered. Made once, in boot; not for use by two threads at once.
    /// </summary>
    public sealed class FrameGate
    {
        /// <summary>The protocol version this code speaks, 1..15.</summary>
        public const int Version = FrameHeader.Version;

        /// <summary>For a reader that has no minute of its own: every minute is in its window.</summary>
        public const long AnyMinute = uint.MaxValue;

        /// <summary>
        /// The frame that was opened last, valid after <see cref="Outcome.Done"/>. Before that, its header holds unverified claims of the
        /// frame.
        /// </summary>
        public readonly Letter Letter;

        private readonly IMac mac;
        private readonly byte[] computed;

        /// <summary>Makes the gate of one swarm key.</summary>
        /// <param name="mac">The swarm's MAC; null for a gate that only calls <see cref="Look"/>.</param>
        public FrameGate(IMac mac)
            : this(mac, new byte[Limits.MacSize], null)
        {
        }

        /// <summary>Makes the gate of one swarm key, with shared memory.</summary>
        /// <param name="mac">The swarm's MAC.</param>
        /// <param name="buffer">At least <see cref="Limits.MacSize"/> bytes, in use only during a call.</param>
        /// <param name="letter">The letter that it fills; null for one of its own.</param>
        public FrameGate(IMac mac, byte[] buffer, Letter letter)
        {
            this.mac = mac;
            computed = buffer;
            Letter = letter ?? new Letter();
        }

        /// <summary>
        /// Whether frames of the fragment store are read (kinds 3 to 7 and 12); otherwise they are of an unknown kind. Set it in boot.
        /// </summary>
        public bool ReadsStore
        {
            get => Letter.Store != null;
            set => Letter.Store = value ? new StoreFrame() : null;
        }

        /// <summary>Lets frames of the fragment store be read. For boot.</summary>
        /// <param name="fragment">Receives their fragments; between them it is used for other things.</param>
        public void ReadStoreInto(Fragment fragment)
        {
            Letter.Store = new StoreFrame(fragment);
        }

        /// <summary>Checks a frame and reads it into <see cref="Letter"/> (SPEC 2.5).</summary>
        /// <param name="frame">Buffer with the datagram at its start; it must stay as it is while the letter is in use.</param>
        /// <param name="size">Bytes of the datagram, MAC included.</param>
        /// <param name="path">The path on which it came, numbered by its link.</param>
        /// <param name="minuteFrom">First minute of the reader's window for frames without an edge's key.</param>
        /// <param name="minuteTo">The last minute of that window.</param>
        /// <param name="self">The reader's pseudonym, 0 for none.</param>
        /// <param name="former">The reader's pseudonym of the epoch before, 0 for none.</param>
        /// <param name="seqLast">The reader's last seq. A frame under its own name with a later seq is no echo.</param>
        public Outcome Open(byte[] frame, int size, int path, long minuteFrom, long minuteTo, int self, int former, int seqLast)
        {
            Letter letter = Letter;
            Outcome outcome = FrameHeader.Read(frame, size, letter);
            if (outcome != Outcome.Done)
            {
                return outcome;
            }

            int sender = letter.Sender;
            if (sender != 0 && (sender == former || (sender == self && (letter.Kind != FrameKind.Diff || letter.Seq - seqLast <= 0))))
            {
                letter.Mac = BitConverter.ToInt64(frame, letter.BodyEnd);
                return Outcome.OwnEcho;
            }

            if (!Verify(frame, letter.BodyEnd))
            {
                return Outcome.BadMac;
            }

            letter.Mac = BitConverter.ToInt64(frame, letter.BodyEnd);
            letter.Path = path;
            outcome = ReadBody(letter);

            // Frames whose freshness a key or a seed proves are heard at any minute: diffs, hellos, keepsakes, recalls and their answers.
            if (outcome != Outcome.Done || letter.Kind == FrameKind.Diff)
            {
                return outcome;
            }

            bool isDated = letter.Kind == FrameKind.Census || StoreFrame.Has(letter.Kind);
            bool isTimely = !isDated || (letter.Minute >= minuteFrom && letter.Minute <= minuteTo);
            return isTimely ? outcome : Outcome.WrongMinute;
        }

        /// <summary>The digest of the diff that was opened last: the tags are computed over it (SPEC 2.3).</summary>
        /// <param name="digest">Receives <see cref="Limits.MacSize"/> bytes.</param>
        public void Digest(byte[] digest)
        {
            mac.Compute(Letter.Frame, Letter.Diff.TagsAt, digest);
        }

        /// <summary>The pseudonym that a frame claims as its sender. Nothing proves it before <see cref="Open"/> has.</summary>
        /// <param name="frame">At least <see cref="Limits.HeaderSize"/> bytes.</param>
        public static int SenderOf(byte[] frame)
        {
            return LittleEndian.Read32(frame, FrameHeader.SenderAt);
        }

        /// <summary>The minute that a frame claims, from 0. The key of its epoch makes the MAC, so that is needed first.</summary>
        /// <param name="frame">At least <see cref="Limits.HeaderSize"/> bytes.</param>
        public static long MinuteOf(byte[] frame)
        {
            return BitConverter.ToUInt32(frame, FrameHeader.MinuteAt);
        }

        /// <summary>
        /// Reads a frame's claims into <see cref="Letter"/> without checking sender, time or MAC. For people who look at captures, and for
        /// a simulation that watches its own wire. A node never calls it.
        /// </summary>
        /// <param name="frame">As for <see cref="Open"/>.</param>
        /// <param name="size">As for <see cref="Open"/>.</param>
        public Outcome Look(byte[] frame, int size)
        {
            Outcome outcome = FrameHeader.Read(frame, size, Letter);
            if (outcome != Outcome.Done)
            {
                return outcome;
            }

            Letter.Mac = BitConverter.ToInt64(frame, Letter.BodyEnd);
            Letter.Path = 0;
            return ReadBody(Letter);
        }

        /// <summary>
        /// Whether the bytes can be a frame and end in its MAC; for people, beside <see cref="Look"/>. Leaves the header in
        /// <see cref="Letter"/>.
        /// </summary>
        public bool IsAuthentic(byte[] frame, int size)
        {
            return FrameHeader.Read(frame, size, Letter) == Outcome.Done && Verify(frame, size - Limits.MacSize);
        }

        /// <summary>Writes a diff up to its tags. The caller fills the tags in and calls <see cref="Seal(Diff, byte[])"/>.</summary>
        /// <param name="diff">A diff whose fields are in range.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes, or one more.</param>
        /// <param name="digest">Receives what the tags are computed over, <see cref="Limits.MacSize"/> bytes.</param>
        public void Write(Diff diff, byte[] frame, byte[] digest)
        {
            DiffCodec.Write(diff, frame);
            mac.Compute(frame, diff.TagsAt, digest);
        }

        /// <summary>
        /// Writes the tags of a diff that was written, and signs it. Every diff fits one frame, by <see cref="Limits.DiffSizeMax"/>.
        /// </summary>
        /// <param name="diff">The diff.</param>
        /// <param name="frame">The buffer it was written into.</param>
        /// <returns>Bytes of the frame.</returns>
        public int Seal(Diff diff, byte[] frame)
        {
            return Seal(frame, DiffCodec.WriteTags(diff, frame));
        }

        /// <summary>Writes and signs a hello.</summary>
        /// <param name="minute">The swarm's minute.</param>
        /// <param name="sender">The sender's pseudonym, not 0.</param>
        /// <param name="seq">The frame's number.</param>
        /// <param name="publicKey">The sender's public key, <see cref="Limits.PublicKeySize"/> bytes.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes, or one more.</param>
        /// <returns>Bytes of the frame.</returns>
        public int SealHello(long minute, int sender, int seq, byte[] publicKey, byte[] frame)
        {
            return Seal(frame, HelloCodec.Write(frame, minute, sender, seq, publicKey));
        }

        /// <summary>Writes and signs a frame of the fragment store.</summary>
        /// <param name="from">Kind, flags and the kind's fields, in range.</param>
        /// <param name="minute">The swarm's minute.</param>
        /// <param name="sender">The sender's pseudonym, not 0.</param>
        /// <param name="seq">The frame's number.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <returns>Bytes of the frame.</returns>
        public int Seal(StoreFrame from, long minute, int sender, int seq, byte[] frame)
        {
            return Seal(frame, StoreCodec.Write(from, frame, minute, sender, seq));
        }

        /// <summary>Writes a proof up to its tag. The caller fills the tag in and calls <see cref="SealTag"/>.</summary>
        /// <param name="from">A proof with the flag of a tag.</param>
        /// <param name="minute">The swarm's minute.</param>
        /// <param name="sender">The sender's pseudonym, not 0.</param>
        /// <param name="seq">The frame's number.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <param name="digest">Receives what the tag is computed over, <see cref="Limits.MacSize"/> bytes.</param>
        /// <returns>Bytes that were written.</returns>
        public int Write(StoreFrame from, long minute, int sender, int seq, byte[] frame, byte[] digest)
        {
            int size = StoreCodec.Write(from, frame, minute, sender, seq);
            mac.Compute(frame, size, digest);
            return size;
        }

        /// <summary>Writes the tag of a proof that was written, and signs it.</summary>
        /// <returns>Bytes of the frame.</returns>
        public int SealTag(StoreFrame from, byte[] frame, int size)
        {
            return Seal(frame, StoreCodec.WriteTag(from, frame, size));
        }

        /// <summary>The digest of the proof that was opened last: what its tag is computed over.</summary>
        public void ProofDigest(byte[] digest)
        {
            mac.Compute(Letter.Frame, Letter.Store.TagAt, digest);
        }

        /// <summary>Writes and signs a census.</summary>
        /// <param name="minute">The swarm's minute.</param>
        /// <param name="sender">Any pseudonym but 0.</param>
        /// <param name="seq">Number of the census, above all earlier ones; its Unix time in seconds is such a number.</param>
        /// <param name="holdMs">The pause asked for, 1..<see cref="Limits.HoldMsMax"/> ms.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <returns>Bytes of the frame.</returns>
        public int SealCensus(long minute, int sender, int seq, int holdMs, byte[] frame)
        {
            return Seal(frame, CensusCodec.Write(frame, minute, sender, seq, holdMs));
        }

        /// <summary>
        /// Writes a keepsake up to its content, which the caller encrypts: the key stream depends on the header. Then it calls
        /// <see cref="WriteContent"/> and <see cref="SealKeepsake"/>.
        /// </summary>
        /// <param name="minute">The swarm's minute.</param>
        /// <param name="sender">The sender's pseudonym, not 0.</param>
        /// <param name="seq">Any number that the sender has not used lately.</param>
        /// <param name="target">The neighbour that it is for, not 0.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        public void WriteKeepsake(long minute, int sender, int seq, int target, byte[] frame)
        {
            RescueCodec.WriteKeepsake(frame, minute, sender, seq, target);
        }

        /// <summary>Continues a keepsake up to its tag.</summary>
        /// <param name="content"><see cref="Letter.ContentSize"/> bytes, encrypted.</param>
        /// <param name="frame">The buffer that it was begun in.</param>
        /// <param name="digest">Receives what the tag is computed over, <see cref="Limits.MacSize"/> bytes.</param>
        public void WriteContent(byte[] content, byte[] frame, byte[] digest)
        {
            RescueCodec.WriteContent(frame, content);
            mac.Compute(frame, RescueCodec.KeepsakeTagAt, digest);
        }

        /// <summary>Writes the tag of a keepsake that was written, and signs it.</summary>
        /// <returns>Bytes of the frame.</returns>
        public int SealKeepsake(long tag, byte[] frame)
        {
            return Seal(frame, RescueCodec.WriteTag(frame, tag));
        }

        /// <summary>The digest of the keepsake that was opened last: what its tag is computed over.</summary>
        public void KeepsakeDigest(byte[] digest)
        {
            mac.Compute(Letter.Frame, RescueCodec.KeepsakeTagAt, digest);
        }

        /// <summary>Writes and signs a recall.</summary>
        /// <param name="minute">The asking device's minute.</param>
        /// <param name="sender">A name for this question, not 0.</param>
        /// <param name="seq">The frame's number.</param>
        /// <param name="lookup">The device's lookup tag.</param>
        /// <param name="seed">The seed of the question, drawn for it.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <returns>Bytes of the frame.</returns>
        public int SealRecall(long minute, int sender, int seq, long lookup, long seed, byte[] frame)
        {
            return Seal(frame, RescueCodec.WriteRecall(frame, minute, sender, seq, lookup, seed));
        }

        /// <summary>Writes and signs a remembrance.</summary>
        /// <param name="answer">Its fields from <see cref="Letter.Lookup"/> on, and its flags; it may be <see cref="Letter"/>.</param>
        /// <param name="minute">The swarm's minute.</param>
        /// <param name="sender">The sender's pseudonym, not 0.</param>
        /// <param name="seq">Any number.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <returns>Bytes of the frame.</returns>
        public int SealRemembrance(Letter answer, long minute, int sender, int seq, byte[] frame)
        {
            return Seal(frame, RescueCodec.WriteRemembrance(frame, minute, sender, seq, answer));
        }

        /// <summary>Signs header and body as they are, and returns the frame's whole size.</summary>
        /// <param name="frame">Buffer with room for the MAC.</param>
        /// <param name="size">Bytes of header and body.</param>
        public int Seal(byte[] frame, int size)
        {
            if (size + Limits.MacSize > Limits.FrameSizeMax)
            {
                Check.Fail("FrameGate.Seal: frame above FrameSizeMax");
            }

            mac.Compute(frame, size, computed);
            Array.Copy(computed, 0, frame, size, Limits.MacSize);
            return size + Limits.MacSize;
        }

        private static Outcome ReadBody(Letter letter)
        {
            switch (letter.Kind)
            {
                case FrameKind.Diff:
                    return DiffCodec.Read(letter);
                case FrameKind.Census:
                    return CensusCodec.Read(letter);
                case FrameKind.Hello:
                    return HelloCodec.Read(letter);
                case FrameKind.Keepsake:
                case FrameKind.Recall:
                case FrameKind.Remembrance:
                    return RescueCodec.Read(letter);
                default:
                    return letter.Store != null ? StoreCodec.Read(letter) : Outcome.WrongKind;
            }
        }

        /// <summary>Whether the MAC is right. The time it takes does not depend on where the first difference is.</summary>
        private bool Verify(byte[] frame, int bodyEnd)
        {
            mac.Compute(frame, bodyEnd, computed);

            // Compares all 8 bytes at once, so that the time taken does not tell how many of them are right.
            long told = BitConverter.ToInt64(frame, bodyEnd);
            Letter.Mac = told;
            return told == BitConverter.ToInt64(computed, 0);
        }
    }
}
