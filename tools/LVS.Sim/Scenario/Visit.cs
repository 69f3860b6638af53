namespace LVS.Sim;

/// <summary>A visit to a swarm with the product's own client, which does one thing with one record.</summary>
public sealed record Visit
{
    /// <summary>Start in ms. It begins later if an earlier visit is not over.</summary>
    public long AtMs { get; init; }

    /// <summary>The text to store; null for a visit that does anything else.</summary>
    public string? Put { get; init; }

    /// <summary>The capability of the record to fetch, or the number of the visit that stored it, counted from 0.</summary>
    public string? Get { get; init; }

    /// <summary>The same of a record whose holders are asked for proofs.</summary>
    public string? Check { get; init; }

    /// <summary>The same of a record that is to be kept for longer.</summary>
    public string? Renew { get; init; }

    /// <summary>The same of a record that is to be kept no longer.</summary>
    public string? Forget { get; init; }

    /// <summary>How long it waits for nodes that sleep, in ms; 0 leaves them out.</summary>
    public long WaitMs { get; init; }

    /// <summary>Seed of its randomness and of the record's key.</summary>
    public int Draw { get; init; }
}
