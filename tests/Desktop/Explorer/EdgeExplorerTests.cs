using System;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Explorer;

/// <summary>
/// No order of what is said, heard, forged, lost and cut off leads two or three honest nodes astray; and the exploration can find what
/// does.
/// </summary>
[TestClass]
public sealed class EdgeExplorerTests
{
    public TestContext TestContext { get; set; } = null!;

    private static bool IsSoak => Environment.GetEnvironmentVariable("LVS_SOAK") == "1";

    [TestMethod]
    [DataRow(2, 10, 1, false, 2_000, 200_000)]
    [DataRow(2, 6, 2, true, 2_000, 200_000)]
    [DataRow(3, 6, 1, true, 500, 100_000)]
    public void NoOrderOfThingsLeadsHonestNodesAstray(int nodes, int said, int cuts, bool isWarm, int states, int statesSoak)
    {
        EdgeExplorer explorer = new(nodes, said, cuts, isWarm, false);
        string? wrong = explorer.Run(IsSoak ? statesSoak : states);
        TestContext.WriteLine($"{explorer.StateCount} states");
        Assert.IsNull(wrong);
    }

    [TestMethod]
    public void PaymentsThatAreToldBeforeTheyAreDurableAreFound()
    {
        EdgeExplorer explorer = new(2, 6, 1, true, true);
        string? wrong = explorer.Run(20_000);
        TestContext.WriteLine($"{explorer.StateCount} states: {wrong}");
        Assert.IsNotNull(wrong);
    }
}
