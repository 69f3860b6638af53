using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Decides how much energy a wake may use, from the battery's voltage, which is read before the radio is switched on. Below the low
    /// mark the radio stays off until the high mark is reached again. Between the marks, naps double as the battery gets emptier. The
    /// low-mark guard is armed only after the battery was seen charged: a board on USB, whose reading means nothing, must not sleep for
    /// ever. Naps lengthen even before that, because a battery that starts half full would be empty before it is ever seen charged.
    /// Integers only, no clock. One small record survives a deep sleep; it is written when it changes, not at every wake.
    /// </summary>
    public sealed class PowerKeeper
    {
        /// <summary>Bytes of the keeper's record.</summary>
        public const int RecordSize = 12;

        private const int Magic = 0x5053564C; // "LVSP"
        private const int CrcAt = RecordSize - 4;
        private const int FlagArmed = 1;
        private const int FlagDark = 2;

        private readonly PowerOptions options;
        private int flags;
        private int napSlots = 1;

        /// <summary>Makes a keeper that has not read a battery yet.</summary>
        /// <param name="options">Marks in rising order, naps within their range.</param>
        public PowerKeeper(PowerOptions options)
        {
            Check.That(
                options.BatteryLowMv < options.BatteryHighMv && options.BatteryHighMv <= options.BatteryChargedMv,
                "PowerKeeper: the battery's marks must rise");
            Check.That(options.NapDoublings >= 0 && options.NapDoublings <= PowerOptions.NapDoublingsMax, "PowerKeeper: naps out of range");
            this.options = options;
        }

        /// <summary>Whether the battery was seen charged once.</summary>
        public bool IsArmed => (flags & FlagArmed) != 0;

        /// <summary>Whether the radio is off until the battery has reached the high mark.</summary>
        public bool IsDark => (flags & FlagDark) != 0;

        /// <summary>Whether the record has changed. Then it takes this wake's one flash write.</summary>
        public bool RecordDue { get; private set; }

        /// <summary>Slots from this wake to the next, 1..2^<see cref="PowerOptions.NapDoublings"/>, a power of two.</summary>
        public int NapSlots => napSlots;

        /// <summary>Decides what this wake does.</summary>
        /// <param name="batteryMv">Voltage of the battery in mV, read with the radio off; 0 when it cannot be read.</param>
        /// <returns>One of <see cref="PowerAction"/>.</returns>
        public int Decide(int batteryMv)
        {
            napSlots = 1;
            bool pack = batteryMv >= PowerOptions.PackMvMin && batteryMv <= PowerOptions.PackMvMax;
            if (options.Mode != PowerMode.Solar || !pack)
            {
                return PowerAction.Stay;
            }

            if (!IsArmed && batteryMv >= options.BatteryChargedMv)
            {
                Change(flags | FlagArmed);
            }

            if (IsArmed && (IsDark ? batteryMv >= options.BatteryHighMv : batteryMv < options.BatteryLowMv))
            {
                Change(flags ^ FlagDark);
            }

            napSlots = 1 << (IsDark ? options.NapDoublings : Doublings(batteryMv));
            return IsDark ? PowerAction.Dark : PowerAction.Meet;
        }

    /// <summary>Reads the record of an earlier wake. A damaged record means a battery that was never seen charged.</summary>
        /// <param name="record">Bytes from flash.</param>
        /// <param name="size">How many of them there are.</param>
        /// <returns>Whether the record was whole.</returns>
        public bool Read(byte[] record, int size)
        {
            bool whole = size == RecordSize
                && LittleEndian.Read32(record, 0) == Magic
                && LittleEndian.Read32(record, CrcAt) == (int)Crc32.Of(record, 0, CrcAt);
            flags = whole ? LittleEndian.Read32(record, 4) & (FlagArmed | FlagDark) : 0;
            RecordDue = false;
            return whole;
        }

        /// <summary>Writes the record; call <see cref="Written"/> once it is durable.</summary>
        /// <param name="record">At least <see cref="RecordSize"/> bytes.</param>
        public void Write(byte[] record)
        {
            LittleEndian.Write32(record, 0, Magic);
            LittleEndian.Write32(record, 4, flags);
            LittleEndian.Write32(record, CrcAt, (int)Crc32.Of(record, 0, CrcAt));
        }

        /// <summary>The record is durable.</summary>
        public void Written()
        {
            RecordDue = false;
        }

        private int Doublings(int batteryMv)
        {
            if (batteryMv >= options.BatteryHighMv)
            {
                return 0;
            }

            // Equal steps of voltage, from the high mark, where the first doubling begins, down to the low mark.
            int below = options.BatteryHighMv - 1 - batteryMv;
            int doublings = 1 + below * options.NapDoublings / (options.BatteryHighMv - options.BatteryLowMv);
            return doublings < options.NapDoublings ? doublings : options.NapDoublings;
        }

        private void Change(int flagsNew)
        {
            flags = flagsNew;
            RecordDue = true;
        }
    }
}
