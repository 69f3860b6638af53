using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Cost;

/// <summary>What a node's turn costs, in executed IL operations of LVS.Core and LVS.Node: counted, not timed, the hashes apart.</summary>
[TestClass]
[DoNotParallelize]
public sealed class CostTests
{
    /// <summary>
    /// Bounds of the longest turn of a kind. The aims are 600 for idle turns and 3,000 for the others. Above them are the survey of eight
    /// floats, and what eight entries take to read and to write.
    /// </summary>
    private static readonly (string Kind, long Most)[] Bounds =
    [
        ("idle full", 950),
        ("hear full", 4_250),
        ("emit full", 4_200),
        ("slice partial", 2_900),
        ("record", 12_400),
    ];

    /// <summary>The same for the turns of keeping, and the hashes that the longest of them takes besides.</summary>
    private static readonly (string Kind, long Most, int Hashes)[] KeepingBounds =
    [
        ("rest", 3_000, 20),
        ("hear offer", 3_000, 5),
        ("hear want", 3_000, 5),
        ("hear challenge", 3_000, 5),
        ("hear proof", 3_000, 15),
        ("hear fragment", 3_000, 40),
        ("say offer", 3_000, 5),
        ("say want", 3_000, 5),
        ("say challenge", 3_000, 5),
        ("say proof", 3_000, 30),
        ("say fragment", 3_000, 10),
    ];

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void TurnsCostWhatABoardCanAfford()
    {
        CostTable table = new(typeof(CostDriver), 1_200_000);
        foreach (string line in table.Lines)
        {
            TestContext.WriteLine(line);
        }

        foreach ((string kind, long most) in Bounds)
        {
            Assert.IsLessThanOrEqualTo(most, table.Most(kind), $"{kind}: {table.Worst(kind)}");
        }
    }

    [TestMethod]
    public void KeepingCostsWhatABoardCanAfford()
    {
        CostTable table = new(typeof(KeepingCostDriver), 240_000);
        foreach (string line in table.Lines)
        {
            TestContext.WriteLine(line);
        }

        Assert.IsGreaterThan(0, table.Most("repaired"), "nothing was repaired");
        foreach ((string kind, long most, int hashes) in KeepingBounds)
        {
            Assert.IsLessThanOrEqualTo(most, table.Most(kind), $"{kind}: {table.Worst(kind)}");
            Assert.IsLessThanOrEqualTo(hashes, table.Most("hashes of " + kind), kind);
        }
    }
}
