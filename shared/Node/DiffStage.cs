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

        /// <summary>Hears the diff in <see cref="NodeParts.Diff"/>.</summary>
        /// <param name="mark">First 2 bytes of its MAC.</param>
        /// <param name="holding">Whether the drift is paused.</param>
        /// <param name="nowMs">The node's time.</param>
        internal Outcome Hear(int mark, bool holding, long nowMs)
        {
            if (parts.Ledger.IsBanned(parts.Diff.Sender))
            {
                return Outcome.Banned;
            }

            int slot = parts.Ledger.SlotOf(parts.Diff.Sender);
            slot = slot >= 0 ? slot : membership.Meet(nowMs);
            if (slot < 0)
            {
                return Outcome.Stranger;
            }

            if (!parts.Ledger.IsFresh(slot, parts.Diff.Seq))
            {
                return Outcome.Stale;
            }

            parts.Counters.Add(Counter.FramesMissed, parts.Ledger.MissedBefore(slot, parts.Diff.Seq));
            if (!parts.Hood.Observe(slot, parts.Diff, mark, parts.AwakeMs, parts.Options.EmitIntervalMsMin))
            {
                return membership.Lied(slot, Outcome.Inconsistent, false, nowMs);
            }

            if ((parts.Diff.Flags & Diff.FlagRelay) != 0)
            {
                HearRelay(slot, nowMs);
            }

            int entry = parts.Ledger.EntryOf(slot, parts.Diff);
            long sentBefore = parts.Ledger.Sent(slot);
            EdgeAgreement agreement = parts.Ledger.Agree(slot, parts.Diff, entry, parts.Hood.Cap(slot));

            // Payments that our flash had lost were taken on: they too must be durable before a frame tells of them.
            parts.RecordDue |= parts.Ledger.Sent(slot) != sentBefore;
            switch (agreement)
            {
                case EdgeAgreement.Mutual:
                    Settle(slot, entry, holding, nowMs);
                    return Outcome.Done;
                case EdgeAgreement.Overclaim:
                    return membership.Lied(slot, Outcome.Overclaim, true, nowMs);
                case EdgeAgreement.Absent:
                    if (Admission.IsDeserted(parts.Ledger, slot, parts.Diff.OpenCount))
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
            int about = parts.Ledger.SlotOf(parts.Diff.RelayPeer);
            switch (parts.Hood.Compare(slot, parts.Diff, about))
            {
                case RelayCheck.Confirmed:
                    parts.Counters.Add(Counter.RelaysConfirmed, 1);
                    break;
                case RelayCheck.Doubted:
                    parts.Trace.Add(nowMs, TraceCode.Lied, parts.Diff.Sender, (int)RelayCheck.Doubted);
                    break;
                case RelayCheck.Equivocation:
                    membership.Lied(about, Outcome.Inconsistent, false, nowMs);
                    break;
            }
        }

        private void Settle(int slot, int entry, bool holding, long nowMs)
        {
            if (parts.Diff.Epoch == parts.Ledger.Epoch)
            {
                parts.Hood.Receive(slot, parts.Diff.Granted[entry]);
            }

            long moved = Credit(slot, entry, nowMs);
            if (!holding)
            {
                moved += Drift(slot, nowMs);
            }

            parts.RecordDue |= moved > 0;
            if (holding || moved > parts.Options.Drift.StirUvu || parts.Ledger.InFlight(slot) > parts.Options.Drift.StirUvu)
            {
                parts.EmitTimer.HearInconsistent(nowMs, parts.Memory.Chance, parts.Index);
            }
            else
            {
                parts.EmitTimer.HearConsistent(slot);
            }
        }

        private long Credit(int slot, int entry, long nowMs)
        {
            long claimed = parts.Diff.Sent[entry];
            long before = parts.Ledger.Credited(slot);
            if (claimed <= before)
            {
                return 0;
            }

            long total = VaultGuard.ClipCredit(claimed, parts.Ledger.Sent(slot), before, parts.Hood.Clip(slot), parts.Hood.CreditCap(slot));
            if (total < claimed)
            {
                Guarded(nowMs, claimed - total);
            }

            if (total > before)
            {
                parts.Trace.Add(nowMs, TraceCode.Credited, parts.Diff.Sender, total - before);
            }

            return parts.Ledger.Credit(slot, total);
        }

        private long Drift(int slot, long nowMs)
        {
            EdgeLedger ledger = parts.Ledger;
            Neighbourhood hood = parts.Hood;
            long peerFloat = parts.Diff.Float + ledger.InFlight(slot);
            int peerWeight = hood.Weight(slot, parts.Diff.Weight);
            long wanted = DriftStep.Amount(
                ledger.Float, ledger.Weight, peerFloat, peerWeight, ledger.MutualCount(), parts.Memory.Chance, parts.Index);
            long paid = VaultGuard.ClipPayment(
                wanted, ledger.Float, ledger.Sent(slot), ledger.Credited(slot), hood.Clip(slot), hood.Cap(slot));
            if (paid < wanted)
            {
                Guarded(nowMs, wanted - paid);
            }

            if (paid > 0)
            {
                ledger.Pay(slot, paid);
                parts.Counters.Add(Counter.Payments, 1);
                parts.Trace.Add(nowMs, TraceCode.Paid, parts.Diff.Sender, paid);
            }

            return paid;
        }

        private void Guarded(long nowMs, long amount)
        {
            parts.Counters.Add(Counter.GuardInterventions, 1);
            parts.Trace.Add(nowMs, TraceCode.Guarded, parts.Diff.Sender, amount);
        }
    }
}
