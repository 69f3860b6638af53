using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Hil;

/// <summary>
/// The link between the tests and one device. It sends bytes unchanged and receives what the device says. Every frame of the device is
/// checked for what must hold at any time: form, MAC, order, and a ledger that adds up. Belongs to one thread.
/// </summary>
public sealed class HilWire : IDisposable
{
    private const int SendMsMax = 1_000;
    private const int StrangersMax = 1024;

    private readonly ITap air;
    private readonly FrameGate gate;
    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
    private readonly byte[] again = new byte[Limits.FrameSizeMax + 1];
    private readonly byte[] digest = new byte[Limits.MacSize];
    private readonly HeardMinute minute = new();
    private readonly HashSet<int> strangers = [];
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private int seqLast;
    private bool seqKnown;

    /// <summary>Opens the link.</summary>
    /// <param name="transport">Where the device is.</param>
    /// <param name="config">Its configuration.</param>
    public HilWire(ITransport transport, NodeConfig config)
    {
        Config = config;
        gate = new FrameGate(new PcMac(config.KeyBytes()));
        Gate = new FrameGate(new PcMac(config.KeyBytes()));
        air = transport.Tap();
    }

    /// <summary>Key and emit timer of the device.</summary>
    public NodeConfig Config { get; }

    /// <summary>The swarm's minute, as the device says it.</summary>
    public long Minute => minute.At(clock.ElapsedMilliseconds);

    /// <summary>Encodes and seals what is sent.</summary>
    public FrameGate Gate { get; }

    /// <summary>Called with every diff and hello of the device.</summary>
    public Action<FrameGate> Heard { get; set; } = _ => { };

    /// <summary>The device's pseudonym, 0 while unknown.</summary>
    public int Device { get; set; }

    /// <summary>The device's last state, or null.</summary>
    public NodeView? Last { get; private set; }

    /// <summary>Frames of the device heard.</summary>
    public long Frames { get; private set; }

    /// <summary>Longest time between two of them, in ms.</summary>
    public long SilenceMsMax { get; set; }

    /// <summary>The float base that its first frame implied. Every later frame must imply the same.</summary>
    public long? BaseUvu { get; private set; }

    /// <summary>How often the device sent something that no device may send.</summary>
    public int Violations { get; private set; }

    /// <summary>The last such violation, empty when there was none.</summary>
    public string Violation { get; private set; } = "";

    /// <summary>Frames that did not authenticate, and the number of their senders.</summary>
    public (int Frames, int Senders) Strange { get; private set; }

    private long LastAtMs { get; set; } = -1;

    /// <summary>
    /// Sends a datagram to the device unchanged. When the send queue is full, it waits a moment; a datagram that still cannot be sent is
    /// lost.
    /// </summary>
    public void Send(byte[] datagram)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); !air.SendTo(Device, datagram) && waiting.ElapsedMilliseconds < SendMsMax;)
        {
            Thread.Sleep(5);
        }
    }

    /// <summary>Drops what has arrived and has not been read.</summary>
    public void Drain()
    {
        while (air.Link.Receive(frame, 0, out _) > 0)
        {
        }

        LastAtMs = -1;
    }

    /// <summary>Waits for the next frame of the device.</summary>
    /// <returns>What it says, or null when none came in time.</returns>
    public NodeView? Hear(int timeoutMs)
    {
        long untilMs = clock.ElapsedMilliseconds + timeoutMs;
        do
        {
            air.Attend();
            for (int size = air.Link.Receive(frame, 0, out _); size > 0; size = air.Link.Receive(frame, 0, out _))
            {
                if (Take(size))
                {
                    return Last;
                }
            }

            air.Inbox.Wait((int)Math.Clamp(untilMs - clock.ElapsedMilliseconds, 1, 50));
        }
        while (clock.ElapsedMilliseconds < untilMs);
        return null;
    }

    /// <summary>Finds the device: the one sender on the network that has the key and does not belong to the harness.</summary>
    /// <param name="timeoutMs">How long it may take to speak.</param>
    /// <param name="isKnown">Tells whether a sender belongs to the harness.</param>
    /// <returns>All senders that were heard: none, only the device, or several that cannot be told apart.</returns>
    public HashSet<int> Find(int timeoutMs, Func<int, bool> isKnown)
    {
        HashSet<int> found = [];
        long untilMs = clock.ElapsedMilliseconds + timeoutMs;
        while (clock.ElapsedMilliseconds < untilMs)
        {
            air.Attend();
            air.Inbox.Wait((int)Math.Clamp(untilMs - clock.ElapsedMilliseconds, 1, 50));
            for (int size = air.Link.Receive(frame, 0, out _); size > 0; size = air.Link.Receive(frame, 0, out _))
            {
                if (Open(size) != null && gate.Letter.Kind == FrameKind.Diff && !isKnown(gate.Letter.Sender)
                    && found.Add(gate.Letter.Sender))
                {
                    // Other devices may be there too, so listen for two more rounds of the slowest emit timer's first interval.
                    untilMs = Math.Min(untilMs, clock.ElapsedMilliseconds + 4L * Config.EmitIntervalMsMin);
                }
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => air.Dispose();

    /// <summary>
    /// The gate's outcome for a frame that ends in the swarm's MAC; null for any other datagram, which is counted when it has the form of a
    /// frame.
    /// </summary>
    private Outcome? Open(int size)
    {
        Outcome outcome = gate.Open(frame, size, 0, 0, FrameGate.AnyMinute, 0, 0, 0);
        if (outcome is Outcome.TooShort or Outcome.TooLong or Outcome.WrongVersion && !gate.IsAuthentic(frame, size))
        {
            return null;
        }

        if (outcome != Outcome.BadMac)
        {
            return outcome;
        }

        if (strangers.Count < StrangersMax)
        {
            strangers.Add(gate.Letter.Sender);
        }

        Strange = (Strange.Frames + 1, strangers.Count);
        return null;
    }

    private bool Take(int size)
    {
        Outcome? outcome = Open(size);
        Letter letter = gate.Letter;
        if (outcome == null || letter.Sender != Device || letter.Kind is not (FrameKind.Diff or FrameKind.Hello))
        {
            return false;
        }

        if (outcome != Outcome.Done)
        {
            Violate($"it sent a frame that is {outcome}: {Convert.ToHexStringLower(frame.AsSpan(0, size))}");
            return false;
        }

        Heard(gate);
        if (letter.Kind == FrameKind.Hello)
        {
            return false;
        }

        Diff diff = letter.Diff;
        minute.Hear(diff.Sender, diff.Minute, clock.ElapsedMilliseconds);
        Gate.Write(diff, again, digest);
        if (Gate.Seal(diff, again) != size || !again.AsSpan(0, size).SequenceEqual(frame.AsSpan(0, size)))
        {
            Violate($"it writes a diff another way than SPEC 3.1: {Convert.ToHexStringLower(frame.AsSpan(0, size))}");
        }

        if (seqKnown && diff.Seq - seqLast <= 0)
        {
            Violate(string.Create(CultureInfo.InvariantCulture,
                $"its seq went from {seqLast} to {diff.Seq}: neighbours take such a frame for an old one"));
            return false;
        }

        seqLast = diff.Seq;
        seqKnown = true;
        Last = NodeView.Of(diff);
        Audit(Last);
        Frames++;
        long nowMs = clock.ElapsedMilliseconds;
        SilenceMsMax = LastAtMs < 0 ? SilenceMsMax : Math.Max(SilenceMsMax, nowMs - LastAtMs);
        LastAtMs = nowMs;
        return true;
    }

    private void Audit(NodeView view)
    {
        BaseUvu ??= view.BaseUvu;
        if (view.BaseUvu != BaseUvu)
        {
            Violate(string.Create(CultureInfo.InvariantCulture,
                $"its ledger does not add up: float + sent - credited was {BaseUvu:N0} uVU and is {view.BaseUvu:N0} uVU"));
            BaseUvu = view.BaseUvu;
        }
    }

    private void Violate(string what)
    {
        Violations++;
        Violation = what;
    }
}
