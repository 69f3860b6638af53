using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Sim;

namespace LVS.Bench;

/// <summary>
/// Exchanges of many nodes on one segment in virtual time, where each listener loses frames on its own: the board's own source, from one
/// seed. For what takes hours, and for what must be counted.
/// </summary>
public sealed class FragmentWorld
{
    private const long Minute = 1_000_000;

    private readonly long[] chance;
    private readonly int lossPercent;
    private readonly byte[] frame = new byte[Limits.FrameSizeMax];
    private readonly List<int> pseudonyms = [];
    private readonly FrameGate gate = new(new NoMac()) { ReadsStore = true };
    private readonly List<long> dueAtMs = [];
    private int seq;

    /// <summary>Makes a swarm of nodes with a board's room.</summary>
    /// <param name="nodes">How many.</param>
    /// <param name="lossPercent">Frames that each listener loses, 0..100 %.</param>
    /// <param name="seed">Seed of all chance.</param>
    /// <param name="options">How they behave; null for the defaults.</param>
    public FragmentWorld(int nodes, int lossPercent, long seed, FragmentOptions? options = null)
    {
        chance = [seed];
        this.lossPercent = lossPercent;
        Options = options ?? new FragmentOptions();
        for (int node = 0; node < nodes; node++)
        {
            Add(Limits.FragmentSlotCount);
        }
    }

    /// <summary>How the nodes behave.</summary>
    public FragmentOptions Options { get; }

    /// <summary>The nodes' exchanges.</summary>
    public List<FragmentExchange> Nodes { get; } = [];

    /// <summary>The nodes' rings.</summary>
    public List<FragmentRing> Rings { get; } = [];

    /// <summary>Nodes that neither speak nor hear.</summary>
    public HashSet<int> Dead { get; } = [];

    /// <summary>Virtual time.</summary>
    public long NowMs { get; private set; }

    /// <summary>Frames said.</summary>
    public long Frames { get; private set; }

    /// <summary>Bytes of them.</summary>
    public long Bytes { get; private set; }

    /// <summary>Bytes by <see cref="FrameKind"/>.</summary>
    public long[] BytesByKind { get; } = new long[16];

    /// <summary>Fragments that were re-created.</summary>
    public int RecreatedCount => Nodes.Sum(node => node.Repair.RecreatedCount) + recreatedBefore;

    private int recreatedBefore;

    /// <summary>Adds a node.</summary>
    /// <param name="capacity">Its room; 0 for one that keeps nothing but what it publishes.</param>
    /// <returns>Its number.</returns>
    public int Add(int capacity)
    {
        Nodes.Add(null!);
        Rings.Add(null!);
        pseudonyms.Add(0);
        dueAtMs.Add(0);
        Begin(Nodes.Count - 1, capacity);
        return Nodes.Count - 1;
    }

    /// <summary>Takes a node with all its fragments away and puts a new, empty one in its place.</summary>
    public void Replace(int node)
    {
        recreatedBefore += Nodes[node].Repair.RecreatedCount;
        Dead.Remove(node);
        Begin(node, Limits.FragmentSlotCount);
    }

    /// <summary>Lets time pass.</summary>
    public void Run(long ms)
    {
        for (long end = NowMs + ms; NowMs < end;)
        {
            Step(end);
        }
    }

    /// <summary>Runs until something holds.</summary>
    /// <returns>How long it took in ms, or -1.</returns>
    public long RunUntil(Func<bool> holds, long msMax)
    {
        long start = NowMs;
        while (NowMs - start < msMax)
        {
            if (holds())
            {
                return NowMs - start;
            }

            Run(200);
        }

        return -1;
    }

    /// <summary>Whether all living nodes know the same stripes.</summary>
    public bool Agree()
    {
        int[] first = new int[Digest.BucketCount];
        int[] other = new int[Digest.BucketCount];
        FragmentExchange[] living = [.. Nodes.Where((_, node) => !Dead.Contains(node))];
        living[0].Stripes.Fingerprints(first);
        return living.All(node =>
        {
            node.Stripes.Fingerprints(other);
            return Digest.Differing(first, other) == 0;
        });
    }

    /// <summary>Fragments of a stripe that living nodes hold, as bits.</summary>
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

    /// <summary>Stripes of noise, published by a node that comes for it.</summary>
    /// <param name="stripeCount">How many.</param>
    /// <param name="dataCount">k.</param>
    /// <param name="totalCount">n.</param>
    /// <param name="fragments">All fragments, to compare with.</param>
    /// <returns>The publisher's number.</returns>
    public int Publish(int stripeCount, int dataCount, int totalCount, out List<Fragment> fragments)
    {
        int publisher = Add(0);
        fragments = [];
        for (int stripe = 1; stripe <= stripeCount; stripe++)
        {
            foreach (Fragment fragment in NoiseStripe.Make(stripe, dataCount, totalCount, Limits.FragmentSizeMax))
            {
                fragments.Add(fragment);
                Nodes[publisher].Publish(fragment, NowMs);
            }
        }

        dueAtMs[publisher] = NowMs;
        return publisher;
    }

    /// <summary>A number below a bound, from the world's chance.</summary>
    public int Draw(int below) => (int)SeededRandom.Below(chance, 0, below);

    private void Begin(int node, int capacity)
    {
        // Who keeps none needs room for what it publishes.
        FragmentRing ring = new(capacity > 0 ? capacity : 400);
        int pseudonym = (int)SeededRandom.Next(chance, 0) | 1;
        Rings[node] = ring;
        pseudonyms[node] = pseudonym;
        Nodes[node] = new FragmentExchange(Options, ring, pseudonym, capacity, (long)SeededRandom.Next(chance, 0), NowMs, null);
        dueAtMs[node] = NowMs;
    }

    private void Step(long endMs)
    {
        int next = -1;
        for (int node = 0; node < Nodes.Count; node++)
        {
            if (!Dead.Contains(node) && (next < 0 || dueAtMs[node] < dueAtMs[next]))
            {
                next = node;
            }
        }

        if (next < 0 || dueAtMs[next] > endMs)
        {
            NowMs = endMs;
            return;
        }

        NowMs = Math.Max(NowMs, dueAtMs[next]);
        bool says = Nodes[next].Tick(NowMs);
        seq++;
        dueAtMs[next] = Math.Max(Nodes[next].DueAtMs, NowMs + 1);
        if (!says)
        {
            return;
        }

        int size = gate.Seal(Nodes[next].Said, Minute, pseudonyms[next], seq, frame);
        Check.That(gate.Open(frame, size, 0, Minute, Minute, 0, 0, 0) == Outcome.Done, "a frame of ours was refused");
        Frames++;
        Bytes += size;
        BytesByKind[gate.Letter.Kind] += size;
        for (int other = 0; other < Nodes.Count; other++)
        {
            if (other != next && !Dead.Contains(other) && Draw(100) >= lossPercent)
            {
                Nodes[other].Hear(gate.Letter, NowMs);
                dueAtMs[other] = Math.Min(dueAtMs[other], NowMs + 1);
            }
        }
    }

    /// <summary>A bench has no forgers, so every frame is authentic.</summary>
    private sealed class NoMac : IMac
    {
        public void Compute(byte[] frame, int size, byte[] mac) => Array.Clear(mac);
    }
}
