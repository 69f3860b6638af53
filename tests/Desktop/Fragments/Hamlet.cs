using System;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;
using LVS.Tests.Shared;

namespace LVS.Tests.Desktop.Fragments;

/// <summary>Whole nodes, ledger and fragments, on one segment in virtual time. Any of them can lose all it has.</summary>
internal sealed class Hamlet
{
    private const int StepMs = 10;

    private readonly SimpleMac mac = new(1);
    private readonly MicroNode?[] nodes;
    private readonly Port[] ports;
    private readonly long[] chance;
    private readonly long[] earned;
    private readonly NodeOptions nodeOptions;

    public Hamlet(int count, int lossPercent, long seed, NodeOptions? nodeOptions = null)
    {
        this.nodeOptions = nodeOptions ?? new NodeOptions();
        chance = [seed];
        Segment = new Segment(seed) { LossPercent = lossPercent, DelayMsMax = 20 };
        Memory = new NodeMemory(count);
        nodes = new MicroNode?[count];
        ports = [.. Enumerable.Range(0, count).Select(_ => Segment.Join())];
        Vaults = [.. Enumerable.Range(0, count).Select(_ => new MemoryVault())];
        earned = [.. Enumerable.Range(0, count).Select(_ => 8 * (1_000_000 + SeededRandom.Below(chance, 0, 40_000_000)))];
        for (int node = 0; node < count; node++)
        {
            Boot(node);
        }
    }

    public FragmentOptions Options { get; } = new() { LedgerDelayMs = 2000, LedgerIntervalMs = 4000, AuditIntervalMs = 10_000 };

    public Segment Segment { get; }

    public NodeMemory Memory { get; }

    public MemoryVault[] Vaults { get; }

    public long NowMs { get; private set; }

    public MicroNode Node(int node) => nodes[node]!;

    public void Run(long ms, Action? afterStep = null)
    {
        for (long end = NowMs + ms; NowMs < end;)
        {
            NowMs += StepMs;
            foreach (MicroNode? node in nodes)
            {
                node?.Tick(NowMs);
            }

            afterStep?.Invoke();
        }
    }

    /// <summary>Takes a node away for good.</summary>
    public void Kill(int node)
    {
        nodes[node] = null;
        ports[node].DeafUntilMs = long.MaxValue;
        ports[node].Forget();
    }

    /// <summary>Power, RAM, ledger and fragments of a node are gone.</summary>
    public void Wipe(int node)
    {
        nodes[node] = null;
        Vaults[node] = new MemoryVault();
        ports[node].Forget();
        foreach (Array array in new Array[] { Memory.Edges.PseudonymOf, Memory.Edges.WeightOf, Memory.Edges.TagLastOf,
            Memory.Life.SeqLastOf, Memory.Life.SeqReservedOf, Memory.Edges.EarnedOf, Memory.Edges.FloatOf })
        {
            Array.Clear(array, node, 1);
        }

        foreach (Array array in new Array[]
        {
            Memory.Edges.PeerOf, Memory.Edges.OwnTagOf, Memory.Edges.PeerTagOf, Memory.Edges.SlotFlagsOf, Memory.Edges.PeerSeqOf,
                Memory.Edges.AbsentCountOf,
            Memory.Edges.SentOf, Memory.Edges.CreditedOf, Memory.Edges.PeerCreditedOf,
        })
        {
            Array.Clear(array, node * Limits.SlotCount, Limits.SlotCount);
        }
    }

    /// <summary>What a wiped node does first, on a port of its own, while the others go on.</summary>
    /// <param name="node">The node.</param>
    /// <param name="secretOf">Whose secret it has.</param>
    /// <param name="record">The ledger, when it was found.</param>
    /// <param name="meanwhile">Done before every turn of it.</param>
    public int Rescue(int node, int secretOf, out byte[] record, Action? meanwhile = null)
    {
        LedgerRescue rescue = new(mac, Secret(secretOf), 1, 1000 + node, ports[node], LedgerRescue.ListenMs(250, 6), NowMs);
        int state = LedgerRescue.Running;
        while (state == LedgerRescue.Running)
        {
            meanwhile?.Invoke();
            Run(StepMs);
            state = rescue.Tick(NowMs);
        }

        record = new byte[Limits.LedgerRecordSize];
        if (state == LedgerRescue.Found)
        {
            rescue.Take(record);
        }

        return state;
    }

    public bool Boot(int node)
    {
        MicroNode booted = new(nodeOptions, Memory, node, mac, ports[node], Vaults[node]);
        bool restored = booted.Boot(NowMs, (long)SeededRandom.Next(chance, 0), earned[node], 256);
        booted.Fragments =
            new FragmentKeeper(Options, new FragmentRing(Limits.FragmentSlotCount), null, booted.Ledger.Pseudonym, 7919 + node, NowMs,
            booted.ProofJudge);
        booted.Fragments.TellLedger(mac, Secret(node), NowMs);
        nodes[node] = booted;
        return restored;
    }

    /// <summary>Versions of a node's ledger that any other holds fragments of, with how many.</summary>
    public int HeldOfLedger(int node)
    {
        long stripe = LedgerSnapshot.NameOf(mac, Secret(node));
        int mask = 0;
        for (int other = 0; other < nodes.Length; other++)
        {
            for (int index = 0; other != node && nodes[other] != null && index < LedgerSnapshot.TotalCount; index++)
            {
                mask |= nodes[other]!.Fragments.Ring.SlotOf(stripe, index) >= 0 ? 1 << index : 0;
            }
        }

        return int.PopCount(mask);
    }

    private static long Secret(int node) => Mixer.Mix(4242 + node);
}
