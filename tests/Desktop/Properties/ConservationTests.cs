using System;
using System.Linq;

using FsCheck;
using FsCheck.Fluent;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Properties;

/// <summary>
/// Conservation (DESIGN, T1 and T2) as a property of whole towns of real nodes, checked after every tick of every node under loss,
/// duplication, reordering, delay and power cuts. A failure prints its seed and the simplest scenario found;
/// LVS_REPLAY="seed,gamma" runs that one again.
/// </summary>
[TestClass]
public sealed class ConservationTests
{
    /// <summary>
    /// Long enough for an edge that only one end has to close by silence, 32 s with these options, and for all that is under way to
    /// arrive.
    /// </summary>
    private const int CalmMs = 60_000;

    /// <summary>Trust grows with every interval of diffs: what it does not let a neighbour credit yet waits for it.</summary>
    private const int TrustMinutesMax = 10;

    /// <summary>A node takes one new frame in thousands for a repeat (SPEC 2.5): whoever counts then asks under another number.</summary>
    private const int AsksMax = 10;

    private long tickCount;
    private long closedCount;
    private long paymentCount;

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void NothingIsEverMadeOrLost() => Run(25);

    [TestMethod]
    [TestCategory("Long")]
    public void NothingIsEverMadeOrLostInAHundredTowns() => Run(100);

    private void Run(int scenarioCount)
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(scenarioCount);
        string? replay = Environment.GetEnvironmentVariable("LVS_REPLAY");
        if (replay != null)
        {
            ulong[] parts = [.. replay.Trim('(', ')').Split(',').Select(part => ulong.Parse(part, null))];
            config = config.WithReplay(parts[0], parts[1]);
        }

        FsCheck.Check.One(config, Prop.ForAll(Arb.From(Scenario.Any(), scenario => scenario.Simpler()), (Action<Scenario>)Live));
        TestContext.WriteLine($"{scenarioCount} scenarios, {tickCount} ticks checked, {paymentCount} payments, {closedCount} edges closed");
        Assert.IsGreaterThan(100 * scenarioCount, paymentCount, "too little happened");
        Assert.IsGreaterThan(scenarioCount, closedCount, "too little happened");
    }

    private void Live(Scenario scenario)
    {
        Town town = new(
            scenario.Seed,
            [.. scenario.Members.Select(member => member.Float)],
            [.. scenario.Members.Select(member => member.Weight)],
            new NodeOptions { EmitDoublings = 3 });
        town.Segment.LossPercent = scenario.LossPercent;
        town.Segment.DuplicatePercent = scenario.DuplicatePercent;
        town.Segment.DelayMsMax = scenario.DelayMsMax;
        Port observer = town.Segment.Join();
        long expected = scenario.Members.Sum(member => member.Float);
        Action<int> afterTick = _ => AssertBooks(town, expected);
        foreach (Step step in scenario.Steps)
        {
            int index = step.Node % scenario.Members.Count;
            if (step.Kind == StepKind.Cut)
            {
                AssertNobodyIsBlamed(town);
                town.Reboot(index, step.Ms);
            }
            else if (step.Kind == StepKind.HangUp)
            {
                town.HangUp(index, step.Slot);
            }

            AssertBooks(town, expected);
            town.Run(town.NowMs + step.Ms, afterTick);
        }

        AssertSettles(town, observer, expected, afterTick);
        AssertNobodyIsBlamed(town);
        closedCount += town.ClosedCount;
        paymentCount += town.Nodes.Sum(node => node.Counters.Get(Counter.Payments));
    }

    private void AssertBooks(Town town, long expected)
    {
        tickCount++;
        Books books = Books.Of(town.Memory);
        bool closed = town.ClosedCount > 0;
        if (books.Sum != expected || books.Base != expected || books.Fault != null)
        {
            Assert.Fail($"{town.NowMs} ms: {books}");
        }

        foreach (MicroNode node in town.Nodes)
        {
            if (node.Ledger.Float != node.Ledger.FloatFromCounters() || (!closed && node.Ledger.Balance < node.Ledger.Protected))
            {
                Assert.Fail($"{town.NowMs} ms: float {node.Ledger.Float}, by its counters {node.Ledger.FloatFromCounters()}");
            }

            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                if (node.Ledger.InFlight(slot) < 0)
                {
                    Assert.Fail($"{town.NowMs} ms: {node.Ledger.InFlight(slot)} in flight");
                }
            }
        }
    }

    private static void AssertNobodyIsBlamed(Town town)
    {
        foreach (MicroNode node in town.Nodes)
        {
            if (node.Counters.Get(Counter.Lies) > 0)
            {
                Assert.Fail($"{town.NowMs} ms: an honest neighbour was called a liar");
            }
        }
    }

    /// <summary>
    /// Clean air and a census: every edge finds its other end, everything under way arrives, and the floats alone are the sum.
    /// </summary>
    private static void AssertSettles(Town town, Port observer, long expected, Action<int> afterTick)
    {
        town.Segment.LossPercent = 0;
        town.Segment.DuplicatePercent = 0;
        town.Segment.DelayMsMax = 0;
        for (int round = 1; round == 1 || (round <= TrustMinutesMax && IsHeldBack(town)); round++)
        {
            town.Run(town.NowMs + CalmMs, afterTick);
            long heldFromMs = town.NowMs;
            for (int ask = 0; ask < AsksMax && !town.Nodes.All(node => node.IsHolding(town.NowMs)); ask++)
            {
                AskCensus(town, observer, (round * AsksMax) + ask);
                town.Run(town.NowMs + 1, afterTick);
            }

            Assert.IsTrue(town.Nodes.All(node => node.IsHolding(town.NowMs)), "a node never obeyed a census");
            town.Run(heldFromMs + Limits.HoldMsMax - 1, afterTick);
        }

        Books books = Books.Of(town.Memory);
        Assert.AreEqual(0, books.LooseEnds, $"ends without a match: {books}");
        Assert.AreEqual(0, books.InFlight, $"still under way: {books}");
        Assert.AreEqual(expected, books.Floats);
    }

    private static void AskCensus(Town town, Port observer, int number)
    {
        byte[] frame = new byte[Limits.FrameSizeMax];
        int size = new FrameGate(new SimpleMac(1)).SealCensus(town.Nodes[0].Clock.Minute, 77, number, Limits.HoldMsMax, frame);
        town.Say(observer, frame, size);
    }

    /// <summary>Whether somebody has paid more over an edge than its neighbour's trust lets that credit (SPEC 5.3).</summary>
    private static bool IsHeldBack(Town town)
    {
        foreach ((int from, int to) in Books.Edges(town.Memory))
        {
            long cap = town.Options.Drift.CreditCap(town.Nodes[to / Limits.SlotCount].Trust.Trust(to % Limits.SlotCount));
            if (town.Memory.Edges.SentOf[from] > town.Memory.Edges.SentOf[to] + cap)
            {
                return true;
            }
        }

        return false;
    }
}
