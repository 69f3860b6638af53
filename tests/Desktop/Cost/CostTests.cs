using LVS.Bench;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Cost;

/// <summary>What a node's turn costs, in executed IL operations of LVS.Core and LVS.Node: counted, not timed, the hashes apart.</summary>
[TestClass]
[DoNotParallelize]
public sealed class CostTests
{
    /// <summary>
    /// Bounds of the mean and of the longest turn of a kind. The aims are 600 for idle turns and 3,000 for the others. Above them are the
    /// survey of eight floats, a payment over a young edge, and eight entries that all differ from what was said last.
    /// </summary>
    private static readonly (string Kind, double Mean, long Most)[] Bounds =
    [
        ("idle full", 240, 900),
        ("hear full", 3_000, 3_700),
        ("emit full", 3_350, 4_100),
        ("slice partial", 2_150, 2_900),
        ("record", 11_600, 12_400),
    ];

    /// <summary>
    /// The same for the turns of keeping: the median, the longest, and most hashes. A tick that has heard or worked leaves the keeper's
    /// turn to the next; after eight such ticks in a row it does both, and that is the longest.
    /// </summary>
    private static readonly (string Kind, long Median, long Most, int Hashes)[] KeepingBounds =
    [
        ("rest", 200, 3_700, 2),
        ("hear offer", 1_600, 4_000, 24),
        ("hear want", 1_700, 3_000, 24),
        ("hear challenge", 3_000, 5_200, 24),
        ("hear proof", 2_800, 5_400, 44),
        ("hear fragment", 1_400, 3_500, 24),
        ("store", 5_000, 5_500, 24),
        ("read proof", 2_350, 2_500, 17),
        ("repair", 2_850, 3_600, 17),
        ("give fragment", 2_400, 2_600, 17),
        ("say offer", 3_600, 4_500, 2),
        ("say want", 1_500, 4_500, 2),
        ("say challenge", 1_500, 4_500, 2),
        ("say proof", 2_000, 4_500, 20),
        ("say fragment", 1_400, 1_450, 2),
    ];

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void TurnsCostWhatABoardCanAfford()
    {
        CostTable table = new(typeof(CostDriver), CostDriver.UsualMs);
        foreach (string line in table.Lines)
        {
            TestContext.WriteLine(line);
        }

        foreach ((string kind, double mean, long most) in Bounds)
        {
            Assert.IsLessThanOrEqualTo(mean, table.Mean(kind), kind);
            Assert.IsLessThanOrEqualTo(most, table.Most(kind), $"{kind}: {table.Worst(kind)}");
        }
    }

    [TestMethod]
    public void KeepingCostsWhatABoardCanAfford()
    {
        CostTable table = new(typeof(KeepingCostDriver), KeepingCostDriver.UsualMs);
        foreach (string line in table.Lines)
        {
            TestContext.WriteLine(line);
        }

        Assert.IsGreaterThan(0, table.Most("repaired"), "nothing was repaired");
        foreach ((string kind, long median, long most, int hashes) in KeepingBounds)
        {
            Assert.IsLessThanOrEqualTo(median, table.Median(kind), kind);
            Assert.IsLessThanOrEqualTo(most, table.Most(kind), $"{kind}: {table.Worst(kind)}");
            Assert.IsLessThanOrEqualTo(hashes, table.Most("hashes of " + kind), kind);
        }
    }
}
