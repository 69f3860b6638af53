using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Sim;

/// <summary>Turns a simulated run into the one result object that every verb reports.</summary>
public static class SimResult
{
    /// <summary>Most edges kept in a result.</summary>
    private const int EdgesMax = 20_000;

    /// <summary>Makes the result of a simulation that has run.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="command">What was asked for.</param>
    /// <param name="folder">Run folder.</param>
    /// <param name="seconds">Real time it took.</param>
    /// <param name="threads">Threads that shared it.</param>
    public static SwarmResult Of(Simulation simulation, SimCommand command, string folder, double seconds, int threads)
    {
        SimWorld world = simulation.World;
        CheckList checks = simulation.Checks;
        Invariant[] invariants = [.. checks.All.Select(check => Judge(world, check))];
        string verdict = invariants.Any(i => i.Holds == false) ? "broken" : invariants.Any(i => i.Holds == null) ? "unknown" : "holds";
        PowerFigures? power = PowerResult.Of(simulation);
        FragmentFigures? fragments = FragmentResult.Of(simulation);
        long cycles = world.NowMs / world.Scenario.Node.EmitIntervalMsMin;
        return new SwarmResult
        {
            Verb = "sim",
            Verdict = verdict,
            Reasons = [.. Reasons(simulation, invariants), .. power == null ? [] : PowerResult.Lines(power), .. fragments == null
                ? [] : FragmentResult.Lines(fragments)],
            Invariants = invariants,
            Reproduce = command.Reproduce(world.Seed),
            Nodes = world.Scenario.Nodes,
            FirmwareNodes = 0,
            Seed = world.Seed,
            Seconds = world.NowMs / 1000.0,
            WallSeconds = System.Math.Round(seconds, 3),
            ConservationErrorUvu = checks.Conservation.ErrorUvu,
            InFlightUvu = checks.Accounts.InFlightUvu,
            EntropyStart = checks.EntropyFalls.Start,
            EntropyEnd = world.Entropy(),
            SpreadUvu = world.SpreadUvu(),
            FramesSent = world.Stations.Sum(station => station.FramesSent),
            FramesReceived = world.Stations.Sum(station => station.FramesHeard),
            FramesLost = world.LostCount,
            BytesSent = world.Stations.Sum(station => station.BytesSent),
            FrameBytesMax = checks.FramesFit.SizeLargest,
            AllocatedBytesPerTick = double.NaN,
            GuardInterventions = world.Nodes.Sum(node => node.Totals[Counter.GuardInterventions]),
            RunFolder = folder,
            ReportHtml = Path.Combine(folder, "report.html"),
            Samples = [.. world.Samples.Select(s =>
                new Sample(s.Ms / 1000.0, s.Up, s.Entropy, s.SpreadUvu, s.FramesSent, s.FramesDelivered, s.FramesLost, s.FloatsUvu))],
            NodeRows = [.. world.Nodes.Select(node => Row(world, node))],
            Edges = Edges(world, checks.Accounts),
            Cycles = cycles,
            VirtualSeconds = world.NowMs / 1000.0,
            SecondsPerCycle = cycles > 0 ? seconds / cycles : null,
            PeakMemoryBytes = Process.GetCurrentProcess().PeakWorkingSet64,
            TraceHash = world.TraceHash.ToString("x16", CultureInfo.InvariantCulture),
            Threads = threads,
            Ranks = 1,
            Sim = Figures(simulation, power, fragments),
        };
    }

    /// <summary>Name of a station in results; -1 for the wire.</summary>
    public static string Name(SimWorld world, int station) => station < 0 ? "wire"
        : station < world.Scenario.Nodes ? string.Create(CultureInfo.InvariantCulture, $"node-{station:00}")
        : station < world.Nodes.Length ? string.Create(CultureInfo.InvariantCulture, $"liar-{station - world.Scenario.Nodes:00}")
        : world.Stations[station] is Publisher ? "publisher"
        : world.Stations[station] is Visitor ? "visitor"
        : string.Create(CultureInfo.InvariantCulture, $"intruder-{station - world.Nodes.Length:00}");

    private static Invariant Judge(SimWorld world, InvariantCheck check)
    {
        Invariant invariant = check.Verdict();
        KnownBreak? known = world.Scenario.MayBreak.FirstOrDefault(k => k.Invariant == check.Name);
        return invariant.Holds == false && known != null
            ? invariant with { Detail = $"{invariant.Detail} (expected: {known.Because})" } : invariant;
    }

    private static List<string> Reasons(Simulation simulation, Invariant[] invariants)
    {
        SimWorld world = simulation.World;
        List<string> reasons =
        [
            .. invariants.Where(i => i.Holds == false).Select(i => $"{i.Name} is broken: {i.Detail}."),
            .. invariants.Where(i => i.Holds == null).Select(i => $"{i.Name} could not be told: {i.Detail}."),
        ];
        if (reasons.Count == 0)
        {
            Accounts accounts = simulation.Checks.Accounts;
            reasons.Add($"{world.Nodes.Count(node => node.IsHonest && node.IsPresent)} nodes run after {simulation.Plan.Count} faults "
                + $"and hold {Amount.Vu(accounts.FloatUvu)} of float, "
                + $"{simulation.Checks.Conservation.ErrorUvu} uVU more or less than they were born with.");
        }

        if (world.LostLedgers.All.Count > 0)
        {
            long lost = world.LostLedgers.All.Sum(ledger => ledger.Edges.FloatOf[0] + ledger.Edges.EarnedOf[0]
                - (ledger.Edges.EarnedOf[0] >> 3));
            reasons.Add($"{world.LostLedgers.All.Count} ledgers were destroyed with all copies of their flash, and {Amount.Vu(lost)} "
                + "with them.");
        }

        reasons.AddRange((simulation.Visitor?.Outcomes ?? []).Select(outcome => string.Create(CultureInfo.InvariantCulture,
            $"A guest came at {outcome.Visit.AtMs / 1000.0:0.0} s; at {outcome.AtMs / 1000.0:0.0} s: {outcome.Text}")));
        return reasons;
    }

    private static NodeRow Row(SimWorld world, SimNode node)
    {
        NodeMemory memory = world.Memory;
        int at = node.Index * Limits.SlotCount;
        long received = Enumerable.Range(Counter.FirstOutcome, Counter.OutcomeCount)
            .Sum(i => i == (int)Outcome.OwnEcho ? 0 : node.Totals[i]);
        return new NodeRow
        {
            Name = Name(world, node.Index),
            Kind = node.IsHonest ? "simulated" : "liar",
            Pseudonym = memory.Edges.PseudonymOf[node.Index].ToString("x8", CultureInfo.InvariantCulture),
            State = node.IsPresent ? "answered" : node.IsDead ? "dead" : "power cut",
            EarnedUvu = memory.Edges.EarnedOf[node.Index],
            ProtectedUvu = memory.Edges.EarnedOf[node.Index] - (memory.Edges.EarnedOf[node.Index] >> 3),
            FloatStartUvu = node.EarnedAtBirth >> 3,
            FloatEndUvu = memory.Edges.FloatOf[node.Index],
            Source = node.IsUp ? "memory" : "flash",
            Edges = Enumerable.Range(at, Limits.SlotCount).Count(slot => (memory.Edges.SlotFlagsOf[slot] & EdgeTable.SlotMutual) != 0),
            FramesSent = node.FramesSent,
            FramesReceived = received,
            FramesLost = node.FramesMissed,
            FramesRefused = received - node.Totals[(int)Outcome.Done] - node.Totals[(int)Outcome.Stranger],
            GuardInterventions = node.Totals[Counter.GuardInterventions],
        };
    }

    private static EdgeRow[] Edges(SimWorld world, Accounts accounts) => [.. (accounts.Edges ?? [])
        .Where(edge => edge.From < world.Nodes.Length && edge.To < world.Nodes.Length).Take(EdgesMax)
        .Select(edge => new EdgeRow(
            Name(world, edge.From),
            Name(world, edge.To),
            world.Memory.Edges.SentOf[edge.FromSlot] - world.Memory.Edges.CreditedOf[edge.FromSlot],
            world.Memory.Edges.SentOf[edge.FromSlot] - world.Memory.Edges.CreditedOf[edge.ToSlot] + world.Memory.Edges.SentOf[edge.ToSlot]
                - world.Memory.Edges.CreditedOf[edge.FromSlot]))];

    private static SimFigures Figures(Simulation simulation, PowerFigures? power, FragmentFigures? fragments)
    {
        SimWorld world = simulation.World;
        List<BudgetRow> budget = [];
        for (int i = 1; i < world.Samples.Count; i++)
        {
            WorldSample before = world.Samples[i - 1];
            WorldSample now = world.Samples[i];
            double seconds = (now.Ms - before.Ms) / 1000.0;
            long bytes = now.BytesSent - before.BytesSent;
            budget.Add(new BudgetRow(now.Ms / 1000.0, now.FramesSent - before.FramesSent, bytes, seconds > 0
                ? Math.Round(bytes / seconds / world.Scenario.Nodes, 3) : 0));
        }

        return new SimFigures(
            world.Scenario.Name,
            world.Scenario.StormMs / 1000.0,
            simulation.Checks.FirstBrokenMs == long.MaxValue,
            [.. simulation.Plan.Select(fault => new FaultRow(fault.AtMs / 1000.0, fault.ForMs / 1000.0, fault.Text))],
            [.. (world.Log?.Guarded ?? [])
                .Select(e =>
                new GuardRow(e.Ms / 1000.0, Name(world, e.Node), ((int)e.About).ToString("x8", CultureInfo.InvariantCulture), e.Amount))],
            budget,
            power,
            fragments,
            OverlayShape.Of(world, simulation.Checks.Accounts));
    }
}
