using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Makes a failing run smaller: less time, fewer nodes, intruders and faults, a quieter wire, as long as the same invariant still breaks.
/// Faults by delta debugging (Zeller, Hildebrandt: Simplifying and Isolating Failure-Inducing Input, IEEE TSE 28(2), 2002).
/// </summary>
public sealed class SimShrink
{
    private readonly long seed;
    private readonly string[] broken;
    private readonly double secondsMax;
    private readonly Action<string> told;
    private readonly Func<Scenario, long, SimOutcome> run;
    private readonly Stopwatch clock = Stopwatch.StartNew();

    private SimShrink(RunRecord record, double secondsMax, Action<string> told, Func<Scenario, long, SimOutcome>? run)
    {
        seed = record.Seed;
        broken = record.Broken;
        this.secondsMax = secondsMax;
        this.told = told;
        this.run = run ?? ((scenario, one) => SimOutcome.Of(scenario, one, new WorldOptions { StopsAtBreak = true }));
    }

    /// <summary>Runs made.</summary>
    private int runs;

    /// <summary>Shrinks a run.</summary>
    /// <param name="record">A run that failed.</param>
    /// <param name="secondsMax">Real time that may be used.</param>
    /// <param name="told">Called with every step that succeeded.</param>
    /// <param name="run">Runs a scenario on a seed; null for the simulator itself.</param>
    /// <returns>The smallest scenario found, every fault of it exact.</returns>
    /// <exception cref="UserException">The run does not fail.</exception>
    public static Scenario Run(RunRecord record, double secondsMax, Action<string> told, Func<Scenario, long, SimOutcome>? run = null)
    {
        SimShrink shrink = new(record, secondsMax, told, run);
        Scenario scenario = Exact(record.Scenario, record.Seed);
        return shrink.Fails(scenario)
            ? shrink.Shrink(scenario)
            : throw new UserException(
                $"seed {record.Seed} of '{record.Scenario.Name}' does not break {string.Join(" or ", record.Broken)} any more: there is "
                    + "nothing to shrink.");
    }

    /// <summary>The scenario with every fault drawn: the same run, identical to the frame.</summary>
    public static Scenario Exact(Scenario scenario, long seed) => scenario with
    {
        Faults = [.. new Simulation(scenario, seed, new WorldOptions()).Plan.Select(fault => fault.ToFault())],
    };

    private bool IsOver => clock.Elapsed.TotalSeconds > secondsMax;

    private Scenario Shrink(Scenario scenario)
    {
        Scenario before;
        do
        {
            before = scenario;
            scenario = Faults(Intruders(Nodes(Time(scenario))));
            scenario = Wire(scenario);
        }
        while (scenario != before && !IsOver);

        told($"{runs} runs in {clock.Elapsed.TotalSeconds:0.0} s: {scenario.Nodes} nodes, {scenario.Faults.Count} faults, "
            + $"{scenario.Intruders.Sum(group => group.Count)} intruders, {scenario.DurationMs / 1000.0:0.###} s are left");
        return scenario with { Name = scenario.Name + "-minimal" };
    }

    private bool Fails(Scenario scenario)
    {
        runs++;
        try
        {
            return run(scenario, seed).Unexpected.Any(name => broken.Contains(name));
        }
        catch (UserException)
        {
            return false;
        }
    }

    private Scenario Try(Scenario smaller, Scenario otherwise, string what)
    {
        if (smaller == otherwise || IsOver || !Fails(smaller))
        {
            return otherwise;
        }

        told(what);
        return smaller;
    }

    private Scenario Time(Scenario scenario)
    {
        SimOutcome outcome = run(scenario, seed);
        long toBreak = Math.Max(1, Math.Min(scenario.DurationMs, outcome.VirtualMs));
        scenario = Try(Cut(scenario, toBreak), scenario, $"time: {toBreak / 1000.0:0.###} s are enough");
        for (long ms = scenario.DurationMs / 2; ms >= 1000 && !IsOver; ms /= 2)
        {
            Scenario shorter =
                Try(Cut(scenario, scenario.DurationMs - ms), scenario, $"time: {(scenario.DurationMs - ms) / 1000.0:0.###} s are enough");
            scenario = shorter;
        }

        return scenario;
    }

    private static Scenario Cut(Scenario scenario, long ms) => ms == scenario.DurationMs
        ? scenario : Fitted.To(scenario, scenario.Nodes, ms);

    private Scenario Nodes(Scenario scenario)
    {
        for (int step = scenario.Nodes / 2; step >= 1 && !IsOver; step /= 2)
        {
            while (scenario.Nodes - step >= 2)
            {
                Scenario fewer =
                    Try(Fitted.To(scenario, scenario.Nodes - step, scenario.DurationMs), scenario, $"nodes: {scenario.Nodes - step} are "
                        + "enough");
                if (fewer == scenario)
                {
                    break;
                }

                scenario = fewer;
            }
        }

        return scenario;
    }

    private Scenario Intruders(Scenario scenario)
    {
        for (int i = scenario.Intruders.Count - 1; i >= 0; i--)
        {
            IntruderGroup group = scenario.Intruders[i];
            scenario = Try(scenario with { Intruders = [.. scenario.Intruders.Where((_, at) => at != i)] }, scenario,
                $"intruders: no {group.Behaviour} needed");
        }

        return scenario;
    }

    private Scenario Faults(Scenario scenario)
    {
        int parts = 2;
        while (scenario.Faults.Count > 0 && !IsOver)
        {
            int size = (scenario.Faults.Count + parts - 1) / parts;
            bool less = false;
            for (int from = 0; from < scenario.Faults.Count && !IsOver; from += size)
            {
                List<Fault> rest = [.. scenario.Faults.Take(from), .. scenario.Faults.Skip(from + size)];
                Scenario fewer = Try(scenario with { Faults = rest }, scenario, $"faults: {rest.Count} are enough");
                if (fewer != scenario)
                {
                    scenario = fewer;
                    parts = Math.Max(2, parts - 1);
                    less = true;
                    break;
                }
            }

            if (!less && size == 1)
            {
                break;
            }

            parts = less ? parts : Math.Min(scenario.Faults.Count, parts * 2);
        }

        return scenario;
    }

    private Scenario Wire(Scenario scenario)
    {
        WireSettings wire = scenario.Wire;
        scenario = Try(scenario.Fragments == null ? scenario : scenario with { Fragments = null }, scenario, "no fragments needed");
        scenario = Try(With(scenario, wire with { LossPercent = 0 }), scenario, "wire: no loss needed");
        scenario = Try(With(scenario, scenario.Wire with { DuplicatePercent = 0 }), scenario, "wire: no duplication needed");
        scenario = Try(With(scenario, scenario.Wire with { ReorderPercent = 0 }), scenario, "wire: no reordering needed");
        scenario = Try(With(scenario, scenario.Wire with { BitFlipPercent = 0 }), scenario, "wire: no flipped bits needed");
        return Try(With(scenario, scenario.Wire with { DelayMsMax = scenario.Wire.DelayMsMin }), scenario, "wire: no jitter needed");
    }

    private static Scenario With(Scenario scenario, WireSettings wire) => wire == scenario.Wire ? scenario : scenario with { Wire = wire };
}
