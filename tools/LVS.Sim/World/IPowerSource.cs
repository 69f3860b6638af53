using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// What feeds a node: battery, sun, schedule. The world asks it whenever the time it named has come, and tells it what costs energy.
/// All calls for one node come in the order of virtual time; calls for different nodes may come from different threads. What it answers
/// must follow from its own seed and these calls alone, in integers, or the trace hash will differ between machines.
/// </summary>
public interface IPowerSource
{
    /// <summary>What the node may do from now on.</summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="nowMs">Virtual time.</param>
    /// <param name="untilMs">When to ask again, after <paramref name="nowMs"/>; <see cref="long.MaxValue"/> for never.</param>
    PowerLevel At(int node, long nowMs, out long untilMs);

    /// <summary>
    /// Whether a node without memory only sleeps: it will wake by itself to meet the others, and counts as one of the swarm.
    /// </summary>
    bool IsSleeping(int node);

    /// <summary>The flash record of the wake that begins: the same object until its memory is lost again.</summary>
    WakeTurn TurnOf(int node);

    /// <summary>What the wake that begins is good for in keeping fragments: one of <see cref="Meeting"/>.</summary>
    int MeetingOf(int node);

    /// <summary>The node put a frame on the air.</summary>
    void Sent(int node, int size, long nowMs);

    /// <summary>
    /// The node works at something that a deep sleep would undo, or no more: until then a wake does not end, for some seconds at most.
    /// </summary>
    void Works(int node, bool isWorking);

    /// <summary>The node took in fresh diffs: its slot clock follows them.</summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="diffCount">How many, at least 1.</param>
    /// <param name="atMs">When they came, in the mean.</param>
    void TookIn(int node, int diffCount, long atMs);

    /// <summary>Energy that all boards have drawn, in uJ; null when it is not metered. Between windows.</summary>
    long? EnergyUj(long nowMs);

    /// <summary>The sun is cut, or comes back; without effect where none matters. Between windows.</summary>
    void Shade(bool isDark, long nowMs);

    /// <summary>A moment to be drawn, between windows, when no node acts.</summary>
    void Sample(long nowMs);
}
