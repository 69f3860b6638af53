using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Sim;

namespace LVS.Bench;

/// <summary>
/// Runs the node's own source on many nodes in virtual time, in equal steps, four to a cycle. Each listener loses frames independently. All
/// chance comes from one seed. It measures the drift only; the simulator has the hazards.
/// </summary>
public sealed class DriftMesh
{
    /// <summary>Imin, and so a cycle of one diff per node.</summary>
    public const int CycleMs = 250;

    private readonly MicroNode?[] nodes;
    private readonly DriftLink[] links;
    private readonly int[][]? reach;
    private readonly long[] chance;
    private readonly NodeOptions options;
    private readonly SimMac mac = new(1);
    private readonly int lossPercent;
    private readonly long seed;

    /// <summary>Makes a swarm in which every node boots at once.</summary>
    /// <param name="nodeCount">Radio neighbours of each node, an even number; 0 when every node hears every other.</param>
    /// <param name="degree">Radio neighbours of a node, even; 0 when all hear all.</param>
    /// <param name="lossPercent">Frames that each listener loses.</param>
    /// <param name="seed">Seed of all chance.</param>
    /// <param name="options">How nodes behave.</param>
    /// <param name="lateCount">How many of the last nodes do not boot yet.</param>
    public DriftMesh(int nodeCount, int degree, int lossPercent, long seed, NodeOptions options, int lateCount = 0)
    {
        this.options = options;
        this.lossPercent = lossPercent;
        this.seed = seed;
        chance = [seed];
        Memory = new NodeMemory(nodeCount);
        nodes = new MicroNode?[nodeCount];
        links = [.. Enumerable.Range(0, nodeCount).Select(i => new DriftLink(this, i))];
        reach = degree > 0 ? Regular(nodeCount, degree) : null;
        for (int i = 0; i < nodeCount - lateCount; i++)
        {
            Boot(i, 1_000_000 + SeededRandom.Below(chance, 0, 99_000_000), 256);
        }
    }

    /// <summary>All ledgers.</summary>
    public NodeMemory Memory { get; }

    /// <summary>Virtual time.</summary>
    public long NowMs { get; private set; }

    /// <summary>Sum of the floats that the nodes were born with. Floats and value in flight must add up to it.</summary>
    public long BornUvu { get; private set; }

    /// <summary>Nodes that run.</summary>
    public IEnumerable<MicroNode> Running => nodes.OfType<MicroNode>();

    /// <summary>Creates a node.</summary>
    public void Boot(int index, long floatUvu, int weight)
    {
        BootPlan plan = new()
        {
            Options = options,
            Memory = Memory,
            NodeIndex = index,
            Secrets = new(mac, new SimHash(), new SimAgreement(), new SimKeySource(Chance.Of((ulong)seed, index))),
            Link = links[index],
            Vault = new RamVault(),
            NowMs = NowMs,
            Seed = (seed * 1_000_003) + index,
            EarnedUvu = floatUvu * 8,
            Weight = weight,
        };
        nodes[index] = NodeBoot.Run(plan, out _);
        BornUvu += floatUvu;
    }

    /// <summary>Lets one cycle pass.</summary>
    /// <param name="steps">Steps of it, 1..4.</param>
    public void Cycle(int steps = 4)
    {
        for (int step = 0; step < steps; step++)
        {
            NowMs += CycleMs / steps;
            for (int i = 0; i < nodes.Length; i++)
            {
                if (nodes[i] is not MicroNode node)
                {
                    continue;
                }

                do
                {
                    node.Tick(NowMs);
                }
                while (links[i].HasFrames);
            }
        }
    }

    /// <summary>Sum of a counter over all nodes.</summary>
    public long Total(int counter) => Running.Sum(node => (long)node.Counters.Get(counter));

    /// <summary>Ends of edges that both ends agree on.</summary>
    public int MutualEnds() => Memory.Edges.SlotFlagsOf.Count(flags => (flags & EdgeTable.SlotMutual) != 0);

    /// <summary>The largest float of a running node less the smallest.</summary>
    public long SpreadUvu()
    {
        long least = long.MaxValue;
        long most = long.MinValue;
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] != null)
            {
                least = Math.Min(least, Memory.Edges.FloatOf[i]);
                most = Math.Max(most, Memory.Edges.FloatOf[i]);
            }
        }

        return most - least;
    }

    /// <summary>
    /// Floats, plus value in flight, plus what unmatched ends of edges still return, less what the nodes were born with. Anything but 0
    /// means that value was made or lost.
    /// </summary>
    public long ErrorUvu()
    {
        Dictionary<int, int> places = [];
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] != null)
            {
                places.Add(Memory.Edges.PseudonymOf[i], i);
            }
        }

        long sum = 0;
        for (int i = 0; i < nodes.Length; i++)
        {
            sum += Memory.Edges.FloatOf[i];
            for (int at = i * Limits.SlotCount; at < (i + 1) * Limits.SlotCount; at++)
            {
                // On a matched edge, what one end sent less what the other end credited is in flight. An unmatched end returns its whole
                // net flow.
                int other = Memory.Edges.PeerOf[at] != 0 && places.TryGetValue(Memory.Edges.PeerOf[at], out int peer)
                    ? Match(i, at, peer) : -1;
                sum += Memory.Edges.SentOf[at] - (other >= 0 ? Memory.Edges.CreditedOf[other] : Memory.Edges.CreditedOf[at]);
            }
        }

        return sum - BornUvu;
    }

    /// <summary>Pairs of nodes joined by an edge that both ends agree on, as lists of neighbours.</summary>
    public int[][] Overlay()
    {
        Dictionary<int, int> places = Enumerable.Range(0, nodes.Length).ToDictionary(i => Memory.Edges.PseudonymOf[i]);
        return [.. Enumerable.Range(0, nodes.Length).Select(i => Enumerable.Range(i * Limits.SlotCount, Limits.SlotCount)
            .Where(at => (Memory.Edges.SlotFlagsOf[at] & EdgeTable.SlotMutual) != 0 && places.ContainsKey(Memory.Edges.PeerOf[at])
                && Match(i, at, places[Memory.Edges.PeerOf[at]]) >= 0)
            .Select(at => places[Memory.Edges.PeerOf[at]]).ToArray())];
    }

    internal void Spread(int from, byte[] frame)
    {
        int count = reach == null ? nodes.Length : reach[from].Length;
        for (int i = 0; i < count; i++)
        {
            int to = reach == null ? i : reach[from][i];
            if (to != from && nodes[to] != null && (lossPercent == 0 || SeededRandom.Below(chance, 0, 100) >= lossPercent))
            {
                links[to].Arrive(frame);
            }
        }
    }

    private int Match(int node, int at, int peer)
    {
        for (int other = peer * Limits.SlotCount; other < (peer + 1) * Limits.SlotCount; other++)
        {
            if (Memory.Edges.PeerOf[other] == Memory.Edges.PseudonymOf[node]
                && Memory.Keys.OwnNonceOf[other] == Memory.Keys.PeerNonceOf[at]
                && Memory.Keys.PeerNonceOf[other] == Memory.Keys.OwnNonceOf[at])
            {
                return other;
            }
        }

        return -1;
    }

    /// <summary>The union of random rings through all nodes, half as many rings as the degree.</summary>
    private int[][] Regular(int nodeCount, int degree)
    {
        HashSet<int>[] near = [.. Enumerable.Range(0, nodeCount).Select(_ => new HashSet<int>())];
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
                near[order[i]].Add(order[(i + 1) % nodeCount]);
                near[order[(i + 1) % nodeCount]].Add(order[i]);
            }
        }

        return [.. near.Select(set => set.Order().ToArray())];
    }
}
