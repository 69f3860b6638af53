using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

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

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void TurnsCostWhatABoardCanAfford()
    {
        using IlCounter counter = new();
        Dictionary<string, List<long>> costs = [];
        Dictionary<string, (long Cost, string Methods)> worst = [];
        long[] before = [];
        counter.Call(typeof(CostDriver), nameof(CostDriver.Run), 1_200_000L, new Func<long>(counter.Total), new Action<string>(text =>
        {
            if (text.Length == 0)
            {
                before = counter.Copy();
                return;
            }

            int at = text.LastIndexOf(' ');
            string kind = text[..at];
            long cost = long.Parse(text[(at + 1)..], CultureInfo.InvariantCulture);
            (costs.TryGetValue(kind, out List<long>? list) ? list : costs[kind] = []).Add(cost);
            if (cost > worst.GetValueOrDefault(kind).Cost)
            {
                worst[kind] = (cost, string.Join(", ", counter.Since(before).Take(24).Select(m => $"{m.Method} {m.Count}")));
            }
        }));

        foreach ((string kind, List<long> list) in costs.OrderBy(k => k.Key))
        {
            TestContext.WriteLine(
                $"{kind}: {list.Count} turns, mean {list.Average():0}, median {list.Order().ElementAt(list.Count / 2)}, most {list.Max()}");
            TestContext.WriteLine("    " + worst.GetValueOrDefault(kind).Methods);
        }

        foreach ((string kind, long most) in Bounds)
        {
            Assert.IsLessThanOrEqualTo(most, costs[kind].Max(), $"{kind}: {worst.GetValueOrDefault(kind).Methods}");
        }
    }
}
