using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Fragments;

/// <summary>A node that lost everything gets its ledger back from the others, and nothing is spent twice on the way (T8).</summary>
[TestClass]
public sealed class LedgerRescueTests
{
    private const int Count = 10;

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void AWipedNodeGetsItsLedgerBackAndNothingIsSpentTwice()
    {
        int behind = 0;
        int early = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            Hamlet hamlet = new(Count, 10, seed);
            hamlet.Run(9000 + (seed * 370));
            int wiped = seed % Count;
            int pseudonym = hamlet.Memory.Edges.PseudonymOf[wiped];
            long earned = hamlet.Memory.Edges.EarnedOf[wiped];
            hamlet.Wipe(wiped);
            Assert.AreEqual(LedgerRescue.Found, hamlet.Rescue(wiped, wiped, out byte[] record), $"seed {seed}");
            Assert.IsTrue(hamlet.Vaults[wiped].Append(record));
            Assert.IsTrue(hamlet.Boot(wiped));
            Assert.AreEqual(pseudonym, hamlet.Memory.Edges.PseudonymOf[wiped]);
            Assert.AreEqual(earned, hamlet.Memory.Edges.EarnedOf[wiped]);
            behind += Books.Of(hamlet.Memory).Fault == null ? 0 : 1;
            hamlet.Run(120_000, () =>
            {
                MicroNode node = hamlet.Node(wiped);
                if (RescueRule.AwaitsEcho(hamlet.Memory.Window(wiped).Edges.SumOfFlags()))
                {
                    early += node.Counters.Get(Counter.Payments);
                }
            });
            Books books = Books.Of(hamlet.Memory);
            Assert.IsFalse(RescueRule.AwaitsEcho(hamlet.Memory.Window(wiped).Edges.SumOfFlags()), $"seed {seed}: never free to pay again");
            Assert.IsNull(books.Fault, $"seed {seed}");
            Assert.AreEqual(books.Base, books.Sum, $"seed {seed}");
            Assert.IsTrue(hamlet.Memory.Edges.FloatOf.All(amount => amount >= 0), $"seed {seed}");
            Assert.IsLessThan(1e-6, Books.Entropy(hamlet.Memory), $"seed {seed}");
        }

        TestContext.WriteLine($"20 nodes wiped and restored, {behind} of them from a snapshot older than what they had paid");
        Assert.IsGreaterThan(2, behind, "no snapshot was old: nothing was tested");
        Assert.AreEqual(0, early, "paid before all neighbours had told what they remember");
    }

    /// <summary>The hold is needed: without it a node with an old snapshot pays what it has paid already.</summary>
    [TestMethod]
    public void WithoutTheHoldValueIsSpentTwice()
    {
        int twice = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            Hamlet hamlet = new(Count, 10, seed);
            hamlet.Run(9000 + (seed * 370));
            int wiped = seed % Count;
            hamlet.Wipe(wiped);
            hamlet.Rescue(wiped, wiped, out byte[] record);
            hamlet.Vaults[wiped].Append(record);
            hamlet.Boot(wiped);
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                hamlet.Memory.Edges.SlotFlagsOf[(wiped * Limits.SlotCount) + slot] &= ~EdgeTable.SlotRescued;
            }

            int paid = 0;
            hamlet.Run(5000, () =>
            {
                int payments = hamlet.Node(wiped).Counters.Get(Counter.Payments);
                twice += payments > paid && Books.Of(hamlet.Memory).Fault != null ? 1 : 0;
                paid = payments;
            });
        }

        Assert.IsGreaterThan(0, twice);
    }

    /// <summary>
    /// A snapshot from before an epoch's turn: nobody knows the names in it any more, so its edges close at both ends, and all value comes
    /// back.
    /// </summary>
    [TestMethod]
    public void ASnapshotFromBeforeTheTurnLosesNothingAndBlamesNobody()
    {
        for (int seed = 1; seed <= 4; seed++)
        {
            NodeOptions options = new() { EpochMs = 60_000, EmitDoublings = 3, Drift = new DriftOptions { SilenceIntervals = 8 } };
            Hamlet hamlet = new(Count, 10, seed, options);
            hamlet.Run(20_000);
            hamlet.Options.LedgerIntervalMs = 10_000_000;
            hamlet.Run(60_000);
            int wiped = seed % Count;
            int epoch = hamlet.Memory.Edges.EpochOf[wiped];
            int pseudonym = hamlet.Memory.Edges.PseudonymOf[wiped];
            hamlet.Wipe(wiped);
            Assert.AreEqual(LedgerRescue.Found, hamlet.Rescue(wiped, wiped, out byte[] record), $"seed {seed}");
            Assert.IsTrue(hamlet.Vaults[wiped].Append(record));
            Assert.IsTrue(hamlet.Boot(wiped));
            Assert.AreEqual(epoch - 1, hamlet.Memory.Edges.EpochOf[wiped], $"seed {seed}: the snapshot is not from before the turn");
            Assert.AreNotEqual(pseudonym, hamlet.Memory.Edges.PseudonymOf[wiped]);
            hamlet.Run(50_000);
            Books books = Books.Of(hamlet.Memory);
            TestContext.WriteLine($"seed {seed}: {books}, entropy {Books.Entropy(hamlet.Memory):g3}");
            Assert.IsNull(books.Fault, $"seed {seed}");
            Assert.AreEqual(books.Base, books.Sum, $"seed {seed}");
            Assert.AreEqual(0, Enumerable.Range(0, Count)
                .Sum(node => hamlet.Node(node).Counters.Get(Counter.Lies)), $"seed {seed}: an honest node was blamed");
            Assert.IsLessThan(1e-6, Books.Entropy(hamlet.Memory), $"seed {seed}: not back in the swarm");
            Assert.IsGreaterThan(1, hamlet.Node(wiped).Ledger.MutualCount(), $"seed {seed}");
            Assert.IsTrue(hamlet.Memory.Edges.FloatOf.All(amount => amount >= 0), $"seed {seed}");
        }
    }

    /// <summary>
    /// Who has no key says a frame of an epoch that is over, again and again: the node that asks stays in the swarm's epoch.
    /// </summary>
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void OldFramesDoNotMakeItAskInTheirEpoch(bool isAttacked)
    {
        int found = 0;
        for (int seed = 1; seed <= 4; seed++)
        {
            NodeOptions options = new() { EpochMs = 40_000, EmitDoublings = 3, Drift = new DriftOptions { SilenceIntervals = 8 } };
            Hamlet hamlet = new(Count, 10, seed, options);
            Port outsider = hamlet.Segment.Join();
            byte[] old = new byte[Limits.FrameSizeMax + 1];
            hamlet.Run(1000);
            int size = outsider.Receive(old, hamlet.NowMs, out _);
            hamlet.Run(130_000);
            int wiped = seed % Count;
            int epoch = hamlet.Node((wiped + 1) % Count).Ledger.Epoch;
            Assert.IsGreaterThan(3, epoch, "the recorded frame is not old enough");
            hamlet.Wipe(wiped);
            int state = hamlet.Rescue(wiped, wiped, out _, () =>
            {
                if (isAttacked)
                {
                    outsider.Send(old, size, hamlet.NowMs);
                }
            });
            found += state == LedgerRescue.Found ? 1 : 0;
        }

        Assert.AreEqual(4, found);
    }

    [TestMethod]
    public void ThreeOfItsKeepersMayBeGone()
    {
        int found = 0;
        for (int seed = 1; seed <= 10; seed++)
        {
            // A snapshot after the drift, and the time to repair what was lost on the way of it.
            Hamlet hamlet = new(Count, 5, seed);
            hamlet.Run(30_000);
            hamlet.Options.LedgerIntervalMs = 10_000_000;
            hamlet.Run(60_000);
            Assert.IsGreaterThanOrEqualTo(LedgerSnapshot.TotalCount - 1, hamlet.HeldOfLedger(0), "not whole");
            hamlet.Wipe(0);
            hamlet.Kill(1 + (seed % 3));
            hamlet.Kill(4 + (seed % 3));
            hamlet.Kill(7 + (seed % 3));
            found += hamlet.Rescue(0, 0, out _) == LedgerRescue.Found ? 1 : 0;
        }

        Assert.AreEqual(10, found);
    }

    [TestMethod]
    public void WhoeverLivesIsNotDoubled()
    {
        Hamlet hamlet = new(Count, 0, 3);
        hamlet.Run(20_000);
        hamlet.Wipe(0);
        Assert.AreEqual(LedgerRescue.Twin, hamlet.Rescue(0, 5, out _));
    }

    [TestMethod]
    public void WhoIsUnknownIsSoonTold()
    {
        Hamlet hamlet = new(Count, 0, 4);
        hamlet.Run(20_000);
        hamlet.Wipe(0);
        long startMs = hamlet.NowMs;
        Assert.AreEqual(LedgerRescue.Nothing, hamlet.Rescue(0, 99, out _));
        Assert.IsLessThan(2000, hamlet.NowMs - startMs);
    }

    /// <summary>A member that knows the name of the ledger but not its secret cannot replace the ledger.</summary>
    [TestMethod]
    public void AForgedLedgerIsRefused()
    {
        Hamlet hamlet = new(Count, 0, 5);
        hamlet.Run(20_000);
        hamlet.Wipe(0);
        long stripe = LedgerSnapshot.NameOf(new Shared.SimpleMac(1), Mixer.Mix(4242));
        for (int node = 1; node < Count; node++)
        {
            FragmentRing ring = hamlet.Node(node).Fragments.Ring;
            for (int slot = 0; slot < ring.SlotCount; slot++)
            {
                // The same record with a value that was never earned, as a whole stripe with a right check.
                if (ring.Holds(slot) && ring.StripeAt(slot) == stripe)
                {
                    Fragment forged = new();
                    ring.Get(slot, forged);
                    byte[] bytes = new byte[LedgerSnapshot.DataCount * LedgerSnapshot.FragmentSize];
                    hamlet.Vaults[1].Newest.CopyTo(bytes, 0);
                    forged.Version += 10;
                    forged.Check = (int)Crc32.Of(bytes, 0, bytes.Length);
                    ErasureCode.Encode(bytes, LedgerSnapshot.DataCount, forged.Size, forged.Index, forged.Bytes, 0);
                    ring.Put(forged);
                }
            }
        }

        Assert.AreEqual(LedgerRescue.Nothing, hamlet.Rescue(0, 0, out _));
    }
}
