namespace LVS.Swarm.Sim;

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
    PowerState At(int node, long nowMs, out long untilMs);

    /// <summary>The node put a frame on the air.</summary>
    void Sent(int node, int size, long nowMs);

    /// <summary>A frame reached the node's radio.</summary>
    void Heard(int node, int size, long nowMs);

    /// <summary>The node wrote a record to its flash.</summary>
    void Wrote(int node, long nowMs);
}
