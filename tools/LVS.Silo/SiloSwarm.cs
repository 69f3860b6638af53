using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

using LVS.Harness;
using LVS.Sim;

namespace LVS.Silo;

/// <summary>
/// Leads a run of ledgers over the silos of a cluster. Every window ends with a barrier: no region hears before all have spoken. When a
/// silo is lost, all regions return to the last checkpoint and continue on the silos that are left.
/// </summary>
/// <param name="plan">The run.</param>
/// <param name="silo">The silo from which it is led.</param>
/// <param name="options">How the run is led.</param>
public sealed class SiloSwarm(LedgerPlan plan, SiloHost silo, SiloOptions options)
{
    private const int VainMax = 8; // Attempts that came to no checkpoint.
    private const int WaitMs = 200;
    private static readonly TimeSpan NoticeMax = 2 * SiloHost.LossNoticedAfter;

    private readonly Dictionary<string, long> memory = [];
    private string[] active = [];
    private LedgerTrace trace = new(plan);
    private CheckpointFile? kept;
    private LedgerTrace? keptTrace;
    private int attempt;
    private int inVain;

    /// <summary>Measurements of the run.</summary>
    public LedgerTrace Trace => trace;

    /// <summary>Bytes of diffs that regions sent each other.</summary>
    public long BytesExchanged { get; private set; }

    /// <summary>Silos that were lost while they were needed.</summary>
    public int LostCount { get; private set; }

    /// <summary>Sum of the silos' peak memory, in bytes.</summary>
    public long PeakMemoryBytes => memory.Values.Sum();

    private int RegionCount => new LedgerMap(plan.Nodes, options.Regions).RegionCount;

    /// <summary>Waits until the cluster has as many silos as the options name.</summary>
    /// <param name="failure">Says why a silo will never come; null while it still may.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="UserException">It has not after a minute.</exception>
    public async Task Gather(Func<string?> failure, CancellationToken stop)
    {
        Stopwatch clock = Stopwatch.StartNew();
        for (; ; active = silo.Others())
        {
            if (active.Length >= options.Silos)
            {
                return;
            }

            string? why = failure() ?? (clock.Elapsed < options.PatienceMax ? null
                : $"of {options.Silos} silos {active.Length} had joined after {options.PatienceMax.TotalSeconds:0} s. "
                    + $"Start more: lvs silo --cluster {silo.Cluster}");
            if (why != null)
            {
                throw new UserException($"no cluster could be formed at {silo.Cluster}: {why}", UserException.Unknown);
            }

            await Task.Delay(WaitMs, stop);
        }
    }

    /// <summary>Runs all cycles.</summary>
    /// <param name="stop">Ends it.</param>
    public async Task Run(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                attempt++;
                await Begin();
                await Pass(stop);
                return;
            }
#pragma warning disable CA1031 // A lost silo appears as exceptions of many kinds. Another fault appears again, and is thrown then.
            catch (Exception error) when (error is not (UserException or OperationCanceledException) && inVain < VainMax)
#pragma warning restore CA1031
            {
                inVain++;
                int lost = await Lost(stop);
                string what = lost == 0 ? "silos did not reach each other" : lost == 1 ? "a silo was lost" : $"{lost} silos were lost";
                options.Tell($"{what} ({error.GetType().Name}): back to cycle {keptTrace?.Cycles ?? 0}");
                LostCount += lost;
            }
        }
    }

    /// <summary>
    /// Waits until the cluster has noticed which silos are lost, and until one is there. A call to a silo fails before the others declare
    /// it dead, and a region would be sought on it again.
    /// </summary>
    /// <returns>How many are lost; 0 if all are there after all.</returns>
    private async Task<int> Lost(CancellationToken stop)
    {
        Stopwatch clock = Stopwatch.StartNew();
        while (true)
        {
            string[] left = silo.Others();
            int lost = active.Except(left).Count();
            if (left.Length > 0 && (lost > 0 || clock.Elapsed > NoticeMax))
            {
                active = left;
                return lost;
            }

            if (clock.Elapsed > options.PatienceMax)
            {
                throw new UserException($"every silo of {silo.Cluster} was lost; start some and run again.", UserException.Unknown);
            }

            await Task.Delay(WaitMs, stop);
        }
    }

    private async Task Begin()
    {
        RegionTask task = new()
        {
            Attempt = attempt, Regions = RegionCount, Nodes = plan.Nodes, Cycles = plan.Cycles, LossPercent = plan.LossPercent,
            Seed = plan.Seed, Step = (keptTrace?.Cycles ?? 0) * LedgerPlan.WindowCount,
        };
        RegionReport[] born = await Task.WhenAll(Regions().Select(region => region.Begin(task)));
        if (keptTrace == null)
        {
            trace = new LedgerTrace(plan);
            trace.Begin(Sum(born), born.Sum(report => report.EntropyPart));
            return;
        }

        trace = keptTrace.Copy();
        await EachShard(async (region, index, shard) =>
            await region.Restore(attempt, shard, await kept!.Read(index, shard)));
    }

    private async Task Pass(CancellationToken stop)
    {
        Stopwatch clock = Stopwatch.StartNew();
        for (int step = trace.Cycles * LedgerPlan.WindowCount; trace.Cycles < plan.Cycles; step++)
        {
            stop.ThrowIfCancellationRequested();
            await Step(step, speaks: true);
            if ((step + 1) % LedgerPlan.WindowCount != 0)
            {
                continue;
            }

            // The cycle's last diffs are heard, and no ledger changes until the next step.
            RegionReport[] reports = await Step(step + 1, speaks: false);
            bool isSample = LedgerTrace.IsSample(plan, trace.Cycles + 1);
            trace.Passed(Sum(reports), clock.Elapsed.TotalSeconds, isSample ? reports.Sum(report => report.EntropyPart) : null);
            options.Progress(trace.Cycles);
            if (options.CheckpointCycles > 0 && trace.Cycles % options.CheckpointCycles == 0 && trace.Cycles < plan.Cycles)
            {
                await Keep();
            }

            clock.Restart();
        }
    }

    private async Task<RegionReport[]> Step(int step, bool speaks)
    {
        int now = attempt;
        RegionReport[] reports = await Task.WhenAll(Regions().Select(region => region.Step(now, step, speaks)));
        BytesExchanged += reports.Sum(report => report.BytesSent);
        return reports;
    }

    private async Task Keep()
    {
        CheckpointFile file = CheckpointFile.Create(options.Folder, trace.Cycles);
        await EachShard(async (region, index, shard) => file.Add(index, shard, await region.Save(attempt, shard)));
        kept?.Dispose();
        kept = file;
        keptTrace = trace.Copy();
        inVain = 0;
        options.Tell($"checkpoint after cycle {trace.Cycles}");
    }

    /// <summary>
    /// Processes the shards of a region one after the other and the regions in parallel, which bounds the data in transit.
    /// </summary>
    private Task EachShard(Func<IRegion, int, int, Task> work)
    {
        LedgerMap map = new(plan.Nodes, options.Regions);
        return Task.WhenAll(Regions().Select(async (region, index) =>
        {
            for (int shard = 0; shard < map.FirstShard(index + 1) - map.FirstShard(index); shard++)
            {
                await work(region, index, shard);
            }
        }));
    }

    private IEnumerable<IRegion> Regions() => Enumerable.Range(0, RegionCount).Select(i => silo.Grains.GetGrain<IRegion>(i, null));

    private LedgerSums Sum(RegionReport[] reports)
    {
        LedgerSums sums = new();
        foreach (RegionReport report in reports)
        {
            sums.Add(report.Sums, report.Detail);
            memory[report.Silo] = Math.Max(memory.GetValueOrDefault(report.Silo), report.PeakMemoryBytes);
        }

        return sums;
    }
}
