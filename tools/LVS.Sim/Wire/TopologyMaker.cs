using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Sim;

/// <summary>Draws topologies from a seed. Integers only.</summary>
public static class TopologyMaker
{
    private const int Side = 1 << 16;
    private const int SweetSpot = 3;

    /// <summary>
    /// Every station hears about <paramref name="degree"/> others, drawn at random: a union of random rings, so the topology is connected.
    /// </summary>
    public static Topology Random(int count, int degree, ulong key)
    {
        HashSet<int>[] near = Empty(count);
        for (int ring = 0; ring < Math.Max(1, degree / 2); ring++)
        {
            int[] order = Shuffled(count, Chance.Of(key, ring));
            for (int i = 0; i < count; i++)
            {
                Join(near, order[i], order[(i + 1) % count]);
            }
        }

        return Topology.Of([.. near.Select(peers => peers.Select(peer => (peer, Topology.Sure)).ToList())]);
    }

    /// <summary>
    /// Stations at random places of a square. Near stations hear well, stations at the edge of the range badly, and the two directions of a
    /// link differ a little, as with real radios.
    /// </summary>
    /// <param name="count">Stations.</param>
    /// <param name="degree">Mean number of stations in range.</param>
    /// <param name="key">Key of all chance.</param>
    public static Topology Geometric(int count, int degree, ulong key)
    {
        (long X, long Y)[] places = new (long, long)[count];
        for (int i = 0; i < count; i++)
        {
            places[i] = (Chance.Between(0, Side - 1, key, i, 1), Chance.Between(0, Side - 1, key, i, 2));
        }

        // A disc of radius r holds count * pi r^2 / side^2 others; pi as 355 / 113.
        long reach2 = (long)Side * Side / count * (degree + 1) / 355 * 113;
        List<(int, int)>[] links = [.. Enumerable.Range(0, count).Select(_ => new List<(int, int)>())];
        long cell = Math.Max(1, Root(reach2));
        ILookup<(long, long), int> cells = Enumerable.Range(0, count).ToLookup(i => (places[i].X / cell, places[i].Y / cell));
        for (int i = 0; i < count; i++)
        {
            for (long x = (places[i].X / cell) - 1; x <= (places[i].X / cell) + 1; x++)
            {
                for (long y = (places[i].Y / cell) - 1; y <= (places[i].Y / cell) + 1; y++)
                {
                    foreach (int j in cells[(x, y)])
                    {
                        Link(i, j, places, reach2, key, links[i]);
                    }
                }
            }
        }

        return Topology.Of(links);
    }

    private static void Link(int from, int to, (long X, long Y)[] places, long reach2, ulong key, List<(int To, int Quality)> links)
    {
        long dx = places[from].X - places[to].X;
        long dy = places[from].Y - places[to].Y;
        long distance2 = (dx * dx) + (dy * dy);
        if (from == to || distance2 >= reach2)
        {
            return;
        }

        // Certain within three quarters of the squared range, then falling to 0, plus or minus an eighth depending on the direction.
        long quality = Math.Min(Topology.Sure, Topology.Sure * (SweetSpot + 1) * (reach2 - distance2) / reach2);
        quality += Chance.Between(-128, 128, key, from, to);
        if (quality > 0)
        {
            links.Add((to, (int)Math.Min(quality, Topology.Sure)));
        }
    }

    private static long Root(long square)
    {
        long root = (long)Math.Sqrt(square);
        while (root * root > square)
        {
            root--;
        }

        while ((root + 1) * (root + 1) <= square)
        {
            root++;
        }

        return root;
    }

    private static HashSet<int>[] Empty(int count) => [.. Enumerable.Range(0, count).Select(_ => new HashSet<int>())];

    private static void Join(HashSet<int>[] near, int a, int b)
    {
        if (a != b)
        {
            near[a].Add(b);
            near[b].Add(a);
        }
    }

    private static int[] Shuffled(int count, ulong key)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int other = Chance.Below(Chance.Of(key, i), i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
