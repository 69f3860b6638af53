using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Brings a board that keeps crashing back into operation. After three crashes in a row, without a good minute between them, it boots
    /// with the last good configuration; after six, with the factory configuration. The handler that catches a crash counts it before the
    /// reboot; power cuts never count. Nothing is erased: the ladder only chooses, and a new configuration file starts at the top again.
    /// Pure logic; the caller stores the record.
    /// </summary>
    public sealed class BootLadder
    {
        /// <summary>Bytes of the ladder's record.</summary>
        public const int RecordSize = 20;

        /// <summary>A boot is good once it has run this long, in ms, or has ended in an orderly sleep.</summary>
        public const int GoodAfterMs = 60_000;

        /// <summary>Number of crashes in a row from which the last good configuration is used.</summary>
        public const int LastGoodFrom = 3;

        /// <summary>Number of crashes in a row from which the factory configuration is used.</summary>
        public const int FactoryFrom = 6;

        private const int Magic = 0x4253564C; // "LVSB"
        private const int CrcAt = RecordSize - 4;
        private const int CrashesMax = 1_000_000;
        private const int DelayMsMin = 10_000;
        private const int DelayDoublingsMax = 5;

        private int crashesInRow;
        private int crashesInAll;
        private int configCrc;
        private int rung;
        private bool good;

        /// <summary>Crashes since the last good boot with the same configuration file.</summary>
        public int CrashesInRow => crashesInRow;

        /// <summary>Crashes since the record was begun.</summary>
        public int CrashesInAll => crashesInAll;

        /// <summary>What <see cref="Choose"/> chose last: one of <see cref="BootRung"/>.</summary>
        public int Rung => rung;

        /// <summary>Whether the record has changed since it was read or written.</summary>
        public bool RecordDue { get; private set; }

        /// <summary>
        /// Whether a good boot would change the record. A wake with a single flash write then leaves that write to the ladder.
        /// </summary>
        public bool WantsRecord => RecordDue || (crashesInRow > 0 && rung == BootRung.Own);

        /// <summary>Reads the record. A damaged record, such as a torn write after a power cut, counts no crash.</summary>
        /// <param name="record">Bytes from flash.</param>
        /// <param name="size">How many of them there are.</param>
        /// <returns>Whether the record was whole.</returns>
        public bool Read(byte[] record, int size)
        {
            bool whole = size == RecordSize
                && LittleEndian.Read32(record, 0) == Magic
                && LittleEndian.Read32(record, CrcAt) == (int)Crc32.Of(record, 0, CrcAt)
                && LittleEndian.Read32(record, 4) >= 0;
            crashesInRow = whole ? LittleEndian.Read32(record, 4) : 0;
            crashesInAll = whole ? LittleEndian.Read32(record, 8) : 0;
            configCrc = whole ? LittleEndian.Read32(record, 12) : 0;
            good = false;
            RecordDue = false;
            return whole;
        }

        /// <summary>Writes the record; call <see cref="Written"/> once it is durable.</summary>
        /// <param name="record">At least <see cref="RecordSize"/> bytes.</param>
        public void Write(byte[] record)
        {
            LittleEndian.Write32(record, 0, Magic);
            LittleEndian.Write32(record, 4, crashesInRow);
            LittleEndian.Write32(record, 8, crashesInAll);
            LittleEndian.Write32(record, 12, configCrc);
            LittleEndian.Write32(record, CrcAt, (int)Crc32.Of(record, 0, CrcAt));
        }

        /// <summary>The record is durable.</summary>
        public void Written()
        {
            RecordDue = false;
        }

        /// <summary>Chooses the configuration of this boot.</summary>
        /// <param name="ownCrc">Checksum of the board's own file as it is now.</param>
        /// <param name="hasLastGood">Whether there is a last good copy that differs from the own file.</param>
        /// <returns>One of <see cref="BootRung"/>.</returns>
        public int Choose(int ownCrc, bool hasLastGood)
        {
            if (ownCrc != configCrc)
            {
                // The file has changed: earlier crashes were not its fault.
                crashesInRow = 0;
                configCrc = ownCrc;
            }

            rung = crashesInRow < LastGoodFrom ? BootRung.Own
                : hasLastGood && crashesInRow < FactoryFrom ? BootRung.LastGood : BootRung.Factory;
            return rung;
        }

        /// <summary>Reports how long the boot has lasted.</summary>
        /// <param name="uptimeMs">Ms since the boot.</param>
        /// <returns>True once, when the boot turns good.</returns>
        public bool Tick(long uptimeMs)
        {
            if (good || uptimeMs < GoodAfterMs)
            {
                return false;
            }

            Good();
            return true;
        }

        /// <summary>The boot is good. On the lower rungs the count stays, because the file that crashed is still there.</summary>
        public void Good()
        {
            good = true;
            if (crashesInRow > 0 && rung == BootRung.Own)
            {
                crashesInRow = 0;
                RecordDue = true;
            }
        }

        /// <summary>A crash was caught. The record must be written before the reboot.</summary>
        public void Crashed()
        {
            // After a good minute a crash starts a new row, on the rung where the boot was good.
            crashesInRow = good ? FirstOf(rung) + 1 : crashesInRow + 1;
            crashesInRow = crashesInRow < CrashesMax ? crashesInRow : CrashesMax;
            crashesInAll = crashesInAll < CrashesMax ? crashesInAll + 1 : CrashesMax;
            RecordDue = true;
        }

        /// <summary>
        /// How long to wait before the reboot, in ms: time to read the console, and a growing delay of up to five minutes.
        /// </summary>
        public int RebootDelayMs()
        {
            int doublings = crashesInRow < 1 ? 0 : crashesInRow - 1;
            return DelayMsMin << (doublings < DelayDoublingsMax ? doublings : DelayDoublingsMax);
        }

        private static int FirstOf(int rung)
        {
            return rung == BootRung.Own ? 0 : rung == BootRung.LastGood ? LastGoodFrom : FactoryFrom;
        }
    }
}
