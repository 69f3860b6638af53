namespace LVS.Core
{
    /// <summary>
    /// How old the swarm's epoch is, for a node that boots at every wake: a swarm of deep sleepers would never turn its epoch if each age
    /// began with the boot. The calendar clock runs on through deep sleep, set or not, so one small record an epoch, of when it began, is
    /// enough. A clock that was set or began anew meanwhile gives no age: then the epoch is taken to begin now, it is never too old. No
    /// clock in here.
    /// </summary>
    public sealed class EpochClock
    {
        /// <summary>Bytes of the record.</summary>
        public const int RecordSize = 20;

        private const int Magic = 0x5453564C; // "LVST"
        private const int CrcAt = RecordSize - 4;

        // An unset clock counts from 1970: what seems to be so long ago was seen by another clock.
        private const long AgeMsMax = 400L * 24 * 3_600_000;

        private int epoch = -1;
        private long sinceMs;

        /// <summary>Whether <see cref="Write"/> has something new.</summary>
        public bool IsRecordDue { get; private set; }

        /// <summary>Takes up what an earlier wake has written; a record that is not whole says nothing.</summary>
        /// <param name="record">Bytes from flash.</param>
        /// <param name="size">How many of them there are.</param>
        /// <returns>Whether the record was whole.</returns>
        public bool Read(byte[] record, int size)
        {
            bool whole = size == RecordSize
                && LittleEndian.Read32(record, 0) == Magic
                && LittleEndian.Read32(record, CrcAt) == (int)Crc32.Of(record, 0, CrcAt);
            epoch = whole ? LittleEndian.Read16(record, 4) : -1;
            sinceMs = whole ? LittleEndian.Read64(record, 8) : 0;
            IsRecordDue = false;
            return whole;
        }

        /// <summary>The age of the epoch in which the node has booted; 0, and a record is due, where it was not known.</summary>
        /// <param name="epochNow">The node's epoch, 0..65535.</param>
        /// <param name="utcMs">The calendar clock, in ms since 1970 or since it began.</param>
        /// <returns>In ms, 0 or above.</returns>
        public long AgeMs(int epochNow, long utcMs)
        {
            long ageMs = utcMs - sinceMs;
            if (epoch == epochNow && ageMs >= 0 && ageMs <= AgeMsMax)
            {
                return ageMs;
            }

            epoch = epochNow;
            sinceMs = utcMs;
            IsRecordDue = true;
            return 0;
        }

        /// <summary>Writes the record.</summary>
        /// <param name="record">At least <see cref="RecordSize"/> bytes.</param>
        public void Write(byte[] record)
        {
            LittleEndian.Write32(record, 0, Magic);
            LittleEndian.Write32(record, 4, epoch);
            LittleEndian.Write64(record, 8, sinceMs);
            LittleEndian.Write32(record, CrcAt, (int)Crc32.Of(record, 0, CrcAt));
        }
    }
}
