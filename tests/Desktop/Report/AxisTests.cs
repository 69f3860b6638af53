using System.Linq;

using LVS.Report;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

[TestClass]
public sealed class AxisTests
{
    [TestMethod]
    public void LinearAxisHasRoundTicksFromZero()
    {
        Axis axis = Axis.Linear([12, 97]);

        Assert.AreEqual("0 20 40 60 80 100", Labels(axis));
        Assert.AreEqual(0.5, axis.Place(50), 1e-12);
    }

    [TestMethod]
    public void SnugAxisEndsWithItsValues()
    {
        Axis axis = Axis.Snug([0.5, 29.5]);

        Assert.AreEqual(0.5, axis.Low);
        Assert.AreEqual(29.5, axis.High);
        Assert.AreEqual("10 20", Labels(axis));
    }

    [TestMethod]
    public void LogAxisGivesEveryDecadeTheSameRoom()
    {
        Axis axis = Axis.Log([0.003, 250]);

        Assert.AreEqual("0.001 0.01 0.1 1 10 100 1 k", Labels(axis));
        Assert.IsFalse(axis.Clamped);
        Assert.AreEqual(1.0 / 6, axis.Place(0.01), 1e-12);
        Assert.AreEqual(1, axis.Place(1_000), 1e-12);
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(-3.0)]
    [DataRow(1e-30)]
    [DataRow(double.Epsilon)]
    public void ValuesBelowALogAxisLieOnItsBottomLine(double value)
    {
        Axis axis = Axis.Log([value, 1, 10]);

        Assert.IsTrue(axis.Clamped);
        Assert.AreEqual(0, axis.Place(value));
        Assert.IsGreaterThan(0.1, axis.Place(1));
        Assert.AreEqual("0", axis.Ticks[0].Label);
    }

    [TestMethod]
    public void SmallAndLargeDecadesStayShort()
    {
        Assert.AreEqual("10⁻⁶ 10⁻⁵ 0.0001 0.001", Labels(Axis.Log([1e-6, 1e-3])));
        Assert.AreEqual("1 M 10 M 100 M 1 G", Labels(Axis.Log([1e6, 1e9])));
        Assert.AreEqual("0 1 M 2 M 3 M 4 M 5 M", Labels(Axis.Linear([5_000_000])));
    }

    [TestMethod]
    public void AnyValuesGiveAUsableAxis()
    {
        double[][] lists =
        [
            [], [0], [0, 0], [-1], [double.NaN], [double.PositiveInfinity, 5], [double.MaxValue], [double.Epsilon],
            [1e-300, 1e300], [7, 7], [1e15, 1e15 + 1],
        ];
        foreach (Axis axis in lists.SelectMany(list => new[] { Axis.Log(list), Axis.Linear(list), Axis.Snug(list) }))
        {
            Assert.IsGreaterThan(axis.Low, axis.High);
            Assert.IsTrue(double.IsFinite(axis.Low));
            Assert.IsLessThanOrEqualTo(12, axis.Ticks.Count);
            foreach (double place in lists.SelectMany(list => list).Where(double.IsFinite).Select(axis.Place))
            {
                Assert.IsTrue(place is >= 0 and <= 1);
            }
        }
    }

    private static string Labels(Axis axis)
    {
        return string.Join(' ', axis.Ticks.Select(tick => tick.Label));
    }
}
