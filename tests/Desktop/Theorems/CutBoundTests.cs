using System.Globalization;
using System.Linq;

using LVS.Node;
using LVS.Tests.Desktop.World;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Theorems;

/// <summary>
/// T6 and T7: whatever attackers that hold the swarm key do, and however many they are, the honest region gains or loses at most the sum
/// of the caps of the edges they hold; and when those edges are closed, honest floats are what honest nodes were born with, exactly.
/// </summary>
[TestClass]
public sealed class CutBoundTests
{
    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow(0, 12, 4)]
    [DataRow(1, 12, 4)]
    [DataRow(2, 12, 4)]
    [DataRow(3, 12, 4)]
    [DataRow(4, 12, 4)]
    [DataRow(5, 12, 4)]
    [DataRow(0, 8, 8)]
    [DataRow(0, 8, 64)]
    [DataRow(1, 8, 64)]
    [DataRow(0, 4, 256)]
    [DataRow(1, 4, 256)]
    public void HonestRegionMovesAtMostTheCapsOfAttackedEdges(int kindNumber, int honestCount, int liarCount)
    {
        LiarKind kind = (LiarKind)kindNumber;
        foreach (int lossPercent in (int[])[0, 30])
        {
            Siege siege = new(honestCount, liarCount, kind, 3 + kindNumber, lossPercent);
            siege.Run(120_000, attack: true);
            long base0 = siege.HonestBases();
            int lies = siege.Nodes.Sum(node => node.Counters.Get(Counter.Lies));
            (long net, long bound, long perMille) = (siege.WorstNet, siege.BoundThen, siege.WorstPerMille);

            // T7: the attackers fall silent, all edges to them close, what is under way arrives.
            siege.Run(120_000, attack: false);
            long error = siege.HonestFloats() + Books.Of(siege.Memory).InFlight - base0;
            TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {kind,-10} | {honestCount,3} | {liarCount,4} | {lossPercent,2} | {siege.AttackedEdges,3} | {net / 1e6,9:F2} | "
                    + $"{bound / 1e6,9:F2} | {perMille / 10.0,6:F1} % | {lies,5} | {siege.HonestBanned} | {error} |"));
            Assert.IsLessThanOrEqualTo(1000, siege.WorstPerMille, "the cut bound is exceeded");
            Assert.AreEqual(0, siege.HonestBanned, "an honest node was banned by an honest node");
            Assert.AreEqual(0, error, "closing did not give everything back");
        }
    }

    /// <summary>Two attackers that relay false marks of honest nodes.</summary>
    [TestMethod]
    [DataRow(2)]
    [DataRow(3)]
    public void SlanderDoesNotBanHonestNodes(int liarCount)
    {
        Siege siege = new(5, liarCount, LiarKind.Slander, 5, 0);
        siege.Run(300_000, attack: true);
        int lies = siege.Nodes.Sum(node => node.Counters.Get(Counter.Lies));
        TestContext.WriteLine(
            $"{liarCount} slanderers, 5 honest nodes, 300 s: {lies} honest frames called lies, {siege.HonestBanned} honest nodes banned");
        Assert.AreEqual(0, siege.HonestBanned);
        Assert.AreEqual(0, lies);
    }
}
