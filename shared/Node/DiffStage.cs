using LVS.Core;

namespace LVS.Node
{
    /// <summary>What a node does with a neighbour's diff: check its books, agree on the edge, settle what was paid, drift.</summary>
    internal sealed class DiffStage
    {
        private readonly NodeOptions options;
        private readonly NodeMemory memory;
        private readonly Membership membership;
        private readonly Settlement settlement;
        private readonly NodePulse pulse;
        private readonly Counters counters;
        private readonly TraceRing trace;

        internal DiffStage(
            NodeOptions options, NodeMemory memory, Membership membership, Settlement settlement, NodePulse pulse, Counters counters,
                TraceRing trace)
        {
            this.options = options;
            this.memory = memory;
            this.membership = membership;
            this.settlement = settlement;
            this.pulse = pulse;
            this.counters = counters;
            this.trace = trace;
        }

        /// <summary>Hears a diff.</summary>
        /// <param name="letter">With a diff.</param>
        /// <param name="holding">Whether the drift is paused.</param>
        /// <param name="nowMs">The node's time.</param>
        internal Outcome Hear(Letter letter, bool holding, long nowMs)
        {
            EdgeTable ledger = memory.Edges;
            TrustTable hood = memory.Trust;
            Diff diff = letter.Diff;
            int slot = ledger.SlotOf(diff.Sender);
            if (slot < 0)
            {
                // Who holds a slot is not banned.
                if (memory.Names.IsBanned(diff.Sender))
                {
                    return Outcome.Banned;
                }

                slot = membership.Meet(diff, nowMs);
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

                counters.Add(Counter.FramesMissed, ledger.MissedBefore(slot, diff.Seq));
            }

            if (!hood.Observe(slot, diff, letter.Mark, memory.Life.AwakeMs, options.EmitIntervalMsMin))
            {
                return membership.Lied(slot, Outcome.Inconsistent, false, nowMs);
            }

            if ((diff.Flags & Diff.FlagRelay) != 0)
            {
                HearRelay(slot, diff, nowMs);
            }

            int trust = hood.Trust(slot);
            int entry = memory.Names.EntryOf(slot, diff);
            if (entry != diff.OwnEntry)
            {
                letter.ReadEntry(entry);
            }

            long capUvu = hood.Cap(trust);
            switch (ledger.Agree(slot, diff, entry, capUvu))
            {
                case EdgeAgreement.Mutual:
                    Settle(slot, diff, entry, trust, capUvu, holding, nowMs);
                    return Outcome.Done;
                case EdgeAgreement.Recalled:
                    // What was taken on must be durable before a frame tells of it, as what was paid.
                    pulse.RecordDue = true;
                    Settle(slot, diff, entry, trust, capUvu, holding, nowMs);
                    return Outcome.Done;
                case EdgeAgreement.Overclaim:
                    return membership.Lied(slot, Outcome.Overclaim, true, nowMs);
                case EdgeAgreement.Absent:
                    if (options.Naps.IsDeserted(ledger, slot, diff.OpenCount))
                    {
                        membership.CloseEdge(slot, nowMs);
                    }

                    return Outcome.Done;
                case EdgeAgreement.Reopened:
                    hood.Reopen(slot);
                    pulse.Stir(nowMs);
                    return Outcome.Done;
                default:
                    pulse.Stir(nowMs);
                    return Outcome.Done;
            }
        }

        private void HearRelay(int slot, Diff diff, long nowMs)
        {
            int about = memory.Edges.SlotOf(diff.RelayPeer);
            switch (memory.Trust.Compare(slot, diff, about))
            {
                case RelayCheck.Confirmed:
                    counters.Add(Counter.RelaysConfirmed, 1);
                    break;
                case RelayCheck.Doubted:
                    trace.Add(nowMs, TraceCode.Lied, diff.Sender, (int)RelayCheck.Doubted);
                    break;
                case RelayCheck.Equivocation:
                    membership.Lied(about, Outcome.Inconsistent, false, nowMs);
                    break;
            }
        }

        private void Settle(int slot, Diff diff, int entry, int trust, long capUvu, bool holding, long nowMs)
        {
            if (diff.Epoch == memory.Edges.Epoch)
            {
                memory.Trust.Receive(slot, diff.Granted[entry]);
            }

            settlement.Apply(slot, diff, entry, trust, capUvu, !holding);
            long credited = settlement.CreditedUvu;
            long paid = settlement.PaidUvu;
            if (credited > 0)
            {
                trace.Add(nowMs, TraceCode.Credited, diff.Sender, credited);
            }

            if (paid > 0)
            {
                counters.Add(Counter.Payments, 1);
                trace.Add(nowMs, TraceCode.Paid, diff.Sender, paid);
            }

            if (settlement.CreditCutUvu > 0)
            {
                Guarded(diff.Sender, nowMs, settlement.CreditCutUvu);
            }

            if (settlement.PaymentCutUvu > 0)
            {
                Guarded(diff.Sender, nowMs, settlement.PaymentCutUvu);
            }

            pulse.RecordDue |= credited + paid > 0;
            long stirUvu = options.Drift.StirUvu;
            if (holding || credited + paid > stirUvu || settlement.InFlightUvu > stirUvu)
            {
                pulse.HearInconsistent(nowMs);
            }
            else
            {
                pulse.EmitTimer.HearConsistent(slot);
            }
        }

        private void Guarded(int peer, long nowMs, long amount)
        {
            counters.Add(Counter.GuardInterventions, 1);
            trace.Add(nowMs, TraceCode.Guarded, peer, amount);
        }
    }
}
