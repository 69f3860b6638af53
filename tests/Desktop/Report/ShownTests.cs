using System.Collections.Generic;
using System.Linq;

using LVS.Harness;
using LVS.Report;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

[TestClass]
public sealed class ShownTests
{
    [TestMethod]
    public void KeepsFirmwareLostSmallestAndLargest()
    {
        List<NodeRow> nodes = [.. ReportSamples.Make(nodes: 500).NodeRows];
        nodes[300] = nodes[300] with { FloatStartUvu = 1 };
        nodes[400] = nodes[400] with { FloatStartUvu = 900_000_000 };
        nodes[450] = nodes[450] with { State = "silent" };

        IReadOnlyList<int> shown = Shown.Nodes(nodes, 10);

        Assert.HasCount(10, shown);
        Assert.IsTrue(new[] { 0, 1, 300, 400, 450 }.All(shown.Contains));
        CollectionAssert.AreEqual(shown.Distinct().Order().ToList(), shown.ToList());
    }

    [TestMethod]
    public void LostNodesDoNotCrowdOutTheOthers()
    {
        IReadOnlyList<NodeRow> made = ReportSamples.Make(nodes: 100).NodeRows;
        List<NodeRow> nodes = [.. made.Take(60).Select(node => node with { State = "silent" }), .. made.Skip(60)];

        Assert.AreEqual(5, Shown.Nodes(nodes, 10).Count(index => index < 60));
    }

    [TestMethod]
    public void OnlyLostNodesStillFillTheList()
    {
        List<NodeRow> nodes = [.. ReportSamples.Make(nodes: 100).NodeRows.Select(node => node with { State = "silent" })];

        Assert.HasCount(10, Shown.Nodes(nodes, 10).Distinct());
    }

    [TestMethod]
    [DataRow(0, 5, "")]
    [DataRow(3, 5, "0 1 2")]
    [DataRow(9, 5, "0 2 4 6 8")]
    [DataRow(9, 1, "0")]
    [DataRow(9, 0, "")]
    public void EvenlyKeepsBothEnds(int count, int countMax, string expected)
    {
        Assert.AreEqual(expected, string.Join(' ', Shown.Evenly(count, countMax)));
    }

    [TestMethod]
    public void LargestFlowsComeFirstWhateverTheirDirection()
    {
        EdgeRow[] edges = [new("a", "b", 5, 0), new("a", "c", long.MinValue, 0), new("b", "c", -7, 0)];

        Assert.AreEqual("c c b", string.Join(' ', Shown.Edges(edges, 3).Select(edge => edge.To)));
        Assert.HasCount(2, Shown.Edges(edges, 2));
    }
}
