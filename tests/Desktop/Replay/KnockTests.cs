using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.Explorer;
using LVS.Tests.Desktop.World;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Replay;

/// <summary>Proposals in the name of somebody who does not answer, as a recording says them again.</summary>
[TestClass]
public sealed class KnockTests
{
    private const int Stranger = 0x1234;
    private const long NowMinute = 100_000;
    private const int PatienceMs = 250 * Limits.ProposalIntervals;

    /// <summary>
    /// One slot is open to other minutes, so that two swarms can meet. Old recordings get it, but do not keep it; a sender of the present
    /// minute keeps it for longer.
    /// </summary>
    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(600, 2)]
    public void OldRecordingsDoNotProlongPatience(int minutesOld, int evictionsLeast)
    {
        Segment segment = new(1);
        Port port = segment.Join();
        Port outsider = segment.Join();
        NodeOptions options = new() { Minute = NowMinute };
        MicroNode node = new(options, new NodeMemory(1), 0, QuickSecrets.Of(1), port, new MemoryVault());
        node.Boot(0, 1, 8_000_000, 256, -1);
        FrameGate gate = new(QuickSecrets.Of(0).Mac);
        byte[] frame = new byte[Limits.FrameSizeMax];
        byte[] digest = new byte[Limits.MacSize];
        Diff knock = new()
        {
            Minute = NowMinute - minutesOld,
            Sender = Stranger,
            Weight = 256,
            OpenCount = 7,
            EntryCount = 1,
        };
        knock.Peer[0] = node.Ledger.Pseudonym;
        knock.Nonce[0] = 9;
        for (long nowMs = 10; nowMs < 4 * PatienceMs; nowMs += 10)
        {
            if (nowMs % 500 == 0)
            {
                // Others that were recorded: no mark of a frame tells that it was heard before.
                knock.Seq++;
                gate.Write(knock, frame, digest);
                segment.Send(outsider, frame, gate.Seal(knock, frame), nowMs);
            }

            node.Tick(nowMs);
        }

        Assert.IsGreaterThanOrEqualTo(0, node.Ledger.SlotOf(Stranger), "the knock got no slot");
        int evictions = node.Counters.Get(Counter.Evictions);
        Assert.IsGreaterThanOrEqualTo(evictionsLeast, evictions);
        Assert.IsTrue(evictionsLeast > 0 || evictions == 0, "who is there lost its slot");
    }
}
