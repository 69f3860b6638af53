using System.Linq;
using System.Xml.Linq;

using LVS.Harness;
using LVS.Report;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

[TestClass]
public sealed class SwarmPictureTests
{
    [TestMethod]
    public void ShowsEveryNodeWithItsKindAndFate()
    {
        XElement svg = Parse(ReportSamples.Make());

        Assert.HasCount(5, svg.Elements("g"));
        Assert.HasCount(2, svg.Descendants("rect"));
        Assert.HasCount(1, svg.Descendants("path").Where(path => (string?)path.Attribute("class") == "cross"));
        Assert.AreEqual(
            "node-00 node-01 node-02 node-03 node-04",
            string.Join(' ', svg.Elements("text").Select(text => text.Value)));
        Assert.AreEqual(
            "node-01 (firmware, power cut): float 25.000000 VU at the start, end unknown",
            svg.Elements("g").ElementAt(1).Element("title")!.Value);
    }

    [TestMethod]
    public void ChordsSayWhoPaidWhom()
    {
        SwarmResult result = ReportSamples.Make(nodes: 3) with
        {
            Edges = [new("node-00", "node-01", 1_500_000, 0), new("node-00", "node-02", -2_000_001, 0), new("node-01", "node-02", 0, 0)],
        };
        string[] titles = [.. Parse(result).Elements("path").Elements("title").Select(title => title.Value)];

        Assert.Contains("node-00 paid node-01 1.500000 VU net", titles);
        Assert.Contains("node-02 paid node-00 2.000001 VU net", titles);
        Assert.Contains("node-01 – node-02: no net flow", titles);
    }

    [TestMethod]
    public void EdgesToNobodyAreLeftOutAndCounted()
    {
        SwarmResult result = ReportSamples.Make(nodes: 3) with
        {
            Edges = [new("node-00", "nobody", 1, 0), new("node-00", "node-01", long.MinValue, 0)],
        };

        Assert.HasCount(1, Parse(result).Elements("path"));
        Assert.Contains("Draws 1 of 2 edges", new SwarmPicture(result).Note());
    }

    [TestMethod]
    public void LargeSwarmIsThinned()
    {
        SwarmResult result = ReportSamples.Make(nodes: 2_000, samples: 1);
        XElement svg = Parse(result);

        Assert.HasCount(SwarmPicture.NodesMax, svg.Elements("g"));
        Assert.HasCount(SwarmPicture.EdgesMax, svg.Elements("path"));
        Assert.HasCount(2, svg.Descendants("rect"));
        Assert.Contains("Shows 240 of 2,000 nodes", new SwarmPicture(result).Note());
        Assert.Contains("Draws 400 of 2,000 edges", new SwarmPicture(result).Note());
    }

    [TestMethod]
    public void EmptySwarmSaysSo()
    {
        Assert.AreEqual("no nodes to draw", Parse(ReportSamples.Make(nodes: 0)).Elements("text").Single().Value);
        Assert.AreEqual("", new SwarmPicture(ReportSamples.Make(nodes: 0)).Note());
    }

    private static XElement Parse(SwarmResult result)
    {
        return XElement.Parse(new SwarmPicture(result).ToSvg());
    }
}
