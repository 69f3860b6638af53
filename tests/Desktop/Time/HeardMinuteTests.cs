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
            // Who speaks often still has one voice.
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
}
