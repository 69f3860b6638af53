using System;
using System.Collections.Generic;
using System.Threading;

using LVS.Core;
using LVS.Harness;

namespace LVS.Live;

/// <summary>Somebody in the group of a live swarm who does not follow the protocol. Belongs to a thread of its own.</summary>
public sealed class LiveIntruder : IDisposable
{
    private const int PaceMs = 200;
    private const int KeptMax = 200;

    private readonly ITap tap;
    private readonly Action act;
    private readonly List<byte[]> kept = [];
    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
    private readonly Thread thread;
    private volatile bool running = true;

    /// <summary>Lets one in.</summary>
    /// <param name="transport">Where the swarm is.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public LiveIntruder(ITransport transport, string kind)
    {
        act = kind == Kinds[0] ? Replay : Babble;
        tap = transport.Tap();
        thread = new Thread(Loop) { IsBackground = true, Name = "intruder" };
        thread.Start();
    }

    /// <summary>What they do: repeat old frames, send garbage.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["replay", "garbage"];

    /// <summary>Frames it has sent.</summary>
    public long FramesSent { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        running = false;
        thread.Join();
        tap.Dispose();
    }

    private void Loop()
    {
        while (running)
        {
            tap.Attend();
            tap.Inbox.Wait(PaceMs);
            for (int size = tap.Link.Receive(frame, 0, out _); size > 0; size = tap.Link.Receive(frame, 0, out _))
            {
                if (kept.Count < KeptMax)
                {
                    kept.Add(frame.AsSpan(0, size).ToArray());
                }
            }

            act();
        }
    }

    /// <summary>An old frame again: its tag is right, its time is not.</summary>
    private void Replay()
    {
        if (kept.Count > 0)
        {
            byte[] old = kept[Random.Shared.Next(kept.Count)];
            Send(old, old.Length);
        }
    }

    /// <summary>Noise, and frames of others with a few bits that are not theirs.</summary>
    private void Babble()
    {
        byte[] noise = kept.Count > 0 && Random.Shared.Next(2) == 0
            ? [.. kept[Random.Shared.Next(kept.Count)]] : new byte[1 + Random.Shared.Next(Limits.FrameSizeMax)];
        if (noise.AsSpan().IndexOfAnyExcept((byte)0) < 0)
        {
            Random.Shared.NextBytes(noise);
        }
        else
        {
            noise[Random.Shared.Next(noise.Length)] ^= (byte)(1 + Random.Shared.Next(255));
        }

        Send(noise, noise.Length);
    }

    private void Send(byte[] bytes, int size)
    {
        tap.Link.Send(bytes, size, 0);
        FramesSent++;
    }
}
