using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// The power source of nodes: battery, sun, schedule. The world asks it at each time that it named, and reports everything that costs
/// energy. All calls for one node come in the order of virtual time; calls for different nodes may come from different threads. Its answers
/// must follow only from its own seed and these calls, in integers; otherwise the trace hash would differ between machines.
/// </summary>
public interface IPowerSource
{
    /// <summary>What the node may do from now on.</summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="nowMs">Virtual time.</param>
    /// <param name="untilMs">When to ask again, after <paramref name="nowMs"/>; <see cref="long.MaxValue"/> for never.</param>
    PowerLevel At(int node, long nowMs, out long untilMs);

    /// <summary>
    /// Whether a node without memory is only sleeping: it will wake by itself to meet the others, and counts as a member of the swarm.
    /// </summary>
    bool IsSleeping(int node);

    /// <summary>The flash record of the wake that begins: the same object until the node's memory is lost again.</summary>
    WakeTurn TurnOf(int node);

    /// <summary>What the wake that begins may do about fragments: one of <see cref="Meeting"/>.</summary>
    int MeetingOf(int node);

    /// <summary>The node put a frame on the air.</summary>
    void Sent(int node, int size, long nowMs);

    /// <summary>
    /// The node begins or ends work that a deep sleep would lose. Until it ends, a wake does not end, for some seconds at most.
    /// </summary>
    void Works(int node, bool isWorking);

    /// <summary>The node accepted fresh diffs: its slot clock follows them.</summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="diffCount">Number of diffs, at least 1.</param>
    /// <param name="atMs">Their mean time of arrival.</param>
    void TookIn(int node, int diffCount, long atMs);

    /// <summary>Energy that all boards have drawn, in uJ; null when it is not metered. Called between windows.</summary>
    long? EnergyUj(long nowMs);

    /// <summary>The sun is cut or comes back; no effect where there is no sun. Called between windows.</summary>
    void Shade(bool isDark, long nowMs);

    /// <summary>Takes a sample for the curves, between windows, when no node acts.</summary>
    void Sample(long nowMs);
}
