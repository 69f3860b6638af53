using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Shared;

namespace LVS.Tests.Desktop.World;

/// <summary>
/// The link of an attacker: a real node speaks through it, and what it says is twisted and signed again, its entries under the keys that
/// the node has agreed on.
/// </summary>
internal sealed class LiarLink(Segment segment, Port port, LiarKind kind, long seed, NodeMemory own) : ILink
{
    private readonly FrameGate gate = new(new SimpleMac(1));
    private readonly Handshake handshake = new(own.Keys, own.Edges.First / Limits.SlotCount, SimpleSecrets.Of(null!, 0).Hash);
    private readonly byte[] digest = new byte[Limits.MacSize];
    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
    private readonly List<byte[]> heard = [];
    private readonly long[] chance = [seed];
    private long floatBase = -1;

    public bool Send(byte[] said, int size, long nowMs)
    {
        if (!IsDiff(said, size))
        {
            // A hello, which it needs as an honest node does.
            segment.Send(port, said, size, nowMs);
            return true;
        }

        Diff diff = gate.Letter.Diff;
        floatBase = floatBase < 0 ? diff.ImpliedBase : floatBase;

        // What it hears is twisted too, so its relays would be false: only a slanderer means them to be.
        diff.Flags &= kind == LiarKind.Slander ? Diff.FlagsKnown : ~Diff.FlagRelay;
        switch (kind)
        {
            case LiarKind.Drain:
                diff.Weight = Limits.WeightMax;
                Claim(0);
                break;
            case LiarKind.BadBooks:
                diff.Weight = Limits.WeightMax;
                diff.Float = 0;
                break;
            case LiarKind.Equivocate:
                foreach (int index in segment.Reach![port.Index])
                {
                    Claim(SeededRandom.Below(chance, 0, 100_000_000));
                    segment.SendTo(index, frame, Sign(), nowMs);
                }

                return true;
            case LiarKind.Overclaim:
                for (int i = 0; i < diff.EntryCount; i++)
                {
                    diff.Credited[i] += SeededRandom.Below(chance, 0, 60_000_000);
                }

                Claim(0);
                break;
            case LiarKind.Replay:
                for (int i = 0; i < 8 && heard.Count > 0; i++)
                {
                    byte[] old = heard[(int)SeededRandom.Below(chance, 0, heard.Count)];
                    segment.Send(port, old, old.Length, nowMs);
                }

                break;
            case LiarKind.Slander:
                diff.RelayMark ^= 1;
                break;
            case LiarKind.Mint:
                break;
        }

        segment.Send(port, frame, Sign(), nowMs);
        return true;
    }

    public int Receive(byte[] buffer, long nowMs, out int path)
    {
        int size = port.Receive(buffer, nowMs, out path);
        if (size == 0 || kind is LiarKind.Mint or LiarKind.Slander)
        {
            return size;
        }

        if (kind == LiarKind.Replay && heard.Count < 5000)
        {
            heard.Add(buffer.AsSpan(0, size).ToArray());
        }

        // An attacker that must not pay hears that all others weigh nothing.
        if (IsDiff(buffer, size))
        {
            gate.Letter.Diff.Weight = 0;
            size = Sign(gate.Letter.Diff, buffer);
        }

        return size;
    }

    /// <summary>Claims a float, with books that add up: an edge to an unknown node took the difference.</summary>
    private void Claim(long amount)
    {
        Diff diff = gate.Letter.Diff;
        int at = diff.EntryCount < Limits.SlotCount ? diff.EntryCount++ : Limits.SlotCount - 1;
        diff.Peer[at] = 0x0BADCAFE;
        diff.Nonce[at] = 0;
        diff.Sent[at] = 1L << 38;
        diff.Credited[at] = 1L << 38;
        diff.Granted[at] = 0;
        diff.Float = amount;
        diff.Sent[at] += floatBase - Implied();
    }

    /// <summary>The base that the diff would imply to its reader.</summary>
    private long Implied()
    {
        Diff diff = gate.Letter.Diff;
        long sum = diff.Float;
        for (int i = 0; i < diff.EntryCount; i++)
        {
            sum += diff.Sent[i] - diff.Credited[i];
        }

        return sum;
    }

    private int Sign() => Sign(gate.Letter.Diff, frame);

    /// <summary>Signs a diff of any sender, and corrects the tags of its own edges.</summary>
    private int Sign(Diff diff, byte[] into)
    {
        bool isOwn = diff.Sender == own.Edges.Pseudonym;
        gate.Write(diff, into, digest);
        for (int i = 0; i < diff.EntryCount; i++)
        {
            int slot = isOwn ? own.Edges.SlotOf(diff.Peer[i]) : diff.Peer[i] == own.Edges.Pseudonym ? own.Edges.SlotOf(diff.Sender) : -1;
            if (slot >= 0 && diff.Tag[i] != 0)
            {
                diff.Tag[i] = handshake.Tag(slot, diff.Nonce[i] != 0, digest);
            }
        }

        return gate.Seal(diff, into);
    }

    private bool IsDiff(byte[] bytes, int size) => gate.Look(bytes, size) == Outcome.Done && gate.Letter.Kind == FrameKind.Diff;
}
