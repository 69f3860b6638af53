using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Gets a board that crashes again and again back on its feet: after three crashes in a row, none of them after a good minute, it boots
    /// with the last good configuration, after six with the factory's. The handler that catches a crash counts it, before the reboot; power
    /// cuts never count. Nothing is ever erased: the ladder only chooses, and a new configuration file starts at the top again. Pure logic;
    /// the record is kept by the caller.
    /// </summary>
    public sealed class BootLadder
    {
        /// <summary>Bytes of the ladder's record.</summary>
        public const int RecordSize = 20;

        /// <summary>A boot is good once it has run this long, in ms, or has ended in an orderly sleep.</summary>
        public const int GoodAfterMs = 60_000;

        /// <summary>Crashes in a row from which the last good configuration is used.</summary>
        public const int LastGoodFrom = 3;

        /// <summary>Crashes in a row from which the factory configuration is used.</summary>
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

        /// <summary>Crashes since a boot was good with the same configuration file.</summary>
        public int CrashesInRow => crashesInRow;

        /// <summary>Crashes since the record was begun.</summary>
        public int CrashesInAll => crashesInAll;

        /// <summary>What <see cref="Choose"/> chose last: one of <see cref="BootRung"/>.</summary>
        public int Rung => rung;

        /// <summary>Whether <see cref="Write"/> would write something else than what was read.</summary>
        public bool RecordDue { get; private set; }

        /// <summary>Whether being good would change the record: a wake with one flash write then leaves it to the ladder.</summary>
        public bool WantsRecord => RecordDue || (crashesInRow > 0 && rung == BootRung.Own);

        /// <summary>Takes up the record; one that is not whole - a write that a power cut tore - counts no crash.</summary>
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
        /// <param name="ownCrc">Checksum of the board's own file as it lies there now.</param>
        /// <param name="hasLastGood">Whether there is a last good copy that says something else than the own file.</param>
        /// <returns>One of <see cref="BootRung"/>.</returns>
        public int Choose(int ownCrc, bool hasLastGood)
        {
            if (ownCrc != configCrc)
            {
                // The file is another one: the crashes before were not its fault.
                crashesInRow = 0;
                configCrc = ownCrc;
            }

            rung = crashesInRow < LastGoodFrom ? BootRung.Own
                : hasLastGood && crashesInRow < FactoryFrom ? BootRung.LastGood : BootRung.Factory;
            return rung;
        }

        /// <summary>Tells how long the boot has lasted.</summary>
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

        /// <summary>The boot is good. On the lower rungs the count stays: the file that crashed is still there.</summary>
        public void Good()
        {
            good = true;
            if (crashesInRow > 0 && rung == BootRung.Own)
            {
                crashesInRow = 0;
                RecordDue = true;
            }
        }

        /// <summary>A crash was caught: the record must be written before the reboot.</summary>
        public void Crashed()
        {
            // After a good minute the crash is the first of a new row, on the rung where the boot was good.
            crashesInRow = good ? FirstOf(rung) + 1 : crashesInRow + 1;
            crashesInRow = crashesInRow < CrashesMax ? crashesInRow : CrashesMax;
            crashesInAll = crashesInAll < CrashesMax ? crashesInAll + 1 : CrashesMax;
            RecordDue = true;
        }

        /// <summary>How long to wait before the reboot, in ms: time to read the console, and a brake that grows to five minutes.</summary>
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
