using System;

using LVS.Live;
using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

/// <summary>A PC node's calendar over steps of the wall clock, sleeps of the machine, and starts of node and machine.</summary>
[TestClass]
public sealed class NodeCalendarTests
{
    private const long BornMs = 1_800_000_000_000;
    private const long HourMs = 3_600_000;
    private const long DayMs = 24 * HourMs;

    private readonly Clock clock = new();
    private readonly Record file = new();

    [TestMethod]
    [DataRow(3 * DayMs)]
    [DataRow(-3 * DayMs)]
    [DataRow(20_000 * DayMs)]
    [DataRow(2_000L)]
    public void AStepInARunIsNoTimeAway(long stepMs)
    {
        NodeCalendar first = new(file, continues: false, clock);
        Pass(first, HourMs);
        clock.WallStepMs += stepMs;
        Pass(first, HourMs);
        Assert.AreEqual(BornMs + (2 * HourMs), first.NowMs);
        clock.Restart();
        clock.Off(HourMs);
        Assert.AreEqual(BornMs + (3 * HourMs), new NodeCalendar(file, continues: true, clock).NowMs);
    }

    [TestMethod]
    [DataRow(3 * DayMs)]
    [DataRow(-3 * DayMs)]
    public void AStepIsRememberedOverARestartOfTheMachine(long stepMs)
    {
        NodeCalendar first = new(file, continues: false, clock);
        clock.WallStepMs += stepMs;
        Pass(first, HourMs);
        clock.Restart();
        clock.RestartMachine();
        clock.Off(5 * DayMs);
        Assert.AreEqual(BornMs + HourMs + (5 * DayMs), new NodeCalendar(file, continues: true, clock).NowMs);
    }

    [TestMethod]
    [DataRow(DayMs)]
    [DataRow(-DayMs)]
    public void AStepBetweenTwoRunsIsNoTimeAway(long stepMs)
    {
        Pass(new(file, continues: false, clock), HourMs);
        clock.WallStepMs += stepMs;
        clock.Restart();
        clock.Off(HourMs);
        Assert.AreEqual(BornMs + (2 * HourMs), new NodeCalendar(file, continues: true, clock).NowMs);
    }

    /// <summary>The node's own clock stands still meanwhile, the machine's does not: that is time away.</summary>
    [TestMethod]
    public void ASuspendedMachineIsTimeAway()
    {
        NodeCalendar first = new(file, continues: false, clock);
        Pass(first, HourMs);
        clock.Off(DayMs);
        Pass(first, HourMs);
        Assert.AreEqual(BornMs + DayMs + (2 * HourMs), first.NowMs);
        clock.Restart();
        Assert.AreEqual(BornMs + DayMs + (2 * HourMs), new NodeCalendar(file, continues: true, clock).NowMs);
    }

    /// <summary>Where the system does not tell the time since its start, the wall clock is all there is.</summary>
    [TestMethod]
    public void WithoutATimeSinceTheStartTheWallClockCounts()
    {
        clock.Tells = false;
        Pass(new(file, continues: false, clock), HourMs);
        clock.Restart();
        clock.Off(DayMs);
        Assert.AreEqual(BornMs + HourMs + DayMs, new NodeCalendar(file, continues: true, clock).NowMs);
    }

    [TestMethod]
    public void ATornFileAndANewNodeBeginWithTheWallClock()
    {
        Pass(new(file, continues: false, clock), HourMs);
        clock.WallStepMs = DayMs;
        Assert.AreEqual(BornMs + HourMs + DayMs, new NodeCalendar(file, continues: false, clock).NowMs, "a new node");
        for (int size = 0; size < file.Bytes.Length; size++)
        {
            Record torn = new() { Bytes = file.Bytes[..size] };
            Assert.AreEqual(BornMs + HourMs + DayMs, new NodeCalendar(torn, continues: true, clock).NowMs, $"{size} bytes");
            Record rotten = new() { Bytes = [.. file.Bytes] };
            rotten.Bytes[size] ^= 1;
            Assert.AreEqual(BornMs + HourMs + DayMs, new NodeCalendar(rotten, continues: true, clock).NowMs, $"a bit of byte {size}");
        }
    }

    /// <summary>A clock that a time service corrects by and by, and one that nobody sets, cost no writes.</summary>
    [TestMethod]
    public void OnlyAStepIsWritten()
    {
        NodeCalendar calendar = new(file, continues: false, clock);
        Assert.AreEqual(1, file.SavedCount);
        Pass(calendar, DayMs);
        Assert.AreEqual(1, file.SavedCount);
        clock.WallStepMs = 900;
        Pass(calendar, DayMs);
        Assert.AreEqual(1, file.SavedCount);
        clock.WallStepMs = 1_100;
        Pass(calendar, DayMs);
        Assert.AreEqual(2, file.SavedCount);
    }

    private void Pass(NodeCalendar calendar, long ms)
    {
        for (long passedMs = 0; passedMs < ms; passedMs += HourMs / 4)
        {
            clock.Run(HourMs / 4);
            calendar.Attend();
        }
    }

    /// <summary>A machine's clocks, which a test moves.</summary>
    private sealed class Clock : MachineClock
    {
        private Guid start = Guid.NewGuid();
        private long trueMs = BornMs;
        private long startedMs = BornMs - DayMs;
        private long processMs = 77;

        public long WallStepMs { get; set; }

        public bool Tells { get; set; } = true;

        public override long WallMs => trueMs + WallStepMs;

        public override long ProcessMs => processMs;

        public override (Guid Start, long Ms)? SinceStart => Tells ? (start, trueMs - startedMs) : null;

        public void Run(long ms)
        {
            trueMs += ms;
            processMs += ms;
        }

        /// <summary>Time in which no process runs.</summary>
        public void Off(long ms) => trueMs += ms;

        public void Restart() => processMs = 5_000_000;

        public void RestartMachine() => (start, startedMs) = (Guid.NewGuid(), trueMs);
    }

    private sealed class Record : IRecordFile
    {
        public byte[] Bytes { get; set; } = [];

        public int SavedCount { get; private set; }

        public int Load(byte[] buffer)
        {
            Bytes.AsSpan(0, Math.Min(Bytes.Length, buffer.Length)).CopyTo(buffer);
            return Bytes.Length;
        }

        public bool Save(byte[] record, int size)
        {
            Bytes = record[..size];
            SavedCount++;
            return true;
        }
    }
}
