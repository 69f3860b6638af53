using LVS.Core;

namespace LVS.Node
{
    /// <summary>What a node does with a neighbour's diff: check its books, agree on the edge, settle what was paid, drift.</summary>
    internal sealed class DiffStage
    {
        private readonly NodeParts parts;
        private readonly Membership membership;

        internal DiffStage(NodeParts parts, Membership membership)
        {
            this.parts = parts;
            this.membership = membership;
        }

        /// <summary>Hears the diff in <see cref="NodeParts.Letter"/>.</summary>
        /// <param name="holding">Whether the drift is paused.</param>
        /// <param name="nowMs">The node's time.</param>
        internal Outcome Hear(bool holding, long nowMs)
        {
            NodeParts parts = this.parts;
            EdgeLedger ledger = parts.Ledger;
            Neighbourhood hood = parts.Hood;
            Letter letter = parts.Letter;
            Diff diff = letter.Diff;
            int slot = ledger.SlotOf(diff.Sender);
            if (slot < 0)
            {
                // Who holds a slot is not banned.
                if (ledger.IsBanned(diff.Sender))
                {
                    return Outcome.Banned;
                }

                slot = membership.Meet(nowMs);
                if (slot < 0)
                {
                    return Outcome.Stranger;
                }
            }

            int ahead = ledger.SeqAhead(slot, diff.Seq);
            if (ahead != 1)
            {
                if (ahead <= 0)
                {
                    return Outcome.Stale;
                }

                parts.Counters.Add(Counter.FramesMissed, ledger.MissedBefore(slot, diff.Seq));
            }

            if (!hood.Observe(slot, diff, letter.Mark, parts.AwakeMs, parts.Options.EmitIntervalMsMin))
            {
                return membership.Lied(slot, Outcome.Inconsistent, false, nowMs);
            }

            if ((diff.Flags & Diff.FlagRelay) != 0)
            {
                HearRelay(slot, nowMs);
            }

            int trust = hood.Trust(slot);
            int entry = ledger.EntryOf(slot, diff);
            if (entry != diff.OwnEntry)
            {
                letter.ReadEntry(entry);
            }

            long capUvu = hood.Cap(trust);
            switch (ledger.Agree(slot, diff, entry, capUvu))
            {
                case EdgeAgreement.Mutual:
                    Settle(slot, entry, trust, capUvu, holding, nowMs);
                    return Outcome.Done;
                case EdgeAgreement.Recalled:
                    // What was taken on must be durable before a frame tells of it, as what was paid.
                    parts.RecordDue = true;
                    Settle(slot, entry, trust, capUvu, holding, nowMs);
                    return Outcome.Done;
                case EdgeAgreement.Overclaim:
                    return membership.Lied(slot, Outcome.Overclaim, true, nowMs);
                case EdgeAgreement.Absent:
                    if (Admission.IsDeserted(ledger, slot, diff.OpenCount, parts.Options.KeepsAtRest))
                    {
                        membership.CloseEdge(slot, nowMs);
                    }

                    return Outcome.Done;
                default:
                    parts.Stir(nowMs);
                    return Outcome.Done;
            }
        }

        private void HearRelay(int slot, long nowMs)
        {
            NodeParts parts = this.parts;
            Diff diff = parts.Letter.Diff;
            int about = parts.Ledger.SlotOf(diff.RelayPeer);
            switch (parts.Hood.Compare(slot, diff, about))
            {
                case RelayCheck.Confirmed:
                    parts.Counters.Add(Counter.RelaysConfirmed, 1);
                    break;
                case RelayCheck.Doubted:
                    parts.Trace.Add(nowMs, TraceCode.Lied, diff.Sender, (int)RelayCheck.Doubted);
                    break;
                case RelayCheck.Equivocation:
                    membership.Lied(about, Outcome.Inconsistent, false, nowMs);
                    break;
            }
        }

        private void Settle(int slot, int entry, int trust, long capUvu, bool holding, long nowMs)
        {
            NodeParts parts = this.parts;
            Diff diff = parts.Letter.Diff;
            Settlement settlement = parts.Settlement;
            if (diff.Epoch == parts.Ledger.Epoch)
            {
                parts.Hood.Receive(slot, diff.Granted[entry]);
            }

            settlement.Apply(slot, diff, entry, trust, capUvu, !holding);
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
                Guarded(nowMs, settlement.CreditCutUvu);
            }

            if (settlement.PaymentCutUvu > 0)
            {
                Guarded(nowMs, settlement.PaymentCutUvu);
            }

            parts.RecordDue |= credited + paid > 0;
            long stirUvu = parts.Options.Drift.StirUvu;
            if (holding || credited + paid > stirUvu || settlement.InFlightUvu > stirUvu)
            {
                parts.EmitTimer.HearInconsistent(nowMs, parts.Memory.Chance, parts.Index);
            }
            else
            {
                parts.EmitTimer.HearConsistent(slot);
            }
        }

        private void Guarded(long nowMs, long amount)
        {
            parts.Counters.Add(Counter.GuardInterventions, 1);
            parts.Trace.Add(nowMs, TraceCode.Guarded, parts.Letter.Sender, amount);
        }
    }
}
