using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

using LVS.Core;
using LVS.Harness;

namespace LVS.Live;

/// <summary>
/// A participant of a live swarm that does not follow the protocol. Some kinds have the swarm key and follow the rules of edges, keys and
/// tags, as the simulator's intruders do, but lie about value. Belongs to a thread of its own.
/// </summary>
public sealed class LiveIntruder : IDisposable
{
    private const int PaceMs = 200;
    private const int KeptMax = 200;
    private const int SilentWords = 40;
    private const long DebtUvu = 1_000_000_000;

    private readonly ITap tap;
    private readonly Action act;
    private readonly Random chance;
    private readonly List<byte[]> kept = [];
    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
    private readonly Diff draft = new();
    private readonly FrameGate gate;
    private readonly Persona persona;
    private readonly HeardMinute minute = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Thread thread;
    private volatile bool running = true;
    private int words;

    /// <summary>Adds an intruder.</summary>
    /// <param name="transport">The swarm's transport.</param>
    /// <param name="swarmKey">32 bytes.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="seed">Seed of its chance.</param>
    public LiveIntruder(ITransport transport, byte[] swarmKey, string kind, int seed)
    {
        chance = new Random(seed);
        act = kind switch
        {
            "replay" => Replay,
            "garbage" => Babble,
            "drain" => Drain,
            "debtor" => Owe,
            "mint" => Mint,
            "silent" => FallSilent,
            _ => throw new ArgumentException($"there is no intruder '{kind}'", nameof(kind)),
        };
        gate = new FrameGate(new PcMac(swarmKey));
        persona = new Persona(PcSecrets.Of(swarmKey), (int)(SteadyTime.UnixMs / SwarmClock.DayMs), Limits.SlotCount - 1);
        tap = transport.Tap();
        thread = new Thread(Loop) { IsBackground = true, Name = "intruder" };
        thread.Start();
    }

    /// <summary>
    /// The kinds: replay old frames; send garbage; take and never pay; owe more than any node has; pay what it never had; take a slot and
    /// fall silent. From the third on they are members.
    /// </summary>
    public static IReadOnlyList<string> Kinds { get; } = ["replay", "garbage", "drain", "debtor", "mint", "silent"];

    /// <summary>Its pseudonym in the swarm.</summary>
    public int Name => persona.Name;

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
                Hear(size);
            }

            if (clock.ElapsedMilliseconds >= words * (long)PaceMs)
            {
                words++;
                act();
            }
        }
    }

    private void Hear(int size)
    {
        if (kept.Count < KeptMax)
        {
            kept.Add(frame.AsSpan(0, size).ToArray());
        }

        if (gate.Open(frame, size, 0, 0, FrameGate.AnyMinute, 0, 0, 0) == Outcome.Done
            && gate.Letter.Kind is FrameKind.Diff or FrameKind.Hello)
        {
            if (gate.Letter.Kind == FrameKind.Diff)
            {
                minute.Hear(gate.Letter.Sender, gate.Letter.Minute, clock.ElapsedMilliseconds);
            }

            persona.Hear(gate);
        }
    }

    /// <summary>Sends an old frame again: its tag is right, its time is not.</summary>
    private void Replay()
    {
        if (kept.Count > 0)
        {
            byte[] old = kept[chance.Next(kept.Count)];
            Send(old, old.Length);
        }
    }

    /// <summary>Sends noise, and frames of others with a few bits changed.</summary>
    private void Babble()
    {
        byte[] noise = kept.Count > 0 && chance.Next(2) == 0
            ? [.. kept[chance.Next(kept.Count)]] : new byte[1 + chance.Next(Limits.FrameSizeMax)];
        if (noise.AsSpan().IndexOfAnyExcept((byte)0) < 0)
        {
            chance.NextBytes(noise);
        }
        else
        {
            noise[chance.Next(noise.Length)] ^= (byte)(1 + chance.Next(255));
        }

        Send(noise, noise.Length);
    }

    /// <summary>Claims to be the poorest node with the highest weight; its books say that an accomplice got what it was paid.</summary>
    private void Drain()
    {
        persona.Describe(draft);
        persona.Balance(draft);
        Say(floatUvu: 0, Limits.WeightMax);
    }

    /// <summary>A drain that claims to owe far more than any node has.</summary>
    private void Owe()
    {
        persona.Describe(draft);
        persona.Balance(draft);
        draft.Sent[draft.EntryCount - 1] += DebtUvu;
        Say(-DebtUvu, Limits.WeightMax);
    }

    /// <summary>Claims payments that it could never have made, more each time.</summary>
    private void Mint()
    {
        foreach (Contact contact in persona.Contacts)
        {
            contact.Sent = contact.IsMutual ? Math.Min(Limits.AmountUvuMax / Limits.SlotCount, (contact.Sent * 2) + 1_000_000) : 0;
        }

        persona.Describe(draft);
        persona.Balance(draft);
        Say(Limits.AmountUvuMax, weight: 1);
    }

    /// <summary>Takes a slot at as many neighbours as it can, and never sends again.</summary>
    private void FallSilent()
    {
        if (words < SilentWords)
        {
            persona.Describe(draft);
            Say(floatUvu: 0, weight: 256);
        }
    }

    private void Say(long floatUvu, int weight)
    {
        draft.Flags = 0;
        draft.Float = floatUvu;
        draft.Weight = weight;
        draft.Minute = minute.At(clock.ElapsedMilliseconds);
        draft.Seq = ++persona.Seq;
        Send(frame, persona.Seal(gate, draft, frame));
        if (persona.WantsHello)
        {
            Send(frame, persona.WriteHello(gate, draft.Minute, frame));
        }
    }

    private void Send(byte[] bytes, int size)
    {
        tap.Link.Send(bytes, size, 0);
        FramesSent++;
    }
}
