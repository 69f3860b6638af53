using System;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.Hostile;
using LVS.Tests.Desktop.World;
using LVS.Tests.Shared;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Memory;

/// <summary>Nodes with all their subscriptions allocate nothing at a broker, in any turn of their loop or for any message.</summary>
[TestClass]
public sealed class MqttAllocationTests
{
    private const int NodeCount = 5;
    private const int TurnMs = 50;

    [TestMethod]
    public void ASettledSwarmAtABrokerAllocatesNothing()
    {
        MemoryBroker broker = new();
        NodeConfig config = new() { SwarmKey = new string('a', 64) };
        Inhabitant[] nodes = [.. Enumerable.Range(1, NodeCount).Select(i => new Inhabitant(broker, config, i))];
        long nowMs = Live(nodes, 0, 60_000);
        Assert.IsTrue(nodes.All(n => n.Node.Ledger.MutualCount() == NodeCount - 1 && n.Overlay.WatchCount == NodeCount - 1),
            "the nodes have not found each other");
        int deliveredBefore = broker.DeliveredCount;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Live(nodes, nowMs, 240_000);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.AreEqual(0, bytes);
        Assert.IsGreaterThan(300, broker.DeliveredCount - deliveredBefore, "no traffic");
    }

    /// <summary>Every node renames itself and its topics at the turn of the epoch; no edge is lost over it.</summary>
    [TestMethod]
    public void TurnsOfTheEpochKeepTheNeighboursOfABroker()
    {
        MemoryBroker broker = new();
        NodeConfig config = new() { SwarmKey = new string('a', 64) };
        Inhabitant[] nodes =
            [.. Enumerable.Range(1, NodeCount).Select(i => new Inhabitant(broker, config, i, (20_001 * Limits.EpochMinutes) - 1))];
        long nowMs = Live(nodes, 0, 50_000);
        int[] names = [.. nodes.Select(n => n.Node.Ledger.Pseudonym)];
        Live(nodes, nowMs, 290_000);
        for (int i = 0; i < NodeCount; i++)
        {
            Assert.AreEqual(1, nodes[i].Node.Counters.Get(Counter.Rotations));
            Assert.AreNotEqual(names[i], nodes[i].Node.Ledger.Pseudonym);
            Assert.AreEqual(NodeCount - 1, nodes[i].Node.Ledger.MutualCount(), $"node {i} lost neighbours");
            Assert.AreEqual(0, nodes[i].Node.Counters.Get(Counter.Evictions));
            Assert.AreEqual(0, nodes[i].Node.Counters.Get(Counter.EdgesClosed), $"node {i} closed edges");
        }
    }

    private static long Live(Inhabitant[] nodes, long nowMs, long forMs)
    {
        for (long endMs = nowMs + forMs; nowMs < endMs; nowMs += TurnMs)
        {
            for (int i = 0; i < nodes.Length; i++)
            {
                nodes[i].Node.Tick(nowMs);
                nodes[i].Overlay.Attend(nodes[i].Node, nowMs);
            }
        }

        return nowMs;
    }

    private sealed class Inhabitant
    {
        public Inhabitant(MemoryBroker broker, NodeConfig config, int number, long settledMinute = -1)
        {
            SpanMac mac = new(config.KeyBytes());
            Link = new MqttLink(new MemorySession(broker), new Inbox());
            Overlay = new MqttOverlay(
                Link, new NodeReport("test", ""), number, BrokerConfig.SilenceMsOf(config), config.EmitIntervalMsMin);
            NodeOptions options = config.ToOptions();
            MemoryVault vault = new();
            if (settledMinute >= 0)
            {
                SwarmSecrets secrets = SimpleSecrets.Of(mac, -number);
                vault.Append(Settled.Record(secrets, settledMinute, number, 8_000_000L * number, config.Weight));
            }

            Node = new MicroNode(options, new NodeMemory(1), 0, SimpleSecrets.Of(mac, number), Link, vault);
            Node.Boot(0, number * 7919L, 8_000_000L * number, config.Weight, settledMinute < 0 ? -1 : 0);
            Node.Overlay = Overlay;
            Overlay.Start("0badf00d", Node.Ledger.Pseudonym);
        }

        public MqttLink Link { get; }

        public MqttOverlay Overlay { get; }

        public MicroNode Node { get; }
    }
}
