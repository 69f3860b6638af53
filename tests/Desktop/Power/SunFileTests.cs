using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

using LVS.Harness;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Power;

/// <summary>Years of sun from files: both kinds, with and without the services' text around the table, and every way to be wrong.</summary>
[TestClass]
public sealed class SunFileTests
{
    private const string PvgisHeader = "time(UTC),T2m,RH,G(h),Gb(n)";
    private const string NrelHeader = ",Year,Month,Day,Hour,Minute,Temperature,GHI";

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void APvgisYearIsRead()
    {
        SunYear bare = SunFile.Read(new StringReader(Pvgis(PvgisHeader)), "a");
        Assert.AreEqual(0, bare.At(0));
        Assert.AreEqual(512_250, bare.At((24 * 40) + 12));
        Assert.AreEqual(bare.At(12), bare.At(SunYear.HourCount + 12), "the year repeats");
        string around = "Latitude (decimal degrees): 45.000\nmonth,year\n1,2018\n\n" + Pvgis(PvgisHeader)
            + "\nT2m: 2-m air temperature (degree Celsius)\n";
        Assert.AreEqual(bare.YearWh(), SunFile.Read(new StringReader(around), "b").YearWh());
    }

    [TestMethod]
    public void AnNrelYearIsRead()
    {
        string around = "Source,Location ID,GHI Units\nNSRDB,1,w/m2\n" + Nrel(NrelHeader);
        SunYear year = SunFile.Read(new StringReader(around), "a");
        Assert.AreEqual(512_000, year.At(12));
        Assert.AreEqual(365 * 512, year.YearWh());
    }

    /// <summary>The irradiation of the real years, as a sum over their column by other means.</summary>
    [TestMethod]
    [DataRow(SolarData.Pvgis, "G(h)")]
    [DataRow(SolarData.Nrel, "GHI")]
    public void ARealYearIsRead(string file, string column)
    {
        string path = SolarData.Find(file);
        string[] lines = File.ReadAllLines(path);
        int at = lines[0].Split(',').ToList().IndexOf(column);
        double sum = lines.Skip(1).Sum(line => double.Parse(line.Split(',')[at], System.Globalization.CultureInfo.InvariantCulture));
        SunYear year = SunFile.Read(path);
        TestContext.WriteLine($"{file}: {year.YearWh()} Wh/m2 a year, darkest day {Enumerable.Range(0, 365).Min(year.DayWh)} Wh/m2");
        Assert.AreEqual(sum, year.YearWh(), 1);
    }

    [TestMethod]
    [DataRow("", "a is empty")]
    [DataRow("12,3\n4,5", "none of the first 2 lines has a column 'G(h)' (PVGIS TMY) or 'GHI' (NREL PSM3 TMY)")]
    [DataRow("time,G(h)\n", "a line 1 column 1 (time): there is no column 'time(UTC)'")]
    [DataRow(PvgisHeader + "\n20180101:0000,2,94,0.0", "a line 2 column 5 (Gb(n)): the line has 4 columns, the header 5")]
    [DataRow(PvgisHeader + "\n20180101:0000,2,94,abc,0", "a line 2 column 4 (G(h)): 'abc' is no irradiance")]
    [DataRow(PvgisHeader + "\n20180101:0000,2,94,-5.0,0", "'-5.0' is no irradiance")]
    [DataRow(PvgisHeader + "\n20180101:0000,2,94,,0", "'' is no irradiance")]
    [DataRow(PvgisHeader + "\n20180101:0000,2,94,1e3,0", "'1e3' is no irradiance")]
    [DataRow(PvgisHeader + "\n20180101:0000,2,94,2000.001,0", "'2000.001' is no irradiance: a number of W/m2, 0 to 2000")]
    [DataRow(PvgisHeader + "\n20180101:0100,2,94,0.0,0", "a line 2 column 1 (time(UTC)): '20180101:0100' where hour 0 of the year is due")]
    [DataRow(PvgisHeader + "\n20180101:0000,2,94,0.0,0\n\nT2m: air", "a line 3 column 1 (time(UTC)): the file ends after 1 hours")]
    [DataRow(NrelHeader + "\n0,2003,1,1,1,30,-5,0", "a line 2 column 5 (Hour): '1' where hour 0 of the year is due")]
    [DataRow(",Year,Month,Day,Minute,GHI\n", "there is no column 'Hour' beside 'GHI'")]
    public void AMistakeIsNamedWithItsPlace(string text, string expected)
    {
        UserException e = Assert.ThrowsExactly<UserException>(() => SunFile.Read(new StringReader(text), "a"));
        Assert.Contains(expected, e.Message);
        Assert.AreEqual(64, e.ExitCode);
    }

    [TestMethod]
    public void AYearThatIsTooLongOrMissesALineIsRefused()
    {
        List<string> lines = [.. Pvgis(PvgisHeader).Split('\n')];
        lines.Insert(lines.Count - 1, lines[^2]);
        UserException e = Assert.ThrowsExactly<UserException>(() => SunFile.Read(new StringReader(string.Join('\n', lines)), "a"));
        Assert.Contains("line 8762", e.Message);
        Assert.Contains("the year is over after 8760 hours", e.Message);
        lines.RemoveRange(1000, 1);
        e = Assert.ThrowsExactly<UserException>(() => SunFile.Read(new StringReader(string.Join('\n', lines)), "a"));
        Assert.Contains("a line 1001", e.Message);
        Assert.Contains("a line is missing or doubled", e.Message);
    }

    /// <summary>As a spreadsheet or R saves it again.</summary>
    [TestMethod]
    public void OtherSeparatorsQuotesAndDecimalCommasAreRead()
    {
        string plain = Pvgis(PvgisHeader);
        int wanted = SunFile.Read(new StringReader(plain), "a").YearWh();
        string semicolons = plain.Replace(',', ';').Replace('.', ',');
        string tabs = plain.Replace(',', '\t');
        string quoted =
            string.Join('\n', plain.TrimEnd().Split('\n').Select(line => string.Join(',', line.Split(',').Select(cell => $"\"{cell}\""))));
        string around = "Latitude (decimal degrees): 45,000;;;;\n;;;;\n" + semicolons + ";;;;\nT2m: air;;;;\n";
        foreach (string text in new[] { semicolons, tabs, quoted, around, "\uFEFF" + tabs.ReplaceLineEndings("\r\n") })
        {
            Assert.AreEqual(wanted, SunFile.Read(new StringReader(text.TrimStart('\uFEFF')), "a").YearWh(), text[..60]);
        }
    }

    [TestMethod]
    public void LinesHoursApartAreSaidToBe()
    {
        IEnumerable<string> lines = Nrel(NrelHeader).TrimEnd().Split('\n').Where((_, i) => i == 0 || i % 3 == 1);
        UserException e = Assert.ThrowsExactly<UserException>(() => SunFile.Read(new StringReader(string.Join('\n', lines)), "a"));
        Assert.Contains("line 3 column 5 (Hour): the first two lines are 3 hours apart", e.Message);
    }

    [TestMethod]
    public void ALeapDayIsLeftOutWhereItBelongs()
    {
        List<string> lines = [.. Nrel(NrelHeader).TrimEnd().Split('\n')];
        lines.InsertRange(1 + (59 * 24), Enumerable.Range(0, 24).Select(hour => $"0,2020,2,29,{hour},30,-5,999"));
        SunYear year = SunFile.Read(new StringReader(string.Join('\n', lines)), "a");
        Assert.AreEqual(365 * 512, year.YearWh());
        Assert.Contains("without its leap day", year.Name);
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(4)]
    [DataRow(12)]
    public void ReadingsBelowAnHourBecomeItsMean(int perHour)
    {
        StringBuilder text = new(NrelHeader + "\n");
        for (int i = 0; i < SunYear.HourCount * perHour; i++)
        {
            int hour = i / perHour;
            (int month, int day) = SunFile.DateOf(hour / 24);
            int light = hour % 24 == 12 ? 500 + (i % perHour * 10) : 0;
            text.Append($"{i},2003,{month},{day},{hour % 24},{i % perHour * 60 / perHour},-5,{light}\n");
        }

        SunYear year = SunFile.Read(new StringReader(text.ToString()), "a");
        Assert.AreEqual(500_000 + (5_000 * (perHour - 1)), year.At(12));
        string[] lines = text.ToString().Split('\n');
        UserException e =
            Assert.ThrowsExactly<UserException>(() =>
            SunFile.Read(new StringReader(string.Join('\n', lines.Where((_, i) => i != 1 + (100 * perHour)))), "a"));
        Assert.Contains("a line is missing or doubled", e.Message);
    }

    /// <summary>NSRDB says in its first lines in which zone its hours are.</summary>
    [TestMethod]
    [DataRow("0", "-9", 12 + 9)]
    [DataRow("0", "8", 12 - 8)]
    [DataRow("-9", "-9", 12)]
    public void HoursInUtcBecomeThoseOfThePlace(string zone, string localZone, int noonInFile)
    {
        string head =
            $"Source,Location ID,Latitude,Longitude,Time Zone,Elevation,Local Time Zone\nNSRDB,1,64.8,-147.7,{zone},136,{localZone}\n";
        string text = Nrel(NrelHeader).Replace(",12,30,-5,512", ",12,30,-5,0")
            .Replace($",{noonInFile},30,-5,0", $",{noonInFile},30,-5,512");
        SunYear year = SunFile.Read(new StringReader(head + text), "a");
        Assert.AreEqual(512_000, year.At((24 * 100) + 12));
        Assert.AreEqual(365 * 512, year.YearWh());
        Assert.AreEqual(zone != localZone, year.Name.Contains("moved from UTC", System.StringComparison.Ordinal));
    }

    /// <summary>A zone that cannot be read would move the day without a word.</summary>
    [TestMethod]
    [DataRow("x", "-9", "(Time Zone): 'x' is no time zone")]
    [DataRow("0", "99", "(Local Time Zone): '99' is no time zone")]
    [DataRow("0", "", "(Local Time Zone): '' is no time zone")]
    public void AnInvalidZoneIsRefused(string zone, string localZone, string expected)
    {
        string head = $"Source,Time Zone,Local Time Zone\nNSRDB,{zone},{localZone}\n";
        UserException e = Assert.ThrowsExactly<UserException>(() => SunFile.Read(new StringReader(head + Nrel(NrelHeader)), "a"));
        Assert.Contains(expected, e.Message);
    }

    [TestMethod]
    public void AFileThatIsNotThereIsNamed()
    {
        UserException e = Assert.ThrowsExactly<UserException>(() => SunFile.Read("no/such/file.csv"));
        Assert.Contains("no/such/file.csv", e.Message);
    }

    private static string Pvgis(string header)
    {
        StringBuilder text = new(header + "\n");
        for (int hour = 0; hour < SunYear.HourCount; hour++)
        {
            (int month, int day) = SunFile.DateOf(hour / 24);
            text.Append($"2018{month:00}{day:00}:{hour % 24:00}00,1.0,90,{(hour % 24 == 12 ? "512.25" : "-0.0")},0\n");
        }

        return text.ToString();
    }

    private static string Nrel(string header)
    {
        StringBuilder text = new(header + "\n");
        for (int hour = 0; hour < SunYear.HourCount; hour++)
        {
            (int month, int day) = SunFile.DateOf(hour / 24);
            text.Append($"{hour},2003,{month},{day},{hour % 24},30,-5,{(hour % 24 == 12 ? "512" : "0")}\n");
        }

        return text.ToString();
    }
}
