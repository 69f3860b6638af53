using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace LVS.Harness;

/// <summary>
/// The result of a run: the one JSON object that <c>--json</c> prints and <c>result.json</c> stores. Property names become camelCase keys
/// with the unit last. Amounts in micro-VU.
/// </summary>
public sealed record SwarmResult
{
    /// <summary>The verb that ran: <c>swarm</c>, <c>sim</c>.</summary>
    public required string Verb { get; init; }

    /// <summary><c>holds</c>, <c>broken</c> or <c>unknown</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The reasons, in sentences for people; the most important first.</summary>
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

    /// <summary>Cycles of virtual time, each an Imin of the emit timer; only for <c>sim</c>, as all that follow.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Cycles { get; init; }

    /// <summary>Virtual time that passed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? VirtualSeconds { get; init; }

    /// <summary>Real time that a cycle took.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? SecondsPerCycle { get; init; }

    /// <summary>Largest memory of the process.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? PeakMemoryBytes { get; init; }

    /// <summary>Largest number of threads of the process; only for a live swarm, as the next two.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ThreadsMax { get; init; }

    /// <summary>Memory of a node of the process, with its connection and its part of a broker in the process.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? MemoryBytesPerNode { get; init; }

    /// <summary>Longest delay of a node's turn, in ms: far above 100 the machine was too slow for the swarm.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? LateMsMax { get; init; }

    /// <summary>When power was cut, or something else done to the swarm, in seconds; null where nothing was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? DeedSeconds { get; init; }

    /// <summary>Hash over all frames and ledgers, as 16 hexadecimal digits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceHash { get; init; }

    /// <summary>Threads that shared the work.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Threads { get; init; }

    /// <summary>Processes that shared the work.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Ranks { get; init; }

    /// <summary>Bytes of diffs that processes sent each other; only for a run over silos, as the next.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? BytesExchanged { get; init; }

    /// <summary>Silos that were lost; after each loss the run returned to a checkpoint.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? SilosLost { get; init; }

    /// <summary>Wall-clock time of the whole run, in s; null where that is <see cref="Seconds"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? WallSeconds { get; init; }

    /// <summary>For a run of many seeds, each one: <c>seed 7</c>, whether it ended as the scenario expects, and what broke.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Invariant>? Seeds { get; init; }

    /// <summary>Further figures of a simulated run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SimFigures? Sim { get; init; }
}
