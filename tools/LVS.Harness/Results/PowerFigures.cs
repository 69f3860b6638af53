using System.Collections.Generic;

namespace LVS.Harness;

/// <summary>Further figures of a run with batteries and sun: nodes that browned out, energy used, and charge of the batteries.</summary>
public sealed record PowerFigures
{
    /// <summary>The sun.</summary>
    public required string Sun { get; init; }

    /// <summary>Day of the year at which the run began.</summary>
    public required int StartDay { get; init; }

    /// <summary>Nodes that never lost their power.</summary>
    public required int Survivors { get; init; }

    /// <summary>Nodes whose keeper kept the radio off for a time.</summary>
    public required int DarkNodes { get; init; }

    /// <summary>Nodes without power at the end.</summary>
    public required int DeadAtEnd { get; init; }

    /// <summary>Nodes that browned out, each at its first time, in order of time.</summary>
    public required IReadOnlyList<DeathRow> Deaths { get; init; }

    /// <summary>How long the nodes last without any sun, from a full battery: the weakest, the middle and the strongest.</summary>
    public required IReadOnlyList<EnduranceRow> Endurance { get; init; }

    /// <summary>Energy, charge by use and bytes of all nodes.</summary>
    public required EnergyBudget Budget { get; init; }

    /// <summary>Fresh diffs of neighbours that nodes accepted.</summary>
    public required long DiffsTakenIn { get; init; }

    /// <summary>Energy of all boards for each of them, in uJ; null when there was none.</summary>
    public required long? EnergyUjPerDiff { get; init; }

    /// <summary>Bytes on the air for each of them.</summary>
    public required long? AirBytesPerDiff { get; init; }

    /// <summary>When the entropy was first within the part that the scenario allows; null for never.</summary>
    public required double? FirstConvergedHours { get; init; }

    /// <summary>When the entropy had permanently fallen to the part that the scenario allows; null for never.</summary>
    public required double? ConvergedHours { get; init; }

    /// <summary>Energy that a node had drawn by then, in J.</summary>
    public required double? ConvergedJPerNode { get; init; }

    /// <summary>Bytes that a node had put on the air by then.</summary>
    public required long? ConvergedAirBytesPerNode { get; init; }

    /// <summary>Curves.</summary>
    public required PowerTrace Trace { get; init; }
}
