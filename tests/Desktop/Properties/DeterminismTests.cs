using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Properties;

/// <summary>One seed, one history: every frame and every ledger.</summary>
[TestClass]
public sealed class DeterminismTests
{
    [TestMethod]
    public void SeedGivesTheSameFramesAndLedgers()
    {
        (ulong frames, ulong ledgers, long frameCount) = Live(11);
        Assert.AreEqual((frames, ledgers, frameCount), Live(11));
        (ulong otherFrames, ulong otherLedgers, _) = Live(12);
        Assert.AreNotEqual(frames, otherFrames);
        Assert.AreNotEqual(ledgers, otherLedgers);
        Assert.IsGreaterThan(500, frameCount);
    }

    private static (ulong Frames, ulong Ledgers, long FrameCount) Live(long seed)
    {
        long[] chance = [5];
        long[] floats = [.. Enumerable.Range(0, 30).Select(_ => SeededRandom.Below(chance, 0, 100_000_000))];
        Town town = new(seed, floats, [.. Enumerable.Range(1, 30)], new NodeOptions());
        town.Segment.LossPercent = 20;
        town.Segment.DuplicatePercent = 10;
        town.Segment.DelayMsMax = 500;
        for (int i = 0; i < 30; i++)
        {
            town.Run(town.NowMs + 2000);
            town.Reboot(i, 700);
        }

        town.Run(town.NowMs + 10_000);
        return (town.Segment.Hash, town.Hash(), town.Segment.FrameCount);
    }
}
