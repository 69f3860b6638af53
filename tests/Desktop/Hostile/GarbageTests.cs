using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>
/// Damaged and invented frames against a node that has the edges they speak of. An outsider without the key changes nothing at all; a
/// member that sends garbage may change what it has a say in, within cap and clip, and never stops the node.
/// </summary>
[TestClass]
public sealed class GarbageTests
{
    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void EveryCutAndEveryFlippedBitWithoutTheKeyChangesNothing()
    {
        int count = 0;
        foreach ((string name, byte[] frame, Target target, FrameGate gate) in Neighbours())
        {
            target.IsUnchanged();
            for (int size = 0; size < frame.Length; size++)
            {
                AssertHarmless(target, frame, size, $"{name} cut to {size} bytes");
                count++;
            }

            for (int bit = 0; bit < 8 * frame.Length; bit++)
            {
                frame[bit >> 3] ^= (byte)(1 << (bit & 7));
                AssertHarmless(target, frame, frame.Length, $"{name} with bit {bit} flipped");
                frame[bit >> 3] ^= (byte)(1 << (bit & 7));
                count++;
            }

            // The frame itself is heard: the target was not deaf. But after a boot no slot waits for a hello, and nobody has asked for
            // what keepsakes and remembrances tell.
            if (gate.Letter.Kind >= FrameKind.Hello || name.StartsWith("a wrong tag", StringComparison.Ordinal))
            {
                continue;
            }

            int done = target.Node.Counters.Get((int)Outcome.Done);
            target.Throw(frame, frame.Length);
            Assert.IsTrue(!target.IsUnchanged() || target.Node.Counters.Get((int)Outcome.Done) > done, name);
        }

        TestContext.WriteLine($"{count} damaged frames");
        Assert.IsGreaterThan(6_000, count);
    }

    [TestMethod]
    public void EveryCutAndEveryFlippedBitUnderTheKeyKeepsTheInvariants()
    {
        int count = 0;
        foreach ((string name, byte[] frame, Target target, FrameGate gate) in Neighbours())
        {
            byte[] changed = new byte[Limits.FrameSizeMax];
            int bodyEnd = frame.Length - Limits.MacSize;
            for (int end = Limits.HeaderSize; end < bodyEnd; end++)
            {
                frame.CopyTo(changed, 0);
                AssertInvariants(target, changed, gate.Seal(changed, end), $"{name} cut to {end} bytes and signed");
                count++;
            }

            for (int bit = 0; bit < 8 * bodyEnd; bit++)
            {
                frame.CopyTo(changed, 0);
                changed[bit >> 3] ^= (byte)(1 << (bit & 7));
                AssertInvariants(target, changed, gate.Seal(changed, bodyEnd), $"{name} with bit {bit} flipped and signed");
                count++;
            }
        }

        TestContext.WriteLine($"{count} damaged and signed frames");
        Assert.IsGreaterThan(5_000, count);
    }

    /// <summary>200,000 frames, most of them signed, at a node that lives on and reboots at times; 10 million with LVS_SOAK=1.</summary>
    [TestMethod]
    public void RandomFramesKeepTheInvariants()
    {
        bool soak = Environment.GetEnvironmentVariable("LVS_SOAK") == "1";
        int frameCount = soak ? 10_000_000 : 200_000;
        long seed = soak ? Environment.TickCount64 : 20_261;
        long[] chance = [seed];
        List<byte[]> models = [];
        FrameGate reader = new(new SimpleMac(1));
        NodeMemory? ledger = null;
        foreach ((string name, byte[] frame, _, _) in Neighbours())
        {
            models.Add(frame);
            if (name == "one edge")
            {
                reader.Look(frame, frame.Length);
                ledger = Target.NeighbourOf(reader.Letter.Diff);
            }
        }

        SwarmSecrets secrets = SimpleSecrets.Of(new SimpleMac(1), 1);
        FrameGate gate = new(secrets.Mac);
        Tagger tagger = new(secrets.Hash);
        Target target = new(secrets, ledger!);
        byte[] changed = new byte[Limits.FrameSizeMax + 1];
        int[] outcomes = new int[Counter.OutcomeCount];
        for (int number = 0; number < frameCount; number++)
        {
            int size = Mutate(models[(int)SeededRandom.Below(chance, 0, models.Count)], changed, chance, number, target.Node.Clock.Minute);
            size = number % 32 != 0 ? KeepBooks(changed, size, reader, tagger) : size;
            if (SeededRandom.Below(chance, 0, 10) > 0 && size is >= Limits.HeaderSize and <= Limits.FrameSizeMax - Limits.MacSize)
            {
                size = gate.Seal(changed, size);
            }

            string what = $"seed {seed}, frame {number}: {Convert.ToHexStringLower(changed, 0, size)}";
            try
            {
                target.Throw(changed, size);
                if (number % 16 == 0)
                {
                    target.Emit();
                }
            }
            catch (CheckException broken)
            {
                Assert.Fail($"{what}: {broken.Message}");
            }

            Assert.IsNull(target.Complaint(), what);

            // A ban ends with the life: with longer lives most frames would be a banned liar's.
            if (number % 32 == 31)
            {
                for (int outcome = 0; outcome < outcomes.Length; outcome++)
                {
                    outcomes[outcome] += target.Node.Counters.Get(outcome);
                }

                target.Reboot(fromFirstRecord: number % 64 == 63);
            }
        }

        TestContext.WriteLine($"seed {seed}, {frameCount} frames, {target.Link.SentCount} sent; by outcome {string.Join(' ', outcomes)}");
        Assert.IsGreaterThan(frameCount / 10, outcomes[(int)Outcome.Done], "nearly everything was refused: nothing was tested");
        Assert.IsGreaterThan(frameCount / 32, target.Link.SentCount, "the node fell silent");
    }

    /// <summary>The frames of the vectors that are in order, each with a node that has an edge to its sender.</summary>
    private static IEnumerable<(string Name, byte[] Frame, Target Target, FrameGate Gate)> Neighbours()
    {
        for (int number = 0; number < FrameVectors.Count; number++)
        {
            string line = FrameVectors.Line(number);
            if (Text.Column(line, 4) != "Done")
            {
                continue;
            }

            byte[] frame = Text.Bytes(Text.Column(line, 3));
            SpanMac mac = new(Text.Bytes(Text.Column(line, 1)));
            FrameGate gate = new(mac);
            Assert.AreEqual(Outcome.Done, gate.Look(frame, frame.Length));
            Letter letter = gate.Letter;
            int sender = letter.Kind is FrameKind.Hello or FrameKind.Keepsake ? letter.Sender : 5;
            Diff diff = letter.Kind == FrameKind.Diff ? letter.Diff : new Diff { Sender = sender, Minute = letter.Minute };
            SwarmSecrets secrets = Target.SecretsOf(mac, new Secrets.SpanHmac());
            yield return (Text.Column(line, 0), frame, new Target(secrets, Target.NeighbourOf(diff)), gate);
        }
    }

    private static void AssertHarmless(Target target, byte[] frame, int size, string what)
    {
        int done = target.Node.Counters.Get((int)Outcome.Done);
        target.Throw(frame, size);
        Assert.IsTrue(target.IsUnchanged(), what);
        Assert.AreEqual(done, target.Node.Counters.Get((int)Outcome.Done), what);
    }

    private static void AssertInvariants(Target target, byte[] frame, int size, string what)
    {
        target.Reboot(fromFirstRecord: true);
        try
        {
            target.Throw(frame, size);
            Assert.IsNull(target.Complaint(), what);
            target.Emit();
        }
        catch (CheckException broken)
        {
            Assert.Fail($"{what}: {broken.Message}");
        }

        Assert.IsNull(target.Complaint(), what);
    }

    /// <summary>A frame whose books add up, if it can be read at all: with others a liar does not get far.</summary>
    private static int KeepBooks(byte[] frame, int size, FrameGate gate, Tagger tagger)
    {
        if (gate.Look(frame, size + Limits.MacSize) != Outcome.Done || gate.Letter.Kind != FrameKind.Diff)
        {
            return size;
        }

        Diff diff = gate.Letter.Diff;
        diff.Float += 50_000_000 - diff.ImpliedBase;
        if (diff.Float is > Limits.AmountUvuMax or < -Limits.AmountUvuMax)
        {
            diff.EntryCount = 0;
            diff.Float = 50_000_000;
        }

        return tagger.Seal(gate, diff, frame) - Limits.MacSize;
    }

    /// <summary>A model with a few bytes changed, put in or taken out, and mostly a fresh seq; at times nothing but noise.</summary>
    private static int Mutate(byte[] model, byte[] target, long[] chance, int number, long minute)
    {
        int size = model.Length - Limits.MacSize;
        model.AsSpan(0, size).CopyTo(target);
        if (SeededRandom.Below(chance, 0, 20) == 0)
        {
            size = (int)SeededRandom.Below(chance, 0, Limits.FrameSizeMax + 2);
            for (int i = 0; i < size; i++)
            {
                target[i] = (byte)SeededRandom.Next(chance, 0);
            }

            return size;
        }

        LittleEndian.Write32(target, 2, (int)minute);
        LittleEndian.Write32(target, 10, number);
        for (long change = SeededRandom.Below(chance, 0, 5); change > 0; change--)
        {
            int from = size > Limits.HeaderSize && SeededRandom.Below(chance, 0, 8) > 0 ? Limits.HeaderSize : 0;
            int at = from + (int)SeededRandom.Below(chance, 0, size - from);
            switch (SeededRandom.Below(chance, 0, 4))
            {
                case 0:
                    target[at] ^= (byte)(1 << (int)SeededRandom.Below(chance, 0, 8));
                    break;
                case 1:
                    target[at] = (byte)SeededRandom.Next(chance, 0);
                    break;
                case 2 when size < Limits.FrameSizeMax - Limits.MacSize:
                    target.AsSpan(at, size - at).CopyTo(target.AsSpan(at + 1));
                    target[at] = (byte)SeededRandom.Next(chance, 0);
                    size++;
                    break;
                case 3 when size > 1:
                    target.AsSpan(at + 1, size - at - 1).CopyTo(target.AsSpan(at));
                    size--;
                    break;
                default:
                    break;
            }
        }

        return size;
    }
}
