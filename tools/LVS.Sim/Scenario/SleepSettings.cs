namespace LVS.Sim;

/// <summary>When nodes sleep.</summary>
public sealed record SleepSettings
{
    /// <summary>Whether nodes sleep. A node that does not lives as if powered by USB, until its battery is empty.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>Number of nodes that never sleep: the first ones, with power for months.</summary>
    public int AwakeNodes { get; init; }

    /// <summary>Whether a node sleeps.</summary>
    public bool Sleeps(int node) => IsOn && node >= AwakeNodes;

    /// <summary>From one slot to the next.</summary>
    public long PeriodMs { get; init; } = 60_000;

    /// <summary>Time in which frames are exchanged.</summary>
    public int WindowMs { get; init; } = 300;

    /// <summary>How long before a slot a node wakes, to boot and join the network.</summary>
    public int LeadMs { get; init; } = 3000;

    /// <summary>Longest nap, in doublings of one slot.</summary>
    public int NapDoublings { get; init; } = 5;

    /// <summary>Whether slots follow a clock that is set (SNTP), or the frames that are heard.</summary>
    public bool FollowsUtc { get; init; } = true;

    /// <summary>
    /// Largest error of the clocks by which nodes sleep, in millionths, drawn for each node; only for slots that follow frames.
    /// </summary>
    public int ClockPpm { get; init; } = 2000;
}
