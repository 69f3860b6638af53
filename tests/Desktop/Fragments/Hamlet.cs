using System;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;
using LVS.Tests.Shared;

namespace LVS.Tests.Desktop.Fragments;

/// <summary>Whole nodes, ledger and fragments, on one segment in virtual time.</summary>
internal sealed class Hamlet
{
    private const int StepMs = 10;

    private readonly SimpleMac mac = new(1);
    private readonly MicroNode?[] nodes;
    private readonly Port[] ports;
    private readonly long[] chance;
    private readonly MemoryFlash[] flashes;
    private readonly long[] earned;
    private readonly NodeOptions nodeOptions;

    public Hamlet(int count, int lossPercent, long seed, NodeOptions? nodeOptions = null)
    {
        this.nodeOptions = nodeOptions ?? new NodeOptions();
        chance = [seed];
        Segment = new Segment(seed) { LossPercent = lossPercent, DelayMsMax = 20 };
        Memory = new NodeMemory(count);
        nodes = new MicroNode?[count];
        flashes = [.. Enumerable.Range(0, count).Select(_ => new MemoryFlash(Limits.FlashSegmentCount, Limits.FlashSegmentSize))];
        ports = [.. Enumerable.Range(0, count).Select(_ => Segment.Join())];
        Vaults = [.. Enumerable.Range(0, count).Select(_ => new MemoryVault())];
        earned = [.. Enumerable.Range(0, count).Select(_ => 8 * (1_000_000 + SeededRandom.Below(chance, 0, 40_000_000)))];
        for (int node = 0; node < count; node++)
        {
            Boot(node);
        }
    }

    public FragmentOptions Options { get; } = new() { AuditSecondsMin = 10, AuditSecondsMax = 60, PatienceSeconds = 30 };

    public Segment Segment { get; }

    /// <summary>What names stripes here.</summary>
    public IHmac Hash => SimpleSecrets.Of(mac, 1).Hash;

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

    public bool Boot(int node)
    {
        MicroNode booted =
            new(nodeOptions, Memory, node, SimpleSecrets.Of(mac, (long)SeededRandom.Next(chance, 0)), ports[node], Vaults[node]);
        bool restored = booted.Boot(NowMs, (long)SeededRandom.Next(chance, 0), earned[node], 256, -1);
        SwarmSecrets secrets = SimpleSecrets.Of(mac, 1);
        FragmentLog log = new(secrets.Hash, new FragmentIndex(Limits.FragmentSlotCount), flashes[node], Limits.FlashSegmentCount,
            Limits.FlashSegmentSize);
        log.Open();
        booted.Fragments = new FragmentKeeper(
            Options, log, secrets.Hash, booted.Clock, booted.Ledger, booted.Ledger.Pseudonym, 7919 + node, NowMs);
        nodes[node] = booted;
        return restored;
    }
}
