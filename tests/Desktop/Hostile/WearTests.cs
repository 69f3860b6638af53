using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>What a member can make another node write to flash, which bears a limited number of writes.</summary>
[TestClass]
public sealed class WearTests
{
    private const int StepMs = 50;
    private const int Count = 3;

    private readonly NodeOptions options = new();
    private readonly NodeMemory memory = new(Count);
    private readonly MicroNode[] nodes;
    private long nowMs;

    public WearTests()
    {
        Segment segment = new(1) { DelayMsMax = 20 };
        SimpleMac mac = new(1);
        nodes = [.. Enumerable.Range(0, Count).Select(i =>
            new MicroNode(options, memory, i, SimpleSecrets.Of(mac, i + 1), segment.Join(), new MemoryVault()))];
        for (int i = 0; i < Count; i++)
        {
            nodes[i].Boot(0, i + 1, 8 * 50_000_000L, 256, -1);
        }
    }

    public required TestContext TestContext { get; init; }

    /// <summary>
    /// A neighbour that keeps all rules but claims another state weight every few diffs moves value to and fro for ever, so each diff of
    /// the others needs a record first. In the long run they write no more of them than they have longest intervals, and say the diffs of
    /// these. Nothing is lost, and when the neighbour comes to rest, value evens out again.
    /// </summary>
    [TestMethod]
    public void ARestlessNeighbourWearsNoFlash()
    {
        const long AttackMs = 3 * 3_600_000;
        Run(60_000, restless: false);
        int[] before = Records();
        Run(AttackMs, restless: true);
        int[] after = Records();
        long most = Limits.RecordsAtOnce + (nowMs / options.EmitIntervalMsMax);
        int[] written = [.. after.Zip(before, (a, b) => a - b)];
        TestContext.WriteLine($"records of each node in three hours: {string.Join(", ", written)}; bound {most}");
        Assert.IsTrue(after.All(records => records <= most));
        Assert.IsTrue(written.All(records => records > Limits.RecordsAtOnce / 2), "no unrest: nothing was tested");
        Assert.IsTrue(nodes.All(node => node.Ledger.MutualCount() == Count - 1), "an edge was lost");
        Run(600_000, restless: false);
        Assert.AreEqual(Count * 50_000_000L, memory.Edges.FloatOf.Sum() + InFlight());
        Assert.IsLessThan(100_000, memory.Edges.FloatOf.Max() - memory.Edges.FloatOf.Min());
    }

    /// <summary>The control: a swarm at rest writes next to nothing, and no diff of it ever waits.</summary>
    [TestMethod]
    public void ASwarmAtRestWritesNextToNothing()
    {
        Run(60_000, restless: false);
        int[] before = Records();
        Run(3_600_000, restless: false);
        Assert.IsTrue(Records().Zip(before).All(pair => pair.First - pair.Second < 20), string.Join(", ", Records()));
    }

    private int[] Records() => [.. nodes.Select(node => node.Counters.Get(Counter.RecordsWritten))];

    private long InFlight() => memory.Edges.SentOf.Sum() - memory.Edges.CreditedOf.Sum();

    private void Run(long ms, bool restless)
    {
        for (long endMs = nowMs + ms; nowMs < endMs;)
        {
            nowMs += StepMs;
            memory.Edges.WeightOf[0] = restless && nowMs / 2_000 % 2 == 0 ? Limits.WeightMax : 256;
            foreach (MicroNode node in nodes)
            {
                node.Tick(nowMs);
            }
        }
    }
}
