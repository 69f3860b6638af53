using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// The last crash as one record of fixed size: reason, time, message and the last events of the node. The handler that catches the
    /// crash writes it, and the next boot prints it. The constructor allocates all memory, because the crash may be an
    /// OutOfMemoryException.
    /// </summary>
    public sealed class Epitaph
    {
        /// <summary>Bytes of the record.</summary>
        public const int RecordSize = TraceAt + TraceCountMax * TraceSize + 4;

        /// <summary>Characters of message kept.</summary>
        public const int MessageSizeMax = 96;

        /// <summary>Entries of the trace ring kept.</summary>
        public const int TraceCountMax = 5;

        private const int Magic = 0x4553564C; // "LVSE"
        private const int NumberAt = 4;
        private const int CodeAt = 8;
        private const int RungAt = 9;
        private const int MessageSizeAt = 10;
        private const int TraceCountAt = 11;
        private const int UptimeAt = 12;
        private const int UtcAt = 20;
        private const int MessageAt = 28;
        private const int TraceAt = MessageAt + MessageSizeMax;
        private const int TraceSize = 24;
        private const int CrcAt = RecordSize - 4;

        private const byte ProofABoardHasThem = TraceCountMax <= Limits.TraceSlotCountOfBoard ? 0 : -1;

        private readonly byte[] record = new byte[RecordSize + 1];

        /// <summary>The record: <see cref="RecordSize"/> bytes, and one more so that a longer file is detected.</summary>
        public byte[] Record => record;

        /// <summary>Number of this crash of the board, from 1; 0 in an epitaph never written.</summary>
        public int Number => LittleEndian.Read32(record, NumberAt);

        /// <summary>One of <see cref="EpitaphCode"/>.</summary>
        public int Code => record[CodeAt];

        /// <summary>The configuration that was used: one of <see cref="BootRung"/>.</summary>
        public int Rung => record[RungAt];

        /// <summary>Ms from the boot to the crash.</summary>
        public long UptimeMs => LittleEndian.Read64(record, UptimeAt);

        /// <summary>The board's clock at the crash, in ms since the Unix epoch; meaningful only when the clock was set.</summary>
        public long UtcMs => LittleEndian.Read64(record, UtcAt);

        /// <summary>Entries of trace.</summary>
        public int TraceCount => record[TraceCountAt];

        /// <summary>Describes a crash in <see cref="Record"/>, which the caller then writes.</summary>
        /// <param name="number">Number of this crash.</param>
        /// <param name="code">One of <see cref="EpitaphCode"/>.</param>
        /// <param name="rung">One of <see cref="BootRung"/>.</param>
        /// <param name="uptimeMs">Ms since the boot.</param>
        /// <param name="utcMs">Ms since the Unix epoch.</param>
        /// <param name="message">Its text, cut to <see cref="MessageSizeMax"/>; characters outside ASCII become '?'. May be null.</param>
        /// <param name="trace">The node's trace ring, or null when there was no node yet.</param>
        public void Tell(int number, int code, int rung, long uptimeMs, long utcMs, string message, TraceRing trace)
        {
            System.Array.Clear(record, 0, record.Length);
            LittleEndian.Write32(record, 0, Magic);
            LittleEndian.Write32(record, NumberAt, number);
            record[CodeAt] = (byte)code;
            record[RungAt] = (byte)rung;
            LittleEndian.Write64(record, UptimeAt, uptimeMs);
            LittleEndian.Write64(record, UtcAt, utcMs);
            int size = message == null ? 0 : message.Length < MessageSizeMax ? message.Length : MessageSizeMax;
            record[MessageSizeAt] = (byte)size;
            for (int i = 0; i < size; i++)
            {
                char c = message[i];
                record[MessageAt + i] = (byte)(c >= ' ' && c <= '~' ? c : '?');
            }

            int count = trace == null ? 0 : trace.Count < TraceCountMax ? trace.Count : TraceCountMax;
            record[TraceCountAt] = (byte)count;
            for (int age = 0; age < count; age++)
            {
                int at = TraceAt + age * TraceSize;
                int traceCode = trace.Read(age, out long timeMs, out int peer, out long amount);
                LittleEndian.Write64(record, at, timeMs);
                LittleEndian.Write32(record, at + 8, traceCode);
                LittleEndian.Write32(record, at + 12, peer);
                LittleEndian.Write64(record, at + 16, amount);
            }

            LittleEndian.Write32(record, CrcAt, (int)Crc32.Of(record, 0, CrcAt));
        }

        /// <summary>Whether <see cref="Record"/>, filled from flash, is a whole epitaph.</summary>
        /// <param name="size">Bytes that were read.</param>
        public bool IsWhole(int size)
        {
            return size == RecordSize
                && LittleEndian.Read32(record, 0) == Magic
                && LittleEndian.Read32(record, CrcAt) == (int)Crc32.Of(record, 0, CrcAt)
                && record[MessageSizeAt] <= MessageSizeMax
                && record[TraceCountAt] <= TraceCountMax;
        }

        /// <summary>The message, as it was cut.</summary>
        public string Message()
        {
            char[] text = new char[record[MessageSizeAt]];
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = (char)record[MessageAt + i];
            }

            return new string(text);
        }

        /// <summary>Reads an entry of trace.</summary>
        /// <param name="age">0 for the newest, below <see cref="TraceCount"/>.</param>
        /// <param name="timeMs">The node's time at which it was added.</param>
        /// <param name="peer">A pseudonym, or 0.</param>
        /// <param name="amount">As the code says.</param>
        /// <returns>One of <see cref="TraceCode"/>.</returns>
        public int ReadTrace(int age, out long timeMs, out int peer, out long amount)
        {
            Check.That(age >= 0 && age < TraceCount, "Epitaph.ReadTrace: no entry of that age");
            int at = TraceAt + age * TraceSize;
            timeMs = LittleEndian.Read64(record, at);
            peer = LittleEndian.Read32(record, at + 12);
            amount = LittleEndian.Read64(record, at + 16);
            return LittleEndian.Read32(record, at + 8);
        }
    }
}
