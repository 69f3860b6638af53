using System;
using System.Collections.Generic;
using System.Diagnostics;

using LVS.Core;
using LVS.Harness;

namespace LVS.Bench;

/// <summary>
/// One sender and one receiver on real sockets of this machine, with frames that carry a fragment. Both ends are turned by one thread; the
/// sockets have threads of their own.
/// </summary>
internal sealed class LinkBench : IDisposable
{
    private const int Target = 0x5EED;
    private const int ConnectMsMax = 30_000;
    private const int ArriveMsMax = 1_000;
    private const int PauseMs = 20;

    /// <summary>Frames under way at most: fewer than any buffer on the way holds.</summary>
    private const int Window = 64;

    private readonly ITransport transport;
    private readonly ITap sender;
    private readonly ITap receiver;
    private readonly byte[] frame;
    private readonly byte[] buffer = new byte[Limits.FrameSizeMax + 1];
    private int number;

    /// <summary>Opens both ends and waits until frames arrive.</summary>
    /// <param name="name">udp or mqtt.</param>
    public LinkBench(string name)
        : this(LoopbackPlace.Open(LoopbackPlace.New(name)))
    {
    }

    /// <summary>Opens both ends in a place and waits until frames arrive.</summary>
    /// <param name="transport">The place; disposed with this.</param>
    internal LinkBench(ITransport transport)
    {
        this.transport = transport;
        receiver = transport.Tap();
        sender = transport.Tap();
        frame = Fragment();
        for (Stopwatch clock = Stopwatch.StartNew(); !Send() || !Receive(PauseMs, out _);)
        {
            if (clock.ElapsedMilliseconds > ConnectMsMax)
            {
                throw new UserException($"no frame arrived at {transport.Description} in {ConnectMsMax / 1000} s.", UserException.Unknown);
            }

            // The receiver subscribes when it is asked for frames.
            Receive(PauseMs, out _);
        }
    }

    /// <summary>Sends frames one at a time.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Times from sending to receiving in us, the shortest first; lost frames have none.</returns>
    /// <exception cref="UserException">The connection was lost and did not come back.</exception>
    public IReadOnlyList<double> Latencies(int count)
    {
        List<double> times = [];
        for (int i = 0; i < count; i++)
        {
            long start = SendInTime();
            bool isHeard = false;
            while (!isHeard && Receive(ArriveMsMax, out int heard))
            {
                // Frames of before may still arrive.
                isHeard = heard == number;
            }

            if (isHeard)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        times.Sort();
        return times;
    }

    /// <summary>Sends as many frames as arrive.</summary>
    /// <param name="ms">For how long.</param>
    /// <returns>Frames that arrived in a second.</returns>
    public double FramesPerSecond(int ms)
    {
        int arrived = 0;
        int heard = number;
        Stopwatch clock = Stopwatch.StartNew();
        while (clock.ElapsedMilliseconds < ms)
        {
            while (number - heard < Window && Send())
            {
                // The window is filled.
            }

            if (Receive(PauseMs, out int next))
            {
                arrived++;
                heard = next;
            }
            else
            {
                // The rest of the window was lost.
                heard = number;
            }
        }

        return arrived / clock.Elapsed.TotalSeconds;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        sender.Dispose();
        receiver.Dispose();
        transport.Dispose();
    }

    /// <summary>A frame with a fragment of full size. Its last bytes will be its number.</summary>
    private static byte[] Fragment()
    {
        StoreFrame said = new() { Kind = FrameKind.Fragment, Target = Target };
        (said.Fragment.DataCount, said.Fragment.TotalCount, said.Fragment.Size) = (4, 12, Limits.FragmentSizeMax);
        byte[] bytes = new byte[Limits.FrameSizeMax];
        int size = new FrameGate(new NoMac()).Seal(said, 0, Target, 1, bytes);
        return bytes[..size];
    }

    /// <summary>Sends a frame as soon as there is a connection: on a busy machine it may be lost, and comes back.</summary>
    /// <returns>When it was sent.</returns>
    private long SendInTime()
    {
        Stopwatch clock = Stopwatch.StartNew();
        while (clock.ElapsedMilliseconds < ConnectMsMax)
        {
            long start = Stopwatch.GetTimestamp();
            if (Send())
            {
                return start;
            }

            Receive(PauseMs, out _);
        }

        throw new UserException(
            $"the connection at {transport.Description} did not come back in {ConnectMsMax / 1000} s.", UserException.Unknown);
    }

    private bool Send()
    {
        LittleEndian.Write32(frame, frame.Length - sizeof(int), number + 1);
        bool isSent = sender.SendTo(Target, frame);
        number += isSent ? 1 : 0;
        return isSent;
    }

    private bool Receive(int ms, out int heard)
    {
        for (long start = Stopwatch.GetTimestamp(); ;)
        {
            int size = receiver.Link.Receive(buffer, 0, out _);
            if (size == frame.Length)
            {
                heard = LittleEndian.Read32(buffer, size - sizeof(int));
                return true;
            }

            int left = ms - (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (size == 0 && left <= 0)
            {
                heard = 0;
                return false;
            }

            if (size == 0)
            {
                receiver.Inbox.Wait(Math.Min(left, PauseMs));
            }
        }
    }
}
