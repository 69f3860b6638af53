using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

using LVS.Harness;
using LVS.Report;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

[TestClass]
public sealed class HtmlReportTests
{
    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(1, 0)]
    [DataRow(1, 1)]
    [DataRow(2, 1)]
    [DataRow(5, 2)]
    [DataRow(17, 40)]
    [DataRow(3_000, 12)]
    public void IsWellFormedWhateverItsSize(int nodes, int samples)
    {
        XElement page = Parse(ReportSamples.Make(nodes, samples));

        Assert.AreEqual("html", page.Name.LocalName);
        Assert.HasCount(5, page.Descendants("svg").Where(svg => (string?)svg.Attribute("role") == "img"));
    }

    [TestMethod]
    public void LoadsNothing()
    {
        string html = HtmlReport.Write(ReportSamples.Make());
        XElement page = XDocument.Parse(html).Root!;
        string[] loading = ["src", "href", "srcset", "action", "data", "poster", "background", "xmlns"];

        Assert.IsEmpty(page.DescendantsAndSelf().Attributes().Where(attribute => loading.Contains(attribute.Name.LocalName)));
        Assert.IsEmpty(page.Descendants().Where(element => element.Name.LocalName is "link" or "img" or "iframe" or "object" or "base"));
        Assert.DoesNotMatchRegex(new Regex("://|@import|url\\(|fetch\\(|XMLHttpRequest|WebSocket"), html);
        Assert.Contains("default-src 'none'", html);
    }

    [TestMethod]
    public void PolicyAllowsTheOneScriptOfThePage()
    {
        XElement page = Parse(ReportSamples.Make());
        string script = page.Descendants("script").Single().Value;
        string policy = (string)page.Descendants("meta").Single(meta => meta.Attribute("http-equiv") is not null).Attribute("content")!;
        byte[] hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(script));

        Assert.Contains($"script-src 'sha256-{Convert.ToBase64String(hash)}'", policy);
    }

    [TestMethod]
    public void HostileTextStaysText()
    {
        SwarmResult plain = ReportSamples.Make(verdict: "broken");
        SwarmResult hostile = plain with
        {
            Verb = ReportSamples.Hostile,
            Verdict = ReportSamples.Hostile,
            Reasons = [ReportSamples.Hostile, ReportSamples.Hostile],
            Invariants = [new(ReportSamples.Hostile, false, ReportSamples.Hostile)],
            Reproduce = ReportSamples.Hostile,
            NodeRows =
            [
                .. plain.NodeRows.Select(node => node with
                {
                    Name = ReportSamples.Hostile + node.Name,
                    Kind = node.Kind == "firmware" ? node.Kind : ReportSamples.Hostile,
                    Pseudonym = ReportSamples.Hostile,
                    State = ReportSamples.Hostile,
                    Source = ReportSamples.Hostile,
                }),
            ],
            Edges =
            [
                .. plain.Edges.Select(edge => edge with { From = ReportSamples.Hostile + edge.From, To = ReportSamples.Hostile + edge.To }),
            ],
        };

        XElement page = Parse(hostile);

        Assert.HasCount(1, page.Descendants("script"));
        Assert.HasCount(1, page.Descendants("style"));
        Assert.IsEmpty(page.Descendants("b"));
        Assert.IsFalse(page.Descendants().Attributes().Any(part => part.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
        Assert.AreEqual(Html.Clean(ReportSamples.Hostile), Command(page));
    }

    [TestMethod]
    [DataRow("holds", "holds", "good")]
    [DataRow("broken", "broken", "bad")]
    [DataRow("unknown", "Unknown", "open")]
    [DataRow("", "Unknown", "open")]
    public void HeadlineSaysTheVerdict(string verdict, string word, string look)
    {
        XElement headline = Parse(ReportSamples.Make(verdict: verdict)).Descendants("h1").Single();

        Assert.Contains(word, headline.Value);
        Assert.AreEqual(look, (string?)headline.Attribute("class"));
    }

    [TestMethod]
    public void TellsReasonsFiguresAndCommand()
    {
        XElement page = Parse(ReportSamples.Make());

        Assert.Contains("Value is conserved exactly.", page.Value);
        Assert.AreEqual("lvs swarm --nodes 5 --seed 42", Command(page));
        Assert.AreEqual("0.5000 → 0.0005", Tile(page, "Entropy, start → end"));
        Assert.AreEqual("1.234567 VU", Tile(page, "Spread at the end"));
        Assert.AreEqual("0 uVU", Tile(page, "Conservation error"));
        Assert.AreEqual("1,204 uVU", Tile(page, "In flight"));
        Assert.AreEqual("5,120", Tile(page, "Frames sent"));
        Assert.AreEqual("18,432", Tile(page, "Frames received"));
        Assert.AreEqual("2,048", Tile(page, "Frames lost"));
        Assert.AreEqual("148 bytes", Tile(page, "Largest frame"));
        Assert.AreEqual("0 bytes", Tile(page, "Allocated per tick"));
        Assert.AreEqual("17", Tile(page, "Guard interventions"));
        Assert.AreEqual("4", Tile(page, "Nodes that answered"));
    }

    /// <summary>Boards that were tested without a swarm around them have none to draw, and no zero that looks like one.</summary>
    [TestMethod]
    public void DevicesWithoutASwarmShowNone()
    {
        SwarmResult result = ReportSamples.Make(nodes: 0, samples: 0) with { Verb = "hil" };
        string alone = Parse(result).Value;
        Assert.DoesNotContain("The last swarm", alone);
        Assert.DoesNotContain("✓ exact", alone);
        Assert.DoesNotContain("no nodes to draw", alone);
        XElement around = Parse(ReportSamples.Make() with { Verb = "hil" });
        Assert.Contains("The last swarm", around.Value);
        Assert.AreEqual("–", Tile(around, "Frames lost"), "nobody counts what a device loses");
    }

    /// <summary>Ledgers alone have sums over time and no rows: nothing is drawn of nodes, and nobody is said to be missing.</summary>
    [TestMethod]
    public void LedgersAloneAreCountedAndNotDrawn()
    {
        XElement page = Parse(ReportSamples.Make() with { Verb = "sim", NodeRows = [], Edges = [], FrameBytesMax = 0, BytesSent = 0 });
        Assert.AreEqual("0.5000 → 0.0005", Tile(page, "Entropy, start → end"));
        Assert.AreEqual("1.234567 VU", Tile(page, "Spread at the end"));
        Assert.AreEqual("5", Tile(page, "Ledgers"));
        Assert.AreEqual("–", Tile(page, "Largest frame"));
        Assert.Contains("diffs per second", page.Value);
        Assert.DoesNotContain("frames per second", page.Value);
        Assert.DoesNotContain("no nodes to draw", page.Value);
        Assert.DoesNotContain("no node runs at the end", page.Value);
    }

    /// <summary>The charts of a run are read beside each other: each begins and ends at the same time.</summary>
    [TestMethod]
    public void EveryChartHasTheSameAxisOfTime()
    {
        string[] ends =
        [
            .. Parse(ReportSamples.Make()).Descendants("svg").Select(svg => (string?)svg.Attribute("data-ends")).OfType<string>()
                .Select(all => string.Join(' ', all.Split(' ')[..2])).Distinct(),
        ];
        Assert.HasCount(1, ends, string.Join(", ", ends));
    }

    [TestMethod]
    public void EveryDrawingHasALegend()
    {
        XElement[] figures = [.. Parse(ReportSamples.Make() with { DeedSeconds = [12] }).Descendants("figure")];
        Assert.HasCount(5, figures);
        foreach (XElement figure in figures)
        {
            string[] keys = [.. figure.Descendants("ul").Where(list => (string?)list.Attribute("class") == "keys").Elements("li")
                .Select(key => key.Value)];
            Assert.IsNotEmpty(keys, figure.Element("h2")!.Value);
            bool isOverTime = figure.Descendants("svg").Any(svg => svg.Attribute("data-times") != null);
            Assert.AreEqual(isOverTime, keys.Contains("fault of a moment"), figure.Element("h2")!.Value);
        }
    }

    [TestMethod]
    public void DeedsInALiveSwarmAreMarkedOnItsCurves()
    {
        SwarmResult plain = ReportSamples.Make();
        Assert.IsEmpty(SwarmCharts.Marks(plain));
        CollectionAssert.AreEqual(
            new[] { new ChartMark(12, 12), new ChartMark(20.5, 20.5) },
            SwarmCharts.Marks(plain with { DeedSeconds = [20.5, 12] }).ToArray());
        Assert.Contains("fault", Parse(plain with { DeedSeconds = [12] }).Value);
    }

    /// <summary>A simulated swarm begins before any node runs: no spread is shown for that moment.</summary>
    [TestMethod]
    public void SpreadBeginsWithTwoNodes()
    {
        SwarmResult whole = ReportSamples.Make();
        Sample early = whole.Samples[0] with { NodesHeard = 0, SpreadUvu = 0 };
        Sample one = early with { NodesHeard = 1 };
        Sample two = early with { NodesHeard = 2, SpreadUvu = 89_000_000 };
        XElement page = Parse(whole with { Samples = [early, one, two, .. whole.Samples.Skip(1)] });
        Assert.Contains("from 89.000000 VU", page.Value);
        Assert.Contains("between nodes", Parse(whole with { Samples = [early, one] }).Value);
    }

    [TestMethod]
    public void ErrorOfZeroIsNotPraisedUnlessItWasChecked()
    {
        SwarmResult untold = ReportSamples.Make(verdict: "unknown") with { Invariants = [new("conservation", null, "a node was silent")] };
        SwarmResult wrong = ReportSamples.Make(verdict: "broken") with { ConservationErrorUvu = -12_345 };

        Assert.AreEqual("–", Tile(Parse(untold), "Conservation error"));
        Assert.AreEqual("-12,345 uVU", Tile(Parse(wrong), "Conservation error"));
        Assert.DoesNotContain("exact", Parse(wrong).Descendants("dl").Single().Value);
    }

    [TestMethod]
    public void NodeTableShowsExactValueAndWhatIsUnknown()
    {
        XElement table = Table(Parse(ReportSamples.Make()), "Nodes at the end of the run");
        XElement[] rows = [.. table.Element("tbody")!.Elements("tr")];

        Assert.HasCount(5, rows);
        Assert.AreEqual(
            "node-01|firmware|0badcafe|× power cut|none|200.000000|175.000000|25.000000|–|2|1,024|–|–|–|–",
            string.Join('|', rows[1].Elements().Select(cell => cell.Value)));
        Assert.AreEqual("21.000001", rows[2].Elements().ElementAt(8).Value);
    }

    [TestMethod]
    public void EveryTableNamesItsRowsAndColumns()
    {
        foreach (XElement table in Parse(ReportSamples.Make()).Descendants("table"))
        {
            Assert.IsNotEmpty(table.Element("caption")!.Value);
            Assert.IsTrue(table.Element("thead")!.Descendants("th").All(cell => (string?)cell.Attribute("scope") == "col"));
            Assert.IsTrue(table.Element("tbody")!.Elements("tr").All(row => (string?)row.Elements().First().Attribute("scope") == "row"));
        }
    }

    [TestMethod]
    public void BrokenInvariantsComeFirst()
    {
        SwarmResult result = ReportSamples.Make(verdict: "broken") with
        {
            Invariants = [new("first", true, ""), new("second", null, ""), new("third", false, "2 > 1")],
        };
        XElement body = Table(Parse(result), "What was checked").Element("tbody")!;

        Assert.AreEqual(
            "third ✗ broken, second ? unknown, first ✓ holds",
            string.Join(", ", body.Elements("tr").Select(row => string.Join(' ', row.Elements().Take(2).Select(cell => cell.Value)))));
    }

    [TestMethod]
    public void ThousandsOfNodesStaySmallAndSaySo()
    {
        string html = HtmlReport.Write(ReportSamples.Make(nodes: 5_000, samples: 2_000));
        XElement page = XDocument.Parse(html).Root!;
        XElement floats = page.Descendants("svg").Single(svg => (string?)svg.Attribute("aria-labelledby") == "floats-t floats-d");

        Assert.IsLessThan(600_000, html.Length);
        Assert.HasCount(SwarmCharts.FloatLinesMax, floats.Elements("path").Where(path => path.Attribute("data-v") is not null));
        Assert.HasCount(ReportTables.RowsMax, Table(page, "Nodes at the end of the run").Element("tbody")!.Elements("tr"));
        Assert.Contains("Shows 64 of 5,000 nodes", page.Value);
        Assert.Contains("Shows 200 of 5,000 nodes", page.Value);
        Assert.Contains("Shows 200 of 5,000 edges", page.Value);
        Assert.Contains("Shows 60 of 2,000 samples", page.Value);
    }

    [TestMethod]
    public void SameResultGivesSameBytesInEveryCountry()
    {
        SwarmResult result = ReportSamples.Make();
        string before = HtmlReport.Write(result);
        CultureInfo here = CultureInfo.CurrentCulture;
        CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        comma.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.AreEqual("1,5", $"{1.5}", "the culture of this test is not in force");
            Assert.AreEqual(before, HtmlReport.Write(result));
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    [TestMethod]
    public void FiguresThatAreNotNumbersShowAsDashes()
    {
        SwarmResult result = ReportSamples.Make(nodes: 2, samples: 0) with
        {
            EntropyStart = double.NaN,
            EntropyEnd = double.PositiveInfinity,
            Seconds = double.NaN,
            AllocatedBytesPerTick = double.NaN,
            Samples =
            [
                new Sample(double.NaN, 0, double.NegativeInfinity, 0, 0, 0, 0, []),
                new Sample(1, 2, double.NaN, 5, 1, 1, 0, [3, null]),
            ],
        };
        string html = HtmlReport.Write(result);

        Assert.AreEqual("– → –", Tile(XDocument.Parse(html).Root!, "Entropy, start → end"));
        Assert.DoesNotContain("Infinity", html);
        Assert.DoesNotMatchRegex(new Regex(">[^<]*\\bNaN\\b[^<(]*</(text|td|dd|p)>|d=\"[^\"]*NaN"), html);
    }

    private static XElement Parse(SwarmResult result)
    {
        return XDocument.Parse(HtmlReport.Write(result)).Root!;
    }

    private static string Command(XElement page)
    {
        return page.Descendants("div").Single(box => (string?)box.Attribute("class") == "command").Element("code")!.Value;
    }

    private static string Tile(XElement page, string name)
    {
        return page.Descendants("dt").Single(term => term.Value == name).ElementsAfterSelf("dd").First().Value;
    }

    private static XElement Table(XElement page, string caption)
    {
        return page.Descendants("table").Single(table => table.Element("caption")!.Value == caption);
    }
}
