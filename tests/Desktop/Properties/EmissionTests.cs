using System;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Properties;

/// <summary>A node is heard in every interval, however much its neighbours say: edges close by silence.</summary>
[TestClass]
public sealed class EmissionTests
{
    private const int NodeCount = 9;
    private const int SettleMs = 600_000;
    private const int HourMs = 3_600_000;

    /// <summary>
    /// Nodes with eight edges each. With the RFC's k = 8, those whose neighbours all spoke before them were silent for as long as the
    /// phases of the intervals stayed what they were.
    /// </summary>
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void FullNodesAreNeverSilent(long seed)
    {
        Town town = new(seed, [.. Enumerable.Repeat(1_000_000L, NodeCount)], [.. Enumerable.Repeat(1, NodeCount)], new NodeOptions());
        town.Run(SettleMs);
        Assert.AreEqual(Limits.SlotCount, town.Nodes.Max(EdgeCount), "no node is full: nothing is tested");
        long[] sent = [.. town.Nodes.Select(Sent)];
        long[] sentAtMs = [.. town.Nodes.Select(_ => town.NowMs)];
        long longestMs = 0;
        town.Run(SettleMs + HourMs, index =>
        {
            long now = Sent(town.Nodes[index]);
            if (now > sent[index])
            {
                longestMs = Math.Max(longestMs, town.NowMs - sentAtMs[index]);
                sent[index] = now;
                sentAtMs[index] = town.NowMs;
            }
        });
        longestMs = Math.Max(longestMs, sentAtMs.Max(at => town.NowMs - at));

        // An interval's moment lies in its second half: between two of them lie one interval and a half at most.
        Assert.IsLessThanOrEqualTo(town.Options.EmitIntervalMsMax * 3 / 2, longestMs);
    }

    private static int EdgeCount(MicroNode node) =>
        Enumerable.Range(0, Limits.SlotCount).Count(slot => node.Ledger.Peer(slot) != 0);

    private static long Sent(MicroNode node) => node.Counters.Get(Counter.FramesSent);
}
