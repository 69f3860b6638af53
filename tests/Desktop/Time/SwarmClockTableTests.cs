using System;
using System.Linq;

using LVS.Core;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Time;

/// <summary>
/// How far liars, losses and dark times move the minute of 64 nodes with 8 slots. Six hours of each case on every run; all its days with
/// LVS_SOAK=1.
/// </summary>
[TestClass]
public sealed class SwarmClockTableTests
{
    private const int NodeCount = 64;
    private const int SlotCount = ClockTown.SlotCount;
    private const int HonestParts = 5_000;
    private const long MinuteMs = SwarmClock.MinuteMs;
    private const long DayMs = SwarmClock.DayMs;

    // What the median moves until clocks that begin equal have found their places, in minutes.
    private const double Unrest = 0.7;

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    private static bool IsSoak => Environment.GetEnvironmentVariable("LVS_SOAK") == "1";

    [TestMethod]
    [DataRow(0, 0, 0, 0.1, 1.0)]
    [DataRow(4, 0, 0, 0.1, 1.6)]
    [DataRow(0, 16, 1, 0.1, 1.6)]
    [DataRow(0, 16, 32, 0.1, 1.2)]
    public void HonestClocksStayTogether(int bad, int sleepers, int napMin, double perDay, double spread)
    {
        ClockTown town = new ClockTown(NodeCount, SlotCount, 1).Grown().Wrong(HonestParts).Wrong(20_000, bad, true)
            .Sleepers(sleepers, MinuteMs, napMin * MinuteMs);
        Move(town, $"{bad} at 2 %, {sleepers} napping {napMin} min", 120, perDay, 0);
        Assert.IsLessThanOrEqualTo(spread, town.SpreadMin);
    }

    [TestMethod]
    [DataRow(1, 3, 2)]
    [DataRow(2, 3, 3.5)]
    [DataRow(3, 3, 6)]
    [DataRow(4, 3, 25)]
    [DataRow(1, -3, 0.5)]
    [DataRow(2, -3, 3)]
    [DataRow(3, -3, 6)]
    [DataRow(4, -3, 25)]
    public void NeighboursThatPush(int liars, int byMin, double perDay)
    {
        ClockTown town = new ClockTown(NodeCount, SlotCount - liars, 2).Grown().Wrong(HonestParts)
            .LiarsAtEach(liars, (clock, _) => clock.NowMs + (byMin * MinuteMs));
        Move(town, $"{liars} of 8 say {byMin}", 10, perDay, 0);
    }

    /// <summary>Three liars take what credit there is, and no more; fewer take nothing.</summary>
    [TestMethod]
    [DataRow(1, 0.1, 0)]
    [DataRow(2, 0.5, 0)]
    [DataRow(3, 10, 1)]
    [DataRow(4, 15, 1)]
    public void NeighboursThatClaimCredit(int liars, double perDay, double ofStock)
    {
        ClockTown town = new ClockTown(NodeCount, SlotCount - liars, 3).Grown().Wrong(HonestParts).LiarsAtEach(liars, Claim);
        Move(town, $"{liars} of 8 claim all credit", 10, perDay, ofStock);
        Assert.IsLessThanOrEqualTo(2, town.SpreadMin);
    }

    [TestMethod]
    [DataRow(10, false, 2, 0)]
    [DataRow(20, false, 3, 0)]
    [DataRow(30, false, 6, 0)]
    [DataRow(10, true, 0.5, 0)]
    [DataRow(20, true, 8, 1)]
    [DataRow(30, true, 8, 1)]
    public void MembersThatLie(int percent, bool claim, double perDay, double ofStock)
    {
        Lie push = (clock, _) => clock.NowMs + (3 * MinuteMs);
        ClockTown town = new ClockTown(NodeCount, SlotCount, 4).Grown().Wrong(HonestParts)
            .Liars(NodeCount * percent / 100, claim ? Claim : push);
        Move(town, $"{percent} % of members {(claim ? "claim all credit" : "say +3")}", 10, perDay, ofStock);
    }

    /// <summary>Two names at each node, however far ahead, are not followed.</summary>
    [TestMethod]
    [DataRow(20)]
    [DataRow(1_000)]
    [DataRow(1_000_000)]
    public void NamesFarAhead(int byMin)
    {
        ClockTown town = new ClockTown(NodeCount, SlotCount - 2, 5).Grown().Wrong(HonestParts)
            .LiarsAtEach(2, (_, trueMs) => trueMs + (byMin * MinuteMs));
        Move(town, $"two names at each node are {byMin} min ahead", 10, 0.3, 0);
    }

    [TestMethod]
    [DataRow(20, 0.3)]
    [DataRow(40, 0.5)]
    [DataRow(100, 8)]
    public void DelayedLinks(int percent, double perDay)
    {
        ClockTown town = new ClockTown(NodeCount, SlotCount, 6).Grown().Wrong(HonestParts).Delayed(percent);
        Move(town, $"{percent} % of links are late", 10, perDay, 0);
    }

    /// <summary>Two grown swarms that meet, with three free slots at each node.</summary>
    [TestMethod]
    [DataRow(30)]
    [DataRow(600)]
    public void TwoSwarmsThatMeet(int apartMin)
    {
        int half = NodeCount / 2;
        ClockTown town = new ClockTown(NodeCount, SlotCount - 3, 7, 2).Grown().Wrong(HonestParts);
        for (int i = 0; i < half; i++)
        {
            town.Clocks[half + i].Pass(apartMin * MinuteMs);
            for (int further = 0; further < 3; further++)
            {
                town.Connect(i, half + ((i + (further * 5)) % half));
            }
        }

        long took = town.RunUntil(() => town.SpreadMin < 2, 240);
        TestContext.WriteLine($"{apartMin} min apart: one minute after {took}");
        Assert.IsLessThanOrEqualTo(30, took);
    }

    /// <summary>
    /// A node comes back after days, its clock wrong by parts of a million. What is ahead is slewed back, 32 minutes for each.
    /// </summary>
    [TestMethod]
    [DataRow(1, 5_000, 300)]
    [DataRow(10, -5_000, 15)]
    [DataRow(100, -5_000, 15)]
    [DataRow(10, -20_000, 30)]
    public void DarkWithAClock(int days, int parts, int mostMin)
    {
        ClockTown town = new ClockTown(NodeCount, SlotCount, 8).Grown().Wrong(HonestParts);
        town.Skip(0, days * DayMs);
        town.Clocks[0].Wake(days * (DayMs + (DayMs * parts / 1_000_000)));
        Assert.IsFalse(town.Clocks[0].IsOpen);
        Return(town, $"{days} days dark, its clock wrong by {parts / 10_000.0:0.0} %", mostMin);
    }

    [TestMethod]
    public void DarkWithoutAClock()
    {
        ClockTown town = new ClockTown(NodeCount, SlotCount, 8).Grown().Wrong(HonestParts);
        town.Skip(0, 100 * DayMs);
        town.Clocks[0].Wake(-1);
        Assert.IsTrue(town.Clocks[0].IsOpen);
        Return(town, "100 days dark without a clock", 2);
    }

    /// <summary>A newborn that liars find first; then one honest neighbour a minute.</summary>
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(3)]
    public void Newborn(int liars)
    {
        int honest = SlotCount - liars;
        ClockTown town = new ClockTown(NodeCount, honest, 9).Grown().Wrong(HonestParts)
            .LiarsAt(0, honest, liars, (_, trueMs) => trueMs + (1_000 * MinuteMs));
        town.Clocks[0].Birth(0);
        for (int slot = 0; slot < honest; slot++)
        {
            town.Hears(0, slot, false);
        }

        town.Run(10 * MinuteMs);
        long took = 0;
        for (int slot = 0; slot < honest; slot++)
        {
            town.Hears(0, slot, true);
            took += town.RunUntil(() => OffMin(town, 0) < 2, 1);
        }

        took += town.RunUntil(() => OffMin(town, 0) < 2, 60);
        TestContext.WriteLine($"newborn with {liars} liars first: right after {took} min");
        Assert.IsLessThanOrEqualTo(liars + 2, took);
    }

    /// <summary>
    /// Whatever is said to a clock that is not open, it gains no more than its remarks promise; nearly all of that it can be made to
    /// gain.
    /// </summary>
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(32)]
    public void NobodyPushesBeyondTheBound(int napMin)
    {
        SwarmClock clock = new ClockTown(2, 1, 10).Grown().Clocks[0];
        long days = IsSoak ? 400 : 40;
        long startMs = clock.NowMs;
        long startElapsedMs = clock.ElapsedMs;
        long awayMs = 0;
        while (clock.ElapsedMs - startElapsedMs < days * DayMs)
        {
            for (int slot = 0; slot < SlotCount; slot++)
            {
                // Three make it jump as far as it can; five make it slew, from as far ahead as is near.
                clock.Hear(slot, clock.Minute + (slot < 3 ? 100_000 : 2 + (clock.DoubtMs / MinuteMs)), true, 0);
            }

            // Judged early in the minute, so that it slews for the rest.
            clock.Pass(MinuteMs / 10);
            clock.Pass(MinuteMs * 9 / 10);
            if (napMin > 0)
            {
                clock.Wake(napMin * MinuteMs);
                awayMs += napMin * MinuteMs;
            }
        }

        double passed = clock.ElapsedMs - startElapsedMs;
        double gained = clock.NowMs - startMs - passed;
        double bound = ((passed - awayMs) / 32) + (passed / 256) + (awayMs / 200.0) + DayMs;
        TestContext.WriteLine(FormattableString.Invariant(
            $"naps of {napMin} min: gained {gained / DayMs:0.000} days of {bound / DayMs:0.000} in {days}"));
        Assert.IsFalse(clock.IsOpen);
        Assert.IsLessThanOrEqualTo(bound, gained);
        Assert.IsGreaterThan(bound / 10, gained, "the attack is weak");
    }

    /// <summary>Nothing depends on how old the swarm is, or on how long a node is up.</summary>
    [TestMethod]
    [DataRow(1L << 31, 0)]
    [DataRow((1L << 32) - 20_000_000, 0)]
    [DataRow(0, 1L << 32)]
    [DataRow((1L << 32) - 20_000_000, 1L << 40)]
    public void EveryUptimeGivesTheSame(long minute, long elapsedMs)
    {
        CollectionAssert.AreEqual(Gained(0, 0), Gained(minute, elapsedMs));
    }

    [TestMethod]
    public void NothingIsAllocated()
    {
        SwarmClock clock = new();
        void Everything()
        {
            for (int slot = 0; slot < SlotCount; slot++)
            {
                clock.Hear(slot, slot * 2, true, 0);
            }

            clock.Pass(MinuteMs);
            clock.Wake(1);
        }

        Everything();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Everything();
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static long[] Gained(long minute, long elapsedMs)
    {
        ClockTown town = new ClockTown(16, SlotCount - 1, 11).Wrong(HonestParts).LiarsAtEach(1, Claim);
        foreach (SwarmClock clock in town.Clocks)
        {
            // Whole minutes of which 256 earn whole minutes of credit, so that nothing else differs.
            clock.Birth(minute);
            clock.Pass((400 * DayMs) + (elapsedMs / (256 * MinuteMs) * 256 * MinuteMs));
        }

        long startMs = town.Clocks[0].NowMs;
        town.Run(DayMs / 12);
        return [.. town.Clocks.Select(c => c.NowMs - startMs)];
    }

    private static long Claim(SwarmClock clock, long trueMs) => clock.NowMs + Math.Max(clock.CreditMs, 5 * MinuteMs);

    private static double OffMin(ClockTown town, int node) =>
        Math.Abs(town.Clocks[node].NowMs - town.Clocks.Where((_, i) => i != node).Average(c => c.NowMs)) / MinuteMs;

    private void Move(ClockTown town, string what, int soakDays, double perDay, double ofStock)
    {
        double days = IsSoak ? soakDays : 0.25;
        double before = town.ErrorMin;
        double stock = town.Honest.Average(i => town.Clocks[i].CreditMs) / MinuteMs;
        town.Run((long)(days * DayMs));
        double moved = town.ErrorMin - before;
        TestContext.WriteLine(FormattableString.Invariant(
            $"{what}: {moved / days:0.00} min a day in {days} days, spread {town.SpreadMin:0.00}, of most {town.SpreadOfMostMin:0.00}"));
        Assert.IsLessThanOrEqualTo(Unrest + (ofStock * stock) + (perDay * days), Math.Abs(moved));
    }

    private void Return(ClockTown town, string what, int mostMin)
    {
        double off = OffMin(town, 0);
        long took = town.RunUntil(() => OffMin(town, 0) < 2, 10_000);
        TestContext.WriteLine(FormattableString.Invariant($"{what}: {off:0} min off, right after {took}"));
        Assert.IsLessThanOrEqualTo(mostMin, took);
    }
}
