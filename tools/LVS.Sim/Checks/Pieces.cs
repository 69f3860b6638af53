using System;
using System.Linq;

namespace LVS.Sim;

/// <summary>Sets of nodes that are connected with each other, directly or over others, but not with nodes of other sets.</summary>
public sealed class Pieces
{
    private readonly int[] root;

    /// <summary>Begins with each node as a piece of its own.</summary>
    /// <param name="count">Nodes.</param>
    public Pieces(int count)
    {
        root = [.. Enumerable.Range(0, count)];
    }

    /// <summary>
    /// The pieces into which radio connects the honest nodes that run. Links that carry less than half of the frames in either direction
    /// are not counted.
    /// </summary>
    public static Pieces OfRadio(SimWorld world)
    {
        Pieces pieces = new(world.Nodes.Length);
        if (world.Wire.JoinsAll)
        {
            SimNode[] judged = [.. world.Nodes.Where(IsJudged)];
            Array.ForEach(judged, node => pieces.Join(judged[0].Index, node.Index));
            return pieces;
        }

        foreach (SimNode from in world.Nodes.Where(IsJudged))
        {
            for (int link = 0; link < world.Wire.Topology.Reach(from.Index); link++)
            {
                int to = world.Wire.Topology.To(from.Index, link);
                if (to < world.Nodes.Length && IsJudged(world.Nodes[to])
                    && world.Wire.IsOpen(from.Index, to) && world.Wire.IsOpen(to, from.Index)
                    && world.Wire.Topology.IsGood(from.Index, link, Topology.Sure / 2, SimWire.QuietCenti - world.Wire.PowerCenti))
                {
                    pieces.Join(from.Index, to);
                }
            }
        }

        return pieces;
    }

    /// <summary>Joins the pieces of two nodes.</summary>
    public void Join(int a, int b) => root[Of(a)] = Of(b);

    /// <summary>The node that represents the piece of a node.</summary>
    public int Of(int node)
    {
        while (root[node] != node)
        {
            root[node] = root[root[node]];
            node = root[node];
        }

        return node;
    }

    private static bool IsJudged(SimNode node) => node.IsHonest && node.IsPresent;
}
