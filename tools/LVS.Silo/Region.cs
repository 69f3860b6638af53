using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

using LVS.Sim;

using Orleans;
using Orleans.Runtime;

namespace LVS.Silo;

/// <summary>A region of ledgers as a grain. It computes, and sends what its nodes say to the other regions.</summary>
/// <param name="silo">The silo on which it lives.</param>
[RegionPlacement]
public sealed class Region(ILocalSiloDetails silo) : Grain, IRegion
{
    // Letters of a step wait here until those of the step before have been heard.
    private readonly DiffLetter?[][] inbox = [[], []];
    private RegionTask? task;
    private LedgerMap? map;
    private LedgerRegion? region;
    private int heard;

    private int Index => (int)this.GetPrimaryKeyLong();

    /// <inheritdoc/>
    public Task<RegionReport> Begin(RegionTask task)
    {
        region = null;
        GC.Collect();
        this.task = task;
        map = new LedgerMap(task.Nodes, task.Regions);
        region = new LedgerRegion(task.Plan, map, Index);
        region.Bear(new LedgerMesh(task.Plan));
        region.TakeStock();
        heard = task.Step;
        inbox[0] = new DiffLetter?[map.RegionCount];
        inbox[1] = new DiffLetter?[map.RegionCount];
        return Task.FromResult(Report(isStocked: true, isSample: true, 0));
    }

    /// <inheritdoc/>
    public Task Restore(int attempt, int shard, byte[] state)
    {
        LedgerCheckpoint.Read(Of(attempt).Shards[shard], state);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<byte[]> Save(int attempt, int shard) => Task.FromResult(LedgerCheckpoint.Write(Of(attempt).Shards[shard]));

    /// <inheritdoc/>
    public async Task<RegionReport> Step(int attempt, int step, bool speaks)
    {
        LedgerRegion here = Of(attempt);
        bool isCycleOver = step % LedgerPlan.WindowCount == 0;
        bool isStocked = heard < step && isCycleOver;
        if (heard < step)
        {
            Hear(here, step - 1, isCycleOver);
            heard = step;
        }

        long bytes = 0;
        if (speaks)
        {
            here.Say(step / LedgerPlan.WindowCount, step % LedgerPlan.WindowCount);
            List<Task> posts = [];
            for (int to = 0; to < map!.RegionCount; to++)
            {
                if (to != Index)
                {
                    byte[] letter = DiffLetter.Write(here, map, to);
                    bytes += letter.Length;
                    posts.Add(GrainFactory.GetGrain<IRegion>(to).Deliver(attempt, step, Index, letter));
                }
            }

            await Task.WhenAll(posts);
        }

        return Report(isStocked, isStocked && LedgerTrace.IsSample(task!.Plan, step / LedgerPlan.WindowCount), bytes);
    }

    /// <inheritdoc/>
    public Task Deliver(int attempt, int step, int from, byte[] letter)
    {
        _ = Of(attempt);
        inbox[step & 1][from] = new DiffLetter(map!.FirstShard(Index), letter);
        return Task.CompletedTask;
    }

    private void Hear(LedgerRegion here, int step, bool isLast)
    {
        IDiffSource[] sources = new IDiffSource[map!.RegionCount];
        for (int from = 0; from < sources.Length; from++)
        {
            sources[from] = from == Index ? here : inbox[step & 1][from]
                ?? throw new InvalidOperationException($"region {Index} lacks the letter of region {from} in step {step}");
            inbox[step & 1][from] = null;
        }

        here.Hear(sources, isLast);
    }

    private LedgerRegion Of(int attempt) => region != null && task!.Attempt == attempt ? region
        : throw new InvalidOperationException($"region {Index} is not in attempt {attempt}");

    private RegionReport Report(bool isStocked, bool isSample, long bytes)
    {
        LedgerSums? sums = isStocked ? region!.Sum() : null;
        return new RegionReport
        {
            Sums = sums == null ? [] : sums.Values.ToArray(),
            Detail = sums?.Detail,
            EntropyPart = isSample ? region!.EntropyPart() : 0,
            BytesSent = bytes,
            Silo = silo.SiloAddress.ToString(),
            PeakMemoryBytes = isStocked ? Process.GetCurrentProcess().PeakWorkingSet64 : 0,
        };
    }
}
