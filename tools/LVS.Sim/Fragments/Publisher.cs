using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>A guest with the group key, like <c>lvs put</c>: it comes with fragments, gives them to the swarm, and goes.</summary>
public sealed class Publisher : Station
{
    private readonly SimWorld world;
    private readonly FragmentSettings settings;
    private readonly IReadOnlyList<Fragment[]> stripes;
    private readonly ulong key;
    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
    private readonly FrameGate gate;
    private readonly IHmac hash;
    private StripeGiver? giver;
    private long actMs;
    private int seq;
    private int heardGuest;

    /// <summary>Makes the publisher, long before it comes.</summary>
    public Publisher(SimWorld world, int index, Shard shard, FragmentSettings settings, IReadOnlyList<Fragment[]> stripes, ulong key)
        : base(index, shard, world.Wire)
    {
        this.world = world;
        this.settings = settings;
        this.stripes = stripes;
        this.key = key;
        SwarmSecrets secrets = world.SecretsOf(index, 0);
        hash = secrets.Hash;
        gate = new FrameGate(secrets.Mac) { ReadsStore = true };
        actMs = Math.Max(1, settings.FromMs);
    }

    /// <summary>Fragments that were proved to it; 0 before it came.</summary>
    public int ProvedCount => giver?.ProvedCount ?? 0;

    /// <summary>Members that proved fragments but did not serve them.</summary>
    public int CaughtCount => giver?.CaughtCount ?? 0;

    /// <inheritdoc/>
    public override long DueMs => actMs == long.MaxValue ? long.MaxValue : Math.Min(giver == null ? long.MaxValue : ArrivalMs, actMs);

    /// <inheritdoc/>
    public override void Arrive(in Arrival arrival)
    {
        if (giver != null && actMs != long.MaxValue)
        {
            base.Arrive(arrival);
        }
    }

    /// <inheritdoc/>
    public override void Wake(long nowMs)
    {
        giver ??= new StripeGiver(stripes.SelectMany(stripe => stripe), hash, Self);
        for (int size = Receive(frame, nowMs, out int path); size > 0; size = Receive(frame, nowMs, out path))
        {
            if (gate.Open(frame, size, path, 0, FrameGate.AnyMinute, Self, 0, seq) != Outcome.Done)
            {
                continue;
            }

            giver.Notice(gate.Letter.Sender, nowMs);
            if (StoreFrame.Has(gate.Letter.Kind))
            {
                giver.Hear(gate.Letter.Store, gate.Letter.Sender, nowMs);
            }
        }

        if (nowMs >= settings.FromMs + settings.ForMs)
        {
            actMs = long.MaxValue;
            Forget();
            return;
        }

        if (giver.Tick(nowMs, seq + 1))
        {
            heardGuest = giver.SaidSender;
            Put(frame, gate.Seal(giver.Said, world.MinuteAt(nowMs), giver.SaidSender, ++seq, frame), -1,
                world.Wire.IsBroker ? BrokerPlace.Of(giver.Said) : null);
        }

        actMs = giver.DueAtMs(nowMs);
    }

    /// <inheritdoc/>
    public override bool Listens(BrokerPlace place) => giver != null && actMs != long.MaxValue
        && (place.Target == 0 || place.Target == Self || place.Target == heardGuest);

    private int Self => (int)Chance.Of(key, 1) | 1;
}
