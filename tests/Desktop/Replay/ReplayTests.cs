using System.Collections.Generic;
using System.Globalization;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.Explorer;
using LVS.Tests.Desktop.World;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Replay;

/// <summary>An outsider's replays change no state, and cause no more traffic than they take.</summary>
[TestClass]
public sealed class ReplayTests
{
    private const double AmplificationMost = 1.5;

    /// <summary>Where a fragment's frame has the index, behind the header.</summary>
    private const int IndexAt = 5;
    private const int AsksMax = 5;

    /// <summary>Of what is heard once alone: what the answers of others stir.</summary>
    private const double RepeatMost = 0.1;
    private const int StripeCount = 6;

    public required TestContext TestContext { get; init; }

    /// <summary>A sleeper boots at every wake, so its memory of what it heard is what its record tells.</summary>
    [TestMethod]
    [DataRow(false, 1)]
    [DataRow(true, 20)]
    public void ARecordedCensusIsObeyedOnceHoweverOftenASleeperBoots(bool isFresh, int obeyedDue)
    {
        const int WindowMs = 300;
        MemoryVault vault = new();
        Segment segment = new(1);
        Port port = segment.Join();
        Port outsider = segment.Join();
        FrameGate gate = new(QuickSecrets.Of(0).Mac);
        byte[] census = new byte[Limits.FrameSizeMax];
        int obeyed = 0;
        for (int wake = 0; wake < 20; wake++)
        {
            // Within the minutes in which a recorded frame can be heard.
            NodeOptions options = new();
            Sleeper.Shape(options, WindowMs);
            WakeTurn turn = new(true);
            MicroNode node = new(options, new NodeMemory(1), 0, QuickSecrets.Of(wake), port, vault);
            bool restored = node.Boot(0, wake, 8_000_000, 256, 6_000L * wake);
            Sleeper.Begin(node, restored, turn);
            int size = gate.SealCensus(isFresh ? node.Clock.Minute : 0, 5, isFresh ? 1_800_000_000 + wake : 1_800_000_000, 1_000, census);
            for (long nowMs = 10; nowMs < WindowMs; nowMs += 10)
            {
                if (nowMs == 20)
                {
                    segment.Send(outsider, census, size, nowMs);
                }

                node.Tick(nowMs);
            }

            obeyed += node.Counters.Get(Counter.Holds);
            Assert.IsTrue(Sleeper.End(node, WindowMs, turn));
        }

        Assert.AreEqual(obeyedDue, obeyed);
    }

    /// <summary>A node that has its power obeys each census once, and the next one after its rest.</summary>
    [TestMethod]
    public void ANodeObeysACensusOnceAndTheNextOneToo()
    {
        RecordedTown town = new(2, 3);
        town.Run(2_000);
        town.SayCensus(1_800_000_000);
        town.Run(1_000);
        byte[] census = town.OfKind(FrameKind.Census).Single();
        for (int i = 0; i < 4; i++)
        {
            town.Run(Limits.HoldRestMs);
            town.SayAgain(census);
        }

        town.Run(1_000);
        Assert.AreEqual(1, town.Nodes[1].Counters.Get(Counter.Holds));
        town.SayCensus(1_800_000_200);
        town.Run(1_000);
        Assert.AreEqual(2, town.Nodes[1].Counters.Get(Counter.Holds));
    }

    /// <summary>One question, recorded and said again as fast as that.</summary>
    [TestMethod]
    [DataRow(FrameKind.Want, 100)]
    [DataRow(FrameKind.Challenge, 20)]
    [DataRow(FrameKind.Offer, 1_000)]
    public void AQuestionSaidAgainIsNotAnsweredAgain(int kind, int everyMs)
    {
        double amplification = Amplification(kind, 1, everyMs, 180_000);
        Assert.IsLessThan(RepeatMost, amplification);
    }

    /// <summary>More different questions than are remembered: the budget bounds the answers.</summary>
    [TestMethod]
    [DataRow(FrameKind.Want, 100)]
    [DataRow(FrameKind.Challenge, 20)]
    [DataRow(FrameKind.Offer, 1_000)]
    public void ManyQuestionsStayWithinTheBudget(int kind, int everyMs)
    {
        double amplification = Amplification(kind, 400, everyMs, 180_000);
        Assert.IsLessThan(AmplificationMost, amplification);
    }

    /// <summary>
    /// Every holder answers honest questions about what the nodes hold, if not at once, then when it is asked again for the missing
    /// fragments.
    /// </summary>
    [TestMethod]
    public void HonestQuestionsAreAnswered()
    {
        RecordedTown town = new(12, 7);
        town.Run(10_000);
        long[] stripes = town.Publish(StripeCount);
        town.Run(110_000);
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < StripeCount; i++)
            {
                HashSet<byte> indices = [];
                for (int ask = 0; ask < AsksMax && indices.Count < 8; ask++)
                {
                    int before = town.OfKind(FrameKind.Fragment).Count;
                    StoreFrame question = Question(FrameKind.Want, i, stripes);
                    question.Mask &= ~indices.Sum(index => 1 << index);
                    town.Ask(question);
                    town.Run(1_000);
                    indices.UnionWith(town.OfKind(FrameKind.Fragment).Skip(before).Select(frame => frame[Limits.HeaderSize + IndexAt]));

                    // Holders of a stripe that an audit challenged say nothing of it for 5 s; young stripes are audited often.
                    town.Run(5_000);
                }

                Assert.HasCount(8, indices, $"round {round}, stripe {i}");
            }
        }
    }

    private static StoreFrame Question(int kind, int number, long[] stripes)
    {
        StoreFrame question = new();
        question.Begin(kind, kind == FrameKind.Offer ? StoreFrame.FlagAsks : 0);
        question.Fragment.Stripe = stripes[number % StripeCount];
        question.Seed = number + 1;
        question.Mask = 0xFF;
        question.Room = 0;
        question.Home = number;
        return question;
    }

    /// <summary>A town that has come to rest, and questions that somebody asked there, as they were recorded.</summary>
    private static RecordedTown Settled(int kind, int questionCount, out List<byte[]> questions)
    {
        RecordedTown town = new(12, 7);
        town.Run(10_000);
        long[] stripes = town.Publish(StripeCount);
        town.Run(110_000);
        town.Recorded.Clear();
        for (int i = 0; i < questionCount; i++)
        {
            town.Ask(Question(kind, i, stripes));
        }

        town.Run(30);
        questions = [.. town.OfKind(kind).Take(questionCount)];
        Assert.HasCount(questionCount, questions);
        return town;
    }

    /// <summary>What the nodes say more for each byte that is said again, beside a town where all was asked once.</summary>
    private double Amplification(int kind, int questionCount, int everyMs, long ms)
    {
        RecordedTown town = Settled(kind, questionCount, out List<byte[]> questions);
        town.Run(20_000);
        long before = town.SaidBytes;
        long saidAgain = 0;
        int next = 0;
        town.Run(ms, () =>
        {
            if (town.NowMs % everyMs == 0)
            {
                byte[] frame = questions[next++ % questions.Count];
                saidAgain += frame.Length;
                town.SayAgain(frame);
            }
        });

        long attacked = town.SaidBytes - before;
        RecordedTown control = Settled(kind, questionCount, out _);
        control.Run(20_000);
        before = control.SaidBytes;
        control.Run(ms);
        long honest = control.SaidBytes - before;
        double amplification = (attacked - honest) / (double)saidAgain;
        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{saidAgain} bytes said again: the nodes said {attacked}, {honest} without: {amplification:0.00} times"));
        return amplification;
    }
}
