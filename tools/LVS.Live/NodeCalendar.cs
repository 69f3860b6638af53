using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Live;

/// <summary>
/// The calendar by which a PC's node learns at its start how long it was away. The wall clock alone would count every step of itself as
/// time away: a machine without a battery clock starts days or years behind, and the network sets it while the node runs. So a file beside
/// the ledger relates the node's calendar to the wall clock and to the time since the machine's start. Within one start of the machine the
/// latter counts; over a restart the wall clock does, less the steps that were seen. Belongs to one thread.
/// </summary>
public sealed class NodeCalendar
{
    /// <summary>A wall clock that is off by more than this was set, in ms. Corrections by a time service stay below it for hours.</summary>
    private const long StepMs = 1000;

    private const int StartMsAt = 16;
    private const int WallMsAt = 24;
    private const int CalendarMsAt = 32;
    private const int SumAt = 40;
    private const int RecordSize = 48;

    private readonly IRecordFile file;
    private readonly MachineClock clock;
    private readonly byte[] record = new byte[RecordSize];
    private long wallMs;
    private long calendarMs;
    private long processMs;

    /// <summary>Continues the calendar.</summary>
    /// <param name="file">Where it is kept.</param>
    /// <param name="continues">Whether the node has a ledger, and with it a calendar to continue.</param>
    /// <param name="clock">The machine's clocks; null for the real ones.</param>
    public NodeCalendar(IRecordFile file, bool continues, MachineClock? clock = null)
    {
        this.file = file;
        this.clock = clock ?? new MachineClock();
        byte[] read = new byte[RecordSize + 1];
        Begin(continues && file.Load(read) == RecordSize && LittleEndian.Read64(read, SumAt) == Fletcher64.Of(read, SumAt) ? read : null);
    }

    /// <summary>The calendar now, in ms since 1970 or off by the steps of the wall clock.</summary>
    public long NowMs => calendarMs + clock.ProcessMs - processMs;

    /// <summary>Keeps what relates the calendar to the wall clock when that was set; called once in a while.</summary>
    public void Attend()
    {
        long aheadMs = clock.WallMs - wallMs - (clock.ProcessMs - processMs);
        if (aheadMs is > StepMs or < -StepMs)
        {
            // A machine that was suspended looks like one whose clock was set. Its time since the start tells them apart.
            Begin(record);
        }
    }

    private void Begin(byte[]? before)
    {
        (Guid start, long sinceStartMs) = clock.SinceStart ?? (Guid.Empty, 0);
        wallMs = clock.WallMs;
        long goneMs = before == null ? 0 : sinceStartMs - LittleEndian.Read64(before, StartMsAt);
        bool sameStart = before != null && start != Guid.Empty && new Guid(before.AsSpan(0, StartMsAt)) == start && goneMs >= 0;
        calendarMs = before == null ? wallMs
            : LittleEndian.Read64(before, CalendarMsAt) + (sameStart ? goneMs : wallMs - LittleEndian.Read64(before, WallMsAt));
        processMs = clock.ProcessMs;
        start.TryWriteBytes(record);
        LittleEndian.Write64(record, StartMsAt, sinceStartMs);
        LittleEndian.Write64(record, WallMsAt, wallMs);
        LittleEndian.Write64(record, CalendarMsAt, calendarMs);
        LittleEndian.Write64(record, SumAt, Fletcher64.Of(record, SumAt));

        // A disk that refuses is the log's to tell.
        file.Save(record, RecordSize);
    }
}
