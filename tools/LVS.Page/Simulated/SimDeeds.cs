using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using LVS.Sim;

namespace LVS.Page;

/// <summary>
/// What was done to a simulated swarm by hand, as faults and intruders of a scenario: running that scenario with the same seed does the
/// same, to the last frame. Only between two windows.
/// </summary>
internal sealed class SimDeeds
{
    /// <summary>When an intruder comes that nobody has called yet: the end of all scenarios.</summary>
    private const long NeverMs = 100_000_000_000;

    private readonly Simulation simulation;
    private readonly string folder;
    private readonly List<FaultEvent> done = [];
    private readonly Dictionary<string, int> open = [];
    private readonly Random chance = new();
    private Scenario scenario;

    /// <summary>Begins with nothing done.</summary>
    public SimDeeds(Simulation simulation, string folder)
    {
        this.simulation = simulation;
        this.folder = folder;
        scenario = simulation.World.Scenario;
    }

    /// <summary>
    /// A scenario with one intruder of each kind that comes when it is called, and a guest that stores records. The guest is added only if
    /// the scenario has records.
    /// </summary>
    public static Scenario Prepared(Scenario scenario)
    {
        // With more stations than these a small swarm would be one in which not all hear all.
        bool isSmall = scenario.Nodes <= WireSettings.FullCountMax && scenario.Wire.Topology == "auto";
        int guests = scenario.Fragments == null ? 0 : 2;
        int room = scenario.Wire.Topology == "gains" ? 0
            : isSmall ? WireSettings.FullCountMax - scenario.Nodes - scenario.Intruders.Sum(group => group.Count) - guests
            : int.MaxValue;
        IEnumerable<string> kinds = IntruderKinds.Names.Where(name => name != IntruderKinds.Liar || scenario.Power == null)
            .Where(name => scenario.Fragments != null || !IntruderKinds.IsOfRecords(name)).OrderByDescending(IntruderKinds.IsOfRecords);
        return scenario with
        {
            Visits = scenario.Visits ?? (scenario.Fragments == null ? null : []),
            Intruders =
            [
                .. scenario.Intruders,
                .. kinds.Take(Math.Max(0, room)).Select(name => new IntruderGroup { Behaviour = name, FromMs = NeverMs }),
            ],
        };
    }

    /// <summary>Intruders that can still be called.</summary>
    public IEnumerable<string> Waiting => scenario.Intruders.Where(group => group.FromMs == NeverMs).Select(group => group.Behaviour);

    /// <summary>Whether what was begun under this name has not ended yet.</summary>
    public bool IsOpen(string what) => open.ContainsKey(what);

    /// <summary>Begins a fault that lasts until it is ended.</summary>
    /// <param name="what">The name by which it is ended.</param>
    /// <param name="kind">A fault of scenario files.</param>
    /// <param name="node">Whom; -1 for the wire.</param>
    /// <param name="percent">As the kind says.</param>
    /// <param name="nowMs">The moment.</param>
    public void Begin(string what, string kind, int node, int percent, long nowMs)
    {
        long draw = chance.NextInt64(FaultEvent.DrawMax);
        FaultEvent fault = new(FaultKinds.Of(kind), nowMs, scenario.DurationMs - nowMs, node, percent, -1, false, false, draw);
        if (node >= 0)
        {
            simulation.World.Nodes[node].HoldPower(nowMs);
        }
        else
        {
            fault.Kind.Begin(simulation.World, fault, nowMs);
        }

        open[what] = done.Count;
        done.Add(fault);
        Write();
    }

    /// <summary>Ends a fault that was begun.</summary>
    /// <returns>When it ends: at once, or for power a little later.</returns>
    public long End(string what, long nowMs)
    {
        int at = open[what];
        open.Remove(what);
        FaultEvent fault = done[at];
        long endMs = nowMs;
        if (fault.Node >= 0)
        {
            endMs = nowMs + FlightMsMax;
            simulation.World.Nodes[fault.Node].GivePower(nowMs, endMs);
        }
        else
        {
            fault.Kind.End(simulation.World, fault, nowMs);
        }

        done[at] = fault with { ForMs = endMs - fault.AtMs };
        Write();
        return endMs;
    }

    /// <summary>Calls an intruder of a kind.</summary>
    public void Call(string behaviour, long nowMs)
    {
        IntruderGroup[] groups = [.. scenario.Intruders];
        int at = Array.FindIndex(groups, group => group.Behaviour == behaviour && group.FromMs == NeverMs);
        bool isLiar = behaviour == IntruderKinds.Liar;
        int before = groups.Take(at).Where(group => group.Behaviour == IntruderKinds.Liar == isLiar).Sum(group => group.Count);
        long atMs = nowMs;
        if (isLiar)
        {
            atMs = nowMs + FlightMsMax;
            simulation.World.Nodes[simulation.World.Scenario.Nodes + before].Come(nowMs, atMs);
        }
        else
        {
            ((Intruder)simulation.World.Stations[simulation.World.Nodes.Length + before]).Come(nowMs);
        }

        groups[at] = groups[at] with { FromMs = atMs };
        scenario = scenario with { Intruders = groups };
        Write();
    }

    /// <summary>A guest stores a record or brings one back.</summary>
    /// <returns>The visit's number.</returns>
    public int Receive(Visit visit)
    {
        scenario = scenario with { Visits = [.. scenario.Visits ?? [], visit] };
        Keep();
        return simulation.Visitor!.Come(visit);
    }

    /// <summary>Longer than any frame is under way.</summary>
    private long FlightMsMax => simulation.World.Wire.DelayMsMax + (2L * simulation.World.Wire.ReorderMsMax) + 1;

    /// <summary>Keeps what was done, and tells the checks that the calm is none.</summary>
    private void Write()
    {
        Keep();
        simulation.Checks.Disturb(
            "somebody disturbed the calm by hand; the command that repeats this run judges it with that as its storm");
    }

    /// <summary>Keeps the scenario that repeats everything in the run folder.</summary>
    private void Keep()
    {
        // A fault of the wire that took no time would end before it began.
        FaultEvent[] told = [.. done.Where(fault => fault.Node >= 0 || fault.ForMs > 0)];
        long stormMs = told.Select(fault => Math.Min(fault.AtMs + fault.ForMs, scenario.DurationMs)).Append(scenario.StormMs).Max();
        Scenario repeated = scenario with
        {
            StormMs = stormMs,
            Faults = [.. simulation.Plan.Concat(told).Select(fault => fault.ToFault())],
        };
        string path = Path.Combine(folder, SimSession.ScenarioName);
        File.WriteAllText(path, ScenarioText.Write(repeated));
    }
}
