using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Sim;

/// <summary>
/// Makes the plan of a run: every fault of the scenario with time, node and size drawn from the seed. Nothing is drawn later, so that a
/// plan can be kept, shown and shortened. Knows nothing of what is checked.
/// </summary>
public static class FaultPlan
{
    private const long DrawMax = (1L << 53) - 1;

    /// <summary>The plan, in the order of time.</summary>
    public static IReadOnlyList<FaultEvent> Make(Scenario scenario, ulong key)
    {
        List<FaultEvent> plan = [];
        int epoch = 1;
        for (int i = 0; i < scenario.Faults.Count; i++)
        {
            Fault fault = scenario.Faults[i];
            epoch += fault.Kind == FaultKind.Rekey && fault.Node < 0 ? 1 : 0;
            for (int copy = 0; copy < fault.Count; copy++)
            {
                plan.AddRange(Expand(scenario, One(scenario, fault, Chance.Of(key, i, copy)), epoch));
            }
        }

        return [.. plan.OrderBy(e => e.AtMs)];
    }

    /// <summary>A fault with everything drawn but what its kind makes of it.</summary>
    private static FaultEvent One(Scenario scenario, Fault fault, ulong key)
    {
        long atMs = fault.AtMs >= 0 ? fault.AtMs : Chance.Between(0, Math.Max(0, scenario.StormMs - 1), key, 1);
        long forMs = fault.ForMsMax > 0 ? Chance.Between(fault.ForMs, fault.ForMsMax, key, 2) : fault.ForMs;
        bool all = (fault.Kind is FaultKind.Die && fault.Percent >= 0) || fault.Kind == FaultKind.Rekey;
        int node = IsOfWire(fault.Kind) ? -1
            : fault.Node >= 0 || all ? fault.Node : (int)Chance.Between(0, scenario.Nodes - 1, key, 3);
        long draw = fault.Draw >= 0 ? fault.Draw : (long)(Chance.Of(key, 4) & DrawMax);
        return new FaultEvent(fault.Kind, atMs, forMs, node, fault.Percent, fault.Amount, fault.OneWay, fault.Both, draw);
    }

    private static bool IsOfWire(FaultKind kind) => kind is FaultKind.Partition or FaultKind.Loss or FaultKind.Duplicate or FaultKind.Reorder
        or FaultKind.Delay or FaultKind.Flip or FaultKind.Congestion or FaultKind.Outage;

    private static IEnumerable<FaultEvent> Expand(Scenario scenario, FaultEvent fault, int epoch) => fault.Kind switch
    {
        FaultKind.Die when fault.Node < 0 => Share(scenario, fault)
            .Select(node => fault with { Node = node, Percent = -1 }),
        FaultKind.BrownOut => Dips(fault),
        FaultKind.Rekey when fault.Node < 0 => NewKeys(scenario, fault, epoch),
        _ => [fault],
    };

    /// <summary>Exactly a share of the nodes, drawn.</summary>
    private static IEnumerable<int> Share(Scenario scenario, FaultEvent fault) => Enumerable.Range(0, scenario.Nodes)
        .OrderBy(node => Chance.Of((ulong)fault.Draw, node)).Take(scenario.Nodes * Math.Max(0, fault.Percent) / 100).Order();

    /// <summary>Power dips: short cuts, some of them in the middle of a write.</summary>
    private static IEnumerable<FaultEvent> Dips(FaultEvent fault)
    {
        long dips = fault.Amount > 0 ? fault.Amount : 5;
        for (int dip = 0; dip < dips; dip++)
        {
            ulong key = Chance.Of((ulong)fault.Draw, dip);
            yield return fault with
            {
                Kind = (key & 1) == 0 ? FaultKind.Reboot : FaultKind.TornWrite,
                AtMs = fault.AtMs + Chance.Between(0, fault.ForMs, key, 1),
                ForMs = Chance.Between(50, 2000, key, 2),
                Amount = -1,
                Draw = (long)(Chance.Of(key, 3) & DrawMax),
            };
        }
    }

    /// <summary>A new key for everybody within two seconds; some miss it and get it later.</summary>
    private static IEnumerable<FaultEvent> NewKeys(Scenario scenario, FaultEvent fault, int epoch)
    {
        HashSet<int> late = [.. Share(scenario, fault)];
        return Enumerable.Range(0, scenario.Nodes).Select(node => fault with
        {
            Node = node,
            Amount = epoch,
            Percent = -1,
            AtMs = fault.AtMs + (late.Contains(node) ? fault.ForMs : Chance.Between(0, 2000, (ulong)fault.Draw, node)),
            ForMs = 0,
        });
    }
}
