using System.Collections.Generic;
using System.Globalization;
using System.Linq;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>Result of a simulation with batteries and sun.</summary>
public static class PowerResult
{
    /// <summary>Largest number of dark days that is tried.</summary>
    private const int DarkDaysMax = 365;

    private const int DeathsTold = 5;
    private const double HourMs = 3_600_000;
    private const double DayMs = 24 * HourMs;

    /// <summary>The figures; null when power never failed.</summary>
    public static PowerFigures? Of(Simulation simulation)
    {
        SimWorld world = simulation.World;
        if (world.Power is not SolarPower solar)
        {
            return null;
        }

        foreach (NodePower node in solar.Nodes)
        {
            node.Advance(world.NowMs);
        }

        EnergyBudget budget = PowerSum.Energy(solar.Nodes);
        long taken = world.Nodes.Sum(node => node.Totals[SimNode.DiffsTaken]);
        (int first, int converged) = ConvergedAt(world, simulation.Checks.EntropyFalls.Start);
        bool isTraced = converged >= 0 && solar.Trace.EnergyJ.Count == world.Samples.Count;
        return new PowerFigures
        {
            Sun = solar.Sun.Name,
            StartDay = solar.Settings.StartDay,
            Survivors = solar.Nodes.Count(node => node.Deaths.Count == 0),
            DarkNodes = solar.Nodes.Count(node => node.DarkWakeCount > 0),
            DeadAtEnd = solar.Nodes.Count(node => !node.IsAlive),
            Deaths = [.. Deaths(world, solar)],
            Endurance = Endurance(solar),
            Budget = budget,
            DiffsTakenIn = taken,
            EnergyUjPerDiff = budget.EnergyUjPer(taken),
            AirBytesPerDiff = budget.AirBytesPer(taken),
            FirstConvergedHours = first >= 0 ? world.Samples[first].Ms / HourMs : null,
            ConvergedHours = converged >= 0 ? world.Samples[converged].Ms / HourMs : null,
            ConvergedJPerNode = isTraced ? solar.Trace.EnergyJ[converged] / solar.Nodes.Count : null,
            ConvergedAirBytesPerNode = converged >= 0 ? world.Samples[converged].BytesSent / solar.Nodes.Count : null,
            Trace = solar.Trace,
        };
    }

    /// <summary>The figures as sentences.</summary>
    public static IEnumerable<string> Lines(PowerFigures power)
    {
        int nodes = power.Budget.NodeCount;
        (int month, int day) = SunFile.DateOf(power.StartDay - 1);
        yield return F($"Under {power.Sun}, from {month:00}-{day:00}: {power.Survivors} of {nodes} nodes never lost their power, ")
            + F($"{power.DarkNodes} kept their radio off for a time, ")
            + F($"{power.Deaths.Count} browned out, {power.DeadAtEnd} are without power at the end.");
        foreach (DeathRow death in power.Deaths.Take(DeathsTold))
        {
            yield return death.What + ".";
        }

        if (power.Deaths.Count > DeathsTold)
        {
            yield return F($"... and {power.Deaths.Count - DeathsTold} more, all in the report under \"Who died, and when\".");
        }

        yield return "Without any sun, from full: " + string.Join("; ", power.Endurance.Select(row =>
            F($"the {row.Which} node ({row.CapacityMah} mAh) meets for {row.RadioOffDays:0.0} days ")
                + F($"and has power for {row.BrownOutDays:0}"))) + ".";
        yield return power.EnergyUjPerDiff is long energy
            ? F($"{power.DiffsTakenIn:N0} diffs were taken in by neighbours, for {energy:N0} uJ and {power.AirBytesPerDiff:N0} ")
                + "bytes on the air each."
            : "No diff was taken in by a neighbour.";
        yield return power.ConvergedHours is double hours
            ? F($"Value had converged after {hours:0.0} h, for {power.ConvergedJPerNode:0.0} J and {power.ConvergedAirBytesPerNode:N0} ")
                + "bytes on the air a node"
                + (power.FirstConvergedHours < hours
                    ? F($"; it had first after {power.FirstConvergedHours:0.0} h, and was apart again in between.") : ".")
            : "Value had not converged at the end.";
    }

    private static IEnumerable<DeathRow> Deaths(SimWorld world, SolarPower solar)
    {
        foreach (PowerDeath death in PowerDeath.Of(solar.Nodes))
        {
            NodePowerOptions own = solar.Nodes[death.Node].Options;
            yield return new DeathRow(
                SimResult.Name(world, death.Node),
                death.AtMs / 1000.0,
                death.DeadMs / 1000.0,
                death.IsBack,
                own.CapacityMah,
                own.Panel.DeratePermille,
                death.Text(solar.StartHour)
                    + F($", with {own.CapacityMah} mAh at first {own.ChargePermille / 10} % full and ")
                        + F($"{own.Panel.DeratePermille / 10.0:0.#} % of its panel"));
        }
    }

    private static EnduranceRow[] Endurance(SolarPower solar)
    {
        NodePowerOptions[] nodes = [.. solar.Nodes.Select(node => node.Options).OrderBy(node => node.CapacityMah)];
        return
        [
            Row("weakest", nodes[0]),
            Row("middle", nodes[nodes.Length / 2]),
            Row("strongest", nodes[^1]),
        ];

        static EnduranceRow Row(string which, NodePowerOptions node)
        {
            (long radioOffMs, long brownOutMs) = PowerStudy.Endurance(node with { ChargePermille = 1000 }, DarkDaysMax);
            return new EnduranceRow(which, node.CapacityMah, radioOffMs / DayMs, brownOutMs / DayMs);
        }
    }

    /// <summary>
    /// The first sample with nodes in which the entropy is within the scenario's bound, and the first from which it stays within; -1 for
    /// none.
    /// </summary>
    private static (int First, int Lasting) ConvergedAt(SimWorld world, double entropyStart)
    {
        double bound = double.Max(EntropyFalls.Noise, entropyStart * world.Scenario.Bounds.EntropyPart);
        int at = world.Samples.Count;
        while (at > 0 && world.Samples[at - 1].Up > 0 && world.Samples[at - 1].Entropy <= bound)
        {
            at--;
        }

        return (world.Samples.FindIndex(sample => sample.Up > 0 && sample.Entropy <= bound), at < world.Samples.Count ? at : -1);
    }

    private static string F(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
