using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Shared;

namespace LVS.Tests.Desktop.World;

/// <summary>Honest nodes that all hear each other, among attackers that hold the swarm key and are heard by all honest nodes.</summary>
internal sealed class Siege
{
    private const int StepMs = 50;

    private readonly NodeOptions options = new() { EmitDoublings = 2 };
    private readonly int honestCount;
    private readonly long[] floats;
    private readonly Segment segment;
    private readonly NodeMemory memory;
    private readonly MicroNode[] nodes;
    private readonly MicroNode[] liars;
    private readonly long[] capMost;
    private readonly int[] capNonce;
    private readonly HashSet<int> honest = [];
    private readonly HashSet<long> honestKeys = [];

    public Siege(int honestCount, int liarCount, LiarKind kind, long seed, int lossPercent)
    {
        this.honestCount = honestCount;
        segment = new Segment(seed) { LossPercent = lossPercent, DelayMsMax = 20 };
        long[] chance = [seed];
        floats = [.. Enumerable.Range(0, honestCount).Select(_ => 1_000_000 + SeededRandom.Below(chance, 0, 99_000_000))];
        memory = new NodeMemory(honestCount);
        Port[] ports = [.. Enumerable.Range(0, honestCount + liarCount).Select(_ => segment.Join())];
        int[] all = [.. Enumerable.Range(0, ports.Length)];
        int[] honestPorts = [.. Enumerable.Range(0, honestCount)];
        segment.Reach = [.. all.Select(i => (i < honestCount ? all : honestPorts).Where(j => j != i).ToArray())];
        SimpleMac mac = new(1);
        byte[] key = new byte[Limits.PublicKeySize];
        nodes = new MicroNode[honestCount];
        liars = new MicroNode[liarCount];
        for (int i = 0; i < honestCount; i++)
        {
            nodes[i] = new MicroNode(options, memory, i, SimpleSecrets.Of(mac, (seed * 7919) + i), ports[i], new MemoryVault());
            nodes[i].Boot(0, (seed * 7919) + i, floats[i] * 8, 256, -1);
            honest.Add(memory.Edges.PseudonymOf[i]);
            memory.Window(i).Pair.CopyPublic(key, 0);
            honestKeys.Add(new PublicNames(mac).Identity(key));
        }

        NodeMemory theirs = new(Math.Max(1, liarCount));
        for (int i = 0; i < liarCount; i++)
        {
            LiarLink link = new(segment, ports[honestCount + i], kind, seed + i, theirs.Window(i));
            liars[i] = new MicroNode(options, theirs, i, SimpleSecrets.Of(mac, (seed * 104_729) + i + 1_000_000), link, new MemoryVault());
            liars[i].Boot(0, (seed * 104_729) + i, kind == LiarKind.Mint ? 1L << 42 : 400_000_000, kind == LiarKind.Mint ? 1 : 1023, -1);
        }

        capMost = new long[honestCount * Limits.SlotCount];
        capNonce = new int[capMost.Length];
    }

    public NodeMemory Memory => memory;

    public IReadOnlyList<MicroNode> Nodes => nodes;

    public long NowMs { get; private set; }

    /// <summary>Largest gain and loss of the honest region seen, each beside the bound at that moment.</summary>
    public long WorstNet { get; private set; }

    public long BoundThen { get; private set; }

    /// <summary>Largest share of the bound that was ever reached, in per mille; above 1000 the bound is broken.</summary>
    public long WorstPerMille { get; private set; }

    public int AttackedEdges { get; private set; }

    /// <summary>Honest neighbours that honest nodes called liars and evicted.</summary>
    public int HonestBanned { get; private set; }

    public void Run(long ms, bool attack)
    {
        for (long end = NowMs + ms; NowMs < end;)
        {
            NowMs += StepMs;
            foreach (MicroNode liar in attack ? liars : [])
            {
                liar.Tick(NowMs);
            }

            foreach (MicroNode node in nodes)
            {
                node.Tick(NowMs);
            }

            Measure();
        }
    }

    public long HonestFloats()
    {
        return memory.Edges.FloatOf.Sum();
    }

    public long HonestBases()
    {
        return floats.Sum();
    }

    private void Measure()
    {
        long net = 0;
        long bound = 0;
        int attacked = 0;
        for (int at = 0; at < capMost.Length; at++)
        {
            if (memory.Edges.PeerOf[at] == 0 || honest.Contains(memory.Edges.PeerOf[at]))
            {
                capNonce[at] = 0;
                continue;
            }

            if (capNonce[at] != memory.Keys.OwnNonceOf[at])
            {
                capNonce[at] = memory.Keys.OwnNonceOf[at];
                capMost[at] = 0;
            }

            capMost[at] = Math.Max(capMost[at], Reach(nodes[at / Limits.SlotCount].Trust, at % Limits.SlotCount));
            net += memory.Edges.CreditedOf[at] - memory.Edges.SentOf[at];
            bound += capMost[at];
            attacked++;
        }

        AttackedEdges = Math.Max(AttackedEdges, attacked);
        if (bound > 0 && Math.Abs(net) * 1000 / bound >= WorstPerMille)
        {
            WorstPerMille = Math.Abs(net) * 1000 / bound;
            WorstNet = net;
            BoundThen = bound;
        }

        HonestBanned = 0;
        for (int i = 0; i < honestCount * Limits.BannedCount; i++)
        {
            HonestBanned += honestKeys.Contains(memory.Names.BannedOf[i]) ? 1 : 0;
        }
    }

    private long Reach(TrustTable trusts, int slot) => options.Drift.CreditCap(trusts.Trust(slot));
}
