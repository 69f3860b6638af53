using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace LVS.Harness;

/// <summary>
/// What a run found out: the one JSON object that <c>--json</c> prints and <c>result.json</c> keeps. Property names become camelCase
/// keys with the unit last. Amounts in micro-VU.
/// </summary>
public sealed record SwarmResult
{
    /// <summary>The verb that ran: <c>swarm</c>, <c>sim</c>.</summary>
    public required string Verb { get; init; }

    /// <summary><c>holds</c>, <c>broken</c> or <c>unknown</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>Why, in sentences for people; the most important first.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Every claim that was checked.</summary>
    public required IReadOnlyList<Invariant> Invariants { get; init; }

    /// <summary>The command that repeats this run.</summary>
    public required string Reproduce { get; init; }

    /// <summary>Nodes in the swarm.</summary>
    public required int Nodes { get; init; }

    /// <summary>Of these, separate processes that run the firmware.</summary>
    public required int FirmwareNodes { get; init; }

    /// <summary>Seed of the run's chance.</summary>
    public required long Seed { get; init; }

    /// <summary>How long the swarm drifted, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Value that appeared or vanished: must be 0.</summary>
    public required long ConservationErrorUvu { get; init; }

    /// <summary>Value paid and not yet credited at the end.</summary>
    public required long InFlightUvu { get; init; }

    /// <summary>Entropy D (nats) of the floats at the start.</summary>
    public required double EntropyStart { get; init; }

    /// <summary>Entropy D (nats) of the floats at the end.</summary>
    public required double EntropyEnd { get; init; }

    /// <summary>Largest less smallest float at the end, each divided by its share of state weight.</summary>
    public required long SpreadUvu { get; init; }

    /// <summary>Frames sent by all nodes.</summary>
    public required long FramesSent { get; init; }

    /// <summary>Frames received by all nodes, own ones left out.</summary>
    public required long FramesReceived { get; init; }

    /// <summary>Frames lost on purpose by the fault injector.</summary>
    public required long FramesLost { get; init; }

    /// <summary>Bytes sent by all nodes.</summary>
    public required long BytesSent { get; init; }

    /// <summary>Largest frame seen, in bytes.</summary>
    public required int FrameBytesMax { get; init; }

    /// <summary>Managed bytes that a node's tick allocates, mean over all ticks after the first second.</summary>
    public required double AllocatedBytesPerTick { get; init; }

    /// <summary>Times VaultGuard paid or credited less than was wanted or claimed.</summary>
    public required long GuardInterventions { get; init; }

    /// <summary>Folder of this run.</summary>
    public required string RunFolder { get; init; }

    /// <summary>The report to open in a browser.</summary>
    public required string ReportHtml { get; init; }

    /// <summary>The swarm over time, oldest first.</summary>
    public required IReadOnlyList<Sample> Samples { get; init; }

    /// <summary>One row per node.</summary>
    public required IReadOnlyList<NodeRow> NodeRows { get; init; }

    /// <summary>Edges at the end, each once.</summary>
    public required IReadOnlyList<EdgeRow> Edges { get; init; }

    /// <summary>Cycles of virtual time, each an Imin of the emit timer; of <c>sim</c> alone, as all that follow.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Cycles { get; init; }

    /// <summary>Virtual time that passed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? VirtualSeconds { get; init; }

    /// <summary>Real time that a cycle took.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? SecondsPerCycle { get; init; }

    /// <summary>Most memory that the process held.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? PeakMemoryBytes { get; init; }

    /// <summary>Hash over all frames and ledgers, as 16 hexadecimal digits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceHash { get; init; }

    /// <summary>Threads that shared the work.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Threads { get; init; }

    /// <summary>Processes that shared the work.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Ranks { get; init; }

    /// <summary>How long the whole run took, on the clock on the wall; null where that is <see cref="Seconds"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? WallSeconds { get; init; }

    /// <summary>Of a run of many seeds each one: <c>seed 7</c>, whether it ended as the scenario expects, and what broke.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Invariant>? Seeds { get; init; }

    /// <summary>What only a simulated run has.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SimFigures? Sim { get; init; }
}

/// <summary>One claim that was checked.</summary>
/// <param name="Name">Short camelCase name.</param>
/// <param name="Holds">True, false, or null when it could not be told.</param>
/// <param name="Detail">What was measured against which bound.</param>
public sealed record Invariant(string Name, bool? Holds, string Detail)
{
    /// <summary>How long it took to find out, on the clock on the wall; null where it was found out on the way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Seconds { get; init; }
}

/// <summary>The swarm at one moment.</summary>
/// <param name="Seconds">Since the start.</param>
/// <param name="NodesHeard">Nodes whose state was known.</param>
/// <param name="Entropy">Entropy D of their floats, in nats.</param>
/// <param name="SpreadUvu">Largest less smallest float.</param>
/// <param name="FramesSent">So far.</param>
/// <param name="FramesReceived">So far.</param>
/// <param name="FramesLost">Lost on purpose so far.</param>
/// <param name="FloatsUvu">Float of every node, in the order of the node rows; null while unknown.</param>
public sealed record Sample(
    double Seconds,
    int NodesHeard,
    double Entropy,
    long SpreadUvu,
    long FramesSent,
    long FramesReceived,
    long FramesLost,
    IReadOnlyList<long?> FloatsUvu);

/// <summary>One node at the end of a run.</summary>
public sealed record NodeRow
{
    /// <summary>Name in the run: <c>node-03</c>, <c>firmware-1</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>in-process</c> or <c>firmware</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Pseudonym as 8 hexadecimal digits, empty when the node was never heard.</summary>
    public required string Pseudonym { get; init; }

    /// <summary><c>answered</c>, <c>power cut</c>, <c>crashed</c>, <c>silent</c>.</summary>
    public required string State { get; init; }

    /// <summary>Value earned, in micro-VU.</summary>
    public required long EarnedUvu { get; init; }

    /// <summary>The part of it that never drifts.</summary>
    public required long ProtectedUvu { get; init; }

    /// <summary>Float at the start.</summary>
    public required long FloatStartUvu { get; init; }

    /// <summary>Float at the end, null when nobody knows.</summary>
    public required long? FloatEndUvu { get; init; }

    /// <summary>Where the final state came from: <c>census</c>, <c>flash</c>, <c>last frame</c>, <c>none</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Edges on which both ends agree.</summary>
    public required int Edges { get; init; }

    /// <summary>Frames sent; of a firmware node, frames of it that the harness heard.</summary>
    public required long FramesSent { get; init; }

    /// <summary>Frames received and used or refused; null for a firmware node, which does not tell.</summary>
    public required long? FramesReceived { get; init; }

    /// <summary>Frames lost on purpose.</summary>
    public required long? FramesLost { get; init; }

    /// <summary>Frames refused: bad MAC, damaged, stale.</summary>
    public required long? FramesRefused { get; init; }

    /// <summary>Times VaultGuard stepped in.</summary>
    public required long? GuardInterventions { get; init; }

    /// <summary>Fragments that it keeps for the swarm.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Fragments { get; init; }
}

/// <summary>One edge at the end of a run.</summary>
/// <param name="From">Name of one end.</param>
/// <param name="To">Name of the other.</param>
/// <param name="NetUvu">Net flow from the first to the second.</param>
/// <param name="InFlightUvu">Paid and not yet credited, both directions.</param>
public sealed record EdgeRow(string From, string To, long NetUvu, long InFlightUvu);
