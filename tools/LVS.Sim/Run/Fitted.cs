using System;
using System.Linq;

namespace LVS.Sim;

/// <summary>Fits scenarios to another size.</summary>
public static class Fitted
{
    /// <summary>
    /// Returns the scenario with the given number of honest nodes and the given duration. It drops faults of removed nodes, and faults and
    /// visits after the end. Newcomers keep their share, and a storm longer than the duration is cut to half of it.
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
