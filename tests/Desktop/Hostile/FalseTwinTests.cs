using System;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Node;
using LVS.Tests.Desktop.World;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>
/// The other end of an edge has its key. So it can write a diff in a node's name with a right tag in it. If that alone were taken for a
/// second node with the same keys, a single member could stop all its neighbours for good, with one frame each.
/// </summary>
[TestClass]
public sealed class FalseTwinTests
{
    private const int Count = 3;
    private const int StepMs = 50;
    private const int SayMs = 250;
    private const int HourMs = 3_600_000;

    private readonly SimpleMac mac = new(1);
    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
    private readonly Diff draft = new();
    private readonly FrameGate gate;
    private readonly Segment segment = new(1) { DelayMsMax = 10 };
    private readonly MicroNode[] nodes;
    private readonly Port air;
    private readonly Persona member;
    private long nowMs;
    private bool forges;

    public FalseTwinTests()
    {
        NodeMemory memory = new(Count);
        gate = new FrameGate(mac);
        nodes = [.. Enumerable.Range(0, Count).Select(i =>
            new MicroNode(new NodeOptions(), memory, i, SimpleSecrets.Of(mac, i + 1), segment.Join(), new MemoryVault()))];
        for (int i = 0; i < Count; i++)
        {
            nodes[i].Boot(0, i + 1, 8 * 10_000_000L * (i + 1), 256, -1);
        }

        air = segment.Join();
        member = new Persona(SimpleSecrets.Of(mac, 1_000), nodes[0].Clock.Epoch);
    }

    public required TestContext TestContext { get; init; }

    /// <summary>A neighbour writes in the names of all its neighbours, before and after their edges are old: nobody stops.</summary>
    [TestMethod]
    [DataRow(60_000)]
    [DataRow(HourMs + 60_000)]
    public void ANeighbourStopsNobodyInItsName(int lifeMs)
    {
        Run(lifeMs);
        Assert.IsTrue(nodes.All(node => node.Ledger.MutualCount() == Count), "the member is nobody's neighbour: nothing was tested");
        int[] echoes = [.. nodes.Select(node => node.Counters.Get(Counter.FirstOutcome + (int)Outcome.OwnEcho))];
        forges = true;
        Run(10_000);
        TestContext.WriteLine($"stopped: {nodes.Count(node => node.HasTwin)} of {Count}");
        Assert.AreEqual(0, nodes.Count(node => node.HasTwin));
        Assert.IsTrue(nodes.Zip(echoes).All(pair =>
            pair.First.Counters.Get(Counter.FirstOutcome + (int)Outcome.OwnEcho) > pair.Second), "what was forged was not heard");
        Assert.IsTrue(nodes.All(node => node.Ledger.MutualCount() == Count));
    }

    private void Run(long ms)
    {
        for (long endMs = nowMs + ms; nowMs < endMs;)
        {
            nowMs += StepMs;
            foreach (MicroNode node in nodes)
            {
                node.Tick(nowMs);
            }

            for (int size = air.Receive(frame, nowMs, out _); size > 0; size = air.Receive(frame, nowMs, out _))
            {
                if (gate.Open(frame, size, 0, 0, FrameGate.AnyMinute, 0, 0, 0) == Outcome.Done
                    && gate.Letter.Kind is FrameKind.Diff or FrameKind.Hello)
                {
                    member.Hear(gate);
                }
            }

            if (nowMs % SayMs == 0)
            {
                Say();
            }
        }
    }

    private void Say()
    {
        Describe();
        member.Seq++;
        draft.Seq = member.Seq;
        Send(member.Seal(gate, draft, frame));
        if (member.WantsHello)
        {
            member.Seq++;
            Send(member.WriteHello(gate, draft.Minute, frame));
        }

        for (int i = 0; forges && i < member.Contacts.Count; i++)
        {
            // The entry of the member's edge with this neighbour, from the neighbour's side; its tag is under the key of both.
            Describe();
            MicroNode victim = nodes.Single(node => node.Ledger.Pseudonym == member.Contacts[i].Peer);
            draft.Sender = victim.Ledger.Pseudonym;
            draft.Seq = (int)(nowMs + 1_000_000) + victim.Memory.Life.SeqLast;
            draft.Peer[i] = member.Name;
            Send(member.Seal(gate, draft, frame));
        }
    }

    private void Describe()
    {
        member.Describe(draft);
        draft.Flags = 0;
        draft.Float = 0;
        draft.Weight = 0;
        draft.Minute = nodes[0].Clock.Minute;
    }

    private void Send(int size) => segment.Send(air, frame, size, nowMs);
}
