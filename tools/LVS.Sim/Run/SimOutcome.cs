using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>Outcome of one seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="TraceHash">Hash of the run.</param>
/// <param name="Invariants">Every claim.</param>
/// <param name="Unexpected">Names of the invariants that broke although the scenario does not allow it.</param>
/// <param name="BrokenMs">When the first of them broke; <see cref="long.MaxValue"/> if none did.</param>
/// <param name="VirtualMs">Virtual time that passed.</param>
/// <param name="FramesSent">Frames sent.</param>
public sealed record SimOutcome(
    long Seed, ulong TraceHash, IReadOnlyList<Invariant> Invariants, IReadOnlyList<string> Unexpected, long BrokenMs, long VirtualMs,
        long FramesSent)
{
    /// <summary>Whether no invariant broke except those that may.</summary>
    public bool IsAsExpected => Unexpected.Count == 0;

    /// <summary>Whether no invariant broke at all.</summary>
    public bool Holds => Invariants.All(invariant => invariant.Holds != false);

    /// <summary>Whether every invariant could be judged.</summary>
    public bool IsTold => Invariants.All(invariant => invariant.Holds != null);

    /// <summary>Runs a seed.</summary>
    /// <exception cref="OperationCanceledException">It was stopped before its end.</exception>
    public static SimOutcome Of(Scenario scenario, long seed, WorldOptions options, CancellationToken stop = default)
    {
        Simulation simulation = new(scenario, seed, options);
        simulation.Run(_ => stop.ThrowIfCancellationRequested());
        return Of(simulation);
    }

    /// <summary>The outcome of a finished simulation.</summary>
    public static SimOutcome Of(Simulation simulation)
    {
        SimWorld world = simulation.World;
        CheckList checks = simulation.Checks;
        InvariantCheck[] unexpected =
            [.. checks.All.Where(check => !check.Holds && !checks.IsKnown(check)).OrderBy(check => check.BrokenMs)];
        return new SimOutcome(
            world.Seed,
            world.TraceHash,
            [.. checks.All.Select(check => check.Verdict())],
            [.. unexpected.Select(check => check.Name)],
            checks.FirstBrokenMs,
            world.NowMs,
            world.Stations.Sum(station => station.FramesSent));
    }
}
