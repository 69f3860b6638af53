using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Tests.Hil;

/// <summary>Links that make a sound node a wrong device.</summary>
internal static class Mistakes
{
    public static ILink None(ILink air, FrameGate gate, Func<MicroNode> node) => air;

    /// <summary>Hears everything and never says a word.</summary>
    public static ILink Silent(ILink air, FrameGate gate, Func<MicroNode> node) => new Link(air, (_, size) => size, (_, _) => 0);

    /// <summary>Believes whatever MAC a frame has.</summary>
    public static ILink IgnoresTheMac(ILink air, FrameGate gate, Func<MicroNode> node) => new Link(
        air, (frame, size) => size >= Limits.HeaderSize + Limits.MacSize && size <= Limits.FrameSizeMax
            ? gate.Seal(frame, size - Limits.MacSize) : size);

    /// <summary>Takes a frame that it hears again for another payment of the same amount.</summary>
    public static ILink CreditsTwice(ILink air, FrameGate gate, Func<MicroNode> node)
    {
        Dictionary<int, (int Seq, long Sent, long Delta, long Extra)> seen = [];
        Diff diff = gate.Letter.Diff;
        Dictionary<int, int> numbers = [];
        return new Link(air, (frame, size) =>
        {
            if (!IsUnderKey(gate, node(), frame, size))
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
            int number = numbers.GetValueOrDefault(diff.Sender, diff.Seq - 1);
            diff.Seq = diff.Seq - number > 0 ? diff.Seq : number + 1;
            numbers[diff.Sender] = diff.Seq;
            return Reseal(gate, node(), frame);
        });
    }

    /// <summary>Stops reading where the last edge ends, and so takes a frame with something behind it for a good one.</summary>
    public static ILink ReadsPastTheVectors(ILink air, FrameGate gate, Func<MicroNode> node)
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
    public static ILink PaysTooMuch(ILink air, FrameGate gate, Func<MicroNode> node)
    {
        Diff diff = gate.Letter.Diff;
        return new Link(air, (frame, size) =>
        {
            if (!IsUnderKey(gate, node(), frame, size))
            {
                return size;
            }

            diff.Weight = Math.Min(Limits.WeightMax, 4 * diff.Weight);
            return Reseal(gate, node(), frame);
        });
    }

    /// <summary>Tells of a float that grows by itself.</summary>
    public static ILink Mints(ILink air, FrameGate gate, Func<MicroNode> node)
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
            Handshake handshake = Keys(node());
            byte[] digest = new byte[Limits.MacSize];
            gate.Write(diff, frame, digest);
            for (int i = 0; i < diff.EntryCount; i++)
            {
                diff.Tag[i] = handshake.Tag(node().Ledger.SlotOf(diff.Peer[i]), diff.Nonce[i] != 0, digest);
            }

            return gate.Seal(diff, frame);
        });
    }

    private static bool Reads(FrameGate gate, byte[] frame, int size, Outcome wanted) =>
        gate.IsAuthentic(frame, size) && gate.Look(frame, size) == wanted && gate.Letter.Kind == FrameKind.Diff;

    /// <summary>Whether a diff is one that the device believes: its entry for it is under their edge's key.</summary>
    private static bool IsUnderKey(FrameGate gate, MicroNode node, byte[] frame, int size)
    {
        if (!Reads(gate, frame, size, Outcome.Done))
        {
            return false;
        }

        Diff diff = gate.Letter.Diff;
        int slot = node.Ledger.SlotOf(diff.Sender);
        int entry = diff.IndexOf(node.Ledger.Pseudonym);
        byte[] digest = new byte[Limits.MacSize];
        gate.Digest(digest);
        return slot >= 0 && entry >= 0 && diff.Nonce[entry] == 0 && Keys(node).Tag(slot, false, digest) == diff.Tag[entry];
    }

    /// <summary>Writes a diff that was changed, under the edge's key again: the mistake is inside the device, which has it.</summary>
    private static int Reseal(FrameGate gate, MicroNode node, byte[] frame)
    {
        Diff diff = gate.Letter.Diff;
        byte[] digest = new byte[Limits.MacSize];
        gate.Write(diff, frame, digest);
        diff.Tag[diff.IndexOf(node.Ledger.Pseudonym)] = Keys(node).Tag(node.Ledger.SlotOf(diff.Sender), false, digest);
        return gate.Seal(diff, frame);
    }

    private static Handshake Keys(MicroNode node) => new(node.Memory.Keys, 0, new PcHash());

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
