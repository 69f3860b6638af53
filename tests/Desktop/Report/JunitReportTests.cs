using System.Linq;
using System.Xml.Linq;

using LVS.Harness;
using LVS.Report;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

[TestClass]
public sealed class JunitReportTests
{
    private static readonly Invariant[] AllThree = [new("good", true, "1 <= 2"), new("bad", false, "3 > 2"), new("open", null, "silent")];

    [TestMethod]
    public void CountsOneCasePerInvariant()
    {
        XElement root = Parse(ReportSamples.Make(verdict: "broken") with { Invariants = AllThree });

        foreach (XElement level in new[] { root, root.Element("testsuite")! })
        {
            Assert.AreEqual("3 1 1 0", Counts(level));
            Assert.AreEqual("30", (string?)level.Attribute("time"));
        }

        Assert.AreEqual("good bad open", string.Join(' ', root.Descendants("testcase").Select(test => (string?)test.Attribute("name"))));
        Assert.IsEmpty(Case(root, "good").Elements());
        Assert.AreEqual("3 > 2", Case(root, "bad").Element("failure")!.Value);
        Assert.AreEqual("silent", (string?)Case(root, "open").Element("error")!.Attribute("message"));
    }

    [TestMethod]
    public void EverySeedIsACaseWithItsTimeOnTheWall()
    {
        XElement root = Parse(ReportSamples.Make(verdict: "broken") with
        {
            WallSeconds = 1.5,
            Seeds = [new("seed 7", true, "ended as the scenario expects") { Seconds = 0.25 },
                new("seed 8", false, "conservation") { Seconds = 1.25 }],
        });

        Assert.AreEqual("0.25", (string?)Case(root, "seed 7").Attribute("time"));
        Assert.AreEqual("conservation", Case(root, "seed 8").Element("failure")!.Value);
        Assert.AreEqual("1.5", (string?)root.Attribute("time"));
    }

    [TestMethod]
    public void UnknownIsSkippedWhereTheRunHolds()
    {
        XElement root = Parse(ReportSamples.Make() with { Invariants = [AllThree[0], AllThree[2]] });

        Assert.AreEqual("2 0 0 1", Counts(root));
        Assert.AreEqual("unknown: silent", (string?)Case(root, "open").Element("skipped")!.Attribute("message"));
    }

    [TestMethod]
    [DataRow("broken", "1 1 0 0")]
    [DataRow("unknown", "1 0 1 0")]
    [DataRow("holds", "0 0 0 0")]
    public void IsNeverGreenUnlessTheRunHolds(string verdict, string counts)
    {
        Assert.AreEqual(counts, Counts(Parse(ReportSamples.Make(verdict: verdict) with { Invariants = [] })));
    }

    [TestMethod]
    public void CarriesTheCommandThatRepeatsTheRun()
    {
        XElement root = Parse(ReportSamples.Make());

        Assert.Contains("reproduce: lvs swarm --nodes 5 --seed 42\n", root.Descendants("system-out").Single().Value);
        Assert.AreEqual(
            "seed=42 nodes=5 firmwareNodes=2",
            string.Join(' ', root.Descendants("property").Select(item => string.Join('=', item.Attributes().Select(part => part.Value)))));
    }

    [TestMethod]
    public void HostileTextStaysText()
    {
        SwarmResult result = ReportSamples.Make(verdict: "broken") with
        {
            Verb = ReportSamples.Hostile,
            Reproduce = ReportSamples.Hostile,
            Invariants = [new(ReportSamples.Hostile, false, ReportSamples.Hostile)],
        };
        XElement root = Parse(result);

        Assert.AreEqual("1 1 0 0", Counts(root));
        Assert.IsEmpty(root.Descendants("script"));
        Assert.AreEqual(Html.Clean(ReportSamples.Hostile), root.Descendants("failure").Single().Value);
        Assert.AreEqual(Html.Clean(ReportSamples.Hostile), (string?)root.Descendants("testcase").Single().Attribute("name"));
    }

    private static XElement Parse(SwarmResult result)
    {
        return XDocument.Parse(JunitReport.Write(result)).Root!;
    }

    private static XElement Case(XElement root, string name)
    {
        return root.Descendants("testcase").Single(test => (string?)test.Attribute("name") == name);
    }

    private static string Counts(XElement level)
    {
        return string.Join(' ', new[] { "tests", "failures", "errors", "skipped" }.Select(name => (string?)level.Attribute(name)));
    }
}
