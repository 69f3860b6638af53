using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Bench;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Time;

/// <summary>What the swarm's clock costs a board, in executed IL operations.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ClockCostTests
{
    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void HearingAndPassingAreCheapAndJudgingIsASlice()
    {
        using IlCounter counter = new();
        Dictionary<string, List<long>> costs = [];
        Action<string, long> cost = (what, operations) =>
        {
            if (!costs.TryGetValue(what, out List<long>? list))
            {
                costs[what] = list = [];
            }

            list.Add(operations);
        };
        counter.Call(typeof(ClockCostDriver), nameof(ClockCostDriver.Run), new Func<long>(counter.Total), cost);
        foreach ((string what, List<long> list) in costs)
        {
            TestContext.WriteLine(FormattableString.Invariant($"{what}: mean {list.Average():0}, most {list.Max()}"));
        }

        Assert.IsLessThanOrEqualTo(100, costs["hear"].Max());

        // A pass that is long enough to make up for a lead; most are shorter, and look for that first.
        Assert.IsLessThanOrEqualTo(186, costs["elapse"].Max());
        Assert.IsLessThanOrEqualTo(500, costs["step of judging"].Max());
        Assert.IsLessThanOrEqualTo(2_000, costs["judge"].Max());
    }
}
