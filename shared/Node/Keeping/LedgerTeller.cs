using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Gives a node's own ledger into the swarm's keeping: now and then the fragments of the newest record are told, twice.
    /// The node itself keeps none of what it tells. All memory is allocated by the constructor.
    /// </summary>
    public sealed class LedgerTeller
    {
        private const int Rounds = 2;
        private const int TellMs = 15;

        private readonly FragmentOptions options;
        private readonly IMac mac;
        private readonly long secret;
        private readonly byte[] tag = new byte[Limits.MacSize];
        private int version;
        private int numberTold;
        private int check;
        private int left;
        private long lookAtMs;

        /// <summary>Makes the teller of a node.</summary>
        /// <param name="options">How often.</param>
        /// <param name="mac">The swarm's MAC.</param>
        /// <param name="secret">The node's secret; see <see cref="LedgerSnapshot.NameOf"/>.</param>
        /// <param name="nowMs">The node's time.</param>
        public LedgerTeller(FragmentOptions options, IMac mac, long secret, long nowMs)
        {
            this.options = options;
            this.mac = mac;
            this.secret = secret;
            Stripe = LedgerSnapshot.NameOf(mac, secret);
            lookAtMs = nowMs + options.LedgerDelayMs;
        }

        /// <summary>Name of the ledger's stripe.</summary>
        public long Stripe { get; }

        /// <summary>Snapshots that were told whole.</summary>
        public int ToldCount { get; private set; }

        /// <summary>When it wants its next turn.</summary>
        internal long DueAtMs => lookAtMs;

        /// <summary>Begins with a new snapshot, when it is time and there is one.</summary>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="record">The newest record that is durable.</param>
        /// <param name="stripes">What the swarm keeps.</param>
        /// <param name="scratch">At least <see cref="Limits.FragmentSizeMax"/> bytes.</param>
        internal void Look(long nowMs, byte[] record, StripeTable stripes, byte[] scratch)
        {
            int number = LedgerRecord.NumberOf(record);
            if (left > 0 && number != numberTold)
            {
                // Another record meanwhile: what was told will not be whole. Once more when there is less going on.
                left = 0;
                numberTold = 0;
                lookAtMs = nowMs + options.LedgerDelayMs;
            }

            if (left > 0 || nowMs < lookAtMs)
            {
                return;
            }

            lookAtMs = nowMs + options.LedgerIntervalMs;
            int slot = stripes.SlotOf(Stripe);

            // The last quarter of the table is for what people store.
            bool fits = slot >= 0 || stripes.Count < stripes.SlotCount - stripes.SlotCount / 4;
            if (!fits || !LedgerRecord.IsWhole(record, Limits.LedgerRecordSize))
            {
                return;
            }

            // The same record is told again, too: nobody may have been there to keep it. A life without this memory may have told higher
            // versions than ours.
            int known = slot >= 0 ? stripes.VersionAt(slot) : version;
            if (number != numberTold || known != version)
            {
                version = number - known > 0 ? number : known + 1;
            }

            numberTold = number;
            LedgerSnapshot.Tag(record, mac, secret, scratch, tag);
            check = (int)Crc32.After(Crc32.Of(record, 0, Limits.LedgerRecordSize), tag, 0, Limits.MacSize);
            left = Rounds * LedgerSnapshot.TotalCount;
            lookAtMs = nowMs;
        }

        /// <summary>Puts the next fragment into a frame.</summary>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="record">As <see cref="Look"/> has seen it.</param>
        /// <param name="said">Receives it.</param>
        /// <returns>Whether there is one to be sent.</returns>
        internal bool PutFragment(long nowMs, byte[] record, StoreFrame said)
        {
            if (left == 0 || nowMs < lookAtMs)
            {
                return false;
            }

            left--;
            lookAtMs = nowMs + (left > 0 ? TellMs : options.LedgerIntervalMs);
            ToldCount += left == 0 ? 1 : 0;
            said.Begin(FrameKind.Fragment, 0);
            Fragment fragment = said.Fragment;
            fragment.Stripe = Stripe;
            fragment.Version = version;
            fragment.Check = check;
            fragment.DataCount = LedgerSnapshot.DataCount;
            fragment.TotalCount = LedgerSnapshot.TotalCount;
            fragment.Index = left % LedgerSnapshot.TotalCount;
            fragment.Hours = LedgerSnapshot.Hours;
            fragment.Size = LedgerSnapshot.FragmentSize;
            System.Array.Clear(fragment.Bytes, 0, fragment.Size);
            for (int data = 0; data < LedgerSnapshot.DataCount; data++)
            {
                LedgerSnapshot.AddMultiple(fragment.Bytes, record, tag, data,
                    ErasureCode.Factor(fragment.Index, data, LedgerSnapshot.DataCount));
            }

            return true;
        }
    }
}
