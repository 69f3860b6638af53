using Orleans;

namespace LVS.Silo;

/// <summary>What a region reports after a step.</summary>
[GenerateSerializer]
[Immutable]
public sealed record RegionReport
{
    /// <summary>Its sums; empty where no cycle ended.</summary>
    [Id(0)]
    public required long[] Sums { get; init; }

    /// <summary>Description of the first invariant that broke; null for none.</summary>
    [Id(1)]
    public required string? Detail { get; init; }

    /// <summary>Its part of the entropy.</summary>
    [Id(2)]
    public required double EntropyPart { get; init; }

    /// <summary>Bytes of letters to other regions in this step.</summary>
    [Id(3)]
    public required long BytesSent { get; init; }

    /// <summary>The silo it lives on.</summary>
    [Id(4)]
    public required string Silo { get; init; }

    /// <summary>Peak memory of the silo's process, in bytes.</summary>
    [Id(5)]
    public required long PeakMemoryBytes { get; init; }
}
