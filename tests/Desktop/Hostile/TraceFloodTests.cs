using System.Collections.Generic;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>Whoever has no key cannot flush a node's trace: what the gate refuses is counted, never remembered (SPEC 2.5).</summary>
[TestClass]
public sealed class TraceFloodTests
{
    private const int Turns = 3 * Limits.TraceSlotCount;

    private readonly FrameGate member = new(new SimpleMac(1));
    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];

    [TestMethod]
    public void FramesWithoutTheKeyAreOnlyCounted()
    {
        (MicroNode node, PipeLink link) = Boot();
        List<int> before = Codes(node);
        Assert.Contains(TraceCode.Born, before);
        for (int i = 0; i < Turns; i++)
        {
            int size = member.SealHello(node.Clock.Minute, 100 + i, i, new byte[Limits.PublicKeySize], frame);
            frame[size - 1] ^= 1;
            Hear(node, link, size, i);
            Hear(node, link, Limits.HeaderSize, i);
            Hear(node, link, frame.Length, i);
            frame[0] ^= 0xF0;
            Hear(node, link, size, i);
        }

        foreach (Outcome outcome in new[] { Outcome.BadMac, Outcome.TooShort, Outcome.TooLong, Outcome.WrongVersion })
        {
            Assert.AreEqual(Turns, node.Counters.Get(Counter.FirstOutcome + (int)outcome), outcome.ToString());
        }

        CollectionAssert.AreEqual(before, Codes(node));
    }

    /// <summary>A recording needs no key either.</summary>
    [TestMethod]
    public void ARecordedFrameIsOnlyCounted()
    {
        (MicroNode node, PipeLink link) = Boot();
        List<int> before = Codes(node);
        int size = member.SealHello(node.Clock.Minute, 100, 1, new byte[Limits.PublicKeySize], frame);
        for (int i = 0; i < Turns; i++)
        {
            Hear(node, link, size, i);
        }

        Assert.AreEqual(Turns - 1, node.Counters.Get(Counter.FirstOutcome + (int)Outcome.Stale));
        CollectionAssert.AreEqual(before, Codes(node));
    }

    /// <summary>The control: what somebody with the key sends, and a stage refuses, is in the trace.</summary>
    [TestMethod]
    public void ARefusalOfAMembersFrameIsTraced()
    {
        (MicroNode node, PipeLink link) = Boot();
        for (int number = 1; number <= 2; number++)
        {
            Hear(node, link, member.SealCensus(node.Clock.Minute, 100, number, 1, frame), number);
        }

        Assert.AreEqual(TraceCode.Refused, node.Trace.Read(0, out _, out _, out long amount));
        Assert.AreEqual((long)Outcome.TooSoon, amount);
    }

    private static (MicroNode Node, PipeLink Link) Boot()
    {
        PipeLink link = new();
        MicroNode node = new(new NodeOptions(), new NodeMemory(1), 0, SimpleSecrets.Of(new SimpleMac(1), 1), link, new MemoryVault());
        node.Boot(0, 1, 8000, 256, -1);
        return (node, link);
    }

    private static List<int> Codes(MicroNode node)
    {
        List<int> codes = [];
        for (int age = 0; age < node.Trace.Count; age++)
        {
            codes.Add(node.Trace.Read(age, out _, out _, out _));
        }

        return codes;
    }

    private void Hear(MicroNode node, PipeLink link, int size, long nowMs)
    {
        link.Arrived.Put(frame, size);
        node.Tick(nowMs);
    }
}
