using LVS.Report;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

[TestClass]
public sealed class HtmlTests
{
    [TestMethod]
    [DataRow("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&apos;")]
    [DataRow("node \u0000\u001b", "node \ufffd\ufffd")]
    [DataRow("\U0001F600 ok", "\U0001F600 ok")]
    [DataRow(null, "")]
    public void TextIsEscaped(string? text, string expected)
    {
        Assert.AreEqual(expected, Html.Text(text));
    }

    [TestMethod]
    public void LoneHalvesOfPairsAreReplaced()
    {
        Assert.AreEqual("\ufffda\ufffd", Html.Clean(new string(['\ud83d', 'a', '\ude00'])));
    }

    [TestMethod]
    [DataRow(1L, "0.000001")]
    [DataRow(-1_234_567_890_123L, "-1,234,567.890123")]
    [DataRow(long.MaxValue, "9,223,372,036,854.775807")]
    [DataRow(null, "–")]
    public void ValueUnitsAreExact(long? uvu, string expected)
    {
        Assert.AreEqual(expected, Html.Vu(uvu));
    }

    [TestMethod]
    [DataRow(9_999L, "9,999 uVU")]
    [DataRow(10_000L, "0.010000 VU")]
    [DataRow(-10_000L, "-0.010000 VU")]
    public void AmountPicksTheUnit(long uvu, string expected)
    {
        Assert.AreEqual(expected, Html.Amount(uvu));
    }

    [TestMethod]
    [DataRow(0.0, "0")]
    [DataRow(0.25, "0.2500")]
    [DataRow(0.0000123, "0.0000123")]
    [DataRow(4.5e-9, "4.5e-9")]
    [DataRow(12.3456, "12.346")]
    [DataRow(1234567.0, "1,234,567")]
    [DataRow(double.NaN, "–")]
    [DataRow(double.NegativeInfinity, "–")]
    public void FiguresStayShort(double value, string expected)
    {
        Assert.AreEqual(expected, Html.Figure(value));
    }

    [TestMethod]
    [DataRow(148L, "148 bytes")]
    [DataRow(65_432L, "65.4 kB")]
    [DataRow(20_500_000L, "20.5 MB")]
    public void BytesPickTheUnit(long bytes, string expected)
    {
        Assert.AreEqual(expected, Html.Bytes(bytes));
    }

    [TestMethod]
    [DataRow(1.0, 0.25, "fell by a factor of 4")]
    [DataRow(0.25, 1.0, "rose by a factor of 4")]
    [DataRow(0.25, 0.0, "fell to zero")]
    [DataRow(0.0, 1.0, "no factor")]
    [DataRow(double.NaN, 1.0, "no factor")]
    public void FactorIsInWords(double start, double end, string expected)
    {
        Assert.AreEqual(expected, ReportTiles.Factor(start, end));
    }
}
