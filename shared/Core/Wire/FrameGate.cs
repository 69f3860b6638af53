using System;

namespace LVS.Core
{
    /// <summary>
    /// The one way from bytes to meaning and back. A frame heard passes <see cref="Open"/> and becomes a <see cref="Letter"/>: form, epoch,
    /// own echo, MAC, body, in the order of SPEC 2.4. A frame said is written and signed by <see cref="Seal(Diff, byte[])"/>. Nothing else
    /// looks into a frame, computes its MAC or knows a layout. Until the MAC is right a frame may be dropped, never remembered. Made once,
    /// in boot; not for use by two threads at once.
    /// </summary>
    public sealed class FrameGate
    {
        /// <summary>The protocol version this code speaks, 1..15.</summary>
        public const int Version = FrameHeader.Version;

        /// <summary>For <see cref="EpochsAheadMax"/>: as far ahead as serial arithmetic can tell.</summary>
        public const int AnyEpochAhead = 0x7FFF;

        /// <summary>
        /// The frame that was opened last, valid after <see cref="Outcome.Done"/>; before that, its header is what the frame claims.
        /// </summary>
        public readonly Letter Letter = new Letter();

        private readonly IMac mac;
        private readonly byte[] computed = new byte[Limits.MacSize];
        private readonly EdgeNames names = new EdgeNames();

        /// <summary>Makes the gate of one swarm key.</summary>
        /// <param name="mac">The swarm's MAC; null for one that only looks (<see cref="Look"/>).</param>
        public FrameGate(IMac mac)
        {
            this.mac = mac;
        }

        /// <summary>How many epochs a frame may be ahead of the reader's.</summary>
        public int EpochsAheadMax { get; set; } = Limits.EpochsMissedMax;

        /// <summary>
        /// Whether frames of the fragment store are read (kinds 3 to 7); otherwise they are of an unknown kind. Set it in boot.
        /// </summary>
        public bool ReadsStore
        {
            get => Letter.Store != null;
            set => Letter.Store = value ? new StoreFrame() : null;
        }

        /// <summary>
        /// How far an epoch is ahead of another, in the serial arithmetic of RFC 1982 over 16 bits; below 0 when it is behind.
        /// </summary>
        public static int EpochsAhead(int epoch, int than)
        {
            int difference = (epoch - than) & 0xFFFF;
            return difference < 0x8000 ? difference : difference - 0x10000;
        }

        /// <summary>Checks a frame and reads it into <see cref="Letter"/> (SPEC 2.4).</summary>
        /// <param name="frame">Buffer with the datagram at its start; it must stay as it is while the letter is in use.</param>
        /// <param name="size">Bytes of the datagram, MAC included.</param>
        /// <param name="path">The way it came, as its link numbers its ways.</param>
        /// <param name="epoch">The reader's epoch: at most one behind it and <see cref="EpochsAheadMax"/> ahead are let in.</param>
        /// <param name="self">The reader's pseudonym, 0 for none.</param>
        /// <param name="former">The one of the epoch before, 0 for none.</param>
        public Outcome Open(byte[] frame, int size, int path, int epoch, int self, int former)
        {
            Letter letter = Letter;
            Outcome outcome = FrameHeader.Read(frame, size, letter);
            if (outcome != Outcome.Done)
            {
                return outcome;
            }

            if (letter.Epoch != epoch)
            {
                int ahead = EpochsAhead(letter.Epoch, epoch);
                if (ahead < -1 || ahead > EpochsAheadMax)
                {
                    return Outcome.WrongEpoch;
                }
            }

            int sender = letter.Sender;
            if (sender != 0 && (sender == self || sender == former))
            {
                letter.Mac = BitConverter.ToInt64(frame, letter.BodyEnd);
                return Outcome.OwnEcho;
            }

            if (!Verify(frame, letter.BodyEnd))
            {
                return Outcome.BadMac;
            }

            letter.Path = path;
            return letter.Kind == FrameKind.Diff ? DiffCodec.Scan(frame, letter.BodyEnd, self, letter) : ReadBody(letter);
        }

        /// <summary>
        /// Reads what a frame claims, whoever made it and whenever, into <see cref="Letter"/>: for people who look at captures, and for a
        /// simulation that watches its own wire. A node never believes this.
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
            if (Letter.Kind != FrameKind.Diff)
            {
                return ReadBody(Letter);
            }

            outcome = DiffCodec.Scan(frame, Letter.BodyEnd, 0, Letter);
            if (outcome == Outcome.Done)
            {
                Letter.ReadEntries();
            }

            return outcome;
        }

        /// <summary>
        /// Whether the bytes can be a frame and end in its MAC; for people, beside <see cref="Look"/>. Leaves the header in
        /// <see cref="Letter"/>.
        /// </summary>
        public bool IsAuthentic(byte[] frame, int size)
        {
            return FrameHeader.Read(frame, size, Letter) == Outcome.Done && Verify(frame, size - Limits.MacSize);
        }

        /// <summary>Writes and signs a diff. Every diff fits one frame, by <see cref="Limits.DiffSizeMax"/>.</summary>
        /// <param name="diff">A diff whose fields are in range.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <returns>Bytes of the frame.</returns>
        public int Seal(Diff diff, byte[] frame)
        {
            return Seal(frame, DiffCodec.Write(diff, names, frame));
        }

        /// <summary>Writes and signs a frame of the fragment store.</summary>
        /// <param name="from">Kind, flags and the kind's fields, in range.</param>
        /// <param name="epoch">Swarm epoch.</param>
        /// <param name="sender">The sender's pseudonym, not 0.</param>
        /// <param name="seq">The frame's number.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <returns>Bytes of the frame.</returns>
        public int Seal(StoreFrame from, int epoch, int sender, int seq, byte[] frame)
        {
            return Seal(frame, StoreCodec.Write(from, frame, epoch, sender, seq));
        }

        /// <summary>Writes and signs a census.</summary>
        /// <param name="epoch">Swarm epoch.</param>
        /// <param name="sender">Any pseudonym but 0.</param>
        /// <param name="seq">Number of the census, above all earlier ones: its Unix time in seconds does.</param>
        /// <param name="holdMs">The pause asked for, 1..<see cref="Limits.HoldMsMax"/> ms.</param>
        /// <param name="frame">Buffer of <see cref="Limits.FrameSizeMax"/> bytes.</param>
        /// <returns>Bytes of the frame.</returns>
        public int SealCensus(int epoch, int sender, int seq, int holdMs, byte[] frame)
        {
            return Seal(frame, CensusCodec.Write(frame, epoch, sender, seq, holdMs));
        }

        /// <summary>The MAC of the frame that was sealed last.</summary>
        public long SealedMac => BitConverter.ToInt64(computed, 0);

        /// <summary>Signs header and body, whatever they say, and returns the frame's whole size.</summary>
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
            if (letter.Kind == FrameKind.Census)
            {
                return CensusCodec.Read(letter);
            }

            return letter.Store != null ? StoreCodec.Read(letter) : Outcome.WrongKind;
        }

        /// <summary>Whether the MAC is right. Takes the same time wherever the first difference is.</summary>
        private bool Verify(byte[] frame, int bodyEnd)
        {
            mac.Compute(frame, bodyEnd, computed);

            // All 8 bytes at once: how many of them fit does not show in the time it takes.
            long told = BitConverter.ToInt64(frame, bodyEnd);
            Letter.Mac = told;
            return told == BitConverter.ToInt64(computed, 0);
        }
    }
}
