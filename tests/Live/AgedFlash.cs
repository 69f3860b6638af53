using System.IO;
using System.Linq;

using LVS.Core;

namespace LVS.Tests.Live;

/// <summary>The ledger on a board's flash, and what it looks like when the board has slept for a day.</summary>
internal static class AgedFlash
{
    /// <summary>The newest whole record; null when there is none.</summary>
    public static byte[]? Newest(string flash) => Directory.GetFiles(flash, "ledger.*").Select(File.ReadAllBytes)
        .Where(bytes => LedgerRecord.IsWhole(bytes, bytes.Length)).MaxBy(LedgerRecord.NumberOf);

    /// <summary>
    /// Dates the newest record a day back, minute, calendar and epoch, as that of a node whose clock is no newborn's any more. The board
    /// must be off.
    /// </summary>
    /// <returns>The record that is there now.</returns>
    public static byte[] DateBack(string flash)
    {
        const int CalendarAt = SwarmClock.RecordAt + 25;
        const int OpenAt = SwarmClock.RecordAt + 24;
        byte[] record = Newest(flash)!;
        NodeMemory memory = new(1);
        LedgerRecord.Read(record, memory);
        memory.Edges.EpochOf[0]--;
        LedgerRecord.Write(memory, LedgerRecord.NumberOf(record), record);
        LittleEndian.Write64(record, SwarmClock.RecordAt, LittleEndian.Read64(record, SwarmClock.RecordAt) - SwarmClock.DayMs);
        LittleEndian.Write48(record, CalendarAt, LittleEndian.Read48(record, CalendarAt) - SwarmClock.DayMs);
        record[OpenAt] = 0;
        int sumAt = record.Length - Limits.RecordSumSize;
        LittleEndian.Write64(record, sumAt, Fletcher64.Of(record, sumAt));
        foreach (string file in Directory.GetFiles(flash, "ledger.*"))
        {
            File.WriteAllBytes(file, record);
        }

        return record;
    }
}
