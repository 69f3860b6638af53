using System;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Shared;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Memory;

/// <summary>After boot nothing is allocated: on the device what is never allocated is never collected, and never fails.</summary>
[TestClass]
public sealed class AllocationTests
{
    private const int TickCount = 10_000;
    private const int TickMs = 10;

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void TenThousandTicksAllocateNothing()
    {
        PipeLink wireA = new();
        PipeLink wireB = new();
        PipeLink.Join(wireA, wireB);
        FaultOptions faults = new() { LossPercent = 10, DuplicatePercent = 10, ReorderPercent = 10, DelayMsMax = 30, BitFlipPercent = 2 };
        MicroNode a = Boot(new FaultyLink(wireA, faults, 1), 1, 80_000_000);
        MicroNode b = Boot(new FaultyLink(wireB, faults, 2), 2, 8_000_000);
        FragmentLog log = Open(new LVS.Harness.PcHash());
        Fragment fragment = new() { Size = Limits.FragmentSizeMax };
        Inbox inbox = new();

        // The same work once before, so that everything is compiled and every edge is open.
        long nowMs = Live(a, b, log, fragment, inbox, 0);
        int heardBefore = a.Counters.Get((int)Outcome.Done) + b.Counters.Get((int)Outcome.Done);
        long bytesBefore = GC.GetAllocatedBytesForCurrentThread();
        Live(a, b, log, fragment, inbox, nowMs);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - bytesBefore;
        int heard = a.Counters.Get((int)Outcome.Done) + b.Counters.Get((int)Outcome.Done) - heardBefore;
        TestContext.WriteLine($"{2 * TickCount} ticks of two nodes, {heard} frames heard, {bytes} bytes allocated");
        Assert.AreEqual(0, bytes);
        foreach (MicroNode node in new[] { a, b })
        {
            TestContext.WriteLine($"{node.Fragments.FramesSaid} frames about fragments, {node.Fragments.Index.Count} held, "
                + $"{node.Fragments.RecreatedCount} re-created");
            Assert.IsGreaterThan(0, node.Fragments.RecreatedCount, "nothing was repaired");
        }

        Assert.IsGreaterThan(200, heard, "no traffic");
        Assert.IsGreaterThan(0, a.Counters.Get((int)Outcome.BadMac), "no damage");
    }

    private static long Live(MicroNode a, MicroNode b, FragmentLog log, Fragment fragment, Inbox inbox, long nowMs)
    {
        byte[] frame = fragment.Bytes;
        for (int i = 0; i < TickCount; i++)
        {
            nowMs += TickMs;
            a.Tick(nowMs);
            b.Tick(nowMs);
            fragment.Stripe = nowMs;
            int slot = log.Keep(fragment, 0, 0);
            log.Read(slot, fragment);
            log.Renew(slot, i, 0);
            log.Remove(slot);
            log.Tidy();
            inbox.Put(frame, fragment.Size);
            inbox.Take(frame);
        }

        return nowMs;
    }

    private static MicroNode Boot(ILink link, long seed, long earned)
    {
        NodeOptions options = new() { EmitDoublings = 0 };
                MicroNode node = new(options, new NodeMemory(1), 0, LVS.Harness.PcSecrets.Of(new byte[32]), link, new MemoryVault());
        node.Boot(0, seed, earned, 256, -1);

        // Everything more often than in life: digests and audits.
        FragmentOptions fragments = new() { OfferDoublings = 0, AuditSecondsMin = 2, AuditSecondsMax = 8, PatienceSeconds = 5 };
        LVS.Harness.PcHash hash = new();
        FragmentLog log = Open(hash);

        // Half of a stripe, so that there is something to repair.
        Fragment[] stripe = LVS.Sim.NoiseStripe.Make((int)seed, 4, 8, Limits.FragmentSizeMax, hash, 1_000_000);
        for (int index = 0; index < 4; index++)
        {
            log.Keep(stripe[index], 0, 0);
        }

        node.Fragments = new FragmentKeeper(
            fragments, log, hash, node.Clock, node.Ledger, node.Ledger.Pseudonym, seed, 0);
        return node;
    }

    private static FragmentLog Open(IHmac hash)
    {
        FragmentLog log = new(hash, new FragmentIndex(Limits.FragmentSlotCount),
            new MemoryFlash(Limits.FlashSegmentCount, Limits.FlashSegmentSize), Limits.FlashSegmentCount, Limits.FlashSegmentSize);
        log.Open();
        return log;
    }
}
