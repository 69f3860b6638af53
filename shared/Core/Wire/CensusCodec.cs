namespace LVS.Core
{
    /// <summary>Census frames as bytes (SPEC 4): whoever counts the swarm asks it to pause the drift for a moment.</summary>
    public static class CensusCodec
    {
        /// <summary>Writes header and body; the caller signs.</summary>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <param name="epoch">Swarm epoch.</param>
        /// <param name="sender">Any pseudonym but 0.</param>
        /// <param name="seq">Number of the census, above all earlier ones: its Unix time in seconds does.</param>
        /// <param name="holdMs">The pause asked for, 1..<see cref="Limits.HoldMsMax"/> ms.</param>
        /// <returns>Bytes of header and body.</returns>
        public static int Write(byte[] frame, int epoch, int sender, int seq, int holdMs)
        {
            FrameHeader.Write(frame, FrameKind.Census, 0, epoch, sender, seq);
            LittleEndian.Write16(frame, Limits.HeaderSize, holdMs);
            return Limits.HeaderSize + 2;
        }

        /// <summary>Reads the body of a frame whose header was inspected and whose MAC was verified.</summary>
        /// <param name="frame">Buffer with the frame at its start.</param>
        /// <param name="size">Bytes of header and body, without the MAC.</param>
        /// <param name="holdMs">The pause asked for, 0 after a failure.</param>
        public static Outcome Read(byte[] frame, int size, out int holdMs)
        {
            holdMs = 0;
            if (FrameHeader.KindOf(frame) != FrameKind.Census)
            {
                return Outcome.WrongKind;
            }

            if (FrameHeader.FlagsOf(frame) != 0)
            {
                return Outcome.ReservedBits;
            }

            if (size != Limits.HeaderSize + 2)
            {
                return size < Limits.HeaderSize + 2 ? Outcome.TooShort : Outcome.TrailingBytes;
            }

            int asked = LittleEndian.Read16(frame, Limits.HeaderSize);
            if (asked == 0 || asked > Limits.HoldMsMax || FrameHeader.SenderOf(frame) == 0)
            {
                return Outcome.OutOfRange;
            }

            holdMs = asked;
            return Outcome.Done;
        }
    }
}
