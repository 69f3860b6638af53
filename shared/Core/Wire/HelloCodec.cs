using System;

namespace LVS.Core
{
    /// <summary>Hellos as bytes (SPEC 5.2): a node announces the public key of its pseudonym.</summary>
    internal static class HelloCodec
    {
        /// <summary>Writes header and body; the caller signs.</summary>
        /// <returns>Bytes of header and body.</returns>
        internal static int Write(byte[] frame, long minute, int sender, int seq, byte[] publicKey)
        {
            FrameHeader.Write(frame, FrameKind.Hello, 0, minute, sender, seq);
            Array.Copy(publicKey, 0, frame, Limits.HeaderSize, Limits.PublicKeySize);
            return Limits.HeaderSize + Limits.PublicKeySize;
        }

        /// <summary>Reads the body of a hello into its letter. Whether the pseudonym belongs to the key is checked elsewhere.</summary>
        internal static Outcome Read(Letter letter)
        {
            if (letter.Flags != 0)
            {
                return Outcome.ReservedBits;
            }

            if (letter.Sender == 0)
            {
                return Outcome.OutOfRange;
            }

            int size = letter.BodyEnd - Limits.HeaderSize;
            if (size != Limits.PublicKeySize)
            {
                return size < Limits.PublicKeySize ? Outcome.TooShort : Outcome.TrailingBytes;
            }

            Array.Copy(letter.Frame, Limits.HeaderSize, letter.PublicKey, 0, Limits.PublicKeySize);
            return Outcome.Done;
        }
    }
}
