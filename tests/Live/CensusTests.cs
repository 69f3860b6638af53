using LVS.Core;
using LVS.Harness;
using LVS.Live;
using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>The nodes that a census pauses, and how long a recorded one pauses them (SPEC 4).</summary>
[TestClass]
public sealed class CensusTests
{
    private const int HoldMs = 5_000;
    private const long Noon = 1_795_000_000_000;

    private readonly NodeConfig config = ConfigFile.Fresh();
    private readonly HandLink link = new();

    /// <summary>A minute tells a census of now from one that was recorded.</summary>
    [TestMethod]
    [DataRow(0, true)]
    [DataRow(3, true)]
    [DataRow(-3, true)]
    [DataRow(5, false)]
    [DataRow(-5, false)]
    [DataRow(-1440, false)]
    public void OnlyTheMinutesAroundNowCount(int off, bool isObeyed)
    {
        MicroNode node = Boot(config.ToOptions(), new MemoryVault(), Noon);
        link.Give(Census(node.Clock.Minute + off, number: 1));
        node.Tick(1);
        Assert.AreEqual(isObeyed, node.IsHolding(2));
    }

    /// <summary>An earlier number, and the same, is no news; a later one is, once the pause and the rest after it are over.</summary>
    [TestMethod]
    public void ANumberCountsOnce()
    {
        MicroNode node = Boot(config.ToOptions(), new MemoryVault(), Noon);
        Assert.IsTrue(Obeys(node, 10, 1));
        Assert.IsFalse(Obeys(node, 10, HoldMs + 10));
        long later = Limits.HoldRestMs + 10;
        Assert.IsFalse(Obeys(node, 9, later));
        Assert.IsTrue(Obeys(node, 11, later));
    }

    /// <summary>The same recorded census at every wake of a sleeper pauses it once.</summary>
    [TestMethod]
    public void ARecordingDoesNotFreezeASleeper()
    {
        const int WakeCount = 20;
        MemoryVault vault = new();
        byte[] census = [];
        int obeyed = 0;
        for (int wake = 0; wake < WakeCount; wake++)
        {
            // As in attacks on sleepers: a wake a minute, and the frame says the minute of the first one.
            MicroNode node = Sleeper(vault, Noon + (wake * SwarmClock.MinuteMs));
            census = wake == 0 ? Census(node.Clock.Minute, number: 1_795_000_000) : census;
            link.Give(census);
            node.Tick(1);
            obeyed += node.IsHolding(2) ? 1 : 0;
            node.Rest(500);
        }

        Assert.AreEqual(1, obeyed);

        // The next census is another one: it is obeyed.
        MicroNode last = Sleeper(vault, Noon + (WakeCount * SwarmClock.MinuteMs));
        link.Give(Census(last.Clock.Minute, 1_795_000_000 + (60 * WakeCount)));
        last.Tick(1);
        Assert.IsTrue(last.IsHolding(2));
    }

    /// <summary>After hours of sleep, too.</summary>
    [TestMethod]
    public void ASleeperOfHoursObeysTheNext()
    {
        for (int hours = 1; hours < 12; hours++)
        {
            MemoryVault vault = new();
            MicroNode node = Sleeper(vault, Noon);
            Assert.IsTrue(Obeys(node, 1_795_000_000, 1));
            node.Rest(500);
            MicroNode later = Sleeper(vault, Noon + (hours * 60 * SwarmClock.MinuteMs));
            Assert.IsTrue(Obeys(later, 1_795_000_000 + (hours * 3600), 1), $"after {hours} h");
        }
    }

    private bool Obeys(MicroNode node, int number, long nowMs)
    {
        link.Give(Census(node.Clock.Minute, number));
        node.Tick(nowMs);
        return node.IsHolding(nowMs + 1);
    }

    private byte[] Census(long minute, int number)
    {
        byte[] frame = new byte[Limits.FrameSizeMax];
        int size = new FrameGate(new PcMac(config.KeyBytes())).SealCensus(minute, sender: 1, number, HoldMs, frame);
        return frame[..size];
    }

    private MicroNode Sleeper(IVault vault, long calendarMs)
    {
        NodeOptions options = config.ToOptions();
        LVS.Node.Sleeper.Shape(options, windowMs: 500);
        return Boot(options, vault, calendarMs);
    }

    private MicroNode Boot(NodeOptions options, IVault vault, long calendarMs)
    {
        options.Minute = 0;
        MicroNode node = new(options, new NodeMemory(1), 0, PcSecrets.Of(config.KeyBytes()), link, vault);
        node.Boot(0, seed: 1, earned: 8_000_000, config.Weight, calendarMs);
        return node;
    }
}
