using LVS.Core;
using LVS.Node;
using LVS.Sim;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Fragments;

/// <summary>What an exchange says is what its own gate reads: nothing of one frame is left in the next.</summary>
[TestClass]
public sealed class SaidFramesTests
{
    private const int Self = 77;

    /// <summary>
    /// A holder that is alone re-creates what is missing from what it has itself, so it asks nobody; meanwhile it has something to tell in
    /// every turn.
    /// </summary>
    [TestMethod]
    public void WhatALoneHolderSaysCanBeRead()
    {
        FragmentRing ring = new(Limits.FragmentSlotCount);
        Fragment[] held = NoiseStripe.Make(1, 4, 8, Limits.FragmentSizeMax);
        for (int index = 0; index < 4; index++)
        {
            ring.Put(held[index]);
        }

        FragmentOptions options = new() { JoinDelayMs = 0, AuditIntervalMs = 1000 };
        FragmentExchange exchange = new(options, ring, Self, ring.SlotCount, 3, 0, null);
        Fragment told = NoiseStripe.Make(2, 1, 1, 20)[0];
        FrameGate gate = new(new SimpleMac(1)) { ReadsStore = true };
        byte[] frame = new byte[Limits.FrameSizeMax];
        int said = 0;
        for (long nowMs = 0; nowMs < 60_000; nowMs += options.PaceMs)
        {
            exchange.Publish(told, nowMs);
            if (exchange.Tick(nowMs))
            {
                said++;
                Outcome outcome = gate.Open(frame, gate.Seal(exchange.Said, 1, Self, said, frame), 0, 0, FrameGate.AnyMinute, 0, 0, 0);
                Assert.AreEqual(Outcome.Done, outcome, $"frame {said}, of kind {exchange.Said.Kind} with flags {exchange.Said.Flags}");
            }
        }

        Assert.IsGreaterThan(1000, said);
        Assert.AreEqual(4, exchange.Repair.RecreatedCount, "nothing was missing: nothing was tested");
    }
}
