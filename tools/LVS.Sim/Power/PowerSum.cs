using System.Collections.Generic;
using System.Linq;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>Sums over the power of many nodes.</summary>
public static class PowerSum
{
    /// <summary>The energy that several nodes have used.</summary>
    public static EnergyBudget Energy(IReadOnlyCollection<NodePower> nodes)
    {
        return new EnergyBudget
        {
            NodeCount = nodes.Count,
            EnergyUj = nodes.Sum(node => node.EnergyUj),
            FrameCount = nodes.Sum(node => node.FrameCount),
            AirByteCount = nodes.Sum(node => node.AirByteCount),
            RadioMs = nodes.Sum(node => node.RadioMs),
            UsesUah = new Dictionary<string, long>
            {
                ["deep sleep"] = nodes.Sum(node => Uah(node.SpentNc(PowerState.Asleep))),
                ["boot"] = nodes.Sum(node => Uah(node.SpentNc(PowerState.Booting))),
                ["joining"] = nodes.Sum(node => Uah(node.SpentNc(PowerState.Joining))),
                ["listening"] = nodes.Sum(node => Uah(node.SpentNc(PowerState.Awake) + node.SpentNc(PowerState.Waiting))),
                ["transmitting"] = nodes.Sum(node => Uah(node.SendNc)),
                ["self-discharge"] = nodes.Sum(node => Uah(node.LeakedNc)),
            },
            HarvestedUah = nodes.Sum(node => Uah(node.HarvestedNc - node.WastedNc)),
            WastedUah = nodes.Sum(node => Uah(node.WastedNc)),
        };

        static long Uah(long nc) => nc / 3_600_000;
    }

    /// <summary>Adds the present state of the batteries to their curves.</summary>
    /// <param name="trace">The curves.</param>
    /// <param name="nowMs">The run's time, rising.</param>
    /// <param name="nodes">All nodes of the run, at that time.</param>
    public static void Sample(this PowerTrace trace, long nowMs, IReadOnlyCollection<NodePower> nodes)
    {
        trace.Add(
            nowMs,
            [.. nodes.Select(node => node.Battery.Permille).Order()],
            nodes.Count(node => node.IsAlive),
            nodes.Count(node => node.IsAlive && !node.IsDark),
            nodes.Sum(node => node.EnergyUj) / 1_000_000.0);
    }
}
