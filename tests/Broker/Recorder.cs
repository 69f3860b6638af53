using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading;

using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>Remembers all that a client was told.</summary>
internal sealed class Recorder : IMqttHandler
{
    public ConcurrentQueue<(string Topic, string Text, int Size, bool Retained)> Messages { get; } = new();

    public IEnumerable<string> Texts => Messages.Select(m => m.Text);

    /// <summary>Waits; fails when that takes too long.</summary>
    /// <param name="condition">What to wait for.</param>
    /// <param name="what">The same in words.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="state">What to tell of the state when that was too long.</param>
    public static void WaitFor(Func<bool> condition, string what, int seconds = 180, Func<string>? state = null)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); !condition(); Thread.Sleep(1))
        {
            if (waiting.Elapsed.TotalSeconds >= seconds)
            {
                Assert.Fail($"timed out after {seconds} s waiting until {what}. {state?.Invoke()}");
            }
        }
    }

    public void Hear(string topic, byte[] payload, int size, bool retained) =>
        Messages.Enqueue((topic, Encoding.UTF8.GetString(payload, 0, size), size, retained));
}
