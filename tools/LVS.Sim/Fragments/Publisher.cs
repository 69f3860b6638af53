using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// A guest with the group key, as <c>lvs put</c> is one: comes with fragments, gives them into the swarm's keeping by the node's own
/// exchange, which keeps nothing for others, and goes.
/// </summary>
public sealed class Publisher : Station
{
    private readonly SimWorld world;
    private readonly FragmentSettings settings;
    private readonly IReadOnlyList<Fragment[]> stripes;
    private readonly ulong key;
    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
    private readonly FrameGate gate;
    private FragmentExchange? exchange;
    private long actMs;
    private int seq;

    /// <summary>Makes it, long before it comes.</summary>
    public Publisher(SimWorld world, int index, Shard shard, FragmentSettings settings, IReadOnlyList<Fragment[]> stripes, ulong key)
        : base(index, shard, world.Wire)
    {
        this.world = world;
        this.settings = settings;
        this.stripes = stripes;
        this.key = key;
        gate = new FrameGate(world.SecretsOf(index, 0).Mac) { ReadsStore = true };
        actMs = Math.Max(1, settings.FromMs);
    }

    /// <inheritdoc/>
    public override long DueMs => actMs == long.MaxValue ? long.MaxValue : Math.Min(exchange == null ? long.MaxValue : ArrivalMs, actMs);

    /// <inheritdoc/>
    public override void Arrive(in Arrival arrival)
    {
        if (exchange != null && actMs != long.MaxValue)
        {
            base.Arrive(arrival);
        }
    }

    /// <inheritdoc/>
    public override void Wake(long nowMs)
    {
        exchange ??= Come(nowMs);
        for (int size = Receive(frame, nowMs, out int path); size > 0; size = Receive(frame, nowMs, out path))
        {
            if (gate.Open(frame, size, path, 0, FrameGate.AnyMinute, Self, 0, seq) == Outcome.Done
                && gate.Letter.Kind is >= FrameKind.Digest and <= FrameKind.Proof)
            {
                exchange.Hear(gate.Letter, nowMs);
            }
        }

        if (nowMs >= settings.FromMs + settings.ForMs)
        {
            actMs = long.MaxValue;
            Forget();
            return;
        }

        if (nowMs >= exchange.SpeakAtMs && exchange.Tick(nowMs))
        {
            Put(frame, gate.Seal(exchange.Said, world.Minute, Self, seq, frame), -1);
            seq++;
        }

        actMs = Math.Max(exchange.DueAtMs, exchange.SpeakAtMs);
    }

    private int Self => (int)Chance.Of(key, 1) | 1;

    private FragmentExchange Come(long nowMs)
    {
        FragmentRing ring = new(stripes.Count * settings.TotalCount);
        FragmentExchange made = new(new FragmentOptions(), ring, Self, 0, (long)(Chance.Of(key, 2) >> 1), nowMs, null!);
        foreach (Fragment[] stripe in stripes)
        {
            Array.ForEach(stripe, fragment => made.Publish(fragment, nowMs));
        }

        return made;
    }
}
