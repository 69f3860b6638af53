namespace LVS.Core
{
    /// <summary>
    /// What one heard diff moves over a mutual edge: the peer's payments come in, then the drift pays out, both as far as VaultGuard lets them.
    /// Made once, in boot; the fields tell of the last diff. Amounts in micro-VU.
    /// </summary>
    public sealed class Settlement
    {
        private readonly NodeMemory memory;
        private readonly int node;
        private readonly EdgeLedger ledger;
        private readonly Neighbourhood hood;

        /// <summary>Works on one node's ledger, by what it knows of its neighbours.</summary>
        public Settlement(NodeMemory memory, int nodeIndex, EdgeLedger ledger, Neighbourhood hood)
        {
            this.memory = memory;
            node = nodeIndex;
            this.ledger = ledger;
            this.hood = hood;
        }

        /// <summary>What was credited to us, 0 or above.</summary>
        public long CreditedUvu;

        /// <summary>What the peer says it has paid beyond that, and VaultGuard kept out.</summary>
        public long CreditCutUvu;

        /// <summary>What was paid to the peer, 0 or above.</summary>
        public long PaidUvu;

        /// <summary>What the drift wanted to pay beyond that, and VaultGuard kept in.</summary>
        public long PaymentCutUvu;

        /// <summary>Paid to the peer and not yet echoed by it, 0 or above.</summary>
        public long InFlightUvu;

        /// <summary>Settles.</summary>
        /// <param name="slot">A mutual slot.</param>
        /// <param name="diff">A diff of its peer, our entry in it read.</param>
        /// <param name="entry">Index of our entry.</param>
        /// <param name="trust">Trust in the peer, 0..65536.</param>
        /// <param name="capUvu">Most that the edge may carry towards the peer, net: <see cref="Neighbourhood.Cap"/>.</param>
        /// <param name="drifts">Whether to pay; false while the drift is paused.</param>
        public void Apply(int slot, Diff diff, int entry, int trust, long capUvu, bool drifts)
        {
            NodeMemory memory = this.memory;
            Neighbourhood hood = this.hood;
            int node = this.node;
            int at = node * Limits.SlotCount + slot;
            long sent = memory.Sent[at];
            long credited = memory.Credited[at];
            long inFlight = sent - memory.PeerCredited[at];
            long clip = hood.Clip(trust);
            long claimed = diff.Sent[entry];
            long paid = 0;
            CreditedUvu = 0;
            CreditCutUvu = 0;
            PaymentCutUvu = 0;
            if (claimed > credited)
            {
                long total = VaultGuard.ClipCredit(claimed, sent, credited, clip, hood.CreditCap(trust));
                CreditedUvu = ledger.Credit(slot, total);
                CreditCutUvu = claimed - total;
                credited = total;
            }

            if (drifts)
            {
                int sumOfFlags = memory.SumOfFlags(at - slot);
                long own = memory.Float[node];
                long wanted = RescueRule.AwaitsEcho(sumOfFlags) ? 0 : DriftStep.Amount(
                    own,
                    memory.Weight[node],
                    diff.Float + inFlight,
                    hood.Weight(trust, diff.Weight),
                    sumOfFlags & NodeMemory.FlagCountMask,
                    memory.Chance,
                    node);
                if (wanted > 0)
                {
                    paid = VaultGuard.ClipPayment(wanted, own, sent, credited, clip, capUvu);
                    PaymentCutUvu = wanted - paid;
                    if (paid > 0)
                    {
                        ledger.Pay(slot, paid);
                    }
                }
            }

            PaidUvu = paid;
            InFlightUvu = inFlight + paid;
        }
    }
}
