using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Transports;

namespace LVS.Tests.Broker;

/// <summary>The frames on the frame and home topics of the broker, by sender and MAC.</summary>
internal sealed class GatewayEars(byte[] key, Predicate<int> isAtSegment) : IMqttHandler
{
    private readonly FrameGate gate = new(new PcMac(key)) { ReadsStore = true };
    private readonly Dictionary<long, int> copies = [];
    private readonly HashSet<int> senders = [];
    private readonly Lock access = new();
    private ImmutableHashSet<long> before = [];

    public int Strange { get; private set; }

    public int FromSegment => Copies().Copies;

    public int CopiesMost
    {
        get
        {
            lock (access)
            {
                return copies.Values.DefaultIfEmpty(0).Max();
            }
        }
    }

    public (int Frames, int Copies) Copies()
    {
        lock (access)
        {
            return (copies.Count, copies.Values.Sum());
        }
    }

    public bool HasHeard(int sender)
    {
        lock (access)
        {
            return senders.Contains(sender);
        }
    }

    public void Clear()
    {
        lock (access)
        {
            before = before.Union(copies.Keys);
            copies.Clear();
            Strange = 0;
        }
    }

    public void Hear(string topic, byte[] payload, int size, bool retained)
    {
        lock (access)
        {
            if (gate.Open(payload, size, 0, 0, FrameGate.AnyMinute, 0, 0, 0) != Outcome.Done)
            {
                Strange++;
                return;
            }

            senders.Add(gate.Letter.Sender);
            if (isAtSegment(gate.Letter.Sender) && !before.Contains(gate.Letter.Mac))
            {
                copies[gate.Letter.Mac] = copies.GetValueOrDefault(gate.Letter.Mac) + 1;
            }
        }
    }
}
