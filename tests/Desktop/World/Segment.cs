using System;
using System.Collections.Generic;

using LVS.Core;

namespace LVS.Tests.Desktop.World;

/// <summary>
/// One broadcast segment in virtual time: every frame goes to every other port, and on each way it may be lost, repeated or delayed,
/// all from one seed. Delays differ, so frames overtake each other.
/// </summary>
internal sealed class Segment(long seed)
{
    private readonly long[] chance = [seed];
    private readonly List<Port> ports = [];
    private long order;

    public int LossPercent { get; set; }

    public int DuplicatePercent { get; set; }

    public int DelayMsMax { get; set; }

    public long FrameCount { get; private set; }

    /// <summary>FNV-1a over all frames ever sent, with sender and time.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    /// <summary>Ports that hear each other, by index; null when all hear all.</summary>
    public int[][]? Reach { get; set; }

    public Port Join()
    {
        Port port = new(this, ports.Count);
        ports.Add(port);
        return port;
    }

    internal void Send(Port from, byte[] frame, int size, long nowMs)
    {
        FrameCount++;
        Note((ulong)nowMs);
        Note((ulong)from.Index);
        for (int i = 0; i < size; i++)
        {
            Note(frame[i]);
        }

        byte[] copy = frame.AsSpan(0, size).ToArray();
        if (Reach != null)
        {
            foreach (int index in Reach[from.Index])
            {
                Carry(ports[index], copy, nowMs);
            }

            return;
        }

        foreach (Port port in ports)
        {
            if (port != from)
            {
                Carry(port, copy, nowMs);
            }
        }
    }

    /// <summary>Sends to one port alone, as a liar that tells each neighbour something else.</summary>
    internal void SendTo(int index, byte[] frame, int size, long nowMs)
    {
        Carry(ports[index], frame.AsSpan(0, size).ToArray(), nowMs);
    }

    private void Carry(Port port, byte[] copy, long nowMs)
    {
        if (nowMs >= port.DeafUntilMs && !Happens(LossPercent))
        {
            port.Arrive(copy, nowMs + Delay(), order++);
            if (Happens(DuplicatePercent))
            {
                port.Arrive(copy, nowMs + Delay(), order++);
            }
        }
    }

    private void Note(ulong value)
    {
        Hash = unchecked((Hash ^ value) * 1099511628211);
    }

    private bool Happens(int percent)
    {
        return percent > 0 && SeededRandom.Below(chance, 0, 100) < percent;
    }

    private long Delay()
    {
        return DelayMsMax > 0 ? SeededRandom.Below(chance, 0, DelayMsMax + 1L) : 0;
    }
}
