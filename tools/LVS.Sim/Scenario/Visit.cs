namespace LVS.Sim;

/// <summary>Somebody comes to a swarm with the product's own client, stores a record or brings one back, and goes.</summary>
public sealed record Visit
{
    /// <summary>When, in ms; after the visits before it.</summary>
    public long AtMs { get; init; }

    /// <summary>The text to store; null to bring one back.</summary>
    public string? Put { get; init; }

    /// <summary>The capability of a record to bring back, or the number of the visit that stored it, counted from 0.</summary>
    public string? Get { get; init; }

    /// <summary>How long it waits for nodes that sleep, in ms; 0 leaves them out.</summary>
    public long WaitMs { get; init; }

    /// <summary>All its chance follows from it, and the record's key.</summary>
    public int Draw { get; init; }
}
