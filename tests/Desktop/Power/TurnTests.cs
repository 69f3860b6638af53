using System;
using System.Diagnostics;
using System.Threading;

using LVS.Core;
using LVS.Firmware;
using LVS.Node;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

/// <summary>The turns of a board's loop.</summary>
[TestClass]
public sealed class TurnTests
{
    /// <summary>A key agreement of 824 slices takes far fewer waits, each of which takes a board 10 ms.</summary>
    [TestMethod]
    public void AKeyIsAgreedOnInFewWaits()
    {
        Assert.IsGreaterThan(700, Waits((node, nowMs) => node.Tick(nowMs)), "with one tick a wait");
        Assert.IsLessThan(200, Waits(Turn.Run));
    }

    /// <summary>Waits of a node in the middle of an agreement, until it has its first edge.</summary>
    private static int Waits(Action<MicroNode, long> turn)
    {
        PipeLink one = new();
        PipeLink other = new();
        PipeLink.Join(one, other);
        MicroNode[] nodes = [Booted(one, 1), Booted(other, 2)];
        int waits = 0;
        for (Stopwatch clock = Stopwatch.StartNew(); nodes[0].Ledger.MutualCount() == 0; Thread.Sleep(1))
        {
            Assert.IsLessThan(60.0, clock.Elapsed.TotalSeconds, "no key was agreed on");
            waits += nodes[0].IsComputing ? 1 : 0;
            Array.ForEach(nodes, node => turn(node, Environment.TickCount64));
        }

        return waits;
    }

    private static MicroNode Booted(PipeLink link, long seed)
    {
        SwarmSecrets simple = SimpleSecrets.Of(new SimpleMac(1), seed);
        SwarmSecrets secrets = new(new SimpleMac(1), simple.Hash, new X25519(), simple.Source);
        MicroNode node = new(new NodeOptions(), new NodeMemory(1), 0, secrets, link, new MemoryVault());
        node.Boot(Environment.TickCount64, seed, 8_000_000, 256, -1);
        return node;
    }
}
