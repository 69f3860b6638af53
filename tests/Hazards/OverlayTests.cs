using System.Linq;

using LVS.Harness;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>
/// The edges that nodes make behind a broker, where all could hear all: few steps join any two of them, so value evens out in a time that
/// hardly grows with the swarm.
/// </summary>
[TestClass]
public sealed class OverlayTests
{
    private const int CycleMs = 10_000;

    public required TestContext TestContext { get; init; }

    /// <summary>
    /// Where all beacon topics are of the first digits, nodes meet near ones only: after 800 s the diameter is 14, and the slowest
    /// difference keeps 0.996 of itself in a cycle.
    /// </summary>
    [TestMethod]
    public void AThousandNodesBehindABrokerAreFewStepsApart()
    {
        Simulation simulation = new(Behind(1000, 20), 1, new WorldOptions());
        simulation.Run();
        OverlayFigures shape = OverlayShape.Of(simulation.World, simulation.Checks.Accounts)!;
        TestContext.WriteLine(shape.ToString());
        Assert.AreEqual(0, simulation.Checks.Conservation.ErrorUvu);
        Assert.AreEqual(1, shape.Components);
        Assert.IsLessThanOrEqualTo(9, shape.Diameter);
        Assert.IsLessThan(0.97, shape.Contraction);
    }

    [TestMethod]
    public void TheSwarmIsTheSameOnAnyNumberOfThreads()
    {
        ulong one = SimOutcome.Of(Behind(64, 12), 3, new WorldOptions()).TraceHash;
        Assert.AreEqual(one, SimOutcome.Of(Behind(64, 12), 3, new WorldOptions { Threads = 3 }).TraceHash);
        Assert.AreNotEqual(one, SimOutcome.Of(Behind(64, 12), 4, new WorldOptions()).TraceHash);
    }

    /// <summary>The broker is away for a while, and nodes lose their power: they subscribe again and are one piece.</summary>
    [TestMethod]
    public void RebootsAndAnOutageLeaveOnePiece()
    {
        Scenario scenario = Behind(64, 60) with
        {
            StormMs = 200_000,
            Faults =
            [
                new Fault { Kind = "outage", AtMs = 60_000, ForMs = 40_000 },
                new Fault { Kind = "reboot", Count = 16, ForMs = 1000, ForMsMax = 30_000, AtMs = -1 },
            ],
        };
        SimOutcome outcome = SimOutcome.Of(scenario, 1, new WorldOptions());
        Assert.IsTrue(outcome.IsAsExpected,
            string.Join("; ", outcome.Invariants.Where(i => i.Holds != true).Select(i => $"{i.Name} {i.Detail}")));
    }

    private static Scenario Behind(int nodes, int cycles) => new()
    {
        Name = "behind-a-broker",
        Nodes = nodes,
        DurationMs = (long)cycles * CycleMs,
        CheckMs = CycleMs,
        Node = new NodeSettings { EmitIntervalMsMin = CycleMs, EmitDoublings = 1 },
        Wire = new WireSettings { Topology = "topics" },
    };
}
