using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Sim;

/// <summary>
/// The plan of a run: every fault of the scenario with its time, node and size drawn from the seed. Nothing is drawn later, so a plan can
/// be stored, shown and shortened. It knows nothing of the checks.
/// </summary>
public static class FaultPlan
{
    /// <summary>Draws the plan, ordered by time.</summary>
    public static IReadOnlyList<FaultEvent> Make(Scenario scenario, ulong key)
    {
        List<FaultEvent> plan = [];
        for (int i = 0; i < scenario.Faults.Count; i++)
        {
            Fault fault = scenario.Faults[i];
            FaultKind kind = FaultKinds.Of(fault.Kind);
            for (int copy = 0; copy < fault.Count; copy++)
            {
                plan.AddRange(kind.Expand(One(scenario, fault, kind, Chance.Of(key, i, copy)), scenario.Nodes));
            }
        }

        return [.. plan.OrderBy(fault => fault.AtMs)];
    }

    /// <summary>Schedules a plan in a world. At the same moment, faults end before others begin.</summary>
    public static void Expect(this SimWorld world, IReadOnlyList<FaultEvent> plan)
    {
        List<(bool IsBegin, WorldEvent What)> events = [];
        for (int i = 0; i < plan.Count; i++)
        {
            (int number, FaultEvent fault) = (i, plan[i]);
            if (fault.Node >= world.Nodes.Length)
            {
                continue;
            }

            events.Add((true, new WorldEvent(fault.AtMs, nowMs =>
            {
                world.Log?.Add(nowMs, fault.Node, LogKind.FaultBegins, number, fault.ForMs);
                fault.Kind.Begin(world, fault, nowMs);
            })));
            if (fault.Kind.HasEnd)
            {
                events.Add((false, new WorldEvent(fault.AtMs + fault.ForMs, nowMs =>
                {
                    world.Log?.Add(nowMs, fault.Node, LogKind.FaultEnds, number, 0);
                    fault.Kind.End(world, fault, nowMs);
                })));
            }
        }

        foreach ((_, WorldEvent what) in events.OrderBy(one => one.IsBegin))
        {
            world.Expect(what);
        }
    }

    /// <summary>A fault with all choices made except those of its kind.</summary>
    private static FaultEvent One(Scenario scenario, Fault fault, FaultKind kind, ulong key)
    {
        long atMs = fault.AtMs >= 0 ? fault.AtMs : Chance.Between(0, Math.Max(0, scenario.StormMs - 1), key, 1);
        long forMs = fault.ForMsMax > 0 ? Chance.Between(fault.ForMs, fault.ForMsMax, key, 2) : fault.ForMs;
        int node = kind.IsOfWire ? -1
            : fault.Node >= 0 || kind.ChoosesNodes(fault) ? fault.Node : (int)Chance.Between(0, scenario.Nodes - 1, key, 3);
        long draw = fault.Draw >= 0 ? fault.Draw : (long)(Chance.Of(key, 4) & FaultEvent.DrawMax);
        return new FaultEvent(kind, atMs, forMs, node, fault.Percent, fault.Amount, fault.OneWay, fault.Both, draw);
    }
}
