using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Bench;
using LVS.Core;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Secrets;

/// <summary>What agreements, tags and hash trees cost a board, in executed IL operations beside the hashes: counted, not timed.</summary>
[TestClass]
[DoNotParallelize]
public sealed class SecretCostTests
{
    private const long SliceMost = 2_500;
    private const long TotalMost = 1_700_000;

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void SlicesCostWhatABoardCanAfford()
    {
        using IlCounter counter = new();
        byte[] point = new byte[X25519.Size];
        point[0] = 9;
        long total = 0;
        foreach (byte fill in new byte[] { 0x00, 0xFF, 0xA5 })
        {
            List<long> slices = [];
            byte[] key = [.. Enumerable.Repeat(fill, X25519.Size)];
            Action<long> slice = slices.Add;
            counter.Call(typeof(AgreementDriver), nameof(AgreementDriver.Run), key, point, new Func<long>(counter.Total), slice);
            TestContext.WriteLine($"key of 0x{fill:x2}: {slices.Sum()} operations in {slices.Count} slices, the longest {slices.Max()}; "
                + $"Begin {slices[0]}, thirds of a step {slices[1]}, {slices[2]} and {slices[3]}, "
                + $"inversion {slices[^10..^1].Max()}, Read {slices[^1]}");
            Assert.IsLessThanOrEqualTo(SliceMost, slices.Max());
            Assert.IsLessThanOrEqualTo(TotalMost, slices.Sum());

            // Only the swaps depend on the key, by a handful of operations each.
            Assert.IsTrue(total == 0 || Math.Abs(slices.Sum() - total) < 255 * 20);
            total = slices.Sum();
        }
    }

    [TestMethod]
    public void TagsAndPathsCostLittleBesideTheirHashes()
    {
        using IlCounter counter = new();
        Dictionary<string, long> costs = [];
        Action<string, long, int> cost = (what, operations, hashes) =>
        {
            TestContext.WriteLine($"{what}: {operations} operations and {hashes} hashes");
            costs[what] = operations;
        };
        counter.Call(typeof(SecretCostDriver), nameof(SecretCostDriver.Run), new Func<long>(counter.Total), cost);
        Assert.IsLessThanOrEqualTo(150, costs["tag of an entry"]);
        Assert.IsLessThanOrEqualTo(200, costs["an entry that is heard"]);
        Assert.IsLessThanOrEqualTo(2_000, costs["fragment of 176 bytes up to its name"]);
        Assert.IsLessThanOrEqualTo(1_000, costs["block of a proof up to its name"]);
    }
}
