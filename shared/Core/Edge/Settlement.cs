namespace LVS.Core
{
    /// <summary>
    /// What one heard diff moves over a mutual edge. First it credits the peer's payments, then the drift pays, both within VaultGuard's
    /// limits. Made once, in boot; the fields describe the last diff. Amounts in micro-VU.
    /// </summary>
    public sealed class Settlement
    {
        private readonly EdgeTable edges;
        private readonly NodeLife life;
        private readonly DriftOptions options;

        /// <summary>Works on one node's edges.</summary>
        public Settlement(EdgeTable edges, NodeLife life, DriftOptions options)
        {
            this.edges = edges;
            this.life = life;
            this.options = options;
        }

        /// <summary>What was credited to us, 0 or above.</summary>
        public long CreditedUvu;

        /// <summary>Payments that the peer reported beyond that, and VaultGuard refused.</summary>
        public long CreditCutUvu;

        /// <summary>What was paid to the peer, 0 or above.</summary>
        public long PaidUvu;

        /// <summary>Payments that the drift wanted beyond that, and VaultGuard refused.</summary>
        public long PaymentCutUvu;

        /// <summary>Paid to the peer and not yet echoed by it, 0 or above.</summary>
        public long InFlightUvu;

        /// <summary>Settles.</summary>
        /// <param name="slot">A mutual slot.</param>
        /// <param name="diff">A diff of its peer whose entry for us was read.</param>
        /// <param name="entry">Index of our entry.</param>
        /// <param name="trust">Trust in the peer, 0..65536.</param>
        /// <param name="capUvu">Most that the edge may carry towards the peer, net: the neighbourhood's cap.</param>
        /// <param name="youngUvu">Most that all young edges may carry away from us together; <see cref="long.MaxValue"/> for an old
        /// edge.</param>
        /// <param name="elapsedMs">The node's elapsed time.</param>
        /// <param name="drifts">Whether to pay; false while the drift is paused.</param>
        public void Apply(int slot, Diff diff, int entry, int trust, long capUvu, long youngUvu, long elapsedMs, bool drifts)
        {
            EdgeTable edges = this.edges;
            DriftOptions options = this.options;
            int at = edges.First + slot;
            long sent = edges.SentOf[at];
            long credited = edges.CreditedOf[at];
            long inFlight = sent - edges.PeerCreditedOf[at];
            long clip = options.Clip(trust);
            long claimed = diff.Sent[entry];
            long paid = 0;
            CreditedUvu = 0;
            CreditCutUvu = 0;
            PaymentCutUvu = 0;
            if (claimed > credited)
            {
                long total = VaultGuard.ClipCredit(claimed, sent, credited, clip, options.CreditCap(trust));
                CreditedUvu = edges.Credit(slot, total);
                CreditCutUvu = claimed - total;
                credited = total;
            }

            if (drifts)
            {
                int sumOfFlags = edges.SumOfFlags();
                long own = edges.Float;
                long wanted = DriftStep.Amount(
                    own,
                    edges.Weight,
                    diff.Float + inFlight,
                    options.Believed(trust, diff.Weight),
                    sumOfFlags & EdgeTable.FlagCountMask,
                    life.Chance,
                    0);
                if (wanted > 0)
                {
                    paid = VaultGuard.ClipPayment(wanted, own, sent, credited, clip, capUvu);
                    if (youngUvu != long.MaxValue)
                    {
                        paid = VaultGuard.ClipYoung(paid, sent - credited, youngUvu - edges.LentYoung(elapsedMs));
                    }

                    PaymentCutUvu = wanted - paid;
                    if (paid > 0)
                    {
                        edges.Pay(slot, paid);
                    }
                }
            }

            PaidUvu = paid;
            InFlightUvu = inFlight + paid;
        }
    }
}
