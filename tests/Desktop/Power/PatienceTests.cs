using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.Explorer;
using LVS.Tests.Desktop.World;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Power;

/// <summary>How long a node that never sleeps keeps the slot of one that does.</summary>
[TestClass]
public sealed class PatienceTests
{
    private const int Sleeper = 0x1234;
    private const long NowMinute = 100_000;
    private const int NapMs = 60_000;

    /// <summary>
    /// A sleeper proposes an edge in one wake and answers in the next. Where the configuration says that nodes sleep, it finds its slot
    /// again; where none does, the slot is free after 5 s, and every wake begins anew.
    /// </summary>
    [TestMethod]
    [DataRow(NapMs, 0)]
    [DataRow(0, 5)]
    public void AProposalOutlastsANap(int napMsMax, int evictions)
    {
        MicroNode node = Node(napMsMax, out Segment segment, out Port sleeper);
        Live(node, segment, sleeper, wakesUntilMs: 5 * NapMs, untilMs: 5 * NapMs);
        Assert.AreEqual(evictions, node.Counters.Get(Counter.Evictions));
        Assert.IsGreaterThanOrEqualTo(0, node.Ledger.SlotOf(Sleeper), "it has just asked again");
    }

    /// <summary>A sleeper that never comes back loses its slot after four naps.</summary>
    [TestMethod]
    public void WhoNeverWakesLosesItsSlot()
    {
        MicroNode node = Node(NapMs, out Segment segment, out Port sleeper);
        Live(node, segment, sleeper, wakesUntilMs: 1, untilMs: (Limits.SilenceNaps * NapMs) - 1000);
        Assert.AreEqual(0, node.Counters.Get(Counter.Evictions));
        Live(node, segment, sleeper, wakesUntilMs: 1, untilMs: (Limits.SilenceNaps * NapMs) + 10_000);
        Assert.AreEqual(1, node.Counters.Get(Counter.Evictions));
        Assert.AreEqual(-1, node.Ledger.SlotOf(Sleeper));
    }

    /// <summary>A PC node takes the naps of its neighbours from the configuration that all share.</summary>
    [TestMethod]
    [DataRow("solar", 1_920_000)]
    [DataRow("usb", 0)]
    public void TheConfigurationSaysHowLongOthersSleep(string powerMode, int napMs) =>
        Assert.AreEqual(napMs, new NodeConfig { PowerMode = powerMode, SlotPeriodMs = NapMs, NapDoublings = 5 }.ToOptions().NapMsMax);

    private static MicroNode Node(int napMsMax, out Segment segment, out Port sleeper)
    {
        segment = new Segment(1);
        Port port = segment.Join();
        sleeper = segment.Join();
        NodeOptions options = new() { Minute = NowMinute, NapMsMax = napMsMax };
        MicroNode node = new(options, new NodeMemory(1), 0, QuickSecrets.Of(1), port, new MemoryVault());
        node.Boot(0, 1, 8_000_000, 256, -1);
        return node;
    }

    /// <summary>Lets time pass; once a nap the sleeper says a diff that proposes an edge.</summary>
    private static void Live(MicroNode node, Segment segment, Port sleeper, long wakesUntilMs, long untilMs)
    {
        FrameGate gate = new(QuickSecrets.Of(0).Mac);
        byte[] frame = new byte[Limits.FrameSizeMax];
        Diff knock = new() { Sender = Sleeper, Weight = 256, OpenCount = 7, EntryCount = 1 };
        knock.Peer[0] = node.Ledger.Pseudonym;
        knock.Nonce[0] = 9;
        for (long nowMs = node.Clock.ElapsedMs; nowMs <= untilMs; nowMs += 10)
        {
            if (nowMs % NapMs == 0 && nowMs < wakesUntilMs + 1)
            {
                knock.Seq = 1 + (int)(nowMs / NapMs);
                knock.Minute = NowMinute + (nowMs / SwarmClock.MinuteMs);
                byte[] digest = new byte[Limits.MacSize];
                gate.Write(knock, frame, digest);
                segment.Send(sleeper, frame, gate.Seal(knock, frame), nowMs);
            }

            node.Tick(nowMs);
        }
    }
}
