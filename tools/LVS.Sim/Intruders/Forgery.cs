using System;
using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Diffs in the names of others, which everybody with the group's key can write: the last diffs that others sent, changed in one of the
/// ways that would close, blame or rob an edge if a name alone were believed.
/// </summary>
internal sealed class Forgery(Func<int, int> below)
{
    /// <summary>Number of ways to change a diff.</summary>
    public const int WayCount = 7;

    private const int KeptMax = 64;
    private const int AheadSeqMax = 500;
    private const long LieUvu = 50_000_000;

    private readonly List<Diff> kept = [];

    /// <summary>Remembers a diff.</summary>
    public void Hear(Diff diff)
    {
        Diff? old = kept.Find(one => one.Sender == diff.Sender);
        if (old == null && kept.Count == KeptMax)
        {
            old = kept[below(KeptMax)];
        }

        if (old == null)
        {
            kept.Add(old = new Diff());
        }

        Copy(diff, old);
    }

    /// <summary>Fills in a diff in another node's name; false when no node was heard yet.</summary>
    /// <param name="forged">Receives it, without right tags.</param>
    /// <param name="way">0..<see cref="WayCount"/> - 1.</param>
    public bool Write(Diff forged, int way)
    {
        if (kept.Count == 0)
        {
            return false;
        }

        Copy(kept[below(kept.Count)], forged);
        forged.Flags = 0;
        forged.Seq += 1 + below(AheadSeqMax);
        int entry = forged.EntryCount == 0 ? -1 : below(forged.EntryCount);
        switch (way)
        {
            case 0:
                forged.EntryCount = 0;
                break;
            case 1 when entry >= 0:
                forged.Flags = Diff.FlagTombstone;
                forged.TombstonePeer = forged.Peer[entry];
                forged.Tag[forged.EntryCount] = 1 + below(int.MaxValue);
                break;
            case 2 when entry >= 0:
                forged.Credited[entry] += LieUvu;
                break;
            case 3:
                forged.Float = Math.Min(Limits.AmountUvuMax, forged.Float + LieUvu);
                break;
            case 4 when entry >= 0:
                forged.Nonce[entry] = 1 + below(int.MaxValue);
                forged.NonceHeard[entry] = 0;
                forged.Tag[entry] = below(2) == 0 ? 0 : 1 + below(int.MaxValue);
                break;
            case 5 when entry >= 0:
                forged.Sent[entry] = Math.Min(Limits.AmountUvuMax, forged.Sent[entry] + LieUvu);
                break;
            default:
                forged.Minute = Math.Min(FrameGate.AnyMinute, forged.Minute + Limits.EpochMinutes);
                break;
        }

        return true;
    }

    private static void Copy(Diff from, Diff to)
    {
        to.Flags = from.Flags;
        to.Minute = from.Minute;
        to.Sender = from.Sender;
        to.Seq = from.Seq;
        to.OpenCount = from.OpenCount;
        to.Float = from.Float;
        to.Weight = from.Weight;
        to.EntryCount = from.EntryCount;
        to.TombstonePeer = from.TombstonePeer;
        from.Peer.CopyTo(to.Peer, 0);
        from.Nonce.CopyTo(to.Nonce, 0);
        from.NonceHeard.CopyTo(to.NonceHeard, 0);
        from.Echo.CopyTo(to.Echo, 0);
        from.Sent.CopyTo(to.Sent, 0);
        from.Credited.CopyTo(to.Credited, 0);
        from.Granted.CopyTo(to.Granted, 0);
        from.Tag.CopyTo(to.Tag, 0);
    }
}
