using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Liveness under rotation: the epoch of every node turns, edges continue under the new names, and grants become earned. An edge counts as
/// kept when its end still has its nonce at the node's next turn, or a quarter of an epoch before the end of the run.
/// </summary>
/// <param name="nodeCount">Nodes of the world.</param>
/// <param name="turnsMin">Turns that every node must have made.</param>
/// <param name="keptPercentMin">Ends of edges that must survive a turn, in percent.</param>
public sealed class EpochsTurn(int nodeCount, int turnsMin, int keptPercentMin) : InvariantCheck
{
    private readonly int[] epoch = new int[nodeCount];
    private readonly int[] turns = new int[nodeCount];
    private readonly long[] turnedAtMs = new long[nodeCount];
    private readonly long[] earned = new long[nodeCount];
    private readonly long[] grownUvu = new long[nodeCount];
    private readonly int[][] ends = [.. Enumerable.Range(0, nodeCount).Select(_ => System.Array.Empty<int>())];
    private readonly long[] edges = new long[nodeCount];
    private readonly long[] kept = new long[nodeCount];

    /// <inheritdoc/>
    public override string Name => "epochsTurn";

    /// <inheritdoc/>
    public override void Ticked(SimNode node, long nowMs)
    {
        int i = node.Index;
        if (node.Memory.Edges.EpochOf[i] == epoch[i])
        {
            return;
        }

        Settle(node.Memory, i);
        turns[i]++;
        turnedAtMs[i] = nowMs;
        epoch[i] = node.Memory.Edges.EpochOf[i];
        ends[i] = [.. Ends(node.Memory, i)];
        grownUvu[i] += node.Memory.Edges.EarnedOf[i] - earned[i];
        earned[i] = node.Memory.Edges.EarnedOf[i];
    }

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs)
    {
        epoch[node.Index] = node.Memory.Edges.EpochOf[node.Index];
        earned[node.Index] = node.Memory.Edges.EarnedOf[node.Index];
    }

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        int few = int.MaxValue;
        foreach (SimNode node in world.Nodes.Where(node => node.IsHonest && node.IsPresent))
        {
            few = int.Min(few, turns[node.Index]);
            if (nowMs - turnedAtMs[node.Index] >= SwarmClock.DayMs / 4)
            {
                Settle(world.Memory, node.Index);
            }
        }

        if (few < turnsMin)
        {
            Broken(nowMs, -1, F($"a node turned its epoch {few} times, bound {turnsMin} at least"));
        }

        if (kept.Sum() * 100 < edges.Sum() * keptPercentMin)
        {
            Broken(nowMs, -1, F($"{kept.Sum():N0} of {edges.Sum():N0} ends of edges outlived a turn, bound {keptPercentMin} % at least"));
        }

        if (grownUvu.Sum() <= 0)
        {
            Broken(nowMs, -1, "nothing that was granted became earned");
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"{turns.Sum():N0} turns, at least {turns.Min()} of a node, bound {turnsMin}; ")
        + F($"{kept.Sum():N0} of {edges.Sum():N0} ends of edges outlived a turn, bound {keptPercentMin} %; {grownUvu.Sum():N0} uVU of ")
            + "grants became earned";

    private static IEnumerable<int> Ends(NodeMemory memory, int node) => Enumerable.Range(node * Limits.SlotCount, Limits.SlotCount)
        .Where(at => (memory.Edges.SlotFlagsOf[at] & EdgeTable.SlotMutual) != 0).Select(at => memory.Keys.OwnNonceOf[at]);

    private void Settle(NodeMemory memory, int node)
    {
        int[] now = [.. Enumerable.Range(node * Limits.SlotCount, Limits.SlotCount).Where(at => memory.Edges.PeerOf[at] != 0)
            .Select(at => memory.Keys.OwnNonceOf[at])];
        edges[node] += ends[node].Length;
        kept[node] += ends[node].Count(now.Contains);
        ends[node] = [];
    }
}
