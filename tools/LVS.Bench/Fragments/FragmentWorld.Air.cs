using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Bench;

/// <summary>Time, and the paths of frames between nodes.</summary>
public sealed partial class FragmentWorld
{
    private void Step(long endMs)
    {
        if (giver != null && giverDueAtMs <= endMs && giverDueAtMs <= wakes.FirstMs)
        {
            NowMs = Math.Max(NowMs, giverDueAtMs);
            bool gives = giver.Tick(NowMs, ++seq);
            giverDueAtMs = Math.Max(giver.DueAtMs(NowMs), NowMs + 1);
            if (gives)
            {
                Send(giver.Said, giver.SaidSender, seq, -1);
            }

            return;
        }

        if (wakes.FirstMs > endMs)
        {
            NowMs = endMs;
            return;
        }

        NowMs = Math.Max(NowMs, wakes.FirstMs);
        int next = wakes.First;
        if (Dead.Contains(next))
        {
            Due(next, NowMs + DeadMs);
            return;
        }

        clocks[next].Pass(NowMs - passedAtMs[next]);
        passedAtMs[next] = NowMs;
        FragmentKeeper keeper = Nodes[next];
        long hashesBefore = hash.Count;
        bool says = keeper.Tick(NowMs, pseudonyms[next], 0);
        Hashes.Turn(hash.Count - hashesBefore);
        Due(next, Math.Max(keeper.DueAtMs, NowMs + 1));
        guests[next] = says && keeper.SaidSender != pseudonyms[next] ? keeper.SaidSender : guests[next];
        if (says)
        {
            Send(keeper.Said, keeper.SaidSender, keeper.SaidSeq, next);
        }
    }

    private void Send(StoreFrame said, int sender, int number, int from)
    {
        int size = gate.Seal(said, Minute, sender, number, frame);
        Outcome outcome = gate.Open(frame, size, 0, Minute, Minute, 0, 0, 0);
        Check.That(outcome == Outcome.Done, "a frame of ours was refused");
        Frames++;
        Bytes += size;
        BytesByKind[gate.Letter.Kind] += size;
        if (Reaches != null && !Reaches(gate.Letter, from))
        {
            return;
        }

        for (int other = 0; other < Nodes.Count; other++)
        {
            if (other != from && !Dead.Contains(other) && Concerns(said, from, other) && Draw(100) >= lossPercent)
            {
                if (said.Kind == FrameKind.Renewal)
                {
                    // Hearing consumes the letter, so open the frame again for the next node.
                    gate.Open(frame, size, 0, Minute, Minute, 0, 0, 0);
                }

                long hashesBefore = hash.Count;
                Nodes[other].Hear(gate.Letter, NowMs);
                Hashes.Heard(said, hash.Count - hashesBefore);
                Due(other, Math.Min(dueAtMs[other], NowMs + 1));
            }
        }

        if (from >= 0 && giver != null && Draw(100) >= lossPercent)
        {
            giver.Hear(gate.Letter.Store, gate.Letter.Sender, NowMs);
            giverDueAtMs = Math.Min(giverDueAtMs, NowMs + 1);
        }
    }

    /// <summary>Whether a node hears a frame: all nodes do, or at a broker the keepers of its home, or only its receiver.</summary>
    private bool Concerns(StoreFrame said, int from, int node)
    {
        bool isOffer = said.Kind == FrameKind.Offer;
        if (!IsBroker || (isOffer && (said.Flags & StoreFrame.FlagAsks) != 0))
        {
            return true;
        }

        KeepingState state = Nodes[node].State;
        int home = !isOffer ? Placement.HomeOf(said.Fragment.Stripe) : from < 0 ? said.Home : Nodes[from].OfferHome;
        return said.Kind == FrameKind.Fragment ? said.Target == pseudonyms[node] || said.Target == guests[node]
            : Placement.Shares(state.Log.Home, home, HearsItsDistrictOnly ? state.Depth : state.HeardDepth);
    }
}
