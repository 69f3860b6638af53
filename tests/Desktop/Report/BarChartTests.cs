using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

using LVS.Report;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

/// <summary>Bars, and the page of a benchmark that shows them.</summary>
[TestClass]
public sealed class BarChartTests
{
    [TestMethod]
    public void BarsAreAsLongAsTheirValues()
    {
        XElement svg = XElement.Parse(Chart(new("long", 200), new("half", 100, 150), new("none", 0)).ToSvg());
        double[] lengths = [.. svg.Elements("path").Where(Is("bar")).Select(bar => Number(bar, 'h'))];
        Assert.HasCount(3, lengths);
        Assert.AreEqual(2, lengths[0] / lengths[1], 0.01);
        Assert.AreEqual(1, lengths[2], "an empty bar can be seen");
        XElement mark = svg.Elements("path").Single(Is("before"));
        Assert.AreEqual(1.5, Number(mark, 'M') / lengths[1], 0.01);
        Assert.Contains("half: 100 bytes, before 150", svg.Element("desc")!.Value);
    }

    /// <summary>Nothing to draw is no error, and what is written beside a bar fits the drawing.</summary>
    [TestMethod]
    public void EveryChartFits()
    {
        Assert.IsEmpty(XElement.Parse(Chart().ToSvg()).Elements("path"));
        XElement svg = XElement.Parse(Chart(new("all", 1_598_472, 1_000_000), new("nothing", 0, 0)).ToSvg());
        double width = double.Parse(svg.Attribute("viewBox")!.Value.Split(' ')[2], CultureInfo.InvariantCulture);
        foreach (XElement label in svg.Elements("text").Where(Is("label")))
        {
            double at = double.Parse(label.Attribute("x")!.Value, CultureInfo.InvariantCulture);
            Assert.IsLessThanOrEqualTo(width, at + (7 * label.Value.Length), label.Value);
        }
    }

    [TestMethod]
    public void APageOfFiguresIsWellFormedAndHasLegends()
    {
        BarChart bars = Chart(new("<b>&", 3, 2), new("b", 1));
        LineChart lines = new()
        {
            Id = "lines", Title = "t", Description = "d", Unit = "s", Across = "loss", TimeUnit = "%", Times = [0, 10],
            Lines = [new("one", "line a", [1, 2]), new("two", "line b", [2, null])],
        };
        string[] tables = ["Air: what", "", "| a | b |", "|---|---|", "| c | 1 |", "", "| d |", "|---|"];
        string html = BenchReport.Write("", "broken", "lvs bench", tables, ["Worse: a < b"],
            [BenchReport.Figure("Bars", bars), BenchReport.Figure("Lines", lines)]);
        XElement page = XDocument.Parse(html).Root!;
        Assert.AreEqual("broken: lvs bench", page.Descendants("title").First().Value);
        Assert.AreEqual("Worse: a < b", page.Descendants("li").First().Value);
        CollectionAssert.AreEqual(new[] { "now, bytes", "in the baseline", "one", "two" },
            page.Descendants("figcaption").SelectMany(caption => caption.Descendants("li")).Select(key => key.Value).ToArray());
        Assert.Contains("loss, %", html);
        Assert.HasCount(2, page.Descendants("table"));
        CollectionAssert.AreEqual(new[] { "Bars", "Lines", "Air: what" }, page.Descendants("h2").Select(head => head.Value).ToArray());
    }

    private static BarChart Chart(params Bar[] bars) => new() { Id = "bars", Title = "Bars", Unit = "bytes", Bars = bars };

    private static Func<XElement, bool> Is(string look) => element => (string?)element.Attribute("class") == look;

    /// <summary>The number behind a letter of a path.</summary>
    private static double Number(XElement path, char letter)
    {
        string rest = path.Attribute("d")!.Value.Split(letter)[1];
        string digits = new([.. rest.TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]);
        return double.Parse(digits, CultureInfo.InvariantCulture);
    }
}
