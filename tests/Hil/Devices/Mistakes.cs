using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Node;

namespace LVS.Tests.Hil;

/// <summary>Links that make a sound node a wrong device.</summary>
internal static class Mistakes
{
    public static ILink None(ILink air, Authenticator signer) => air;

    /// <summary>Hears everything and never says a word.</summary>
    public static ILink Silent(ILink air, Authenticator signer) => new Link(air, (_, size) => size, (_, _) => 0);

    /// <summary>Believes whatever MAC a frame has.</summary>
    public static ILink IgnoresTheMac(ILink air, Authenticator signer) => new Link(
        air, (frame, size) => size >= Limits.HeaderSize + Limits.MacSize && size <= Limits.FrameSizeMax ? signer.Sign(frame, size - Limits.MacSize) : size);

    /// <summary>Takes a frame that it hears again for another payment of the same amount.</summary>
    public static ILink CreditsTwice(ILink air, Authenticator signer)
    {
        Dictionary<int, (int Seq, long Sent, long Delta, long Extra)> seen = [];
        Diff diff = new();
        int seq = 0;
        return new Link(air, (frame, size) =>
        {
            if (!IsDiff(frame, size, signer, diff))
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
            return signer.Sign(frame, DiffCodec.Write(diff, frame));
        });
    }

    /// <summary>Stops reading where the last edge ends, and so takes a frame with something behind it for a good one.</summary>
    public static ILink ReadsPastTheVectors(ILink air, Authenticator signer)
    {
        Diff diff = new();
        return new Link(air, (frame, size) =>
        {
            for (int body = size - Limits.MacSize - 1; body > Limits.HeaderSize && IsTrailed(frame, size, signer, diff); body--)
            {
                if (DiffCodec.Read(frame, body, diff) == Outcome.Done)
                {
                    return signer.Sign(frame, body);
                }
            }

            return size;
        });
    }

    /// <summary>Takes every neighbour for four times as weighty, and pays too much.</summary>
    public static ILink PaysTooMuch(ILink air, Authenticator signer)
    {
        Diff diff = new();
        return new Link(air, (frame, size) =>
        {
            if (!IsDiff(frame, size, signer, diff))
            {
                return size;
            }

            diff.Weight = Math.Min(Limits.WeightMax, 4 * diff.Weight);
            return signer.Sign(frame, DiffCodec.Write(diff, frame));
        });
    }

    /// <summary>Tells of a float that grows by itself.</summary>
    public static ILink Mints(ILink air, Authenticator signer)
    {
        Diff diff = new();
        long minted = 0;
        return new Link(air, (_, size) => size, (frame, size) =>
        {
            if (!IsDiff(frame, size, signer, diff))
            {
                return size;
            }

            diff.Float += ++minted;
            return signer.Sign(frame, DiffCodec.Write(diff, frame));
        });
    }

    private static bool IsDiff(byte[] frame, int size, Authenticator signer, Diff diff) =>
        FrameHeader.Inspect(frame, size) == Outcome.Done && signer.Verify(frame, size) && FrameHeader.KindOf(frame) == FrameKind.Diff
        && DiffCodec.Read(frame, size - Limits.MacSize, diff) == Outcome.Done;

    private static bool IsTrailed(byte[] frame, int size, Authenticator signer, Diff diff) =>
        FrameHeader.Inspect(frame, size) == Outcome.Done && signer.Verify(frame, size) && FrameHeader.KindOf(frame) == FrameKind.Diff
        && DiffCodec.Read(frame, size - Limits.MacSize, diff) == Outcome.TrailingBytes;

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

        public int Receive(byte[] buffer, long nowMs)
        {
            int size = air.Receive(buffer, nowMs);
            return size == 0 ? 0 : hear(buffer, size);
        }
    }
}
