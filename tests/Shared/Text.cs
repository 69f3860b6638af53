using LVS.Core;

namespace LVS.Tests.Shared
{
    /// <summary>Vector lines as values, and values as vector lines, in the notation of shared/vectors/README.md.</summary>
    public static class Text
    {
        private const string Digits = "0123456789abcdef";

        // Unit of a neighbour's silence in a record. A node that was just read has been awake for no time.
        private const int SilenceMs = 4096;

        /// <summary>One column of a vector line, without the spaces around it.</summary>
        public static string Column(string line, int index)
        {
            return line.Split('|')[index].Trim();
        }

        /// <summary>One part of a column.</summary>
        public static string[] Parts(string column)
        {
            return column.Split(' ');
        }

        /// <summary>A decimal number.</summary>
        public static long Number(string digits)
        {
            bool negative = digits[0] == '-';
            long value = 0;
            for (int i = negative ? 1 : 0; i < digits.Length; i++)
            {
                value = value * 10 + (digits[i] - '0');
            }

            return negative ? -value : value;
        }

        /// <summary>Pairs of hexadecimal digits as bytes.</summary>
        public static byte[] Bytes(string hex)
        {
            byte[] bytes = new byte[hex.Length / 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)((Digits.IndexOf(hex[2 * i]) << 4) | Digits.IndexOf(hex[2 * i + 1]));
            }

            return bytes;
        }

        /// <summary>Bytes as pairs of hexadecimal digits.</summary>
        public static string Hex(byte[] bytes, int size)
        {
            char[] hex = new char[2 * size];
            for (int i = 0; i < size; i++)
            {
                hex[2 * i] = Digits[bytes[i] >> 4];
                hex[2 * i + 1] = Digits[bytes[i] & 15];
            }

            return new string(hex);
        }

        /// <summary>The first bytes of an array as an array of their own.</summary>
        public static byte[] Head(byte[] bytes, int size)
        {
            byte[] head = new byte[size];
            System.Array.Copy(bytes, 0, head, 0, size);
            return head;
        }

        /// <summary>A pseudonym as a number of eight hexadecimal digits.</summary>
        public static string Pseudonym(int pseudonym)
        {
            char[] hex = new char[8];
            for (int i = 0; i < 8; i++)
            {
                hex[i] = Digits[(pseudonym >> (28 - 4 * i)) & 15];
            }

            return new string(hex);
        }

        /// <summary>The pseudonym, or nonce, of eight hexadecimal digits.</summary>
        public static int PseudonymOf(string digits)
        {
            int value = 0;
            for (int i = 0; i < digits.Length; i++)
            {
                value = value << 4 | Digits.IndexOf(digits[i]);
            }

            return value;
        }

        /// <summary>The meaning of a diff.</summary>
        public static string Of(Diff diff)
        {
            string text = "diff flags=" + diff.Flags.ToString() + " sender=" + Pseudonym(diff.Sender) + " seq=" + diff.Seq.ToString()
                + " open=" + diff.OpenCount.ToString() + " float=" + diff.Float.ToString() + " weight=" + diff.Weight.ToString()
                + " edges=" + diff.EntryCount.ToString();
            for (int i = 0; i < diff.EntryCount; i++)
            {
                text += " " + Pseudonym(diff.Peer[i]) + ":" + (diff.Nonce[i] != 0
                    ? Pseudonym(diff.Nonce[i]) + ":" + Pseudonym(diff.NonceHeard[i])
                    : (diff.Echo[i] & 255).ToString() + ":" + diff.Sent[i].ToString() + ":" + diff.Credited[i].ToString()
                        + ":" + diff.Granted[i].ToString()) + ":" + Tag(diff.Tag[i]);
            }

            if ((diff.Flags & Diff.FlagRelay) != 0)
            {
                text += " relay=" + Pseudonym(diff.RelayPeer) + ":" + diff.RelaySeq.ToString() + ":" + diff.RelayMark.ToString();
            }

            if ((diff.Flags & Diff.FlagTombstone) != 0)
            {
                text += " tombstone=" + Pseudonym(diff.TombstonePeer) + ":" + Tag(diff.Tag[diff.EntryCount]);
            }

            return text;
        }

        /// <summary>A tag's bytes.</summary>
        public static string Tag(long tag)
        {
            byte[] bytes = new byte[8];
            LittleEndian.Write64(bytes, 0, tag);
            return Hex(bytes, Limits.TagSize);
        }

        /// <summary>The meaning of a census.</summary>
        public static string OfCensus(Letter letter)
        {
            return "census sender=" + Pseudonym(letter.Sender) + " seq=" + letter.Seq.ToString() + " hold=" + letter.HoldMs.ToString();
        }

        /// <summary>The meaning of a keepsake, a recall or a remembrance.</summary>
        public static string OfRescue(Letter letter)
        {
            string text = letter.Kind == FrameKind.Keepsake ? "keepsake" : letter.Kind == FrameKind.Recall ? "recall"
                : "remembrance flags=" + letter.Flags.ToString();
            text += " sender=" + Pseudonym(letter.Sender) + " seq=" + letter.Seq.ToString();
            if (letter.Kind == FrameKind.Keepsake)
            {
                return text + " target=" + Pseudonym(letter.Target) + " content=" + Hex(letter.Content, letter.Content.Length)
                    + " tag=" + Tag(letter.Proof);
            }

            text += " lookup=" + Eight(letter.Lookup) + " seed=" + Eight(letter.Seed);
            return letter.Kind == FrameKind.Recall ? text : text + " identity=" + Eight(letter.Identity)
                + " base=" + letter.BaseUvu.ToString() + " heard=" + letter.HeardMinute.ToString() + " proof=" + Eight(letter.Proof);
        }

        /// <summary>A number's 8 bytes.</summary>
        public static string Eight(long number)
        {
            byte[] bytes = new byte[8];
            LittleEndian.Write64(bytes, 0, number);
            return Hex(bytes, 8);
        }

        /// <summary>The meaning of a hello.</summary>
        public static string OfHello(Letter letter)
        {
            return "hello sender=" + Pseudonym(letter.Sender) + " seq=" + letter.Seq.ToString()
                + " key=" + Hex(letter.PublicKey, Limits.PublicKeySize);
        }

        /// <summary>The meaning of a ledger record but its tombstones, as it was read into the first window of a memory.</summary>
        public static string Of(NodeMemory memory, int number)
        {
            byte[] pair = new byte[2 * Limits.PublicKeySize];
            memory.Pair.CopyPrivate(pair);
            memory.Pair.CopyPublic(pair, Limits.PublicKeySize);
            string text = "number=" + number.ToString() + " pseudonym=" + Pseudonym(memory.Edges.PseudonymOf[0])
                + " reserved=" + memory.Life.SeqReserved.ToString()
                + " weight=" + memory.Edges.WeightOf[0].ToString() + " epoch=" + memory.Edges.EpochOf[0].ToString()
                + " earned=" + memory.Edges.EarnedOf[0].ToString() + " float=" + memory.Edges.FloatOf[0].ToString()
                + " fold=" + memory.Trust.FoldDue.ToString() + " granted=" + memory.Trust.GrantedInEpoch.ToString()
                + " former=" + Pseudonym(memory.Edges.FormerOf[0]) + " absent=";
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                text += Digits[EdgeTable.AbsentWakesOf(memory.Edges.AbsentCountOf[slot])].ToString();
            }

            text += " folded=" + memory.Trust.FoldAtMs.ToString() + " ms=" + memory.Clock.NowMs.ToString()
                + " elapsed=" + memory.Clock.ElapsedMs.ToString() + " credit=" + memory.Clock.CreditMs.ToString()
                + " doubt=" + memory.Clock.DoubtMs.ToString() + " open=" + (memory.Clock.IsOpen ? "1" : "0")
                + " calendar=" + memory.Clock.CalendarMs.ToString()
                + " census=" + memory.Life.Census.ToString() + ":" + memory.Life.CensusMinute.ToString()
                + " keys=" + Hex(pair, pair.Length);
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                text += " " + OfSlot(memory, slot);
            }

            return text;
        }

        private static string OfSlot(NodeMemory memory, int slot)
        {
            EdgeKeyTable keys = memory.Keys;
            bool isOpen = keys.StateOf[slot] == EdgeKeyTable.Open;
            byte[] key = new byte[Limits.KeySize];
            System.Array.Copy(isOpen ? keys.PairKeysOf : keys.EdgeKeysOf, slot * Limits.KeySize, key, 0, Limits.KeySize);
            int flags = keys.FlagsOf[slot];
            bool isLower = (flags & (isOpen ? EdgeKeyTable.IsPairLower : EdgeKeyTable.IsLower)) != 0;
            int bits = keys.StateOf[slot] | (isLower ? 4 : 0) | (isOpen && (flags & EdgeKeyTable.HasPairKey) != 0 ? 8 : 0)
                | ((flags & EdgeKeyTable.HasSeq) != 0 ? 16 : 0);
            int[] narrow = memory.Trust.Narrow;
            long[] wide = memory.Trust.Wide;
            return Pseudonym(memory.Edges.PeerOf[slot]) + ":" + memory.Edges.SentOf[slot].ToString()
                + ":" + memory.Edges.CreditedOf[slot].ToString() + ":" + memory.Edges.PeerCreditedOf[slot].ToString()
                + ":" + EdgeTable.BitsOf(memory.Edges.SlotFlagsOf[slot]).ToString()
                + ":" + (-memory.Trust.HeardAtMs(slot) / SilenceMs).ToString() + ":" + narrow[TrustTable.GrantedOf + slot].ToString()
                + ":" + narrow[TrustTable.ReceivedOf + slot].ToString() + ":" + narrow[TrustTable.GoodOf + slot].ToString()
                + ":" + narrow[TrustTable.BadOf + slot].ToString() + ":" + narrow[TrustTable.UsedOf + slot].ToString()
                + ":" + memory.Edges.BornMsOf[slot].ToString() + ":" + wide[TrustTable.AnchorOf + slot].ToString()
                + ":" + wide[TrustTable.AnchorAtMsOf + slot].ToString() + ":" + bits.ToString() + ":" + Hex(key, Limits.KeySize)
                + ":" + Pseudonym(keys.OwnNonceOf[slot]) + ":" + Pseudonym(keys.PeerNonceOf[slot])
                + ":" + keys.PeerIdOf[slot].ToString() + ":" + keys.PeerSeqOf[slot].ToString() + ":" + keys.PeerEpochOf[slot].ToString();
        }

        /// <summary>The name of an outcome; the device keeps no names of enum members.</summary>
        public static string Of(Outcome outcome)
        {
            switch (outcome)
            {
                case Outcome.Done:
                    return "Done";
                case Outcome.TooShort:
                    return "TooShort";
                case Outcome.TooLong:
                    return "TooLong";
                case Outcome.WrongVersion:
                    return "WrongVersion";
                case Outcome.WrongKind:
                    return "WrongKind";
                case Outcome.ReservedBits:
                    return "ReservedBits";
                case Outcome.BadMac:
                    return "BadMac";
                case Outcome.OutOfRange:
                    return "OutOfRange";
                case Outcome.TrailingBytes:
                    return "TrailingBytes";
                case Outcome.DuplicateEntry:
                    return "DuplicateEntry";
                case Outcome.WrongMinute:
                    return "WrongMinute";
                case Outcome.OwnEcho:
                    return "OwnEcho";
                case Outcome.Stale:
                    return "Stale";
                case Outcome.Stranger:
                    return "Stranger";
                case Outcome.Overclaim:
                    return "Overclaim";
                case Outcome.TooSoon:
                    return "TooSoon";
                case Outcome.Banned:
                    return "Banned";
                case Outcome.Inconsistent:
                    return "Inconsistent";
                case Outcome.Unproved:
                    return "Unproved";
                case Outcome.Twin:
                    return "Twin";
                default:
                    return "?";
            }
        }
    }
}
