using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// The records given to the swarm, and where their fragments are: the fragments of the nodes that run, seen from outside. To be read
/// between windows.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="settings">The records to publish.</param>
public sealed class FragmentStock(SimWorld world, FragmentSettings settings) : Watcher
{
    private readonly SimStore?[] stores =
        [.. world.Nodes.Select(node => node.IsHonest ? new SimStore(node.Vault, Chance.Of(world.NodeKey, node.Index, -1)) : null)];
    private readonly List<double> hours = [];
    private readonly List<double?> converged = [];
    private readonly List<int> spread = [];

    /// <summary>The records to publish.</summary>
    public FragmentSettings Settings => settings;

    /// <summary>All fragments, by stripe.</summary>
    public IReadOnlyList<Fragment[]> Stripes { get; } =
        settings.Make(world.SecretsOf(0, 0).Hash, world.MinuteAt(0) + Limits.KeepMinutesMax - Limits.EpochMinutes);

    /// <summary>Number of all fragments.</summary>
    public int FragmentCount => Stripes.Count * settings.TotalCount;

    /// <summary>Fragments that were re-created.</summary>
    public long RecreatedCount => stores.Sum(store => (long)(store?.RecreatedCount ?? 0));

    /// <summary>The publisher; null before it has joined.</summary>
    public Publisher? Publisher => world.Stations[^1] as Publisher;

    /// <summary>Fragments that honest nodes hold, of any owner.</summary>
    public int HeldCount => world.Nodes.Sum(node => IndexOf(node)?.Count ?? 0);

    /// <summary>Records in which sleeping nodes stored over naps what they know of other members.</summary>
    public int KeepingRecordCount => stores.Sum(store => store?.KeepingRecordCount ?? 0);

    /// <summary>How many times a node found a member that proves but does not serve.</summary>
    public int CaughtCount => stores.Sum(store => store?.Keeper?.CaughtCount ?? 0);

    /// <summary>Bytes on the air about fragments, of all nodes and of the publisher.</summary>
    public long AirByteCount => stores.Sum(store => store?.AirByteCount ?? 0) + world.Stations[^1].BytesSent;

    /// <summary>Energy that all boards have drawn, in uJ; null when their power is not metered.</summary>
    public long? EnergyUj => world.Power.EnergyUj(world.NowMs);

    /// <summary>Times of the samples, in hours.</summary>
    public IReadOnlyList<double> Hours => hours;

    /// <summary>Converged fragments at these times.</summary>
    public IReadOnlyList<double?> Converged => converged;

    /// <summary>The keeper of a node; null while it does not run, and of a liar.</summary>
    public FragmentKeeper? KeeperOf(SimNode node) => stores[node.Index]?.Keeper;

    /// <summary>Whether a node's flash has a fragment, whatever the node's log says.</summary>
    public bool IsOnFlash(SimNode node, long stripe, int index) => stores[node.Index]?.IsOnFlash(stripe, index) ?? false;

    /// <summary>
    /// The fragments that a node holds, also while it sleeps between slots; null while it does neither run nor sleep, and for a liar.
    /// </summary>
    public FragmentIndex? IndexOf(SimNode node) => LogOf(node)?.Index;

    /// <summary>The log of these fragments, likewise.</summary>
    public FragmentLog? LogOf(SimNode node) => node.IsPresent ? stores[node.Index]?.Held : null;

    /// <inheritdoc/>
    public override void Booting(SimNode node, BootPlan plan) => stores[node.Index]?.Begin(
        plan,
        world.Scenario.Power?.Sleep is SleepSettings sleep && sleep.Sleeps(node.Index) ? sleep : null,
        world.Power.MeetingOf(node.Index));

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs) => stores[node.Index]?.Booted(node.Micro!);

    /// <inheritdoc/>
    public override void Cut(SimNode node, long nowMs) => stores[node.Index]?.Cut();

    /// <inheritdoc/>
    public override void Sent(SimNode node, Letter said, int size, long nowMs) => stores[node.Index]?.Sent(said.Kind, size);

    /// <inheritdoc/>
    public override void Sample(long nowMs)
    {
        hours.Add(nowMs / 3_600_000.0);
        converged.Add(ConvergedCount());
    }

    /// <summary>Fragments of a stripe that a node holds, as bits; 0 while it does not run.</summary>
    public int HeldBy(SimNode node, Fragment[] stripe)
    {
        return IndexOf(node)?.MaskOf(stripe[0].Stripe) ?? 0;
    }

    /// <summary>Fragments of a stripe that nodes hold, as bits.</summary>
    public int Held(Fragment[] stripe) => world.Nodes.Aggregate(0, (mask, node) => mask | HeldBy(node, stripe));

    /// <summary>
    /// Fragments of a stripe that have converged: they are held, and spread as placement requires. No member counts for more of them than
    /// its share, which is one where there are at least n members. Any choice of members is accepted.
    /// </summary>
    public int ConvergedOf(Fragment[] stripe)
    {
        spread.Clear();
        int members = 0;
        foreach (SimNode node in world.Nodes)
        {
            members += IndexOf(node) == null ? 0 : 1;
            int mask = HeldBy(node, stripe);
            if (mask != 0)
            {
                spread.Add(mask);
            }
        }

        int share = members == 0 ? 0 : (stripe.Length + members - 1) / members;
        return FragmentMatching.Most(spread, stripe.Length, share);
    }

    /// <summary>Converged fragments of all stripes.</summary>
    public int ConvergedCount() => Stripes.Sum(ConvergedOf);

    /// <summary>Whether a node's fragment is what was published; one that its flash gives back no more it lets go, and is right.</summary>
    public static bool IsRight(FragmentLog log, int slot, Fragment[] stripe, Fragment scratch)
    {
        if (!log.Read(slot, scratch))
        {
            return true;
        }

        Fragment published = stripe[scratch.Index];
        return scratch.Size == published.Size && scratch.Path.AsSpan().SequenceEqual(published.Path)
            && scratch.Bytes.AsSpan(0, scratch.Size).SequenceEqual(published.Bytes.AsSpan(0, published.Size));
    }
}
