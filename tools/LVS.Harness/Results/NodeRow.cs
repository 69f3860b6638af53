using System.Text.Json.Serialization;

namespace LVS.Harness;

/// <summary>One node at the end of a run.</summary>
public sealed record NodeRow
{
    /// <summary>Name in the run: <c>node-03</c>, <c>firmware-1</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>in-process</c> or <c>firmware</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Pseudonym as 8 hexadecimal digits, empty when the node was never heard.</summary>
    public required string Pseudonym { get; init; }

    /// <summary><c>answered</c>, <c>paused</c> without an answer, <c>power cut</c>, <c>crashed</c>, <c>silent</c>.</summary>
    public required string State { get; init; }

    /// <summary>Value earned, in micro-VU; null when only the node knows.</summary>
    public required long? EarnedUvu { get; init; }

    /// <summary>The part of it that never drifts; null when only the node knows.</summary>
    public required long? ProtectedUvu { get; init; }

    /// <summary>Float at the start.</summary>
    public required long FloatStartUvu { get; init; }

    /// <summary>Float at the end, null when unknown.</summary>
    public required long? FloatEndUvu { get; init; }

    /// <summary>Source of the final state: <c>census</c>, <c>flash</c>, <c>last frame</c>, <c>none</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Edges on which both ends agree.</summary>
    public required int Edges { get; init; }

    /// <summary>Frames sent; for a firmware node, its frames that the harness heard.</summary>
    public required long FramesSent { get; init; }

    /// <summary>Frames received and used or refused; null for a firmware node, which does not report it.</summary>
    public required long? FramesReceived { get; init; }

    /// <summary>Frames lost on purpose.</summary>
    public required long? FramesLost { get; init; }

    /// <summary>Frames refused: bad MAC, damaged, stale.</summary>
    public required long? FramesRefused { get; init; }

    /// <summary>Times VaultGuard intervened.</summary>
    public required long? GuardInterventions { get; init; }

    /// <summary>Fragments that it keeps for the swarm.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Fragments { get; init; }
}
