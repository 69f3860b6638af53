using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>Measures the graph of a world's edges: how far nodes are from each other, and how fast value could even out over it.</summary>
public static class OverlayShape
{
    private const int Sources = 64;
    private const int Iterations = 400;
    private const int MeasuredCycles = 10;

    // The drift's own share of a difference for each of d edges is 1 / (d + 4).
    private const int StepBase = 4;

    /// <summary>The figures of the honest nodes that run, at the end of a run; null where none does.</summary>
    public static OverlayFigures? Of(SimWorld world, Accounts accounts)
    {
        int[][] near = Graph(world, accounts);
        int[] up = [.. Enumerable.Range(0, near.Length).Where(node => world.Nodes[node].IsHonest && world.Nodes[node].IsPresent)];
        if (up.Length == 0)
        {
            return null;
        }

        Pieces pieces = new(near.Length);
        for (int node = 0; node < near.Length; node++)
        {
            Array.ForEach(near[node], peer => pieces.Join(node, peer));
        }

        (int diameter, double mean) = Distances(near, up);
        double start = world.EntropyOfBirths();
        return new OverlayFigures(
            Math.Round(up.Average(node => near[node].Length), 2),
            up.Select(pieces.Of).Distinct().Count(),
            diameter,
            Math.Round(mean, 2),
            Math.Round(Contraction(near, up), 4),
            Measured(world),
            FirstBelow(world, start / 100),
            FirstBelow(world, EntropyFalls.Noise));
    }

    private static double? FirstBelow(SimWorld world, double bound) =>
        world.Samples.FirstOrDefault(sample => sample.Up == world.Scenario.Nodes && sample.Entropy <= bound)?.Ms / 1000.0;

    /// <summary>Entropy goes with the square of differences, so the spread's factor is the root of entropy's.</summary>
    private static double? Measured(SimWorld world)
    {
        long cycleMs = world.Scenario.Node.EmitIntervalMsMin;
        WorldSample? last = world.Samples.LastOrDefault(sample => sample.Entropy > EntropyFalls.Noise);
        WorldSample? first = world.Samples.LastOrDefault(sample => last != null && sample.Ms <= last.Ms - (MeasuredCycles * cycleMs));
        return first is not { Entropy: > 0 } ? null
            : Math.Round(Math.Pow(last!.Entropy / first.Entropy, cycleMs / (2.0 * (last.Ms - first.Ms))), 4);
    }

    private static int[][] Graph(SimWorld world, Accounts accounts)
    {
        List<int>[] near = [.. world.Nodes.Select(_ => new List<int>(Limits.SlotCount))];
        int[] flags = world.Memory.Edges.SlotFlagsOf;
        foreach ((int from, int fromSlot, int to, int toSlot) in accounts.Edges ?? [])
        {
            if (from < near.Length && to < near.Length && world.Nodes[from].IsPresent && world.Nodes[to].IsPresent
                && (flags[fromSlot] & flags[toSlot] & EdgeTable.SlotMutual) != 0)
            {
                near[from].Add(to);
                near[to].Add(from);
            }
        }

        return [.. near.Select(peers => peers.ToArray())];
    }

    private static (int Diameter, double Mean) Distances(int[][] near, int[] up)
    {
        int diameter = 0;
        long sum = 0;
        long pairs = 0;
        int count = Math.Min(Sources, up.Length);
        for (int i = 0; i < count; i++)
        {
            int[] far = From(near, up[(long)i * up.Length / count], out int last);
            foreach (int hops in far.Where(hops => hops > 0))
            {
                sum += hops;
                pairs++;
            }

            diameter = Math.Max(diameter, From(near, last, out int farthest)[farthest]);
        }

        return (diameter, pairs == 0 ? 0 : sum / (double)pairs);
    }

    /// <summary>Hops from a node to all others, -1 where there is no path.</summary>
    private static int[] From(int[][] near, int from, out int last)
    {
        int[] far = new int[near.Length];
        int[] queue = new int[near.Length];
        Array.Fill(far, -1);
        far[from] = 0;
        queue[0] = from;
        int end = 1;
        for (int at = 0; at < end; at++)
        {
            foreach (int next in near[queue[at]])
            {
                if (far[next] < 0)
                {
                    far[next] = far[queue[at]] + 1;
                    queue[end++] = next;
                }
            }
        }

        last = queue[end - 1];
        return far;
    }

    /// <summary>Power iteration: after many cycles only the slowest of all differences is left, and shows its factor.</summary>
    private static double Contraction(int[][] near, int[] up)
    {
        double[] value = new double[near.Length];
        double[] next = new double[near.Length];
        Array.ForEach(up, node => value[node] = Chance.Below(Chance.Of(1, node), Limits.WeightMax));
        double length = 0;
        for (int i = 0; i < Iterations; i++)
        {
            double mean = up.Average(node => value[node]);
            length = Math.Sqrt(up.Sum(node => (value[node] - mean) * (value[node] - mean)));
            if (length == 0)
            {
                return 0;
            }

            foreach (int node in up)
            {
                double moved = near[node].Sum(peer =>
                    (value[peer] - value[node]) / (Math.Max(near[node].Length, near[peer].Length) + StepBase));
                next[node] = (value[node] - mean + moved) / length;
            }

            (value, next) = (next, value);
        }

        return length;
    }
}
