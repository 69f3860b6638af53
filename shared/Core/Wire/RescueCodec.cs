using System;

namespace LVS.Core
{
    /// <summary>
    /// Keepsakes, recalls and remembrances as bytes (SPEC 5.9): what a device gives its neighbours in case it loses its memory, the
    /// question by which it asks for it, and their answers.
    /// </summary>
    internal static class RescueCodec
    {
        /// <summary>Bytes of a keepsake in front of its tag: header, target, content.</summary>
        internal const int KeepsakeTagAt = ContentAt + Letter.ContentSize;

        private const int ContentAt = Limits.HeaderSize + 4;
        private const int RecallSize = Limits.HeaderSize + 16;
        private const int RemembranceSize = Limits.HeaderSize + 44;
        private const byte ProofKeepsakeFitsHash = Letter.ContentSize <= 32 ? 0 : -1;

        /// <summary>Writes a keepsake up to its content.</summary>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <param name="minute">The swarm's minute.</param>
        /// <param name="sender">The sender's pseudonym, not 0.</param>
        /// <param name="seq">Any number that the sender has not used lately.</param>
        /// <param name="target">The neighbour that it is for.</param>
        internal static void WriteKeepsake(byte[] frame, long minute, int sender, int seq, int target)
        {
            FrameHeader.Write(frame, FrameKind.Keepsake, 0, minute, sender, seq);
            LittleEndian.Write32(frame, Limits.HeaderSize, target);
        }

        /// <summary>Continues a keepsake with its encrypted content, up to its tag.</summary>
        internal static void WriteContent(byte[] frame, byte[] content)
        {
            Array.Copy(content, 0, frame, ContentAt, Letter.ContentSize);
        }

        /// <summary>Ends a keepsake with its tag; the caller signs.</summary>
        /// <returns>Bytes of header and body.</returns>
        internal static int WriteTag(byte[] frame, long tag)
        {
            LittleEndian.Write48(frame, KeepsakeTagAt, tag);
            return KeepsakeTagAt + Limits.TagSize;
        }

        /// <summary>Writes a recall; the caller signs.</summary>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <param name="minute">The asking device's minute.</param>
        /// <param name="sender">A name for this question, not 0.</param>
        /// <param name="seq">The frame's number.</param>
        /// <param name="lookup">The device's lookup tag.</param>
        /// <param name="seed">The seed of the question, drawn for it.</param>
        /// <returns>Bytes of header and body.</returns>
        internal static int WriteRecall(byte[] frame, long minute, int sender, int seq, long lookup, long seed)
        {
            FrameHeader.Write(frame, FrameKind.Recall, 0, minute, sender, seq);
            LittleEndian.Write64(frame, Limits.HeaderSize, lookup);
            LittleEndian.Write64(frame, Limits.HeaderSize + 8, seed);
            return RecallSize;
        }

        /// <summary>Writes a remembrance; the caller signs.</summary>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <param name="minute">The swarm's minute.</param>
        /// <param name="sender">The sender's pseudonym, not 0.</param>
        /// <param name="seq">Any number.</param>
        /// <param name="answer">Its fields from <see cref="Letter.Lookup"/> on, and its flags.</param>
        /// <returns>Bytes of header and body.</returns>
        internal static int WriteRemembrance(byte[] frame, long minute, int sender, int seq, Letter answer)
        {
            FrameHeader.Write(frame, FrameKind.Remembrance, answer.Flags, minute, sender, seq);
            LittleEndian.Write64(frame, Limits.HeaderSize, answer.Lookup);
            LittleEndian.Write64(frame, Limits.HeaderSize + 8, answer.Seed);
            LittleEndian.Write64(frame, Limits.HeaderSize + 16, answer.Identity);
            LittleEndian.Write64(frame, Limits.HeaderSize + 24, answer.BaseUvu);
            LittleEndian.Write32(frame, Limits.HeaderSize + 32, (int)answer.HeardMinute);
            LittleEndian.Write64(frame, Limits.HeaderSize + 36, answer.Proof);
            return RemembranceSize;
        }

        /// <summary>Reads the body of one of the three kinds into its letter.</summary>
        internal static Outcome Read(Letter letter)
        {
            int kind = letter.Kind;
            if ((letter.Flags & ~(kind == FrameKind.Remembrance ? Letter.FlagAlive : 0)) != 0)
            {
                return Outcome.ReservedBits;
            }

            int due = kind == FrameKind.Keepsake ? KeepsakeTagAt + Limits.TagSize
                : kind == FrameKind.Recall ? RecallSize : RemembranceSize;
            if (letter.BodyEnd != due)
            {
                return letter.BodyEnd < due ? Outcome.TooShort : Outcome.TrailingBytes;
            }

            byte[] frame = letter.Frame;
            if (kind == FrameKind.Keepsake)
            {
                letter.Target = LittleEndian.Read32(frame, Limits.HeaderSize);
                letter.Proof = LittleEndian.Read48(frame, KeepsakeTagAt);
                Array.Copy(frame, ContentAt, letter.Content, 0, Letter.ContentSize);
                return letter.Sender == 0 || letter.Target == 0 ? Outcome.OutOfRange : Outcome.Done;
            }

            letter.Lookup = LittleEndian.Read64(frame, Limits.HeaderSize);
            letter.Seed = LittleEndian.Read64(frame, Limits.HeaderSize + 8);
            if (kind == FrameKind.Recall)
            {
                return letter.Sender == 0 ? Outcome.OutOfRange : Outcome.Done;
            }

            letter.Identity = LittleEndian.Read64(frame, Limits.HeaderSize + 16);
            letter.BaseUvu = LittleEndian.Read64(frame, Limits.HeaderSize + 24);
            letter.HeardMinute = BitConverter.ToUInt32(frame, Limits.HeaderSize + 32);
            letter.Proof = LittleEndian.Read64(frame, Limits.HeaderSize + 36);
            bool inRange = letter.BaseUvu >= 0 && letter.BaseUvu <= Limits.EarnedUvuMax >> 3;
            return letter.Sender == 0 || !inRange ? Outcome.OutOfRange : Outcome.Done;
        }
    }
}
