using LVS.Core;
using LVS.Harness;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Time;

/// <summary>The swarm's minute for programs that are no nodes.</summary>
[TestClass]
public sealed class HeardMinuteTests
{
    private const int Minute = 1_000;
    private const int FarMinute = 5_000_000;

    [TestMethod]
    [DataRow(4, 5, Minute)]
    [DataRow(5, 4, FarMinute)]
    [DataRow(0, 9, Minute)]
    public void OnlyAMajorityMovesIt(int liars, int honest, long expected)
    {
        HeardMinute heard = new();
        for (int nowMs = 0; nowMs <= SwarmClock.MinuteMs; nowMs += 10_000)
        {
            // A sender that speaks often still has one voice.
            for (int time = 0; time < 10; time++)
            {
                for (int name = 1; name <= liars; name++)
                {
                    heard.Hear(name, FarMinute, nowMs);
                }
            }

            for (int name = 1; name <= honest; name++)
            {
                heard.Hear(100 + name, Minute, nowMs);
            }
        }

        Assert.AreEqual(expected, heard.At(SwarmClock.MinuteMs));
    }

    /// <summary>Names turn with every epoch. After a year of them it still follows those that are heard.</summary>
    [TestMethod]
    public void AYearOfNamesFillsNoPlaces()
    {
        const int Nodes = 64;
        HeardMinute heard = new();
        long nowMs = 0;
        for (int epoch = 0; epoch < 365; epoch++)
        {
            nowMs += Limits.EpochMinutes * SwarmClock.MinuteMs;
            for (int node = 0; node < Nodes; node++)
            {
                heard.Hear((epoch * Nodes) + node, Minute + epoch, nowMs + node);
            }

            Assert.IsTrue(heard.IsKnown(nowMs + Nodes), $"epoch {epoch}");
            Assert.AreEqual(Minute + epoch, heard.At(nowMs + Nodes));
        }
    }
}
