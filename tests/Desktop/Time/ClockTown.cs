using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Tests.Desktop.Time;

/// <summary>
/// Clocks of many nodes and the links between them, in virtual time: each says its minute twice a minute, a tenth is lost. Only the
/// clocks are the product's; edges stand still.
/// </summary>
internal sealed class ClockTown
{
    public const int SlotCount = Limits.SlotCount;
    public const long MinuteMs = SwarmClock.MinuteMs;
    public const long DayMs = SwarmClock.DayMs;

    private const long StepMs = 15_000;
    private const int LossPercent = 10;
    private const int Quorum = 3;

    private readonly Random random;
    private readonly List<int>[] neighbours;
    private readonly long[] drift;
    private readonly long[] driftRest;
    private readonly Lie?[] lies;
    private readonly Dictionary<(int Node, int Slot), Lie> extra = [];
    private readonly HashSet<(int Node, int Slot)> deaf = [];
    private readonly (long AwakeMs, long NapMs)[] naps;
    private readonly long[] wakesMs;
    private readonly long[] sleptMs;

    /// <summary>Nodes with random edges, each with as many.</summary>
    /// <param name="count">Nodes.</param>
    /// <param name="degree">Edges of each.</param>
    /// <param name="seed">Of all chance.</param>
    /// <param name="swarms">Parts of equal size without edges between them, one behind the other.</param>
    public ClockTown(int count, int degree, int seed, int swarms = 1)
    {
        random = new Random(seed);
        Clocks = [.. Enumerable.Range(0, count).Select(_ => new SwarmClock())];
        int size = count / swarms;
        neighbours = [.. Enumerable.Range(0, swarms).SelectMany(swarm => Join(size, degree, swarm * size))];
        drift = new long[count];
        driftRest = new long[count];
        lies = new Lie?[count];
        naps = new (long AwakeMs, long NapMs)[count];
        wakesMs = new long[count];
        sleptMs = new long[count];
    }

    public SwarmClock[] Clocks { get; }

    /// <summary>Time since the birth, by a clock without error.</summary>
    public long TrueMs { get; private set; }

    /// <summary>Nodes that are awake and say what their clocks say.</summary>
    public IEnumerable<int> Honest => Enumerable.Range(0, Clocks.Length).Where(i => lies[i] is null && IsAwake(i));

    /// <summary>Median of the honest clocks' error, in minutes.</summary>
    public double ErrorMin
    {
        get
        {
            long[] sorted = Sorted();
            return (((sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2.0) - TrueMs) / MinuteMs;
        }
    }

    /// <summary>Minutes between the first and the last honest clock.</summary>
    public double SpreadMin => (double)(Sorted()[^1] - Sorted()[0]) / MinuteMs;

    /// <summary>The same without the few that are furthest off.</summary>
    public double SpreadOfMostMin
    {
        get
        {
            long[] sorted = Sorted();
            int tail = sorted.Length / 10;
            return (double)(sorted[^(1 + tail)] - sorted[tail]) / MinuteMs;
        }
    }

    /// <summary>A swarm that has lived for 120 days: its clocks agree, are open no more and have saved the credit of that time.</summary>
    public ClockTown Grown()
    {
        foreach (SwarmClock clock in Clocks)
        {
            clock.Birth(0);
            clock.Pass(120 * DayMs);
            for (int slot = 0; slot < Quorum; slot++)
            {
                clock.Hear(slot, clock.Minute, true, 0);
            }

            clock.Pass(StepMs);
            for (int slot = 0; slot < Quorum; slot++)
            {
                clock.Forget(slot);
            }

            if (clock.IsOpen)
            {
                throw new InvalidOperationException("still open");
            }
        }

        TrueMs = (120 * DayMs) + StepMs;
        return this;
    }

    /// <summary>
    /// Lets clocks run wrong, each by its own share of at most so many parts in a million; the first ones by all of it, to both sides.
    /// </summary>
    public ClockTown Wrong(int partsMost, int count = int.MaxValue, bool isFull = false)
    {
        for (int i = 0; i < Math.Min(count, drift.Length); i++)
        {
            drift[i] = isFull ? (i % 2 == 0 ? partsMost : -partsMost) : random.Next(-partsMost, partsMost + 1);
        }

        return this;
    }

    /// <summary>The first nodes sleep.</summary>
    public ClockTown Sleepers(int count, long awakeMs, long napMs)
    {
        for (int i = 0; i < count; i++)
        {
            naps[i] = (awakeMs, napMs);
            wakesMs[i] = TrueMs + (StepMs * random.NextInt64((awakeMs + napMs) / StepMs));
            sleptMs[i] = TrueMs;
        }

        return this;
    }

    /// <summary>The first nodes lie to everybody.</summary>
    public ClockTown Liars(int count, Lie lie)
    {
        Array.Fill(lies, lie, 0, count);
        return this;
    }

    /// <summary>Every node has further neighbours, in slots behind its own ones, that lie.</summary>
    public ClockTown LiarsAtEach(int count, Lie lie)
    {
        for (int node = 0; node < Clocks.Length; node++)
        {
            LiarsAt(node, neighbours[node].Count, count, lie);
        }

        return this;
    }

    /// <summary>One node has neighbours in some slots that lie.</summary>
    public ClockTown LiarsAt(int node, int slot, int count, Lie lie)
    {
        for (int i = slot; i < slot + count; i++)
        {
            extra[(node, i)] = lie;
        }

        return this;
    }

    /// <summary>On a share of all links what is said comes minutes late, so no echo is fresh and no voice counts.</summary>
    public ClockTown Delayed(int percent)
    {
        for (int node = 0; node < Clocks.Length; node++)
        {
            foreach (int other in neighbours[node].Where(other => other > node))
            {
                if (random.Next(100) < percent)
                {
                    deaf.Add((node, neighbours[node].IndexOf(other)));
                    deaf.Add((other, neighbours[other].IndexOf(node)));
                }
            }
        }

        return this;
    }

    /// <summary>Adds edges between two nodes.</summary>
    public void Connect(int node, int other)
    {
        neighbours[node].Add(other);
        neighbours[other].Add(node);
    }

    /// <summary>Whether what is said to a node in a slot arrives in time.</summary>
    public void Hears(int node, int slot, bool isHeard)
    {
        if (isHeard)
        {
            deaf.Remove((node, slot));
        }
        else
        {
            deaf.Add((node, slot));
            Clocks[node].Forget(slot);
        }
    }

    /// <summary>Lets time pass for all nodes but one, while no node hears another.</summary>
    public void Skip(int but, long forMs)
    {
        for (int i = 0; i < Clocks.Length; i++)
        {
            if (i != but)
            {
                Clocks[i].Pass(forMs);
            }
        }

        TrueMs += forMs;
    }

    public void Run(long forMs)
    {
        for (long end = TrueMs + forMs; TrueMs < end; TrueMs += StepMs)
        {
            for (int i = 0; i < Clocks.Length; i++)
            {
                Live(i);
            }

            for (int i = 0; i < Clocks.Length; i++)
            {
                if (IsAwake(i) && random.Next(2) == 0)
                {
                    Say(i);
                }
            }

            foreach (((int node, int slot), Lie lie) in extra)
            {
                if (IsAwake(node) && random.Next(2) == 0)
                {
                    Tell(node, slot, lie(Clocks[node], TrueMs));
                }
            }
        }
    }

    /// <summary>Runs until something holds.</summary>
    /// <returns>Minutes that it took, or those of the limit.</returns>
    public long RunUntil(Func<bool> holds, long mostMin)
    {
        long minutes = 0;
        for (; minutes < mostMin && !holds(); minutes++)
        {
            Run(MinuteMs);
        }

        return minutes;
    }

    private bool IsAwake(int node) => TrueMs >= wakesMs[node];

    private long[] Sorted() => [.. Honest.Select(i => Clocks[i].NowMs).Order()];

    private void Live(int node)
    {
        (long awakeMs, long napMs) = naps[node];
        if (!IsAwake(node))
        {
            return;
        }

        if (napMs > 0 && TrueMs == wakesMs[node])
        {
            Clocks[node].Wake(Own(node, TrueMs - sleptMs[node]));
        }

        Clocks[node].Pass(Own(node, StepMs));
        if (napMs > 0 && TrueMs - wakesMs[node] >= awakeMs)
        {
            sleptMs[node] = TrueMs + StepMs;
            wakesMs[node] = sleptMs[node] + napMs;
        }
    }

    /// <summary>What a node's clock makes of a time.</summary>
    private long Own(int node, long ms)
    {
        driftRest[node] += ms * drift[node];
        long more = driftRest[node] / 1_000_000;
        driftRest[node] -= more * 1_000_000;
        return ms + more;
    }

    private void Say(int node)
    {
        for (int i = 0; i < neighbours[node].Count; i++)
        {
            int other = neighbours[node][i];
            if (other != node && IsAwake(other) && IsAwake(node))
            {
                int slot = neighbours[other].IndexOf(node);
                if (!deaf.Contains((other, slot)))
                {
                    Tell(other, slot, lies[node] is Lie lie ? lie(Clocks[other], TrueMs) : Clocks[node].NowMs);
                }
            }
        }
    }

    private void Tell(int node, int slot, long saidMs)
    {
        if (random.Next(100) >= LossPercent)
        {
            Clocks[node].Hear(slot, saidMs / MinuteMs, true, naps[node].NapMs);
        }
    }

    /// <summary>Edges at random, so that each node has as many: pairs of a shuffled list, with those mended that are no pairs.</summary>
    private List<int>[] Join(int count, int degree, int first)
    {
        while (true)
        {
            int[] ends = [.. Enumerable.Range(0, count * degree).Select(i => i % count)];
            random.Shuffle(ends);
            List<int>[] found = [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
            for (int tries = 0, i = 0; i < ends.Length && tries < 10_000;)
            {
                (int a, int b) = (ends[i], ends[i + 1]);
                if (a != b && !found[a].Contains(b))
                {
                    found[a].Add(b);
                    found[b].Add(a);
                    i += 2;
                    continue;
                }

                int with = random.Next(i, ends.Length);
                (ends[i + 1], ends[with]) = (ends[with], ends[i + 1]);
                tries++;
            }

            if (found.All(list => list.Count == degree))
            {
                return [.. found.Select(list => list.ConvertAll(other => other + first))];
            }
        }
    }
}
