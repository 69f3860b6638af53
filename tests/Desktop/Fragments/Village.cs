using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;

namespace LVS.Tests.Desktop.Fragments;

/// <summary>Exchanges of many nodes on one segment in virtual time, where each listener loses frames on its own.</summary>
internal sealed class Village
{
    public const int StepMs = 10;

    private readonly long[] chance;
    private readonly int lossPercent;
    private readonly byte[] frame = new byte[Limits.FrameSizeMax];
    private int seq;

    public Village(int nodes, int lossPercent, long seed, FragmentOptions? options = null)
    {
        chance = [seed];
        this.lossPercent = lossPercent;
        Options = options ?? new FragmentOptions();
        for (int node = 0; node < nodes; node++)
        {
            Add(Limits.FragmentSlotCount);
        }
    }

    public FragmentOptions Options { get; }

    public List<FragmentExchange> Nodes { get; } = [];

    public List<FragmentRing> Rings { get; } = [];

    public HashSet<int> Dead { get; } = [];

    public long NowMs { get; private set; }

    public long Frames { get; private set; }

    public long Bytes { get; private set; }

    public long[] BytesByKind { get; } = new long[16];

    /// <summary>Adds a node.</summary>
    /// <returns>Its number.</returns>
    public int Add(int capacity)
    {
        FragmentRing ring = new(Math.Max(capacity, Limits.FragmentSlotCount * 2));
        ring = capacity > 0 ? new FragmentRing(capacity) : ring;
        int pseudonym = (int)SeededRandom.Next(chance, 0) | 1;
        Nodes.Add(new FragmentExchange(Options, ring, pseudonym, capacity, (long)SeededRandom.Next(chance, 0), NowMs, null));
        Rings.Add(ring);
        return Nodes.Count - 1;
    }

    public void Run(long ms)
    {
        for (long end = NowMs + ms; NowMs < end;)
        {
            Step();
        }
    }

    /// <summary>Runs until something holds.</summary>
    /// <returns>How long it took in ms, or -1.</returns>
    public long RunUntil(Func<bool> holds, long msMax)
    {
        long start = NowMs;
        while (NowMs - start < msMax)
        {
            if ((NowMs - start) % 200 == 0 && holds())
            {
                return NowMs - start;
            }

            Step();
        }

        return -1;
    }

    /// <summary>Whether all living nodes know the same stripes.</summary>
    public bool Agree()
    {
        int[] first = new int[Digest.BucketCount];
        int[] other = new int[Digest.BucketCount];
        FragmentExchange[] living = [.. Living()];
        living[0].Stripes.Fingerprints(first);
        return living.All(node =>
        {
            node.Stripes.Fingerprints(other);
            return Digest.Differing(first, other) == 0;
        });
    }

    /// <summary>Fragments of a stripe that living nodes with room hold, as bits.</summary>
    public int Held(long stripe)
    {
        int mask = 0;
        for (int node = 0; node < Nodes.Count; node++)
        {
            for (int index = 0; !Dead.Contains(node) && index < Limits.ShareCountMax; index++)
            {
                mask |= Rings[node].SlotOf(stripe, index) >= 0 ? 1 << index : 0;
            }
        }

        return mask;
    }

    private IEnumerable<FragmentExchange> Living() => Nodes.Where((_, node) => !Dead.Contains(node));

    private void Step()
    {
        NowMs += StepMs;
        for (int node = 0; node < Nodes.Count; node++)
        {
            int size = Dead.Contains(node) ? 0 : Nodes[node].Tick(NowMs, frame, 1, ++seq);
            if (size == 0)
            {
                continue;
            }

            Frames++;
            Bytes += size + Limits.MacSize;
            BytesByKind[FrameHeader.KindOf(frame)] += size + Limits.MacSize;
            for (int other = 0; other < Nodes.Count; other++)
            {
                if (other != node && !Dead.Contains(other) && SeededRandom.Below(chance, 0, 100) >= lossPercent)
                {
                    Outcome outcome = Nodes[other].Hear(frame, size, NowMs);
                    Check.That(outcome == Outcome.Done, "a frame of ours was refused");
                }
            }
        }
    }
}
