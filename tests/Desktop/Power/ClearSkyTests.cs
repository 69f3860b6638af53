using System;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Power;

/// <summary>The sky without clouds: against its formula, against real years, and the same on every machine.</summary>
[TestClass]
public sealed class ClearSkyTests
{
    public required TestContext TestContext { get; init; }

    /// <summary>The integers follow the published formulas within 2 W/m2 in every hour of the year.</summary>
    [TestMethod]
    [DataRow(0)]
    [DataRow(45_000)]
    [DataRow(66_500)]
    [DataRow(-33_900)]
    public void IntegersFollowTheFormula(int latitudeMilli)
    {
        SunYear year = ClearSky.Year(latitudeMilli);
        double worst = 0;
        for (int hour = 0; hour < SunYear.HourCount; hour++)
        {
            worst = Math.Max(worst, Math.Abs((year.At(hour) / 1000.0) - Formula(latitudeMilli / 1000.0, hour)));
        }

        TestContext.WriteLine(
            $"latitude {latitudeMilli / 1000.0}: worst difference {worst:0.00} W/m2, {year.YearWh() / 1000} kWh/m2 a year");
        Assert.IsLessThan(2, worst);
    }

    /// <summary>No hour of a real year outshines the clear sky much, and none of its days does.</summary>
    [TestMethod]
    public void ARealYearIsDarkerThanTheClearSky()
    {
        SunYear real = SunFile.Read(SolarData.Find(SolarData.Pvgis));
        SunYear clear = ClearSky.Year(45_000);
        int brighter = Enumerable.Range(0, 365).Count(day => real.DayWh(day) > clear.DayWh(day) * 11 / 10);
        TestContext.WriteLine(
            $"real {real.YearWh() / 1000}, clear {clear.YearWh() / 1000} kWh/m2 a year; {brighter} days brighter by a tenth");
        Assert.IsLessThan(5, brighter);
        Assert.IsLessThan(clear.YearWh(), real.YearWh());
    }

    /// <summary>A number that changes with any bit of any hour: the same on every machine, for nothing in it is floating-point.</summary>
    [TestMethod]
    public void TheYearIsTheSameEverywhere()
    {
        byte[] bytes = new byte[SunYear.HourCount * 4];
        SunYear year = ClearSky.Year(45_000);
        for (int hour = 0; hour < SunYear.HourCount; hour++)
        {
            LittleEndian.Write32(bytes, hour * 4, year.At(hour));
        }

        Assert.AreEqual(PinnedCrc, Crc32.Of(bytes, 0, bytes.Length));
    }

    [TestMethod]
    public void DarkenedDaysAreDark()
    {
        SunYear year = ClearSky.Year(45_000);
        SunYear darkened = year.Darkened(363, 4, 100);
        Assert.AreEqual(year.DayWh(362), darkened.DayWh(362));
        Assert.AreEqual(year.DayWh(1) / 10.0, darkened.DayWh(1), 2);
        Assert.AreEqual(year.DayWh(2), darkened.DayWh(2));
        Assert.AreEqual(0, SunYear.Dark.YearWh());
        Assert.ThrowsExactly<UserException>(() => ClearSky.Year(90_001));
    }

    private const uint PinnedCrc = 1_083_021_266;

    private static double Formula(double latitude, int hour)
    {
        double declination = 23.45 * Math.Sin(Math.Tau * (284 + (hour / 24) + 1) / 365);
        double sum = 0;
        for (int part = 0; part < 4; part++)
        {
            double angle = 15 * ((hour % 24) - 12 + ((part + 0.5) / 4));
            double cosine = (Sin(latitude) * Sin(declination)) + (Cos(latitude) * Cos(declination) * Cos(angle));
            sum += cosine > 0 ? 1098 * cosine * Math.Exp(-0.059 / cosine) : 0;
        }

        return sum / 4;

        static double Sin(double degrees) => Math.Sin(degrees * Math.Tau / 360);
        static double Cos(double degrees) => Math.Cos(degrees * Math.Tau / 360);
    }
}
