using System;

using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>A station that has the group key, hears what it can and sends what it likes, every few hundred milliseconds.</summary>
public abstract class Intruder : Station
{
    private readonly byte[] heard = new byte[Limits.FrameSizeMax + 1];
    private readonly FrameGate gate;
    private readonly IntruderGroup group;
    private readonly ulong key;
    private long actMs;
    private int acts;

    /// <summary>Makes it.</summary>
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

    /// <summary>What its secrets are made with.</summary>
    protected SwarmSecrets Secrets { get; }

    /// <summary>For what it sends.</summary>
    protected Diff Draft { get; } = new();

    /// <summary>Opens what it hears, and signs what it sends.</summary>
    protected FrameGate Gate => gate;

    /// <summary>Its next frame.</summary>
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

    /// <summary>Lets an intruder that has not begun yet begin now.</summary>
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

    /// <summary>A number in [0, bound), another one each time.</summary>
    protected int Below(int bound) => Chance.Below(Chance.Of(key, acts++), bound);

    /// <summary>64 bits, others each time.</summary>
    protected ulong Draw() => Chance.Of(key, acts++);

    /// <summary>A name with a key of its own.</summary>
    /// <param name="contactsMax">Most neighbours that it takes.</param>
    protected Persona NewPersona(int contactsMax = Limits.SlotCount) =>
        new(Secrets, (int)(World.Minute / Limits.EpochMinutes), contactsMax);

    /// <summary>A pseudonym, another one each time.</summary>
    protected int DrawPseudonym()
    {
        int drawn = (int)Draw();
        return drawn == 0 ? 1 : drawn;
    }

    /// <summary>A frame was heard, of whatever kind.</summary>
    protected virtual void HearFrame(byte[] frame, int size)
    {
    }

    /// <summary>A frame of the fragment store was heard; only where <see cref="Gate"/> reads them.</summary>
    protected virtual void HearStore(Letter letter, long nowMs)
    {
    }

    /// <summary>A diff or a hello was heard.</summary>
    /// <param name="gate">Has opened it.</param>
    protected abstract void Hear(FrameGate gate);

    /// <summary>It is time to act.</summary>
    protected abstract void Act(long nowMs);

    /// <summary>Signs what is in <see cref="Frame"/>.</summary>
    /// <returns>Bytes of the frame.</returns>
    protected int Sign(int size) => gate.Seal(Frame, size);

    /// <summary>Signs and sends the draft.</summary>
    /// <param name="persona">Under whose name.</param>
    /// <param name="only">The one receiver meant, or -1.</param>
    /// <param name="aheadMinutes">How far ahead of the swarm it claims to be.</param>
    protected void Emit(Persona persona, int only = -1, long aheadMinutes = 0)
    {
        Draft.Flags = 0;
        Draft.Minute = System.Math.Clamp(World.Minute + aheadMinutes, 0, FrameGate.AnyMinute);
        Draft.Seq = ++persona.Seq;
        Put(Frame, persona.Seal(gate, Draft, Frame), only);
        if (persona.WantsHello)
        {
            Put(Frame, persona.WriteHello(gate, World.Minute, Frame), -1);
        }
    }
}
