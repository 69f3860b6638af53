using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace LVS.Sim;

/// <summary>
/// A swarm of ledgers alone, in this process. Bulk-synchronous as <see cref="SimWorld"/>: in each window some nodes send, then everything
/// that was sent is heard.
/// </summary>
public sealed class LedgerWorld
{
    private readonly LedgerRegion[] regions;
    private readonly IDiffSource[] sources;

    /// <summary>Makes the swarm: all nodes are born.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="threads">Threads that share it, 1 or more.</param>
    public LedgerWorld(LedgerPlan plan, int threads)
    {
        Plan = plan;
        LedgerMap map = new(plan.Nodes, threads);
        LedgerMesh mesh = new(plan);
        regions = new LedgerRegion[map.RegionCount];
        Each(i =>
        {
            regions[i] = new LedgerRegion(plan, map, i);
            regions[i].Bear(mesh);
        });
        sources = [.. regions];
        Trace = new LedgerTrace(plan);
        Each(i => regions[i].TakeStock());
        Trace.Begin(Sum(), EntropyParts());
    }

    /// <summary>The run.</summary>
    public LedgerPlan Plan { get; }

    /// <summary>The observations so far.</summary>
    public LedgerTrace Trace { get; }

    /// <summary>The regions, one a thread.</summary>
    public IReadOnlyList<LedgerRegion> Regions => regions;

    /// <summary>Threads that share the work.</summary>
    public int ThreadCount => regions.Length;

    /// <summary>Runs all cycles.</summary>
    /// <param name="progress">Called after each cycle with the number of cycles so far, or null.</param>
    public void Run(Action<int>? progress = null)
    {
        for (int cycle = 0; cycle < Plan.Cycles; cycle++)
        {
            Stopwatch clock = Stopwatch.StartNew();
            Pass(cycle);
            Trace.Passed(Sum(), clock.Elapsed.TotalSeconds, LedgerTrace.IsSample(Plan, cycle + 1) ? EntropyParts() : null);
            progress?.Invoke(cycle + 1);
        }
    }

    private void Pass(int cycle)
    {
        for (int window = 0; window < LedgerPlan.WindowCount; window++)
        {
            int now = window;
            Each(i => regions[i].Say(cycle, now));
            Each(i => regions[i].Hear(sources, now == LedgerPlan.WindowCount - 1));
        }
    }

    private LedgerSums Sum()
    {
        LedgerSums sums = new();
        foreach (LedgerRegion region in regions)
        {
            sums.Add(region.Sum());
        }

        return sums;
    }

    private double EntropyParts()
    {
        double[] parts = new double[regions.Length];
        Each(i => parts[i] = regions[i].EntropyPart());
        double sum = 0;
        foreach (double part in parts)
        {
            sum += part;
        }

        return sum;
    }

    private void Each(Action<int> work)
    {
        if (regions.Length == 1)
        {
            work(0);
        }
        else
        {
            Parallel.For(0, regions.Length, new ParallelOptions { MaxDegreeOfParallelism = regions.Length }, work);
        }
    }
}
