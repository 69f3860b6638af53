using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Node;

namespace LVS.Tests.Hil;

/// <summary>Links that make a sound node a wrong device.</summary>
internal static class Mistakes
{
    public static ILink None(ILink air, FrameGate gate) => air;

    /// <summary>Hears everything and never says a word.</summary>
    public static ILink Silent(ILink air, FrameGate gate) => new Link(air, (_, size) => size, (_, _) => 0);

    /// <summary>Believes whatever MAC a frame has.</summary>
    public static ILink IgnoresTheMac(ILink air, FrameGate gate) => new Link(
        air, (frame, size) => size >= Limits.HeaderSize + Limits.MacSize && size <= Limits.FrameSizeMax
            ? gate.Seal(frame, size - Limits.MacSize) : size);

    /// <summary>Takes a frame that it hears again for another payment of the same amount.</summary>
    public static ILink CreditsTwice(ILink air, FrameGate gate)
    {
        Dictionary<int, (int Seq, long Sent, long Delta, long Extra)> seen = [];
        Diff diff = gate.Letter.Diff;
        int seq = 0;
        return new Link(air, (frame, size) =>
        {
            if (!Reads(gate, frame, size, Outcome.Done))
            {
                return size;
            }

            (int Seq, long Sent, long Delta, long Extra) last = seen.GetValueOrDefault(diff.Sender);
            long delta = last.Seq == diff.Seq ? last.Delta : Math.Max(0, diff.Sent[0] - last.Sent);
            long extra = last.Seq == diff.Seq ? last.Extra + last.Delta : diff.Sent[0] < last.Sent ? 0 : last.Extra;
            seen[diff.Sender] = (diff.Seq, diff.Sent[0], delta, extra);
            diff.Sent[0] += diff.EntryCount > 0 ? extra : 0;

            // In books that add up, or it would take its neighbour for a liar.
            diff.Float -= diff.EntryCount > 0 ? extra : 0;
            diff.Seq = ++seq;
            return gate.Seal(diff, frame);
        });
    }

    /// <summary>Stops reading where the last edge ends, and so takes a frame with something behind it for a good one.</summary>
    public static ILink ReadsPastTheVectors(ILink air, FrameGate gate)
    {
        return new Link(air, (frame, size) =>
        {
            for (int body = size - Limits.MacSize - 1; body > Limits.HeaderSize && Reads(gate, frame, size, Outcome.TrailingBytes); body--)
            {
                if (gate.Look(frame, body + Limits.MacSize) == Outcome.Done)
                {
                    return gate.Seal(frame, body);
                }
            }

            return size;
        });
    }

    /// <summary>Takes every neighbour for four times as weighty, and pays too much.</summary>
    public static ILink PaysTooMuch(ILink air, FrameGate gate)
    {
        Diff diff = gate.Letter.Diff;
        return new Link(air, (frame, size) =>
        {
            if (!Reads(gate, frame, size, Outcome.Done))
            {
                return size;
            }

            diff.Weight = Math.Min(Limits.WeightMax, 4 * diff.Weight);
            return gate.Seal(diff, frame);
        });
    }

    /// <summary>Tells of a float that grows by itself.</summary>
    public static ILink Mints(ILink air, FrameGate gate)
    {
        Diff diff = gate.Letter.Diff;
        long minted = 0;
        return new Link(air, (_, size) => size, (frame, size) =>
        {
            if (!Reads(gate, frame, size, Outcome.Done))
            {
                return size;
            }

            diff.Float += ++minted;
            return gate.Seal(diff, frame);
        });
    }

    private static bool Reads(FrameGate gate, byte[] frame, int size, Outcome wanted) =>
        gate.IsAuthentic(frame, size) && gate.Look(frame, size) == wanted && gate.Letter.Kind == FrameKind.Diff;

    /// <summary>Changes frames on their way in and out; a size of 0 swallows one.</summary>
    private sealed class Link(ILink air, Func<byte[], int, int> hear, Func<byte[], int, int>? say = null) : ILink
    {
        private readonly byte[] said = new byte[Limits.FrameSizeMax + 1];

        public bool Send(byte[] frame, int size, long nowMs)
        {
            Array.Copy(frame, said, size);
            int changed = say == null ? size : say(said, size);
            return changed == 0 || air.Send(said, changed, nowMs);
        }

        public int Receive(byte[] buffer, long nowMs, out int path)
        {
            int size = air.Receive(buffer, nowMs, out path);
            return size == 0 ? 0 : hear(buffer, size);
        }
    }
}
