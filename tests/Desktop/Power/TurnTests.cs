using System;

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
    private const int WaitMs = 10;
    private const int TickMs = 2;

    /// <summary>A key agreement of 824 slices takes far fewer waits. A wait takes a board 10 ms, a tick with a slice 2 ms.</summary>
    [TestMethod]
    public void AKeyIsAgreedOnInFewWaits()
    {
        Assert.IsGreaterThan(700, Waits((node, turn) => node.Tick(turn.AtMs)), "with one tick a wait");
        Assert.IsLessThan(200, Waits((node, turn) => turn.Run(node, turn.AtMs)));
    }

    /// <summary>Waits of a node in the middle of an agreement, until it has its first edge.</summary>
    private static int Waits(Action<MicroNode, VirtualTurn> work)
    {
        PipeLink one = new();
        PipeLink other = new();
        PipeLink.Join(one, other);
        MicroNode[] nodes = [Booted(one, 1), Booted(other, 2)];
        VirtualTurn[] turns = [new(), new()];
        int waits = 0;
        for (long nowMs = 0; nodes[0].Ledger.MutualCount() == 0; nowMs = Math.Max(turns[0].AtMs, turns[1].AtMs) + WaitMs)
        {
            Assert.IsLessThan(600_000, nowMs, "no key was agreed on");
            waits += nodes[0].IsComputing ? 1 : 0;
            for (int i = 0; i < nodes.Length; i++)
            {
                turns[i].AtMs = nowMs;
                work(nodes[i], turns[i]);
            }
        }

        return waits;
    }

    private static MicroNode Booted(PipeLink link, long seed)
    {
        SwarmSecrets simple = SimpleSecrets.Of(new SimpleMac(1), seed);
        SwarmSecrets secrets = new(new SimpleMac(1), simple.Hash, new X25519(), simple.Source);
        MicroNode node = new(new NodeOptions(), new NodeMemory(1), 0, secrets, link, new MemoryVault());
        node.Boot(0, seed, 8_000_000, 256, -1);
        return node;
    }

    /// <summary>A turn in virtual time: each tick takes as long as on a board.</summary>
    private sealed class VirtualTurn : Turn
    {
        public long AtMs { get; set; }

        protected override long NowMs() => AtMs += TickMs;
    }
}
