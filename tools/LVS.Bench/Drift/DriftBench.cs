using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;

namespace LVS.Bench;

/// <summary>
/// Measures the drift on the node's own source: whether value adds up, how fast it evens out, and how many living neighbours are evicted by
/// mistake.
/// </summary>
/// <param name="seed">Seed of all chance.</param>
public sealed class DriftBench(long seed)
{
    /// <summary>Cycles of one diff per node.</summary>
    public const int Cycles = 400;

    /// <summary>Largest spread allowed at the end at 30 % loss or less, in micro-VU.</summary>
    public const long SpreadBoundUvu = 16;

    /// <summary>Trust ages at which a newcomer begins to be owed a share, in cycles.</summary>
    public static readonly int[] Ages = [0, 10, 30, 100, 300];

    /// <summary>Cycles after which its float is looked at.</summary>
    public static readonly int[] Moments = [10, 30, 100, 300, 1000];

    private const int Degree = 8;
    private const long NoiseUvu = 64;

    // From here on all edges have their keys, and caps no longer bind.
    private const long SettledUvu = 1000 * NoiseUvu;
    private const int WarmCycles = 2400;
    private const int HourCycles = 14_400;
    private const int HourNodesMax = 1000;
    private const int NewcomerRuns = 8;

    /// <summary>A line of the main table.</summary>
    /// <param name="Nodes">n.</param>
    /// <param name="LossPercent">Frames that each listener loses.</param>
    /// <param name="ErrorUvu">Largest conservation error at any checkpoint of both runs.</param>
    /// <param name="SpreadUvu">Spread after <see cref="Cycles"/> cycles of one diff per node.</param>
    /// <param name="Contraction">Factor by which the spread shrank per cycle, geometric mean from its start to 64 micro-VU.</param>
    /// <param name="EvictedInCycles">Living neighbours evicted in those cycles. 16 frames lost in a row count as silence.</param>
    /// <param name="HourSpreadUvu">Spread after ten minutes and an hour with the emit timer of boards; null above a thousand nodes, where
    /// it is not run.</param>
    /// <param name="EvictedPerEdgeHour">Living neighbours evicted per end of an edge in that hour; null likewise.</param>
    public sealed record Line(
        int Nodes, int LossPercent, long ErrorUvu, long SpreadUvu, double Contraction, long EvictedInCycles, long? HourSpreadUvu,
            double? EvictedPerEdgeHour)
    {
        /// <summary>
        /// The same from 64,000 micro-VU on, when edges have their keys and caps no longer bind; null when the spread stayed above 64.
        /// </summary>
        public double? SettledContraction { get; init; }

        /// <summary>Whether value added up, and at 30 % loss or less the spread went down to rounding.</summary>
        public bool Holds => ErrorUvu == 0 && (LossPercent > 30 || (SpreadUvu <= SpreadBoundUvu && (HourSpreadUvu ?? 0) <= SpreadBoundUvu));
    }

    /// <summary>The shape of the overlay where every node hears every other.</summary>
    /// <param name="Nodes">n.</param>
    /// <param name="LossPercent">Frames that each listener loses.</param>
    /// <param name="DegreeMin">Fewest mutual edges of a node.</param>
    /// <param name="DegreeMean">Mean.</param>
    /// <param name="DegreeMax">Most.</param>
    /// <param name="Diameter">Longest of all shortest paths, in hops; -1 when the overlay is in pieces.</param>
    /// <param name="Pieces">Pieces.</param>
    /// <param name="Seconds">Virtual time since all booted.</param>
    public sealed record Shape(int Nodes, int LossPercent, int DegreeMin, double DegreeMean, int DegreeMax, int Diameter, int Pieces,
        int Seconds);

    /// <summary>How much of the mean float reaches a node that owns nothing.</summary>
    /// <param name="LossPercent">Frames that each listener loses.</param>
    /// <param name="AgeCycles">How long its neighbours had known it before it was owed a share.</param>
    /// <param name="CapShare">What its edges may carry together then, as part of the mean float.</param>
    /// <param name="Shares">Its float as part of the mean, after each of <see cref="Moments"/>.</param>
    public sealed record Reach(int LossPercent, int AgeCycles, double CapShare, IReadOnlyList<double> Shares);

    /// <summary>Measures a line of the main table: the cycles, and up to a thousand nodes the hour.</summary>
    public Line Measure(int nodes, int lossPercent)
    {
        Line cycles = Contract(nodes, lossPercent);
        if (nodes > HourNodesMax)
        {
            return cycles;
        }

        (long hourError, long hourSpread, double perHour) = Hour(nodes, lossPercent);
        return cycles with
        {
            ErrorUvu = Larger(cycles.ErrorUvu, hourError), HourSpreadUvu = hourSpread, EvictedPerEdgeHour = perHour,
        };
    }

    /// <summary>The same without the hour.</summary>
    public Line Contract(int nodes, int lossPercent)
    {
        DriftMesh mesh = new(nodes, Degree, lossPercent, seed + (nodes * 100L) + lossPercent, Steady());
        long error = 0;
        long startUvu = mesh.SpreadUvu();
        double contraction = double.NaN;
        double? settled = null;
        (int Cycle, long Spread) since = (0, 0);
        for (int cycle = 1; cycle <= Cycles; cycle++)
        {
            mesh.Cycle();
            long spread = mesh.SpreadUvu();
            if (spread <= SettledUvu && since.Cycle == 0)
            {
                since = (cycle, spread);
            }

            if (spread <= NoiseUvu && settled == null && cycle > since.Cycle)
            {
                settled = Math.Pow(Math.Max(1, spread) / (double)since.Spread, 1.0 / (cycle - since.Cycle));
            }

            if (double.IsNaN(contraction) && (spread <= NoiseUvu || cycle == Cycles))
            {
                contraction = Math.Pow(Math.Max(1, spread) / (double)startUvu, 1.0 / cycle);
            }

            if (nodes <= 100 || cycle % 20 == 0)
            {
                error = Larger(error, mesh.ErrorUvu());
            }
        }

        return new Line(nodes, lossPercent, error, mesh.SpreadUvu(), contraction, mesh.Total(Counter.Evictions), null, null)
        {
            SettledContraction = settled,
        };
    }

    /// <summary>Measures the overlay that a swarm much larger than its slots makes for itself.</summary>
    public Shape Draw(int nodes, int lossPercent, int seconds)
    {
        DriftMesh mesh = new(nodes, 0, lossPercent, seed + nodes, new NodeOptions());
        for (int cycle = 0; cycle < seconds * 1000 / DriftMesh.CycleMs; cycle++)
        {
            mesh.Cycle();
        }

        int[][] near = mesh.Overlay();
        int pieces = 0;
        int diameter = 0;
        bool[] seen = new bool[nodes];
        for (int i = 0; i < nodes; i++)
        {
            int[] far = Distances(near, i);
            diameter = Math.Max(diameter, far.Max());
            pieces += seen[i] ? 0 : 1;
            for (int j = 0; j < nodes; j++)
            {
                seen[j] |= far[j] >= 0;
            }
        }

        return new Shape(nodes, lossPercent, near.Min(a => a.Length), near.Average(a => a.Length), near.Max(a => a.Length), pieces == 1
            ? diameter : -1, pieces, seconds);
    }

    /// <summary>
    /// A newcomer of float 0 joins 99 trusted nodes in equilibrium. Until the given age it claims weight 0 and is owed nothing; from then
    /// on it claims as much weight as the others.
    /// </summary>
    public Reach Newcomer(int lossPercent, int ageCycles)
    {
        double[] shares = new double[Moments.Length];
        double capShare = 0;
        for (int run = 0; run < NewcomerRuns; run++)
        {
            const int nodes = 100;
            DriftMesh mesh = new(nodes, Degree, lossPercent, seed + (run * 7919L) + lossPercent, Steady(), lateCount: 1);
            Pass(mesh, 300);
            double mean = mesh.BornUvu / (double)nodes;
            mesh.Boot(nodes - 1, 0, 0);
            Pass(mesh, ageCycles);
            mesh.Memory.Edges.WeightOf[nodes - 1] = 256;
            capShare += Caps(mesh, nodes - 1) / mean / NewcomerRuns;
            int passed = 0;
            for (int i = 0; i < Moments.Length; i++)
            {
                Pass(mesh, Moments[i] - passed);
                passed = Moments[i];
                shares[i] += mesh.Memory.Edges.FloatOf[nodes - 1] / mean / NewcomerRuns;
            }
        }

        return new Reach(lossPercent, ageCycles, capShare, shares);
    }

    /// <summary>Every node sends one diff in each cycle, whether it has news or not.</summary>
    private static NodeOptions Steady() => new() { EmitDoublings = 0 };

    private (long ErrorUvu, long SpreadUvu, double PerEdgeHour) Hour(int nodes, int lossPercent)
    {
        DriftMesh mesh = new(nodes, Degree, lossPercent, seed + (nodes * 100L) + lossPercent, new NodeOptions());
        Pass(mesh, WarmCycles, 1);
        long error = mesh.ErrorUvu();
        long before = mesh.Total(Counter.Evictions);
        double ends = 0;
        const int parts = 12;
        for (int part = 0; part < parts; part++)
        {
            Pass(mesh, HourCycles / parts, 1);
            error = Larger(error, mesh.ErrorUvu());
            ends += mesh.MutualEnds() / (double)parts;
        }

        return (error, mesh.SpreadUvu(), (mesh.Total(Counter.Evictions) - before) / ends);
    }

    /// <summary>Value that the caps of a node's neighbours let its edges carry.</summary>
    private static long Caps(DriftMesh mesh, int node)
    {
        long sum = 0;
        for (int at = 0; at < mesh.Memory.Edges.PeerOf.Length; at++)
        {
            if (mesh.Memory.Edges.PeerOf[at] == mesh.Memory.Edges.PseudonymOf[node]
                && (mesh.Memory.Edges.SlotFlagsOf[at] & EdgeTable.SlotMutual) != 0)
            {
                TrustTable trusts = mesh.Memory.Window(at / Limits.SlotCount).Trust;
                sum += trusts.Cap(trusts.Trust(at % Limits.SlotCount));
            }
        }

        return sum;
    }

    private static void Pass(DriftMesh mesh, int cycles, int steps = 4)
    {
        for (int cycle = 0; cycle < cycles; cycle++)
        {
            mesh.Cycle(steps);
        }
    }

    private static int[] Distances(int[][] near, int from)
    {
        int[] far = [.. Enumerable.Repeat(-1, near.Length)];
        Queue<int> open = new([from]);
        far[from] = 0;
        while (open.TryDequeue(out int at))
        {
            foreach (int next in near[at].Where(next => far[next] < 0))
            {
                far[next] = far[at] + 1;
                open.Enqueue(next);
            }
        }

        return far;
    }

    private static long Larger(long a, long b) => Math.Abs(b) > Math.Abs(a) ? b : a;
}
