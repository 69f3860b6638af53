using LVS.Bench;
using LVS.Core;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Fragments;

/// <summary>What a keeper says is what its own gate reads: nothing of one frame is left in the next.</summary>
[TestClass]
public sealed class SaidFramesTests
{
    /// <summary>
    /// The world opens every frame that is said, and fails where one is refused: all kinds, in a life with repairs, checks and losses.
    /// </summary>
    [TestMethod]
    public void EveryKindThatIsSaidCanBeRead()
    {
        FragmentWorld world = new(12, 20, 3, new() { PatienceSeconds = 30 });
        world.Run(10_000);
        world.Publish(4, 4, 8, out _);
        world.Run(600_000);
        world.Dead.Add(0);
        world.Dead.Add(1);
        world.Run(7_200_000);
        foreach (int kind in new[] { FrameKind.Offer, FrameKind.Want, FrameKind.Fragment, FrameKind.Challenge, FrameKind.Proof })
        {
            Assert.IsGreaterThan(0, world.BytesByKind[kind], $"kind {kind} was never said");
        }

        Assert.IsGreaterThan(0, world.RecreatedCount);
    }
}
