using System.Linq;

using LVS.Core;
using LVS.Node;

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
        Hamlet hamlet = new(Count, 5, 3);
        hamlet.Run(60_000);
        Fragment[] stripe = LVS.Sim.NoiseStripe.Make(
            7, 4, 8, Limits.FragmentSizeMax, hamlet.Hash, hamlet.Node(0).Clock.Minute + Limits.EpochMinutes);
        foreach (Fragment fragment in stripe)
        {
            FragmentKeeper keeper = hamlet.Node(fragment.Index).Fragments;
            keeper.State.Book.Begin(keeper.Log.Keep(fragment, 0, 0), (int)(hamlet.NowMs / 1000));
        }

        hamlet.Run(3_600_000);
        int proofs = Enumerable.Range(0, Count).Sum(i => hamlet.Node(i).Counters.Get(Counter.ProofsConfirmed));
        int relays = Enumerable.Range(0, Count).Sum(i => hamlet.Node(i).Counters.Get(Counter.RelaysConfirmed));
        int wrong = Enumerable.Range(0, Count).Sum(i => hamlet.Node(i).Counters.Get(Counter.ProofsWrong));
        long granted = hamlet.Memory.Trust.GrantedInEpochOf.Sum();
        DriftOptions options = new();
        TestContext.WriteLine($"an hour of {Count} nodes: {proofs} proofs and {relays} relays confirmed, {granted:N0} uVU granted");
        Assert.IsGreaterThan(0, proofs);
        Assert.AreEqual(0, wrong);
        Assert.IsGreaterThan(0, granted);
        Assert.IsLessThanOrEqualTo((proofs * options.ServiceUvu) + (relays * options.RelayUvu), granted);
        Assert.IsLessThanOrEqualTo(options.QuotaUvu, hamlet.Memory.Trust.GrantedInEpochOf.Max());
    }
}
