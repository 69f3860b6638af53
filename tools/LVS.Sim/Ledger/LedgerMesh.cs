using System;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// The neighbours of each node: half as many rings as a node has slots, each through all nodes in a random order. A node finds its
/// neighbours without a list of all. An end of an edge is identified by the index of its slot among the slots of all nodes.
/// </summary>
public sealed class LedgerMesh
{
    private readonly int nodeCount;
    private readonly Shuffle[] rings = new Shuffle[Limits.SlotCount / 2];

    /// <summary>Makes the rings.</summary>
    public LedgerMesh(LedgerPlan plan)
    {
        nodeCount = plan.Nodes;
        for (int ring = 0; ring < rings.Length; ring++)
        {
            rings[ring] = new Shuffle(nodeCount, Chance.Of(plan.Key(LedgerChance.Mesh), ring));
        }
    }

    /// <summary>The other ends of a node's edges, -1 for a slot without one: a neighbour on one ring is left out on later rings.</summary>
    /// <param name="node">The node.</param>
    /// <param name="ends">Receives them, by slot.</param>
    public void Find(int node, Span<int> ends)
    {
        for (int ring = 0; ring < rings.Length; ring++)
        {
            int place = rings[ring].PlaceOf(node);
            int next = rings[ring].ItemAt(place + 1 == nodeCount ? 0 : place + 1);
            int last = rings[ring].ItemAt(place == 0 ? nodeCount - 1 : place - 1);

            // I am my next node's previous node: its end is in the other slot of the pair.
            int slot = ring * 2;
            ends[slot] = Knows(ends[..slot], next) ? -1 : (next * Limits.SlotCount) + slot + 1;
            ends[slot + 1] = Knows(ends[..slot], last) ? -1 : (last * Limits.SlotCount) + slot;
        }
    }

    private static bool Knows(ReadOnlySpan<int> ends, int node)
    {
        foreach (int end in ends)
        {
            if (end >= 0 && end / Limits.SlotCount == node)
            {
                return true;
            }
        }

        return false;
    }
}
