using System.Linq;
using System.Xml.Linq;

using LVS.Report;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

[TestClass]
public sealed class LineChartTests
{
    [TestMethod]
    public void DrawsALineFromCornerToCorner()
    {
        XElement line = Line(Chart([0, 10], [0, 100]));

        Assert.AreEqual("M58 212L346 26", (string?)line.Attribute("d"));
        Assert.AreEqual("0 100", (string?)line.Attribute("data-v"));
    }

    [TestMethod]
    public void UnknownValuesLeaveAGapAndALoneOneIsADot()
    {
        XElement svg = Parse(Chart([0, 1, 2, 3, 4], [100, 100, null, 100, double.NaN]));
        XElement dot = svg.Elements("path").Single(path => (string?)path.Attribute("class") == "line a lone");

        Assert.AreEqual("M58 26L130 26M274 26", (string?)Line(svg).Attribute("d"));
        Assert.AreEqual("M274 26h0", (string?)dot.Attribute("d"));
        Assert.AreEqual("100 100 - 100 -", (string?)Line(svg).Attribute("data-v"));
    }

    [TestMethod]
    public void LostLineEndsInACrossWhereLastKnown()
    {
        LineChart chart = Chart([0, 1, 2], [0, 100, null], crossed: true);
        XElement cross = Parse(chart).Elements("path").Single(path => (string?)path.Attribute("class") == "cross");

        Assert.StartsWith("M202 26m", (string?)cross.Attribute("d")!);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(3)]
    public void WithoutAValueItSaysSo(int times)
    {
        XElement svg = Parse(Chart([.. Enumerable.Range(0, times).Select(index => (double)index)], new double?[times]));

        Assert.AreEqual("no samples to draw", svg.Elements("text").Single().Value);
        Assert.IsEmpty(svg.Elements("path"));
    }

    [TestMethod]
    public void IsDescribedForThoseWhoCannotSeeIt()
    {
        XElement svg = Parse(Chart([0, 1], [1, 2]));
        string[] ids = [.. ((string)svg.Attribute("aria-labelledby")!).Split(' ')];

        Assert.AreEqual("img", (string?)svg.Attribute("role"));
        Assert.AreEqual("A <title>", svg.Elements().Single(element => (string?)element.Attribute("id") == ids[0]).Value);
        Assert.AreEqual("A description", svg.Elements().Single(element => (string?)element.Attribute("id") == ids[1]).Value);
    }

    [TestMethod]
    public void NamesTheUnitAndTheScale()
    {
        LineChart chart = Chart([0], [0], isLog: true);
        string[] texts = [.. Parse(chart).Elements("text").Select(text => text.Value)];

        Assert.Contains("VU, log scale", texts);
        Assert.Contains("time, s", texts);
        Assert.IsTrue(chart.Values.Clamped);
    }

    private static LineChart Chart(double[] times, double?[] values, bool crossed = false, bool isLog = false)
    {
        return new LineChart
        {
            Id = "c",
            Title = "A <title>",
            Description = "A description",
            Unit = "VU",
            Times = times,
            Lines = [new ChartLine("n", "line a", values, crossed)],
            IsLog = isLog,
        };
    }

    private static XElement Parse(LineChart chart)
    {
        return XElement.Parse(chart.ToSvg());
    }

    private static XElement Line(LineChart chart)
    {
        return Line(Parse(chart));
    }

    private static XElement Line(XElement svg)
    {
        return svg.Elements("path").Single(path => path.Attribute("data-v") is not null);
    }
}
