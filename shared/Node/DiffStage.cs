using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Handles a diff: finds the slot of its sender, lets the handshake check the entry, checks the sender's books, settles payments,
    /// drifts. Only an entry under the edge's key moves value.
    /// </summary>
    internal sealed class DiffStage
    {
        // After an overclaim the key gets no slot for an hour. It is no ban, because a twin or a rolled-back flash also overclaims.
        private const long OverclaimPauseMs = 60 * SwarmClock.MinuteMs;
        private const long EchoMs = SwarmClock.MinuteMs;

        private readonly NodeParts parts;
        private readonly EdgeTable edges;
        private readonly TrustTable trusts;
        private readonly SwarmClock clock;
        private readonly NodeLife life;
        private readonly Handshake handshake;
        private readonly Membership membership;
        private readonly KeyStage keys;
        private readonly Settlement settlement;

        internal DiffStage(NodeParts parts, Membership membership, KeyStage keys)
        {
            this.parts = parts;
            this.membership = membership;
            this.keys = keys;
            edges = parts.Memory.Edges;
            trusts = parts.Memory.Trust;
            clock = parts.Memory.Clock;
            life = parts.Memory.Life;
            handshake = parts.Handshake;
            settlement = new Settlement(edges, life, parts.Options.Drift);
        }

        /// <summary>Hears the diff in the gate's letter.</summary>
        /// <param name="holding">Whether the drift is paused.</param>
        /// <param name="nowMs">The node's time.</param>
        internal Outcome Hear(bool holding, long nowMs)
        {
            Diff diff = parts.Gate.Letter.Diff;
            if (diff.Sender == edges.Pseudonym)
            {
                return membership.HearOwnName(nowMs);
            }

            int slot = edges.SlotOf(diff.Sender);
            bool isKnock = slot < 0;
            if (isKnock)
            {
                slot = membership.Meet(nowMs);
                if (slot < 0)
                {
                    return Outcome.Stranger;
                }
            }

            parts.Gate.Digest(parts.Digest);
            if (HearTombstone(slot, diff, nowMs))
            {
                return Outcome.Done;
            }

            int entry = membership.EntryOf(slot, diff);
            if (entry < 0)
            {
                // A neighbour that just got its slot cannot have answered yet.
                return isKnock && !handshake.IsKeyed(slot) ? Outcome.Done : HearAbsence(slot, diff, nowMs);
            }

            if (diff.Nonce[entry] == 0)
            {
                return HearEdge(slot, diff, entry, holding, nowMs);
            }

            // If a knock opens a slot, its mark is remembered there.
            bool isRepeat = diff.TagOf(entry) == 0 && !isKnock && !parts.Marks.IsNew(parts.Gate.Letter.Mac);
            return isRepeat ? Outcome.Stale : HearProposal(slot, diff, entry, nowMs);
        }

        private bool HearTombstone(int slot, Diff diff, long nowMs)
        {
            if ((diff.Flags & Diff.FlagTombstone) == 0 || !membership.IsOurs(diff.TombstonePeer))
            {
                return false;
            }

            if (!handshake.IsTombstone(slot, diff.Seq, parts.Digest, diff.TagOf(diff.EntryCount)))
            {
                return false;
            }

            membership.CloseEdge(slot, false, nowMs);
            return true;
        }

        private Outcome HearAbsence(int slot, Diff diff, long nowMs)
        {
            // Every diff lists all edges of its sender. A diff without an entry for us has not answered our proposal. An edge that has its
            // key closes by a tombstone or by silence, never by something that can be forged.
            if (!handshake.IsKeyed(slot))
            {
                if (!clock.IsInWindow(diff.Minute) || !parts.Marks.IsNew(parts.Gate.Letter.Mac))
                {
                    return Outcome.Stale;
                }

                edges.Miss(slot);
                if (parts.Options.Naps.IsDeserted(edges, slot, diff.OpenCount))
                {
                    membership.CloseEdge(slot, false, nowMs);
                }

                return Outcome.Done;
            }

            return Outcome.Unproved;
        }

        private Outcome HearProposal(int slot, Diff diff, int entry, long nowMs)
        {
            if (diff.TagOf(entry) == 0)
            {
                // It holds a slot for us but does not know our key.
                keys.WantHello(nowMs);
                if (!handshake.IsKeyed(slot) && clock.IsInWindow(diff.Minute))
                {
                    trusts.Hear(slot, life.AwakeMs);
                    edges.Answer(slot);
                    parts.Pulse.HearInconsistent(nowMs);
                }

                return Outcome.Done;
            }

            HandshakeEvent happened = handshake.HearProposal(
                slot, diff.Seq, diff.Nonce[entry], diff.NonceHeard[entry], parts.Nonces.Draw(), parts.Digest, diff.TagOf(entry));
            switch (happened)
            {
                case HandshakeEvent.Nothing:
                    return Outcome.Unproved;
                case HandshakeEvent.KeyWanted:
                    // Our own proposal, without a tag, asks for its key. An edge that has its key has proved nothing here and may fall
                    // silent. A frame that may be an old recording must not end silence either, or it would hold the slot for ever.
                    if (!handshake.IsKeyed(slot) && clock.IsInWindow(diff.Minute))
                    {
                        Answered(slot, nowMs);
                    }

                    return Outcome.Done;
                case HandshakeEvent.Reopened:
                    membership.Reopen(slot, nowMs);
                    return Outcome.Done;
                default:
                    Answered(slot, nowMs);
                    return Outcome.Done;
            }
        }

        private void Answered(int slot, long nowMs)
        {
            trusts.Hear(slot, life.AwakeMs);
            edges.Answer(slot);
            parts.Pulse.Stir(nowMs);
        }

        private Outcome HearEdge(int slot, Diff diff, int entry, bool holding, long nowMs)
        {
            int seqBefore = parts.Memory.Keys.PeerSeqOf[edges.First + slot];
            HandshakeEvent happened = handshake.HearEdge(slot, diff.Seq, parts.Digest, diff.TagOf(entry));
            if (happened == HandshakeEvent.Nothing)
            {
                if (!handshake.IsKeyed(slot))
                {
                    // It holds an edge with us that we have lost, and may have lost our key too: then it cannot check that we begin anew.
                    keys.WantHello(nowMs);
                }

                return diff.Seq - seqBefore <= 0 ? Outcome.Stale : Outcome.Unproved;
            }

            diff.TakeAmounts(entry);
            long elapsedMs = clock.ElapsedMs;
            if (happened == HandshakeEvent.Mutual)
            {
                edges.BecomeMutual(slot, elapsedMs);
                parts.Pulse.Stir(nowMs);
            }
            else if (diff.Seq - seqBefore > 1 && diff.Seq - seqBefore < Limits.SeqReserve)
            {
                parts.Counters.Add(Counter.FramesMissed, diff.Seq - seqBefore - 1);
            }

            if (diff.Peer[entry] == edges.Pseudonym)
            {
                edges.Resumed(slot);
            }

            if (!trusts.Observe(slot, diff, parts.Gate.Letter.Mark, life.AwakeMs, elapsedMs, parts.Options.EmitIntervalMsMin))
            {
                return membership.Lied(slot, nowMs);
            }

            bool isOld = edges.IsOld(slot, elapsedMs);
            HearMinute(slot, diff, entry, isOld, elapsedMs);
            if ((diff.Flags & Diff.FlagRelay) != 0)
            {
                HearRelay(slot, diff, nowMs);
            }

            int trust = trusts.Trust(slot);
            long capUvu = trusts.Cap(trust);
            switch (edges.Echo(slot, diff.Credited[entry], capUvu))
            {
                case EdgeAgreement.Overclaim:
                    return membership.Overclaimed(slot, OverclaimPauseMs, nowMs);
                case EdgeAgreement.Recalled:
                    // Recalled payments, like new ones, must be durable before a frame tells of them.
                    parts.Pulse.RecordDue = true;
                    break;
            }

            Settle(slot, diff, entry, trust, capUvu, isOld, holding, nowMs);
            return Outcome.Done;
        }

        private void HearMinute(int slot, Diff diff, int entry, bool isOld, long elapsedMs)
        {
            long napMs = parts.Options.NapMsMax;
            if (parts.EmitTimes.IsFresh(diff.Echo[entry], elapsedMs - EchoMs - 3 * napMs))
            {
                clock.Hear(slot, diff.Minute, isOld, napMs);
            }
        }

        private void HearRelay(int slot, Diff diff, long nowMs)
        {
            int about = edges.SlotOf(diff.RelayPeer);
            switch (trusts.Compare(slot, diff, about))
            {
                case RelayCheck.Confirmed:
                    parts.Counters.Add(Counter.RelaysConfirmed, 1);
                    break;
                case RelayCheck.Doubted:
                    parts.Trace.Add(nowMs, TraceCode.Lied, diff.Sender, (int)RelayCheck.Doubted);
                    break;
            }
        }

        private void Settle(int slot, Diff diff, int entry, int trust, long capUvu, bool isOld, bool holding, long nowMs)
        {
            // By the epoch of the peer's name: a peer that has not turned yet sends minutes of the new epoch, but grants of the old one.
            if (handshake.PeerEpoch(slot) == edges.Epoch)
            {
                trusts.Receive(slot, diff.Granted[entry]);
            }

            long youngUvu = isOld ? long.MaxValue : trusts.YoungCap;
            settlement.Apply(slot, diff, entry, trust, capUvu, youngUvu, clock.ElapsedMs, !holding);
            long credited = settlement.CreditedUvu;
            long paid = settlement.PaidUvu;
            if (credited > 0)
            {
                parts.Trace.Add(nowMs, TraceCode.Credited, diff.Sender, credited);
            }

            if (paid > 0)
            {
                parts.Counters.Add(Counter.Payments, 1);
                parts.Trace.Add(nowMs, TraceCode.Paid, diff.Sender, paid);
            }

            if (settlement.CreditCutUvu > 0)
            {
                Guarded(nowMs, diff.Sender, settlement.CreditCutUvu);
            }

            if (settlement.PaymentCutUvu > 0)
            {
                Guarded(nowMs, diff.Sender, settlement.PaymentCutUvu);
            }

            parts.Pulse.RecordDue |= credited + paid > 0;
            long stirUvu = parts.Options.Drift.StirUvu;
            if (holding || credited + paid > stirUvu || settlement.InFlightUvu > stirUvu)
            {
                parts.Pulse.HearInconsistent(nowMs);
            }
        }

        private void Guarded(long nowMs, int peer, long amount)
        {
            parts.Counters.Add(Counter.GuardInterventions, 1);
            parts.Trace.Add(nowMs, TraceCode.Guarded, peer, amount);
        }
    }
}
