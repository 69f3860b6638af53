using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading;

using LVS.Mqtt;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>Remembers all that a client was told.</summary>
internal sealed class Recorder : IMqttHandler
{
    private int acknowledged;

    public ConcurrentQueue<(string Topic, string Text, int Size, bool Retained)> Messages { get; } = new();

    public ConcurrentQueue<byte> Granted { get; } = new();

    public int AcknowledgedCount => Volatile.Read(ref acknowledged);

    public MqttException? End { get; private set; }

    public IEnumerable<string> Texts => Messages.Select(m => m.Text);

    public static void WaitFor(Func<bool> condition, string what, int seconds = 90)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); !condition(); Thread.Sleep(1))
        {
            Assert.IsLessThan(seconds, waiting.Elapsed.TotalSeconds, $"timed out waiting until {what}");
        }
    }

    public void Arrived(string topic, ReadOnlySpan<byte> payload, int size, bool retained) =>
        Messages.Enqueue((topic, Encoding.UTF8.GetString(payload), size, retained));

    public void Acknowledged(int packetId) => Interlocked.Increment(ref acknowledged);

    public void Subscribed(int packetId, ReadOnlySpan<byte> codes)
    {
        foreach (byte code in codes)
        {
            Granted.Enqueue(code);
        }
    }

    public void Unsubscribed(int packetId)
    {
        // Nothing to remember.
    }

    public void Closed(MqttException why) => End = why;
}
