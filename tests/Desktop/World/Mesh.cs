using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Shared;

namespace LVS.Tests.Desktop.World;

/// <summary>
/// Many nodes on a random regular graph of radio links, ticked in equal steps; four steps are a cycle of one diff per node.
/// </summary>
internal sealed class Mesh
{
    private const int TurnsMax = 20;

    private readonly MicroNode[] nodes;
    private readonly Port[] ports;
    private readonly int stepMs;

    public Mesh(int nodeCount, int degree, long seed, NodeOptions options, Func<int, long> floatOf, Func<int, int> weightOf)
    {
        stepMs = options.EmitIntervalMsMin / 4;
        Segment = new Segment(seed);
        Memory = new NodeMemory(nodeCount);
        nodes = new MicroNode[nodeCount];
        ports = [.. Enumerable.Range(0, nodeCount).Select(_ => Segment.Join())];
        Segment.Reach = Regular(nodeCount, degree, seed);
        SimpleMac mac = new(1);
        for (int i = 0; i < nodeCount; i++)
        {
            nodes[i] = new MicroNode(options, Memory, i, SimpleSecrets.Of(mac, (seed * 1_000_003) + i), ports[i], new MemoryVault());
            nodes[i].Boot(0, (seed * 1_000_003) + i, floatOf(i) * 8, weightOf(i), -1);
        }
    }

    public Segment Segment { get; }

    public NodeMemory Memory { get; }

    public IReadOnlyList<MicroNode> Nodes => nodes;

    public long NowMs { get; private set; }

    public void Cycle()
    {
        for (int step = 0; step < 4; step++)
        {
            NowMs += stepMs;
            for (int i = 0; i < nodes.Length; i++)
            {
                nodes[i].Tick(NowMs);

                // While a key is being agreed on, a node wants its next turn at once.
                for (int turns = 0; turns < TurnsMax && nodes[i].IsAgreeing; turns++)
                {
                    nodes[i].Tick(NowMs);
                }
            }
        }
    }

    /// <summary>Sum of squared distances of floats from the mean: the V of the contraction.</summary>
    public double Variance()
    {
        double mean = Memory.Edges.FloatOf.Average();
        return Memory.Edges.FloatOf.Sum(amount => (amount - mean) * (amount - mean));
    }

    /// <summary>Half as many random rings through all nodes as the degree says.</summary>
    private static int[][] Regular(int nodeCount, int degree, long seed)
    {
        long[] chance = [seed];
        HashSet<int>[] links = [.. Enumerable.Range(0, nodeCount).Select(_ => new HashSet<int>())];
        for (int ring = 0; ring < degree / 2; ring++)
        {
            int[] order = [.. Enumerable.Range(0, nodeCount)];
            for (int i = nodeCount - 1; i > 0; i--)
            {
                int j = (int)SeededRandom.Below(chance, 0, i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }

            for (int i = 0; i < nodeCount; i++)
            {
                int next = order[(i + 1) % nodeCount];
                links[order[i]].Add(next);
                links[next].Add(order[i]);
            }
        }

        return [.. links.Select(set => set.ToArray())];
    }
}
