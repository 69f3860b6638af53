using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>
/// Damaged and invented frames of kinds 3 to 7 under the right key: never an exception, never a field out of range, and the node works on.
/// </summary>
[TestClass]
public sealed class StoreGarbageTests
{
    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void EveryCutAndEveryFlippedBitIsReadOrRefused()
    {
        FragmentExchange node = Make(out FragmentRing ring);
        int count = 0;
        long nowMs = 0;
        foreach (byte[] model in Models())
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            for (int size = Limits.HeaderSize; size <= model.Length; size++)
            {
                model.CopyTo(frame, 0);
                Throw(node, ring, frame, size, ++nowMs);
                count++;
            }

            for (int bit = 0; bit < 8 * model.Length; bit++)
            {
                model.CopyTo(frame, 0);
                frame[bit >> 3] ^= (byte)(1 << (bit & 7));
                Throw(node, ring, frame, model.Length, ++nowMs);
                count++;
            }
        }

        TestContext.WriteLine($"{count} damaged frames");
        Assert.IsGreaterThan(6_000, count);
    }

    /// <summary>200,000 changed frames at a node that lives on; 10 million with LVS_SOAK=1.</summary>
    [TestMethod]
    public void RandomFramesNeverStopTheNode()
    {
        bool soak = Environment.GetEnvironmentVariable("LVS_SOAK") == "1";
        int frameCount = soak ? 10_000_000 : 200_000;
        long seed = soak ? Environment.TickCount64 : 20_261;
        long[] chance = [seed];
        List<byte[]> models = [.. Models()];
        FragmentExchange node = Make(out FragmentRing ring);
        byte[] frame = new byte[Limits.FrameSizeMax];
        int done = 0;
        for (int number = 0; number < frameCount; number++)
        {
            byte[] model = models[(int)SeededRandom.Below(chance, 0, models.Count)];
            model.CopyTo(frame, 0);
            int size = model.Length;
            for (long change = SeededRandom.Below(chance, 0, 4); change > 0; change--)
            {
                frame[(int)SeededRandom.Below(chance, 0, size)] = (byte)SeededRandom.Next(chance, 0);
            }

            if (SeededRandom.Below(chance, 0, 5) == 0)
            {
                size = Limits.HeaderSize + (int)SeededRandom.Below(chance, 0, Limits.FrameSizeMax - Limits.MacSize - Limits.HeaderSize + 1);
            }

            done += Throw(node, ring, frame, size, number) == Outcome.Done ? 1 : 0;
        }

        TestContext.WriteLine($"seed {seed}: {frameCount} frames, {done} read, {ring.Count} fragments, {node.Stripes.Count} stripes");
        Assert.IsGreaterThan(frameCount / 10, done);
        Assert.AreEqual(node.Stripes.SlotCount, node.Stripes.Count, "the table never filled: nothing was tested");
    }

    private static Outcome Throw(FragmentExchange node, FragmentRing ring, byte[] frame, int size, long nowMs)
    {
        Outcome outcome;
        byte[] said = new byte[Limits.FrameSizeMax];
        try
        {
            FrameGate gate = new(new SimpleMac(1)) { ReadsStore = true };
            outcome = gate.Open(frame, gate.Seal(frame, size), 0, 0, FrameGate.AnyMinute, 77, 0, 0);
            outcome = outcome == Outcome.Done && gate.Letter.Kind >= FrameKind.Digest ? node.Hear(gate.Letter, nowMs) : outcome;
            if (node.Tick(nowMs))
            {
                int length = gate.Seal(node.Said, 1, 77, 1, said);
                Assert.AreEqual(Outcome.Done, gate.Open(said, length, 0, 0, FrameGate.AnyMinute, 0, 0, 0),
                    "a frame of ours would be refused");
            }
        }
        catch (Exception broken) when (broken is CheckException or IndexOutOfRangeException or ArgumentException)
        {
            Assert.Fail($"{Convert.ToHexStringLower(frame, 0, size)}: {broken.Message}");
            throw;
        }

        Assert.IsLessThanOrEqualTo(ring.SlotCount, ring.Count);
        return outcome;
    }

    private static FragmentExchange Make(out FragmentRing ring)
    {
        ring = new FragmentRing(Limits.FragmentSlotCount);
        Fragment fragment = new();
        for (int number = 1; number < 30; number++)
        {
            Samples.Fill(fragment, number);
            ring.Put(fragment);
        }

        return new FragmentExchange(new FragmentOptions(), ring, 77, Limits.FragmentSlotCount, 1, 0, null);
    }

    /// <summary>The frames of the vectors that are in order, and some about what the node holds.</summary>
    private static IEnumerable<byte[]> Models()
    {
        for (int number = 0; number < StoreVectors.Count; number++)
        {
            if (Text.Column(StoreVectors.Line(number), 2) == "Done")
            {
                yield return Text.Bytes(Text.Column(StoreVectors.Line(number), 1));
            }
        }

        FrameGate gate = new(new SimpleMac(1));
        StoreFrame about = new() { Seed = 5, Challenger = 77 };
        byte[] frame = new byte[Limits.FrameSizeMax];
        for (int number = 1; number < 30; number += 7)
        {
            Samples.Fill(about.Fragment, number);
            about.Flags = 0;
            foreach (int kind in new[] { FrameKind.Fragment, FrameKind.Challenge, FrameKind.Proof })
            {
                about.Kind = kind;
                yield return frame[..(gate.Seal(about, 1, 9, 1, frame) - Limits.MacSize)];
            }

            about.Kind = FrameKind.Want;
            about.Flags = StoreFrame.FlagAsks;
            about.EntryCount = 1;
            about.Stripes[0] = about.Fragment.Stripe;
            about.Masks[0] = 0xFFFF;
            yield return frame[..(gate.Seal(about, 1, 9, 1, frame) - Limits.MacSize)];
        }
    }
}
