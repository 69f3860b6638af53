using System;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;
using LVS.Tests.Shared;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>
/// A client of the broker that has no key: it may publish what it likes, and a node neither falls silent nor deaf for it (SPEC 13.2).
/// </summary>
[TestClass]
public sealed class BrokerClientTests
{
    private const string SwarmName = "0badf00d";
    private const int TurnMs = 50;
    private const int RunMs = 600_000;

    private readonly MemoryBroker broker = new();
    private readonly FrameGate member = new(new SimpleMac(1));
    private readonly byte[] frame = new byte[Limits.FrameSizeMax];

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void ForgedBeaconsKeepNobodySilent()
    {
        int undisturbed = Beacons((_, _) => { });
        int seq = 0;
        int forged = Beacons((topics, level) =>
        {
            // Nobody's key made this MAC.
            int size = Diff(5, ++seq);
            frame[size - 1] ^= 1;
            broker.Publish(topics.Beacons[level], frame, size);
        });
        TestContext.WriteLine($"beacons in ten minutes: {undisturbed} undisturbed, {forged} beside forged ones");
        Assert.IsGreaterThan(50, undisturbed);
        Assert.AreEqual(undisturbed, forged);
    }

    [TestMethod]
    public void RecordedBeaconsKeepNobodySilent()
    {
        int undisturbed = Beacons((_, _) => { });
        int repeated = Beacons((topics, level) =>
        {
            int size = Diff(5, 1);
            broker.Publish(topics.Beacons[level], frame, size);
        });
        TestContext.WriteLine($"beacons in ten minutes: {undisturbed} undisturbed, {repeated} beside one that is said again and again");
        Assert.IsGreaterThan(undisturbed * 8 / 10, repeated);
    }

    /// <summary>The control: beacons that others do show keep a node silent, as they should.</summary>
    [TestMethod]
    public void TrueBeaconsDoKeepItSilent()
    {
        int undisturbed = Beacons((_, _) => { });
        int seq = 0;
        int shared = Beacons((topics, level) =>
        {
            int size = Diff(5, ++seq);
            broker.Publish(topics.Beacons[level], frame, size);
        });
        Assert.IsLessThan(undisturbed / 4, shared);
    }

    [TestMethod]
    public void AForgedCopyDoesNotDropTheTrueFrame()
    {
        (MicroNode node, MqttOverlay overlay, _, MqttTopics topics) = Join();
        Turn(node, overlay, 0);
        int size = Diff(5, 1);
        byte[] copy = [.. frame];
        copy[size - Limits.MacSize - 1] ^= 1;
        broker.Publish(topics.All, copy, size);
        Turn(node, overlay, TurnMs);
        Assert.AreEqual(1, node.Counters.Get((int)Outcome.BadMac));
        broker.Publish(topics.In, frame, size);
        Turn(node, overlay, 2 * TurnMs);
        Assert.AreEqual(1, node.Counters.Get((int)Outcome.Done) + node.Counters.Get((int)Outcome.Stranger),
            "the true frame was taken for a repeat");

        // It is known now: by another way it is one.
        broker.Publish(topics.All, frame, size);
        Turn(node, overlay, 3 * TurnMs);
        Assert.AreEqual(1, node.Counters.Get((int)Outcome.Done) + node.Counters.Get((int)Outcome.Stranger)
            + node.Counters.Get((int)Outcome.Stale));
    }

    /// <summary>Beacons that one node shows in ten minutes while something is done on all levels four times a second.</summary>
    private int Beacons(Action<MqttTopics, int> disturb)
    {
        (MicroNode node, MqttOverlay overlay, MemorySession session, MqttTopics topics) = Join();
        session.CountedWord = "/beacon";
        for (long nowMs = 0; nowMs < RunMs; nowMs += TurnMs)
        {
            for (int level = 0; level < MqttTopics.LevelCount && nowMs % 250 == 0; level++)
            {
                disturb(topics, level);
            }

            Turn(node, overlay, nowMs);
        }

        return session.CountedCount;
    }

    private (MicroNode Node, MqttOverlay Overlay, MemorySession Session, MqttTopics Topics) Join()
    {
        MemorySession session = new(broker);
        MqttLink link = new(session, new Inbox());
        MqttOverlay overlay = new(link, null, 1, 64_000, 250);
        MicroNode node = new(new NodeOptions(), new NodeMemory(1), 0, SimpleSecrets.Of(new SimpleMac(1), 7919), link, new MemoryVault());
        node.Boot(0, 7919, 8_000_000, 256, -1);
        node.Overlay = overlay;
        overlay.Start(SwarmName, node.Ledger.Pseudonym);
        return (node, overlay, session, new MqttTopics(SwarmName, node.Ledger.Pseudonym));
    }

    private static void Turn(MicroNode node, MqttOverlay overlay, long nowMs)
    {
        node.Tick(nowMs);
        overlay.Attend(node, nowMs);
    }

    /// <summary>Writes a diff without edges.</summary>
    private int Diff(int sender, int seq)
    {
        Diff diff = new() { Sender = sender, Seq = seq, OpenCount = 8 };
        member.Write(diff, frame, new byte[Limits.MacSize]);
        return member.Seal(diff, frame);
    }
}
