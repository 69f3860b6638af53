namespace LVS.Sim;

/// <summary>The air.</summary>
public sealed record WireSettings
{
    /// <summary>
    /// Up to this number of stations all hear each other unless a scenario says otherwise; with more, a frame reaches a bounded number.
    /// </summary>
    public const int FullCountMax = 40;

    /// <summary><c>auto</c>, <c>all</c>, <c>random</c>, <c>geometric</c>, <c>gains</c>, <c>broker</c> or <c>topics</c>.</summary>
    public string Topology { get; init; } = "auto";

    /// <summary>Mean number of stations in range.</summary>
    public int Degree { get; init; } = 20;

    /// <summary>Link gains, for <c>gains</c>.</summary>
    public string GainsFile { get; init; } = "";

    /// <summary>Noise trace, for <c>gains</c>; empty for a quiet air.</summary>
    public string NoiseFile { get; init; } = "";

    /// <summary>Transmit power in 1/100 dBm, for <c>gains</c>.</summary>
    public int PowerCenti { get; init; }

    /// <summary>Frames lost, in percent.</summary>
    public int LossPercent { get; init; }

    /// <summary>Frames that arrive twice, in percent.</summary>
    public int DuplicatePercent { get; init; }

    /// <summary>Frames held back, in percent.</summary>
    public int ReorderPercent { get; init; }

    /// <summary>Longest time for which they are held back.</summary>
    public int ReorderMsMax { get; init; } = 400;

    /// <summary>Frames with a flipped bit, in percent.</summary>
    public int BitFlipPercent { get; init; }

    /// <summary>Shortest delay.</summary>
    public int DelayMsMin { get; init; } = 5;

    /// <summary>Longest delay.</summary>
    public int DelayMsMax { get; init; } = 20;

    /// <summary>Bytes a second that a receiver's air carries; 0 for no bound.</summary>
    public int AirBytesPerSecond { get; init; }
}
