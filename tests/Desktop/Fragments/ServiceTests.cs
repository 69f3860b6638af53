using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Fragments;

/// <summary>A node that keeps fragments gains trust and earns: proofs of storage become grants, within the witness's quota.</summary>
[TestClass]
public sealed class ServiceTests
{
    private const int Count = 10;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void RightProofsAreGrantedFor()
    {
        Hamlet hamlet = Served(5, 3);
        int proofs = Enumerable.Range(0, Count).Sum(i => hamlet.Node(i).Counters.Get(Counter.ProofsConfirmed));
        int relays = Enumerable.Range(0, Count).Sum(i => hamlet.Node(i).Counters.Get(Counter.RelaysConfirmed));
        long[] grants = [.. Enumerable.Range(0, Count).Select(i => hamlet.Node(i).Trust.GrantedInEpoch)];
        long granted = grants.Sum();
        DriftOptions options = new();
        TestContext.WriteLine($"an hour of {Count} nodes: {proofs} proofs and {relays} relays confirmed, {granted:N0} uVU granted");
        Assert.IsGreaterThan(0, proofs);
        Assert.IsGreaterThan(0, granted);
        Assert.IsLessThanOrEqualTo((proofs * options.ServiceUvu) + (relays * options.RelayUvu), granted);
        Assert.IsLessThanOrEqualTo(options.QuotaUvu, grants.Max());
    }

    /// <summary>Where nothing is open any more, neighbours find as many places as they earned, and strangers none.</summary>
    [TestMethod]
    public void ServiceEarnsTheLastEighth()
    {
        Hamlet hamlet = Served(0, 4);
        int kept = 0;
        for (int number = 0; number < Count; number++)
        {
            MicroNode node = hamlet.Node(number);
            KeepingState state = node.Fragments.State;
            for (int stripe = 1000; state.OpenCount > 0; stripe++)
            {
                Assert.IsGreaterThanOrEqualTo(0, state.Log.Keep(Noise(hamlet, stripe), 0, 0));
            }

            int before = state.Index.Count;
            Assert.IsFalse(Keeps(hamlet, node, 0x5555, 2000));
            foreach (int slot in Enumerable.Range(0, Limits.SlotCount).Where(node.Ledger.IsMutual))
            {
                int given = 0;
                while (Keeps(hamlet, node, node.Ledger.Peer(slot), 3000 + (slot * 100) + given))
                {
                    Assert.IsLessThanOrEqualTo(state.Index.SlotCount / 8, ++given, "service is spent once");
                }
            }

            kept += state.Index.Count - before;
        }

        TestContext.WriteLine($"{kept} places were earned in an hour of {Count} nodes");
        Assert.IsGreaterThan(0, kept);
    }

    /// <summary>An hour of nodes that keep one stripe.</summary>
    private static Hamlet Served(int lossPercent, long seed)
    {
        Hamlet hamlet = new(Count, lossPercent, seed);
        hamlet.Run(60_000);
        Fragment[] stripe = LVS.Sim.NoiseStripe.Make(
            7, 4, 8, Limits.FragmentSizeMax, hamlet.Hash, hamlet.Node(0).Clock.Minute + Limits.EpochMinutes);
        foreach (Fragment fragment in stripe)
        {
            FragmentKeeper keeper = hamlet.Node(fragment.Index).Fragments;
            keeper.State.Book.Begin(keeper.Log.Keep(fragment, 0, 0), (int)(hamlet.NowMs / 1000));
        }

        hamlet.Run(3_600_000);
        return hamlet;
    }

    private static Fragment Noise(Hamlet hamlet, int stripe) =>
        LVS.Sim.NoiseStripe.Make(stripe, 1, 1, 16, hamlet.Hash, hamlet.Node(0).Clock.Minute + Limits.EpochMinutes)[0];

    /// <summary>Somebody gives a node a fragment to keep.</summary>
    private static bool Keeps(Hamlet hamlet, MicroNode node, int sender, int stripe)
    {
        Letter letter = new FrameGate(new SimpleMac(1)) { ReadsStore = true }.Letter;
        letter.Sender = sender;
        letter.Kind = FrameKind.Fragment;
        letter.Store.Begin(FrameKind.Fragment, StoreFrame.FlagKeep);
        letter.Store.Fragment.CopyFrom(Noise(hamlet, stripe));
        letter.Store.Target = node.Ledger.Pseudonym;
        return node.Fragments.Hear(letter, hamlet.NowMs) == Outcome.Done;
    }
}
