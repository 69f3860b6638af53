using System.Collections.Generic;
using System.Globalization;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Rescue;

/// <summary>A device that has lost its memory comes back with the base that its neighbours remember, and nothing is spent twice.</summary>
[TestClass]
public sealed class RescueTests
{
    private const int ClosedMs = 420_000;

    public required TestContext TestContext { get; init; }

    /// <summary>20 of 64 amid the drift; every thirteenth of the others says ten times the base, under many names.</summary>
    [TestMethod]
    public void TwentyOfSixtyFourComeBackWithTheirBase()
    {
        const int Count = 64;
        int[] lost = [.. Enumerable.Range(0, 20).Select(i => i * 3)];
        RescueTown town = new(Count, 6, hasSecrets: true, i => i % 13 == 1);
        town.Run(40_000);
        Recall[] recalls = town.LoseMemory(lost);
        TestContext.WriteLine($"{town.LieCount} lies; voices {string.Join(' ', recalls.Select(recall => recall.Voices))}");
        Assert.IsGreaterThan(20, town.LieCount, "nobody lied");
        foreach ((int index, Recall recall) in lost.Zip(recalls))
        {
            Assert.AreEqual(Recall.Found, recall.State, $"node {index}");
            Assert.AreEqual(town.Earned[index] >> 3, recall.BaseUvu, $"node {index}");
            Assert.AreEqual(town.Earned[index] & ~7L, town.Node(index).Ledger.Earned, "what an eighth cannot tell is lost: 7 uVU at most");
        }

        town.Run(ClosedMs);
        TestContext.WriteLine($"error {town.Error} uVU, {town.LooseCount} loose ends");
        Assert.AreEqual(0, town.LooseCount, "old ends are still open");
        Assert.AreEqual(0L, town.Error);
    }

    /// <summary>The same without secrets: what the devices had is lost.</summary>
    [TestMethod]
    public void WithoutSecretsTheirBaseIsLost()
    {
        int[] lost = [.. Enumerable.Range(0, 5).Select(i => i * 3)];
        RescueTown town = new(16, 5, hasSecrets: false);
        town.Run(40_000);
        town.LoseMemory(lost);
        town.Run(ClosedMs);
        long due = lost.Sum(index => town.Earned[index] >> 3);
        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"error {town.Error} uVU"));
        Assert.AreEqual(-due, town.Error);
    }

    /// <summary>Keepsakes survive power cuts of all nodes that keep them.</summary>
    [TestMethod]
    public void KeepsakesSurviveAPowerCut()
    {
        RescueTown town = new(6, 9, hasSecrets: true);
        town.Run(60_000);
        for (int i = 1; i < 6; i++)
        {
            town.Reboot(i);
        }

        Recall recall = town.LoseMemory(0)[0];
        Assert.AreEqual(Recall.Found, recall.State);
        Assert.AreEqual(town.Earned[0] >> 3, recall.BaseUvu);
    }

    /// <summary>A second device with the secret of one that lives is told so, and must not be born.</summary>
    [TestMethod]
    public void ASecretInUseIsNotBornAgain()
    {
        RescueTown town = new(4, 3, hasSecrets: true);
        Port second = town.Segment.Join();
        town.Run(30_000);
        second.Forget();
        Recall recall = town.Ask(2, second);
        town.Run(Recall.LeastMs, () => recall.Tick(town.NowMs));
        Assert.AreEqual(Recall.Twin, recall.State);
    }

    /// <summary>Two neighbours remember: the device asks for minutes, and the lesser word counts, so a lie alone mints nothing.</summary>
    [TestMethod]
    public void OfTwoVoicesTheLesserCounts()
    {
        RescueTown town = new(3, 4, hasSecrets: true, i => i == 1);
        town.Run(60_000);
        long beganMs = town.NowMs;
        Recall recall = town.LoseMemory(0)[0];
        Assert.AreEqual(2, recall.Voices);
        Assert.AreEqual(town.Earned[0] >> 3, recall.BaseUvu);
        Assert.IsGreaterThan(0, town.LieCount);
        Assert.IsGreaterThanOrEqualTo(Recall.FewMs, town.NowMs - beganMs);
    }

    /// <summary>
    /// Recorded answers do not count at the next loss, because the seed is new. The same answers to the same question count.
    /// </summary>
    [TestMethod]
    public void RecordedAnswersAreNone()
    {
        RescueTown town = new(5, 6, hasSecrets: true);
        town.Run(60_000);
        Port recorder = town.Segment.Join();
        Recall first = town.LoseMemory(0)[0];
        Assert.IsGreaterThanOrEqualTo(3, first.Voices);
        List<byte[]> answers = Drain(recorder, town.NowMs).Where(frame => (frame[0] & 15) == FrameKind.Remembrance).ToList();
        Assert.IsGreaterThanOrEqualTo(3, answers.Count);

        Port alone = town.Segment.Join();
        Recall again = new(Explorer.QuickSecrets.Of(1), new NodeOptions { DeviceSecret = RescueTown.Secret(0) }, alone, town.NowMs);
        alone.Forget();
        foreach (byte[] answer in answers)
        {
            town.Segment.SendTo(alone.Index, answer, answer.Length, town.NowMs);
        }

        again.Tick(town.NowMs + 100);
        Assert.AreEqual(0, again.Voices);
    }

    private static List<byte[]> Drain(Port port, long nowMs)
    {
        List<byte[]> frames = [];
        byte[] frame = new byte[Limits.FrameSizeMax + 1];
        for (int size = port.Receive(frame, nowMs, out _); size > 0; size = port.Receive(frame, nowMs, out _))
        {
            frames.Add(frame[..size]);
        }

        return frames;
    }
}
