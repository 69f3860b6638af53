using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>
/// Damaged and invented frames of kinds 3 to 7 and 12 under the right key: never an exception, never a field out of range, and the node
/// works on.
/// </summary>
[TestClass]
public sealed class StoreGarbageTests
{
    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void EveryCutAndEveryFlippedBitIsReadOrRefused()
    {
        FragmentKeeper node = Make(out FragmentIndex held);
        int count = 0;
        long nowMs = 0;
        foreach (byte[] model in Models())
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            for (int size = Limits.HeaderSize; size <= model.Length; size++)
            {
                model.CopyTo(frame, 0);
                Throw(node, held, frame, size, ++nowMs);
                count++;
            }

            for (int bit = 0; bit < 8 * model.Length; bit++)
            {
                model.CopyTo(frame, 0);
                frame[bit >> 3] ^= (byte)(1 << (bit & 7));
                Throw(node, held, frame, model.Length, ++nowMs);
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
        FragmentKeeper node = Make(out FragmentIndex held);
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

            done += Throw(node, held, frame, size, number) == Outcome.Done ? 1 : 0;
        }

        TestContext.WriteLine($"seed {seed}: {frameCount} frames, {done} read, {held.Count} fragments");
        Assert.IsGreaterThan(frameCount / 10, done);
        Assert.IsGreaterThan(30, held.Count, "nothing was taken in: nothing was tested");
    }

    private static Outcome Throw(FragmentKeeper node, FragmentIndex held, byte[] frame, int size, long nowMs)
    {
        Outcome outcome;
        byte[] said = new byte[Limits.FrameSizeMax];
        try
        {
            FrameGate gate = new(new SimpleMac(1)) { ReadsStore = true };
            outcome = gate.Open(frame, gate.Seal(frame, size), 0, 0, FrameGate.AnyMinute, 77, 0, 0);
            outcome = outcome == Outcome.Done && StoreFrame.Has(gate.Letter.Kind) ? node.Hear(gate.Letter, nowMs) : outcome;
            if (node.Tick(nowMs, 77, 0))
            {
                int length = gate.Seal(node.Said, 1, node.SaidSender, 1, said);
                Assert.AreEqual(Outcome.Done, gate.Open(said, length, 0, 0, FrameGate.AnyMinute, 0, 0, 0),
                    "a frame of ours would be refused");
            }
        }
        catch (Exception broken) when (broken is CheckException or IndexOutOfRangeException or ArgumentException)
        {
            Assert.Fail($"{Convert.ToHexStringLower(frame, 0, size)}: {broken.Message}");
            throw;
        }

        Assert.IsLessThanOrEqualTo(held.SlotCount, held.Count);
        return outcome;
    }

    private static FragmentKeeper Make(out FragmentIndex held)
    {
        FragmentLog log = Samples.Log(Limits.FragmentSlotCount, new MemoryFlash(Limits.FlashSegmentCount, Limits.FlashSegmentSize),
            Limits.FlashSegmentCount, Limits.FlashSegmentSize);
        log.Open();
        HmacHash hash = new();
        Namer namer = new(hash);
        Fragment fragment = new();
        for (int number = 1; number < 30; number++)
        {
            Samples.Fill(fragment, number);
            fragment.Stripe = namer.NameOf(fragment);
            log.Keep(fragment, 0, 0);
        }

        held = log.Index;
        return new FragmentKeeper(new FragmentOptions(), log, hash, new SwarmClock(), null, 77, 1, 0);
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
        StoreFrame about = new() { Seed = 5, Target = 77, Mask = 0xFFFF };
        Namer namer = new(new HmacHash());
        byte[] frame = new byte[Limits.FrameSizeMax];
        for (int number = 1; number < 60; number += 7)
        {
            Samples.Fill(about.Fragment, number);
            about.Fragment.Stripe = namer.NameOf(about.Fragment);
            namer.Prove(about, 9);
            foreach (int kind in new[] { FrameKind.Fragment, FrameKind.Challenge, FrameKind.Proof, FrameKind.Want, FrameKind.Fragment })
            {
                about.Kind = kind;
                about.Flags = kind == FrameKind.Fragment ? StoreFrame.FlagKeep : 0;
                yield return frame[..(gate.Seal(about, 1, 9, 1, frame) - Limits.MacSize)];
            }

            about.Kind = FrameKind.Renewal;
            about.Number = 3;
            yield return frame[..(gate.Seal(about, 1, 9, 1, frame) - Limits.MacSize)];
        }
    }
}
