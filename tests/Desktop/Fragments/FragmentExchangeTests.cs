using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Bench;
using LVS.Core;
using LVS.Node;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Fragments;

/// <summary>Many exchanges together: agreement, placement, repair, and what they cost.</summary>
[TestClass]
public sealed class FragmentExchangeTests
{
    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow(0)]
    [DataRow(30)]
    public void ARecordIsSpreadWholeWhateverIsLost(int lossPercent)
    {
        FragmentWorld village = new(12, lossPercent, 1);
        village.Run(5_000);
        long[] stripes = Publish(village, 8, out List<Fragment> fragments, out int publisher);
        long agreeMs = village.RunUntil(village.Agree, 300_000);
        Assert.IsGreaterThan(-1, agreeMs, "the nodes do not agree");

        // The publisher leaves once the others have everything.
        village.Run(20_000);
        village.Dead.Add(publisher);
        long wholeMs = village.RunUntil(() => stripes.All(stripe => village.Held(stripe) == 0xFF), 1_200_000);
        TestContext.WriteLine($"{lossPercent} % loss: agreed after {agreeMs} ms, all {8 * stripes.Length} fragments with the others "
            + $"{wholeMs} ms after the publisher left; {village.Frames} frames, {village.Bytes} bytes, re-created {Recreated(village)}");
        Assert.IsGreaterThan(-1, wholeMs, "fragments are missing");
        AssertRight(village, fragments);
    }

    [TestMethod]
    [DataRow(10, 8)]
    [DataRow(30, 8)]
    [DataRow(50, 12)]
    public void WhenNodesVanishTheRestRepairs(int percent, int totalCount)
    {
        const int Count = 24;
        FragmentWorld village = new(Count, 10, 2);
        village.Run(5_000);
        long[] stripes = Publish(village, totalCount, out List<Fragment> fragments, out int publisher);
        village.Run(60_000);
        village.Dead.Add(publisher);
        Assert.IsGreaterThan(-1, village.RunUntil(() => stripes.All(stripe => village.Held(stripe) == (1 << totalCount) - 1), 1_200_000));
        for (int node = 0; node < Count * percent / 100; node++)
        {
            village.Dead.Add(node);
        }

        int lost = stripes.Sum(stripe => totalCount - int.PopCount(village.Held(stripe)));
        bool lostForGood = stripes.Any(stripe => int.PopCount(village.Held(stripe)) < 4);
        int before = Recreated(village);
        long bytes = village.Bytes;
        long moved = village.BytesByKind[FrameKind.Fragment];
        long repairedMs = village.RunUntil(() => stripes.All(stripe => village.Held(stripe) == (1 << totalCount) - 1), 3_600_000);
        int recreated = Recreated(village) - before;
        TestContext.WriteLine(
            $"{percent} % of {Count} nodes vanish with {lost} of {totalCount * stripes.Length} fragments (4 + {totalCount - 4}): full "
                + $"redundancy after {repairedMs / 1000} s, "
            + $"{recreated} re-created, {(village.BytesByKind[FrameKind.Fragment] - moved) / Math.Max(1, recreated)} bytes of fragments "
                + "moved for each "
            + $"(k frames are 928), {(village.Bytes - bytes) / Math.Max(1, recreated)} with all audits and idling of the time");
        Assert.IsFalse(lostForGood, "the seed of this test must leave every stripe k fragments");
        Assert.IsGreaterThan(-1, repairedMs, "never repaired");
        AssertRight(village, fragments);
    }

    /// <summary>
    /// Rings three quarters full, and nodes that go and come: nothing may stay there twice, or it takes the room of what is missing.
    /// </summary>
    [TestMethod]
    public void RingsDoNotFillUpWithWhatIsThereTwice()
    {
        const int Count = 24;
        const int StripeCount = 27;
        FragmentWorld village = new(Count, 5, 3);
        village.Run(5_000);
        int publisher = village.Publish(StripeCount, 4, 8, out List<Fragment> fragments);
        village.Run(60_000);
        village.Dead.Add(publisher);
        for (int node = 0; node < 3; node++)
        {
            // Away for longer than it is missed, and back with all that it had.
            village.Dead.Add(node);
            village.Run(900_000);
            village.Dead.Remove(node);
            village.Run(900_000);
        }

        village.Run(3_600_000);
        int slots = Enumerable.Range(0, Count).Sum(node => village.Rings[node].Count);
        int whole = fragments.Select(fragment => fragment.Stripe).Distinct().Count(stripe => village.Held(stripe) == 0xFF);
        TestContext.WriteLine(
            $"{slots} of {Count * Limits.FragmentSlotCount} slots hold {8 * StripeCount} fragments; {whole} of {StripeCount} stripes are "
                + "whole");
        Assert.AreEqual(StripeCount, whole);
        Assert.AreEqual(8 * StripeCount, slots);
        AssertRight(village, fragments);
    }

    /// <summary>
    /// All rings full, one fragment there twice in the place of another: nobody has room, and so nobody ranks, and all the same somebody
    /// finds out.
    /// </summary>
    [TestMethod]
    public void WhereNobodyHasRoomWhatIsThereTwiceMakesRoom()
    {
        const int Count = 12;
        const int StripeCount = Count * Limits.FragmentSlotCount / 8;
        FragmentWorld village = new(Count, 5, 6);
        Fragment[][] stripes =
            [.. Enumerable.Range(1, StripeCount).Select(number => NoiseStripe.Make(number, 4, 8, Limits.FragmentSizeMax))];
        Fragment[] places = [.. stripes.SelectMany(stripe => stripe)];
        places[^1] = places[^2];
        for (int place = 0; place < places.Length; place++)
        {
            Assert.IsTrue(village.Rings[place % Count].Put(places[place]));
            Assert.AreEqual(place % 8 == 0, village.Nodes[0].Stripes.Learn(places[place]));
        }

        Assert.IsFalse(village.Rings.Any(ring => ring.HasRoom()));
        long wholeMs = village.RunUntil(() => stripes.All(stripe => village.Held(stripe[0].Stripe) == 0xFF), 6 * 3_600_000);
        TestContext.WriteLine($"the missing one of {places.Length} was there after {wholeMs / 1000} s");
        Assert.IsGreaterThan(-1, wholeMs, "what is there twice keeps the room of what is missing");
    }

    /// <summary>
    /// More fragments than the nodes that are left have room for: who has become full since it asked takes nothing, for that would drive
    /// out another fragment.
    /// </summary>
    [TestMethod]
    public void RepairDrivesNothingOut()
    {
        const int Count = 24;
        FragmentWorld village = new(Count, 5, 4);
        village.Run(5_000);
        int publisher = village.Publish(33, 4, 8, out _);
        village.Run(60_000);
        village.Dead.Add(publisher);
        for (int node = 0; node < 6; node++)
        {
            village.Dead.Add(node);
            village.Run(600_000);
        }

        int full = Enumerable.Range(6, Count - 6).Count(node => !village.Rings[node].HasRoom());
        int[] drivenOut = [.. Enumerable.Range(0, Count).Where(node => village.Rings[node].Floor > 1)];
        TestContext.WriteLine($"{full} of {Count - 6} rings are full, {Recreated(village)} fragments were re-created");
        Assert.IsGreaterThan(10, full, "the test shows nothing");
        Assert.IsEmpty(drivenOut, "these nodes lost what they held to what they repaired");
    }

    /// <summary>One stripe that one node alone knows: what it costs until all know it, over what idling costs.</summary>
    [TestMethod]
    public void ADifferenceCostsLittleMoreThanItsInformation()
    {
        const int Nodes = 16;
        const int Differences = 30;
        FragmentOptions options = new() { RepairBytesPerSecond = 1, RepairBurst = 0 };
        FragmentWorld village = new(Nodes, 0, 3, options);
        Fragment about = new() { DataCount = 4, TotalCount = 8, Hours = 100, Size = 192 };
        village.Run(400_000);
        long frames = village.Frames;
        village.Run(1_200_000);
        double idlePerHour = 3 * (village.Frames - frames) / (double)Nodes;
        long bytes = 0;
        long ms = 0;
        for (int number = 0; number < Differences; number++)
        {
            about.Stripe = Mixer.Mix(number + 77);
            village.Nodes[number % Nodes].Stripes.Learn(about);
            long before = village.BytesByKind[FrameKind.Want];
            long took = village.RunUntil(village.Agree, 300_000);
            Assert.IsGreaterThan(-1, took);
            ms += took;
            bytes += village.BytesByKind[FrameKind.Want] - before;
            village.Run(40_000);
        }

        // A name, version, check and the rest are 20 bytes of noise: no code tells them in fewer, and one broadcast of them reaches all.
        TestContext.WriteLine(
            $"idle: {idlePerHour:0} packets an hour and node; a difference among {Nodes} nodes: {bytes / Differences} bytes of "
            + $"lists, information limit 20, known to all after {ms / Differences} ms");
        Assert.IsLessThan(60, idlePerHour);
        Assert.IsLessThan(30 * 20, bytes / Differences);
    }

    [TestMethod]
    public void TablesThatDifferInEverythingAgreeUnderLoss()
    {
        FragmentWorld village = new(8, 30, 4, new FragmentOptions { RepairBytesPerSecond = 1, RepairBurst = 0 });
        Fragment about = new() { DataCount = 4, TotalCount = 8, Hours = 100, Size = 192 };
        for (int number = 0; number < 60; number++)
        {
            about.Stripe = Mixer.Mix(number + 1);
            about.Version = 1 + (number % 3);
            village.Nodes[number % 8].Stripes.Learn(about);
            about.Version--;
            village.Nodes[(number + 3) % 8].Stripes.Learn(about);
        }

        long took = village.RunUntil(village.Agree, 1_200_000);
        TestContext.WriteLine(
            $"agreed after {took} ms with {village.BytesByKind[FrameKind.Want]} bytes of lists for {7 * 60} pieces of news");
        Assert.IsGreaterThan(-1, took);
        Assert.AreEqual(60, village.Nodes[5].Stripes.Count);
        for (int slot = 0; slot < 60; slot++)
        {
            Assert.IsGreaterThan(0, village.Nodes[2].Stripes.VersionAt(slot));
        }
    }

    /// <summary>More stripes than the tables hold: all nodes keep the same, and then are quiet.</summary>
    [TestMethod]
    public void TablesThatOverflowAgree()
    {
        FragmentWorld village = new(6, 10, 6, new FragmentOptions { RepairBytesPerSecond = 1, RepairBurst = 0 });
        Fragment about = new() { DataCount = 4, TotalCount = 8, Hours = 100, Size = 192, Version = 1 };
        for (int number = 0; number < 3 * Limits.StripeCountMax; number++)
        {
            about.Stripe = Mixer.Mix(number + 1);
            village.Nodes[number % 6].Stripes.Learn(about);
        }

        Assert.IsGreaterThan(-1, village.RunUntil(village.Agree, 1_200_000));
        Assert.AreEqual(Limits.StripeCountMax, village.Nodes[3].Stripes.Count);
        village.Run(400_000);
        long frames = village.Frames;
        village.Run(600_000);
        Assert.IsLessThan(6 * 15, village.Frames - frames, "the nodes go on telling what does not fit");
    }

    [TestMethod]
    public void TheExchangeAllocatesNothing()
    {
        FragmentWorld village = new(10, 10, 5);
        village.Run(5_000);
        Publish(village, 8, out _, out _);
        village.Run(200_000);
        village.Dead.Add(1);
        village.Dead.Add(2);
        village.Run(400_000);
        int before = Recreated(village);
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        village.Dead.Add(3);
        village.Dead.Add(4);
        village.Run(600_000);
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        TestContext.WriteLine($"{Recreated(village) - before} re-created, {bytes} bytes allocated");
        Assert.IsGreaterThan(0, Recreated(village) - before);
        Assert.IsLessThan(1000, bytes, "the village's own set takes some when it grows; nothing else may");
    }

    /// <summary>Six stripes, as of a file of 4 KiB; the same at every run.</summary>
    private static long[] Publish(FragmentWorld village, int totalCount, out List<Fragment> fragments, out int publisher)
    {
        publisher = village.Publish(6, 4, totalCount, out fragments);
        return [.. fragments.Select(fragment => fragment.Stripe).Distinct()];
    }

    private static int Recreated(FragmentWorld village) => village.RecreatedCount;

    /// <summary>Every fragment that a living node holds, re-created ones included, is what was published.</summary>
    private static void AssertRight(FragmentWorld village, List<Fragment> fragments)
    {
        Fragment held = new();
        int count = 0;
        for (int node = 0; node < village.Nodes.Count; node++)
        {
            foreach (Fragment fragment in fragments)
            {
                int slot = village.Dead.Contains(node) ? -1 : village.Rings[node].SlotOf(fragment.Stripe, fragment.Index);
                if (slot >= 0)
                {
                    village.Rings[node].Get(slot, held);
                    CollectionAssert.AreEqual(fragment.Bytes, held.Bytes);
                    Assert.AreEqual(fragment.Check, held.Check);
                    count++;
                }
            }
        }

        Assert.IsGreaterThanOrEqualTo(fragments.Count, count);
    }
}
