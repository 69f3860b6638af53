using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Sim;

/// <summary>What happens between windows: faults begin and end, checkpoints and samples are taken. In that order at the same moment.</summary>
public sealed class Timeline
{
    private const int SampledNodesMax = 2048;

    private readonly SimWorld world;
    private readonly FaultEngine engine;
    private readonly (long Ms, int Number, bool IsBegin)[] faults;
    private readonly IReadOnlyList<FaultEvent> plan;
    private int next;
    private long checkMs;
    private long sampleMs;
    private readonly long sampleEveryMs;

    /// <summary>Makes the timeline of a plan.</summary>
    public Timeline(SimWorld world, IReadOnlyList<FaultEvent> plan, FaultEngine engine, int samples = 0)
    {
        this.world = world;
        this.plan = plan;
        this.engine = engine;
        List<(long Ms, int Number, bool IsBegin)> items = [];
        for (int i = 0; i < plan.Count; i++)
        {
            items.Add((plan[i].AtMs, i, true));
            if (FaultEngine.HasEnd(plan[i].Kind))
            {
                items.Add((plan[i].AtMs + plan[i].ForMs, i, false));
            }
        }

        faults = [.. items.OrderBy(item => item.Ms).ThenBy(item => item.IsBegin)];
        checkMs = world.Scenario.CheckMs;
        sampleEveryMs = samples > 0 ? Math.Max(1, world.Scenario.DurationMs / samples) : long.MaxValue;
        sampleMs = samples > 0 ? 0 : long.MaxValue;
    }

    /// <summary>When the next item is due, at most the end of the run.</summary>
    public long NextMs => Math.Min(Math.Min(next < faults.Length ? faults[next].Ms : long.MaxValue, Math.Min(checkMs, sampleMs)), world.Scenario.DurationMs);

    /// <summary>Lets everything happen that is due now.</summary>
    public void Step()
    {
        for (; next < faults.Length && faults[next].Ms <= world.NowMs; next++)
        {
            (_, int number, bool isBegin) = faults[next];
            if (isBegin)
            {
                world.Epoch = plan[number].Kind == FaultKind.Rekey ? Math.Max(world.Epoch, (int)plan[number].Amount) : world.Epoch;
                engine.Begin(number, plan[number], world.NowMs);
            }
            else
            {
                engine.End(number, plan[number], world.NowMs);
            }
        }

        if (world.NowMs >= checkMs || world.NowMs >= world.Scenario.DurationMs)
        {
            checkMs = world.NowMs + world.Scenario.CheckMs;
            world.Checkpoint();
        }

        if (world.NowMs >= sampleMs || (sampleMs != long.MaxValue && world.NowMs >= world.Scenario.DurationMs))
        {
            sampleMs = world.NowMs + sampleEveryMs;
            Sample();
        }
    }

    private void Sample()
    {
        int nodes = world.Scenario.Nodes;
        bool whole = nodes <= SampledNodesMax;
        world.Power.Sample(world.NowMs);
        world.Fragments?.Sample(world.NowMs);
        world.Samples.Add(new WorldSample(
            world.NowMs,
            world.Nodes.Count(node => node.IsHonest && node.IsPresent),
            world.Entropy(),
            world.SpreadUvu(),
            world.Actors.Sum(actor => actor.FramesSent),
            world.Actors.Sum(actor => actor.BytesSent),
            world.DeliveredCount,
            world.LostCount,
            whole ? [.. world.Nodes.Take(nodes).Select(node => node.IsPresent ? world.Memory.Edges.FloatOf[node.Index] : (long?)null)] : []));
    }
}
