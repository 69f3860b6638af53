using System;

using LVS.Core;

namespace LVS.Tests.Desktop.Time;

/// <summary>A clock with eight voices, over rewritten assemblies: hands back nothing but numbers.</summary>
public static class ClockCostDriver
{
    /// <summary>Runs half an hour and tells the cost of every call.</summary>
    public static void Run(Func<long> total, Action<string, long> cost)
    {
        SwarmClock clock = new();
        void Count(string what, Action act)
        {
            long before = total();
            act();
            cost(what, total() - before);
        }

        for (int turn = 0; turn < 180; turn++)
        {
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                // The later slots are further behind: the worst order for the sort.
                int heard = slot;
                Count("hear", () => clock.Hear(heard, clock.Minute + 2 - (heard * (turn % 3)), true, 0));
            }

            Count("elapse", () => clock.Elapse(SwarmClock.MinuteMs / 6));
            if (turn % 2 == 0)
            {
                Count("judge", clock.Judge);
            }

            while (clock.JudgeLateMs >= 0)
            {
                Count("step of judging", clock.JudgeStep);
            }
        }
    }
}
