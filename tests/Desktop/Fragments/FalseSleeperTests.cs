using System.Collections.Generic;
using System.Linq;

using LVS.Bench;
using LVS.Core;
using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Fragments;

/// <summary>
/// Everybody with the swarm key can offer in any name and say that it sleeps. Nodes that never sleep wait for those that do before they
/// confirm a loss; they must not wait for one that never wakes.
/// </summary>
[TestClass]
public sealed class FalseSleeperTests
{
    private const int Hour = 3_600_000;
    private const int Sleeper = 0x5151;
    private const int Dead = 3;

    public required TestContext TestContext { get; init; }

    /// <summary>
    /// Three of twelve nodes vanish. What they held is created again within hours, whether somebody said once that it naps for 36 hours, or
    /// says that it naps for two seconds and then goes on speaking without another offer; or, as the control, nobody sleeps at all.
    /// </summary>
    [TestMethod]
    [DataRow(0, 2)]
    [DataRow(1, 8)]
    [DataRow(NapCode.Max, 8)]
    public void WhoSaysThatItSleepsDoesNotStopRepair(int nap, int hours)
    {
        FragmentWorld world = new(12, 0, 12, new FragmentOptions { PatienceSeconds = 60 });
        world.Run(10_000);
        world.Publish(3, 4, 8, out List<Fragment> fragments);
        world.Run(600_000);
        if (nap > 0)
        {
            Offer(world, nap);
        }

        long[] names = [.. fragments.Select(fragment => fragment.Stripe).Distinct()];
        Enumerable.Range(0, Dead).ToList().ForEach(node => world.Dead.Add(node));
        Assert.IsTrue(names.All(name => int.PopCount(world.Held(name)) is >= 4 and < 8), "the seed must leave some of each, not all");
        StoreFrame want = new() { Kind = FrameKind.Want, Mask = 1 };
        want.Fragment.Stripe = 1;
        long beganMs = world.NowMs;
        while (world.NowMs - beganMs < hours * (long)Hour && !names.All(name => world.Held(name) == 0xFF))
        {
            if (nap > 0)
            {
                world.Say(want, Sleeper);
            }

            world.Run(300_000);
        }

        TestContext.WriteLine($"{world.RecreatedCount} created again in {(world.NowMs - beganMs) / 60_000} min");
        Assert.IsTrue(names.All(name => world.Held(name) == 0xFF), "never repaired");
    }

    /// <summary>What comes after such an offer is audited within a day, although only an audit finds out who holds the rest.</summary>
    [TestMethod]
    public void WhoSaysThatItSleepsDoesNotPutOffTheFirstAudit()
    {
        FragmentWorld world = new(12, 0, 13);
        world.Run(10_000);
        Offer(world, NapCode.Max);
        world.Publish(3, 4, 8, out List<Fragment> _);
        int stripes = 0;
        foreach (KeepingState state in world.Nodes.Select(node => node.State))
        {
            int[] held = [.. Enumerable.Range(0, state.Index.SlotCount).Where(state.Index.Holds)];
            foreach (int slot in held.Where(state.Book.IsLead))
            {
                stripes++;
                Assert.IsLessThan(24 * 3600, state.Book.NextAt(slot, state.Second) - state.Second);
            }
        }

        Assert.IsGreaterThan(0, stripes);
    }

    private static void Offer(FragmentWorld world, int nap) => world.Say(
        new StoreFrame { Kind = FrameKind.Offer, Flags = StoreFrame.FlagNaps, Nap = nap, Room = RoomCode.Of(100), Home = 1 }, Sleeper);
}
