namespace LVS.Core
{
    /// <summary>Census frames as bytes (SPEC 4): a program that counts the swarm asks all nodes to pause the drift for a moment.</summary>
    internal static class CensusCodec
    {
        /// <summary>Writes header and body; the caller signs.</summary>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <param name="minute">The swarm's minute.</param>
        /// <param name="sender">Any pseudonym but 0.</param>
        /// <param name="seq">Number of the census, above all earlier ones; its Unix time in seconds is such a number.</param>
        /// <param name="holdMs">The pause asked for, 1..<see cref="Limits.HoldMsMax"/> ms.</param>
        /// <returns>Bytes of header and body.</returns>
        internal static int Write(byte[] frame, long minute, int sender, int seq, int holdMs)
        {
            FrameHeader.Write(frame, FrameKind.Census, 0, minute, sender, seq);
            LittleEndian.Write16(frame, Limits.HeaderSize, holdMs);
            return Limits.HeaderSize + 2;
        }

        /// <summary>Reads the body of a census into its letter.</summary>
        /// <param name="letter">Has the header; receives the pause asked for.</param>
        internal static Outcome Read(Letter letter)
        {
            if (letter.Flags != 0)
            {
                return Outcome.ReservedBits;
            }

            int size = letter.BodyEnd;
            if (size != Limits.HeaderSize + 2)
            {
                return size < Limits.HeaderSize + 2 ? Outcome.TooShort : Outcome.TrailingBytes;
            }

            int asked = LittleEndian.Read16(letter.Frame, Limits.HeaderSize);
            if (asked == 0 || asked > Limits.HoldMsMax || letter.Sender == 0)
            {
                return Outcome.OutOfRange;
            }

            letter.HoldMs = asked;
            return Outcome.Done;
        }
    }
}
