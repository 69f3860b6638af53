using System.Linq;

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

    /// <summary>
    /// A member under any number of names, and in the names of all others, does not move it from a clock that three members agree with:
    /// otherwise it would stop all gateways, and all who store and fetch records.
    /// </summary>
    [TestMethod]
    [DataRow(FarMinute)]
    [DataRow(Minute - 60)]
    public void NeitherManyNamesNorThoseOfOthersMoveItFromTheClock(long lie)
    {
        const int Honest = 3;
        const int Names = 3_000;
        HeardMinute heard = new();
        long nowMs = 0;
        for (int second = 0; second < 30 * 60; second++, nowMs += 1_000)
        {
            long minute = Minute + (nowMs / SwarmClock.MinuteMs);
            if (second % 16 == 0)
            {
                Enumerable.Range(1, Honest).ToList().ForEach(name => heard.Hear(name, minute, nowMs, minute));
            }

            Enumerable.Range(1, Honest).ToList().ForEach(name => heard.Hear(name, lie, nowMs, minute));
            for (int i = 0; i < 20; i++)
            {
                heard.Hear(100 + (((second * 20) + i) % Names), lie, nowMs, minute);
            }

            Assert.AreEqual(minute, heard.At(nowMs, minute), 1.0, $"after {second} s");
        }

        // The control: a clock with which nobody agrees is none, and the majority counts.
        Assert.AreEqual(lie, heard.At(nowMs, Minute - 100_000), 5.0);
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
