using System;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Live;
using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>Who replays questions about fragments makes a node say no more than what it was sent, and half of it again.</summary>
[TestClass]
public sealed class ReplayTests
{
    private const double AmplifiesMost = 1.5;
    private const int StepMs = 20;
    private const long LastMs = 120_000;
    private const long Stripe = 0x0123_4567_89AB_CDEF;

    private readonly NodeConfig config = ConfigFile.Fresh();

    public required TestContext TestContext { get; init; }

    /// <summary>The control sends each question anew, as members do: those are answered, and more is said than was asked.</summary>
    [TestMethod]
    [DataRow(FrameKind.Want, 100)]
    [DataRow(FrameKind.Challenge, 20)]
    [DataRow(FrameKind.Digest, 1000)]
    public void ARecordedQuestionIsAnsweredOnce(int kind, int everyMs)
    {
        long quiet = Said(0, everyMs, isNew: false, out _);
        double replayed = Amplifies(quiet, kind, everyMs, isNew: false);
        double asked = Amplifies(quiet, kind, everyMs, isNew: true);
        TestContext.WriteLine($"replayed: {replayed:0.00} times what was sent; asked anew: {asked:0.00}");
        Assert.IsLessThanOrEqualTo(AmplifiesMost, replayed);
        Assert.IsGreaterThan(AmplifiesMost, asked, "the question has no answer: nothing was tested");
    }

    /// <summary>So many recordings that the oldest is forgotten before it comes again.</summary>
    [TestMethod]
    public void AMinuteOldRecordingIsNotHeard()
    {
        HandLink link = new();
        MicroNode node = Boot(link);
        byte[] question = Question(FrameKind.Want, node.Clock.Minute - 5, 1);
        for (long nowMs = 0; nowMs < 10_000; nowMs += StepMs)
        {
            link.Give(question);
            node.Tick(nowMs);
        }

        Assert.AreEqual(0, link.Said.Count(frame => (frame[0] & 15) == FrameKind.Fragment));
    }

    private double Amplifies(long quiet, int kind, int everyMs, bool isNew) =>
        (double)Math.Max(0, Said(kind, everyMs, isNew, out long sent) - quiet) / sent;

    /// <summary>Bytes about fragments that a node says in two minutes.</summary>
    private long Said(int kind, int everyMs, bool isNew, out long sent)
    {
        HandLink link = new();
        MicroNode node = Boot(link);
        byte[] question = kind == 0 ? [] : Question(kind, node.Clock.Minute, 1);
        sent = 0;
        int number = 1;
        for (long nowMs = 0; nowMs < LastMs; nowMs += StepMs)
        {
            if (kind != 0 && nowMs % everyMs == 0)
            {
                question = isNew ? Question(kind, node.Clock.Minute, ++number) : question;
                link.Give(question);
                sent += question.Length;
            }

            node.Tick(nowMs);
        }

        return link.Said.Where(frame => (frame[0] & 15) is >= FrameKind.Digest and <= FrameKind.Proof).Sum(frame => (long)frame.Length);
    }

    private byte[] Question(int kind, long minute, int number)
    {
        StoreFrame about = new();
        about.Begin(kind, kind == FrameKind.Want ? StoreFrame.FlagAsks : 0);
        if (kind == FrameKind.Want)
        {
            about.EntryCount = 1;
            about.Stripes[0] = Stripe;
            about.Masks[0] = 15;
        }

        about.Fragment.Stripe = Stripe;
        about.Fragment.Version = 1;
        about.Seed = number;
        byte[] frame = new byte[Limits.FrameSizeMax];
        FrameGate gate = new(new PcMac(config.KeyBytes())) { ReadsStore = true };
        return frame[..gate.Seal(about, minute, sender: 0x0badcafe, number, frame)];
    }

    private MicroNode Boot(HandLink link)
    {
        FragmentRing ring = new(Limits.FragmentSlotCount);
        for (int index = 0; index < 4; index++)
        {
            Fragment fragment = new() { Stripe = Stripe, Version = 1, Index = index, DataCount = 4, TotalCount = 12, Hours = 100, Size = 200 };
            ring.Put(fragment);
        }

        BootPlan plan = new()
        {
            Options = config.ToOptions(),
            Memory = new NodeMemory(1),
            Secrets = PcSecrets.Of(config.KeyBytes()),
            Link = link,
            Vault = new MemoryVault(),
            Seed = 1,
            EarnedUvu = 8_000_000,
            Weight = config.Weight,
            CalendarMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            Ring = ring,
            FragmentOptions = new FragmentOptions(),
            FragmentSeed = 1,
        };
        return NodeBoot.Run(plan, out _);
    }
}
