using System;
using System.Linq;

namespace LVS.Sim;

/// <summary>Scenarios cut to another size.</summary>
public static class Fitted
{
    /// <summary>
    /// The scenario with so many honest nodes and so much time: faults of nodes that are gone or after the end go, newcomers stay a part,
    /// a storm longer than the time takes half of it.
    /// </summary>
    public static Scenario To(Scenario scenario, int nodes, long durationMs)
    {
        int newcomers = (int)Math.Min(nodes - 1L, (long)scenario.Workload.Newcomers * nodes / scenario.Nodes);
        return scenario with
        {
            Nodes = nodes,
            DurationMs = durationMs,
            StormMs = scenario.StormMs <= durationMs ? scenario.StormMs : durationMs / 2,
            CheckMs = (int)Math.Min(scenario.CheckMs, durationMs),
            Workload = scenario.Workload with { Newcomers = newcomers },
            Faults = [.. scenario.Faults.Where(fault => fault.Node < nodes && fault.AtMs < durationMs)],
            Visits = scenario.Visits?.Where(visit => visit.AtMs < durationMs).ToArray(),
        };
    }
}
