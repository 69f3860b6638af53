using System;

using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>A station that has the swarm key, hears what it can and sends what it likes, every few hundred milliseconds.</summary>
public abstract class Intruder : Station
{
    private readonly byte[] heard = new byte[Limits.FrameSizeMax + 1];
    private readonly FrameGate gate;
    private readonly IntruderGroup group;
    private readonly ulong key;
    private long actMs;
    private int acts;

    /// <summary>Makes the intruder.</summary>
    protected Intruder(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
        : base(index, shard, world.Wire)
    {
        World = world;
        this.group = group;
        this.key = key;
        Secrets = world.SecretsOf(index, 0);
        gate = new FrameGate(Secrets.Mac);
        FromMs = group.FromMs;
        actMs = Math.Max(1, FromMs);
    }

    /// <inheritdoc/>
    public override long DueMs => actMs == long.MaxValue ? long.MaxValue : Math.Min(ArrivalMs, actMs);

    /// <summary>When it begins, in ms.</summary>
    protected long FromMs { get; private set; }

    /// <summary>The world.</summary>
    protected SimWorld World { get; }

    /// <summary>The swarm's minute by a true clock, now.</summary>
    protected long Minute => World.MinuteAt(Shard.NowMs);

    /// <summary>Its source of keys and hashes.</summary>
    protected SwarmSecrets Secrets { get; }

    /// <summary>A diff to build what it sends.</summary>
    protected Diff Draft { get; } = new();

    /// <summary>Opens what it hears, and seals what it sends.</summary>
    protected FrameGate Gate => gate;

    /// <summary>Buffer for its next frame.</summary>
    protected byte[] Frame { get; } = new byte[512];

    /// <summary>Mean time between two acts.</summary>
    protected virtual int PaceMs => 400;

    /// <inheritdoc/>
    public override void Wake(long nowMs)
    {
        for (int size = Receive(heard, nowMs, out _); size > 0; size = Receive(heard, nowMs, out _))
        {
            HearFrame(heard, size);
            if (gate.Look(heard, size) != Outcome.Done)
            {
                continue;
            }

            if (gate.Letter.Kind is FrameKind.Diff or FrameKind.Hello)
            {
                Hear(gate);
            }
            else if (StoreFrame.Has(gate.Letter.Kind))
            {
                HearStore(gate.Letter, nowMs);
            }
        }

        if (nowMs >= actMs)
        {
            Act(nowMs);
            actMs = nowMs + (PaceMs / 2) + Below(PaceMs);
            if (actMs >= group.UntilMs)
            {
                actMs = long.MaxValue;
                Forget();
            }
        }
    }

    /// <summary>Makes an intruder that has not begun begin now.</summary>
    public void Come(long nowMs)
    {
        if (acts == 0 && actMs > nowMs)
        {
            FromMs = nowMs;
            actMs = nowMs;
            Shard.Schedule(this);
        }
    }

    /// <inheritdoc/>
    public override void Arrive(in Arrival arrival)
    {
        if (actMs != long.MaxValue)
        {
            base.Arrive(arrival);
        }
    }

    /// <summary>A pseudo-random number in [0, bound), different each time.</summary>
    protected int Below(int bound) => Chance.Below(Chance.Of(key, acts++), bound);

    /// <summary>64 pseudo-random bits, different each time.</summary>
    protected ulong Draw() => Chance.Of(key, acts++);

    /// <summary>A name with a key pair of its own.</summary>
    /// <param name="contactsMax">Most neighbours that it takes.</param>
    protected Persona NewPersona(int contactsMax = Limits.SlotCount) =>
        new(Secrets, (int)(Minute / Limits.EpochMinutes), contactsMax);

    /// <summary>A random pseudonym, different each time.</summary>
    protected int DrawPseudonym()
    {
        int drawn = (int)Draw();
        return drawn == 0 ? 1 : drawn;
    }

    /// <summary>Handles a frame of any kind.</summary>
    protected virtual void HearFrame(byte[] frame, int size)
    {
    }

    /// <summary>Handles a frame of the fragment store. Called only where <see cref="Gate"/> reads such frames.</summary>
    protected virtual void HearStore(Letter letter, long nowMs)
    {
    }

    /// <summary>Handles a diff or a hello.</summary>
    /// <param name="gate">The gate that has opened it.</param>
    protected abstract void Hear(FrameGate gate);

    /// <summary>Acts; called at its pace.</summary>
    protected abstract void Act(long nowMs);

    /// <summary>Seals the frame in <see cref="Frame"/>.</summary>
    /// <returns>Bytes of the frame.</returns>
    protected int Sign(int size) => gate.Seal(Frame, size);

    /// <summary>Seals and sends the draft.</summary>
    /// <param name="persona">The persona that sends it.</param>
    /// <param name="only">The only receiver, or -1 for all.</param>
    /// <param name="aheadMinutes">How far ahead of the swarm it claims to be.</param>
    protected void Emit(Persona persona, int only = -1, long aheadMinutes = 0)
    {
        Draft.Flags = 0;
        Draft.Minute = System.Math.Clamp(Minute + aheadMinutes, 0, FrameGate.AnyMinute);
        Draft.Seq = ++persona.Seq;
        Put(Frame, persona.Seal(gate, Draft, Frame), only);
        if (persona.WantsHello)
        {
            Put(Frame, persona.WriteHello(gate, Minute, Frame), -1);
        }
    }
}
