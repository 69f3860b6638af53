using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Liveness: a node that is gone permanently (dead, its flash destroyed, or an intruder that has ended) holds no slot once patience is
/// over: as many of the longest emit intervals as a neighbour may be silent, and four more until the care reaches its slot.
/// </summary>
/// <param name="imaxMs">The longest emit interval.</param>
/// <param name="silenceIntervals">Number of longest emit intervals that a neighbour may be silent.</param>
public sealed class GoneAreEvicted(long imaxMs, int silenceIntervals) : InvariantCheck
{
    private readonly long patienceMs = imaxMs * (silenceIntervals + 4);
    private readonly Dictionary<int, long> goneAtMs = [];
    private readonly HashSet<int> deadNodes = [];
    private readonly Dictionary<(int At, int Peer, int Generation), long> seenAtMs = [];
    private int gravesSeen;
    private int gone;
    private int held;
    private long evictions;

    /// <inheritdoc/>
    public override string Name => "goneAreEvicted";

    /// <summary>Whether any node of a scenario goes permanently. Sleepers count silence in the time that they are awake.</summary>
    public static bool IsAskedOf(Scenario scenario) => scenario.Power == null
        && (scenario.Faults.Any(fault => FaultKinds.Of(fault.Kind) is Die || (FaultKinds.Of(fault.Kind) is BitRot && fault.Both))
            || scenario.Intruders.Any(group => group.UntilMs < scenario.DurationMs));

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld world, Accounts accounts, long nowMs)
    {
        foreach (SimNode node in world.Nodes)
        {
            if (node.IsDead && deadNodes.Add(node.Index))
            {
                Gone(world.Memory, node.Index, nowMs);
            }
        }

        for (; gravesSeen < world.LostLedgers.All.Count; gravesSeen++)
        {
            Gone(world.LostLedgers.All[gravesSeen], 0, nowMs);
        }

        foreach (int at in world.Nodes.Where(node => node.IsUp)
            .SelectMany(node => Enumerable.Range(node.Index * Limits.SlotCount, Limits.SlotCount))
            .Where(at => goneAtMs.ContainsKey(world.Memory.Edges.PeerOf[at])))
        {
            seenAtMs.TryAdd(SlotOf(world, at), nowMs);
        }
    }

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {

        // Where names rotate, a name that nobody has any more may have been an honest node's two epochs ago.
        bool intrudersEnded = world.Scenario.Intruders.Count > 0 && world.Scenario.Bounds.Turns == 0
            && world.Scenario.Intruders.All(group => group.UntilMs < nowMs - patienceMs);
        HashSet<int> names =
            [.. world.Nodes.SelectMany(node =>
            new[] { world.Memory.Edges.PseudonymOf[node.Index], world.Memory.Edges.FormerOf[node.Index] })];
        gone = goneAtMs.Values.Count(atMs => nowMs - atMs > patienceMs)
            + (intrudersEnded ? world.Scenario.Intruders.Sum(group => group.Count) : 0);
        foreach (SimNode node in world.Nodes.Where(node => node.IsHonest && node.IsUp))
        {
            evictions += node.Totals[Node.Counter.Evictions];
            for (int at = node.Index * Limits.SlotCount; at < (node.Index + 1) * Limits.SlotCount; at++)
            {
                int peer = world.Memory.Edges.PeerOf[at];
                bool isGone = goneAtMs.TryGetValue(peer, out long atMs) ? nowMs - atMs > patienceMs : intrudersEnded
                    && !names.Contains(peer);

                // A recording asks for slots in the names of the dead again and again. A slot that it has just got, and that never had a
                // key, does not count as held.
                bool isNew = world.Memory.Keys.StateOf[at] < EdgeKeyTable.Keyed && goneAtMs.ContainsKey(peer)
                    && seenAtMs.GetValueOrDefault(SlotOf(world, at), nowMs) == nowMs;
                held += peer != 0 && isGone && !isNew ? 1 : 0;
            }
        }

        if (held > 0)
        {
            Broken(nowMs, -1, F($"{held} slots are still held by neighbours gone for more than {patienceMs / 1000.0:0} s, bound 0"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => gone > 0
        ? F($"{gone} gone for more than {patienceMs / 1000.0:0} s hold 0 slots, bound 0; {evictions:N0} evictions")
        : F($"nobody was gone for more than {patienceMs / 1000.0:0} s");

    private static (int At, int Peer, int Generation) SlotOf(SimWorld world, int at) =>
        (at, world.Memory.Edges.PeerOf[at], world.Memory.Keys.GenerationOf[at]);

    private void Gone(NodeMemory memory, int node, long nowMs)
    {
        goneAtMs.TryAdd(memory.Edges.PseudonymOf[node], nowMs);
        if (memory.Edges.FormerOf[node] != 0)
        {
            goneAtMs.TryAdd(memory.Edges.FormerOf[node], nowMs);
        }

        goneAtMs.Remove(0);
    }
}
