using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// A participant of a world: an honest node or an intruder. It has a place on the wire, where frames arrive in an order that depends only
/// on the frames themselves, and a hash of everything that it ever sent. To a node the wire is a link like any other.
/// </summary>
public abstract class Station : ILink
{
    private const int WaitingMax = 4096;

    // Bytes of a node with its ledger before the turn, which is allocated behind it; bytes of the node alone.
    private const int ObjectSize = 700;
    private const int RadioSize = 328;

    private readonly SimWire wire;
    private Arrival[] waiting = new Arrival[8];
    private int head;
    private int tail;
    private long sentCount;
    private long airMilliBytes;
    private long airAtMs;

    /// <summary>Joins a shard.</summary>
    protected Station(int index, Shard shard, SimWire wire)
    {
        Index = index;
        Shard = shard;
        this.wire = wire;
        shard.Stations[index - shard.First] = this;
    }

    /// <summary>Index in the world.</summary>
    public int Index { get; }

    /// <summary>The shard it belongs to.</summary>
    public Shard Shard { get; }

    /// <summary>Hash over everything it sent and everything that happened to it.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037UL;

    /// <summary>Bytes it put on the air.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Frames it put on the air.</summary>
    public long FramesSent => sentCount;

    /// <summary>Frames that reached it.</summary>
    public long FramesHeard { get; private set; }

    /// <summary>Frames that would have reached it, but its air was full or it did not listen.</summary>
    public long FramesMissed { get; private set; }

    /// <summary>Largest frame it sent.</summary>
    public int FrameSizeLargest { get; private set; }

    /// <summary>When its shard woke it last; -1 before the first time.</summary>
    internal long WokenMs { get; set; } = -1;

    /// <summary>When it must be woken.</summary>
    public abstract long DueMs { get; }

    /// <summary>When its next frame arrives.</summary>
    protected long ArrivalMs => head < tail ? waiting[head].AtMs : long.MaxValue;

    /// <summary>The frame received last in this turn.</summary>
    protected AirFrame LastFrame { get; set; }

    /// <summary>The topic on which it came, or null.</summary>
    protected string? LastTopic { get; private set; }

    /// <summary>When it arrived: earlier than now for a frame that waited for a boot.</summary>
    protected long LastArrivalMs { get; private set; }

    /// <summary>Brings the station itself nearer to the processor, because it will act soon.</summary>
    public void Approach() => Prefetch.Object(this, 0, ObjectSize);

    /// <summary>Brings nearer what its next turn needs elsewhere. Called a while after <see cref="Approach"/>.</summary>
    public virtual void ApproachParts()
    {
        if (head < tail)
        {
            Prefetch.Elements(waiting, head, 1);
        }
    }

    /// <summary>Brings nearer what is needed when a frame comes into its range.</summary>
    public void ApproachRadio() => Prefetch.Object(this, 0, RadioSize);

    /// <summary>Brings nearer where that frame will wait. Called a while after <see cref="ApproachRadio"/>.</summary>
    public void ApproachQueue() => Prefetch.Elements(waiting, Math.Min(tail, waiting.Length - 1), 1);

    /// <summary>Lets the station act.</summary>
    public abstract void Wake(long nowMs);

    /// <summary>A frame comes into range. Called between windows.</summary>
    public virtual void Arrive(in Arrival arrival)
    {
        if (tail - head == WaitingMax)
        {
            FramesMissed++;
            return;
        }

        if (tail == waiting.Length)
        {
            MakeRoom();
        }

        int at = tail++;
        while (at > head && arrival.IsBefore(waiting[at - 1]))
        {
            waiting[at] = waiting[at - 1];
            at--;
        }

        waiting[at] = arrival;
        Shard.Count(arrival.Frame, 1);
        Arrived();
        Shard.Schedule(this);
    }

    /// <inheritdoc/>
    public virtual bool Send(byte[] frame, int size, long nowMs)
    {
        Put(frame, size, -1);
        return true;
    }

    /// <inheritdoc/>
    public virtual int Receive(byte[] buffer, long nowMs, out int path)
    {
        path = 0;
        while (head < tail && waiting[head].AtMs <= Shard.NowMs)
        {
            Arrival arrival = waiting[head];
            Drop();
            if (!HasAir(arrival.Frame.Size))
            {
                FramesMissed++;
                continue;
            }

            FramesHeard++;
            LastFrame = arrival.Frame;
            LastTopic = arrival.Topic;
            LastArrivalMs = arrival.AtMs;
            int size = Math.Min(arrival.Frame.Size, Limits.FrameSizeMax + 1);
            arrival.Frame.Bytes[..size].CopyTo(buffer);
            if (arrival.FlipBit >= 0 && arrival.FlipBit < size * 8)
            {
                buffer[arrival.FlipBit >> 3] ^= (byte)(1 << (arrival.FlipBit & 7));
            }

            return size;
        }

        return 0;
    }

    /// <summary>A frame has joined the waiting ones: the station may have to be woken earlier.</summary>
    protected virtual void Arrived()
    {
    }

    /// <summary>Adds an event to the hash.</summary>
    protected void Note(ulong what, long nowMs) => Hash = Chance.Mix(Hash ^ what) + (ulong)nowMs;

    /// <summary>Whether it listens to a broker's topic.</summary>
    public virtual bool Listens(BrokerPlace place) => false;

    /// <summary>Puts a frame on the air.</summary>
    /// <param name="frame">Buffer with the frame at its start.</param>
    /// <param name="size">1 or more bytes; an intruder's frame may be too long.</param>
    /// <param name="only">Index of the only receiver, or -1.</param>
    /// <param name="place">Whom a frame concerns that goes through a broker.</param>
    /// <param name="topic">The topic of a frame that goes through a broker.</param>
    protected void Put(byte[] frame, int size, int only, BrokerPlace? place = null, string? topic = null)
    {
        ReadOnlySpan<byte> bytes = frame.AsSpan(0, size);
        Note(SimMac.Hash((ulong)only, bytes), Shard.NowMs);
        BytesSent += size;
        Shard.SentCount++;
        Shard.SentBytes += size;
        FrameSizeLargest = Math.Max(FrameSizeLargest, size);
        Shard.Outbox.Add(new Sending(Index, sentCount++, Shard.NowMs, Shard.Air.Put(bytes), only, place, topic));
    }

    /// <summary>Drops the frames on their way to it.</summary>
    protected void Forget()
    {
        while (head < tail)
        {
            FramesMissed++;
            Drop();
        }

        head = 0;
        tail = 0;
    }

    /// <summary>Drops the frames that have arrived by now.</summary>
    protected void ForgetArrived()
    {
        while (head < tail && waiting[head].AtMs <= Shard.NowMs)
        {
            Drop();
            FramesMissed++;
        }
    }

    private void Drop()
    {
        Shard.Count(waiting[head].Frame, -1);
        waiting[head++] = default;
    }

    /// <summary>A bucket of a tenth of a second of air: a frame that does not fit is lost in the traffic of others.</summary>
    private bool HasAir(int size)
    {
        long rate = wire.AirBytesPerSecond;
        if (rate == 0)
        {
            return true;
        }

        long nowMs = Shard.NowMs;
        airMilliBytes = Math.Min(rate * 100, airMilliBytes + ((nowMs - airAtMs) * rate));
        airAtMs = nowMs;
        if (airMilliBytes < size * 1000L)
        {
            return false;
        }

        airMilliBytes -= size * 1000L;
        return true;
    }

    private void MakeRoom()
    {
        int count = tail - head;
        Arrival[] roomy = count * 2 > waiting.Length ? new Arrival[waiting.Length * 2] : waiting;
        Array.Copy(waiting, head, roomy, 0, count);
        if (roomy == waiting)
        {
            Array.Clear(waiting, count, tail - count);
        }

        waiting = roomy;
        head = 0;
        tail = count;
    }
}
