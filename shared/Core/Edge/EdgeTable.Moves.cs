namespace LVS.Core
{
    /// <content>What a reader may ask of an edge, and every operation that changes one: open, agree, credit, pay, close.</content>
    public sealed partial class EdgeTable
    {
        /// <summary>The neighbour in a slot, 0 when it is free.</summary>
        public int Peer(int slot) => PeerOf[first + slot];

        /// <summary>Float paid over the edge in a slot.</summary>
        public long Sent(int slot) => SentOf[first + slot];

        /// <summary>Float accepted over the edge in a slot.</summary>
        public long Credited(int slot) => CreditedOf[first + slot];

        /// <summary>Paid over the edge and not yet echoed by the peer, 0 or above.</summary>
        public long InFlight(int slot) => SentOf[first + slot] - PeerCreditedOf[first + slot];

        /// <summary>Whether both ends agree on the edge in a slot.</summary>
        public bool IsMutual(int slot) => (SlotFlagsOf[first + slot] & SlotMutual) != 0;

        /// <summary>Whether the peer in a slot has yet to call us by our new pseudonym.</summary>
        public bool IsResuming(int slot) => (SlotFlagsOf[first + slot] & SlotResuming) != 0;

        /// <summary>Diffs of the peer in a row that had no entry for us, since boot.</summary>
        public int AbsentCount(int slot) => AbsentCountOf[first + slot] & (AbsentWake - 1);

        /// <summary>For a node that boots at every wake: how many wakes in a row, this one included, had such diffs.</summary>
        public int AbsentWakes(int slot) => AbsentWakesOf(AbsentCountOf[first + slot]);

        /// <summary>The slot of a neighbour, or -1. For peer 0, the first free slot.</summary>
        public int SlotOf(int peer)
        {
            // Unrolled: every diff asks for it twice.
            int[] peers = PeerOf;
            int at = first;
            return peers[at] == peer ? 0
                : peers[at + 1] == peer ? 1
                : peers[at + 2] == peer ? 2
                : peers[at + 3] == peer ? 3
                : peers[at + 4] == peer ? 4
                : peers[at + 5] == peer ? 5
                : peers[at + 6] == peer ? 6
                : peers[at + 7] == peer ? 7
                : -1;
        }

        /// <summary>The sum of the node's slot flags: how many slots have each flag. Unrolled, because every diff asks for it.</summary>
        public int SumOfFlags()
        {
            int[] flags = SlotFlagsOf;
            int at = first;
            return flags[at] + flags[at + 1] + flags[at + 2] + flags[at + 3]
                + flags[at + 4] + flags[at + 5] + flags[at + 6] + flags[at + 7];
        }

        /// <summary>Edges on which both ends agree: the degree d of the drift's step size.</summary>
        public int MutualCount() => SumOfFlags() & FlagCountMask;

        /// <summary>Slots without a neighbour.</summary>
        public int FreeCount()
        {
            int count = 0;
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                count += PeerOf[at] == 0 ? 1 : 0;
            }

            return count;
        }

        /// <summary>Opens an edge in a free slot. Nothing moves over it before both ends have its key.</summary>
        /// <param name="slot">A free slot.</param>
        /// <param name="peer">The neighbour's pseudonym.</param>
        public void Open(int slot, int peer)
        {
            int at = first + slot;
            if (!(PeerOf[at] == 0 && peer != 0))
            {
                Check.Fail("EdgeTable.Open: slot taken or no peer");
            }

            PeerOf[at] = peer;
        }

        /// <summary>Both ends have used the edge's key: value may move from now on.</summary>
        /// <param name="slot">A slot that holds an edge.</param>
        /// <param name="elapsedMs">The node's elapsed time.</param>
        public void BecomeMutual(int slot, long elapsedMs)
        {
            int at = first + slot;
            BornMsOf[at] = elapsedMs;

            // No counter under this key has ever been on flash, so there is nothing to be rolled back: no echo to wait for.
            SlotFlagsOf[at] |= SlotMutual | SlotEchoed;
        }

        /// <summary>
        /// Whether an edge is old enough to be trusted with more than a stranger gets: a day, or half of our own life if that is less.
        /// </summary>
        /// <param name="slot">The edge's slot.</param>
        /// <param name="elapsedMs">The node's elapsed time.</param>
        public bool IsOld(int slot, long elapsedMs)
        {
            int at = first + slot;
            long oldMs = elapsedMs / 2 < SwarmClock.DayMs ? elapsedMs / 2 : SwarmClock.DayMs;
            return (SlotFlagsOf[at] & SlotMutual) != 0 && elapsedMs - BornMsOf[at] >= oldMs;
        }

        /// <summary>
        /// Whether an edge became mutual so recently that its slot may not be taken (SPEC 5.1). Otherwise newcomers at full nodes would
        /// displace each other for ever. The protected time begins at nothing half an hour after birth, so that a new swarm can sort itself
        /// out, and grows to an hour.
        /// </summary>
        /// <param name="slot">The edge's slot.</param>
        /// <param name="elapsedMs">The node's elapsed time.</param>
        public bool IsFresh(int slot, long elapsedMs)
        {
            int at = first + slot;
            long freshMs = (elapsedMs - FreshFromMs) / FreshPart;
            freshMs = freshMs < FreshMsMax ? freshMs : FreshMsMax;
            return (SlotFlagsOf[at] & SlotMutual) != 0 && elapsedMs - BornMsOf[at] < freshMs;
        }

        /// <summary>For how long an edge has been mutual, in ms of the node's elapsed time.</summary>
        public long AgeMs(int slot, long elapsedMs) => elapsedMs - BornMsOf[first + slot];

        /// <summary>The slot of the edge that became mutual last, by the elapsed time; -1 when there is none.</summary>
        /// <param name="but">A slot that does not count, or -1.</param>
        public int Youngest(int but)
        {
            int best = -1;
            long bornMs = -1;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                if (slot != but && (SlotFlagsOf[first + slot] & SlotMutual) != 0 && BornMsOf[first + slot] > bornMs)
                {
                    best = slot;
                    bornMs = BornMsOf[first + slot];
                }
            }

            return best;
        }

        /// <summary>What all young edges together have lent, net: the sum of the positive net flows away from us.</summary>
        /// <param name="elapsedMs">The node's elapsed time.</param>
        public long LentYoung(long elapsedMs)
        {
            // The same test as IsOld, inlined: it runs eight times for every diff that pays. Only a mutual edge can have lent.
            long bornMsMax = elapsedMs - (elapsedMs / 2 < SwarmClock.DayMs ? elapsedMs / 2 : SwarmClock.DayMs);
            long[] sents = SentOf;
            long[] crediteds = CreditedOf;
            long[] borns = BornMsOf;
            long sum = 0;
            int end = first + Limits.SlotCount;
            for (int at = first; at < end; at++)
            {
                long net = sents[at] - crediteds[at];
                if (net > 0 && borns[at] > bornMsMax)
                {
                    sum += net;
                }
            }

            return sum;
        }

        /// <summary>
        /// Closes our end of an edge and refunds its net flow. The peer does the same when it notices; then the edge has left no trace in
        /// either float. Our float may become negative, by what we received and no longer have.
        /// </summary>
        /// <returns>What came back to us; negative when we gave back.</returns>
        public long Close(int slot)
        {
            long refund = Refund(first + slot);
            Clear(slot);
            return refund;
        }

        /// <summary>The peer has begun a new edge in a slot: ours is closed, its net flow returned; the slot stays the peer's.</summary>
        public void Reopen(int slot)
        {
            Refund(first + slot);
            SlotFlagsOf[first + slot] = 0;
            BornMsOf[first + slot] = 0;
        }

        /// <summary>A diff of a slot's peer had an entry for us.</summary>
        public void Answer(int slot)
        {
            AbsentCountOf[first + slot] = 0;
        }

        /// <summary>A diff of a slot's peer had no entry for us.</summary>
        public void Miss(int slot)
        {
            AbsentCountOf[first + slot]++;
        }

        /// <summary>Takes over what an entry of a mutual edge says that the peer has credited (SPEC 5.2).</summary>
        /// <param name="slot">A mutual slot.</param>
        /// <param name="echoed">The entry's `credited`.</param>
        /// <param name="capUvu">Most that the edge may carry, net. Our flash cannot have forgotten more payments than this.</param>
        public EdgeAgreement Echo(int slot, long echoed, long capUvu)
        {
            AbsentCountOf[first + slot] = 0;
            return Echo(first + slot, echoed, (SlotFlagsOf[first + slot] & SlotEchoed) == 0, capUvu);
        }

        /// <summary>The same for a caller that counts no absences, at an index of the columns.</summary>
        /// <param name="at">Index of a mutual slot.</param>
        /// <param name="echoed">The entry's `credited`.</param>
        /// <param name="isFirst">Whether the peer has not echoed our counters since boot.</param>
        /// <param name="capUvu">Most that the edge may carry, net.</param>
        public EdgeAgreement Echo(int at, long echoed, bool isFirst, long capUvu)
        {
            EdgeAgreement agreement = EdgeAgreement.Mutual;
            if (isFirst)
            {
                // Boot rule: the neighbour may remember payments that our flash has lost. They were made, so take them over before paying.
                // VaultGuard never let more out than the cap, so a neighbour that remembers more lies.
                if (echoed > SentOf[at])
                {
                    if (echoed - CreditedOf[at] > capUvu)
                    {
                        return EdgeAgreement.Overclaim;
                    }

                    FloatOf[node] -= echoed - SentOf[at];
                    SentOf[at] = echoed;
                    agreement = EdgeAgreement.Recalled;
                }

                SlotFlagsOf[at] |= SlotEchoed;
            }

            if (echoed > SentOf[at])
            {
                return EdgeAgreement.Overclaim;
            }

            if (echoed > PeerCreditedOf[at])
            {
                PeerCreditedOf[at] = echoed;
            }

            return agreement;
        }

        /// <summary>The peer in a slot called us by our new pseudonym: the hint is no longer needed.</summary>
        public void Resumed(int slot)
        {
            SlotFlagsOf[first + slot] &= ~SlotResuming;
        }

        /// <summary>A neighbour came back under a new pseudonym.</summary>
        /// <param name="slot">Its slot.</param>
        /// <param name="pseudonym">Not 0.</param>
        public void Rename(int slot, int pseudonym)
        {
            if (!(pseudonym != 0))
            {
                Check.Fail("EdgeTable.Rename: a pseudonym is not 0");
            }

            PeerOf[first + slot] = pseudonym;
        }

        /// <summary>Turns grants into earned value, as far as there is room. An eighth of it joins the float.</summary>
        /// <param name="due">0 or above.</param>
        /// <returns>What became earned.</returns>
        public long Earn(long due)
        {
            long before = EarnedOf[node];
            long room = Limits.EarnedUvuMax - before;
            long growth = due < room ? due : room;
            long earned = before + growth;
            FloatOf[node] += (earned >> 3) - (before >> 3);
            EarnedOf[node] = earned;
            return growth;
        }

        /// <summary>Accepts a payment that the peer reports, up to the total that VaultGuard allowed.</summary>
        /// <param name="slot">A mutual slot.</param>
        /// <param name="total">New value of the cumulative counter, not below the old one.</param>
        /// <returns>What was added to the float.</returns>
        public long Credit(int slot, long total)
        {
            int at = first + slot;
            long added = total - CreditedOf[at];
            if (!(added >= 0 && total <= Limits.AmountUvuMax))
            {
                Check.Fail("EdgeTable.Credit: a counter only grows");
            }

            CreditedOf[at] = total;
            FloatOf[node] += added;
            return added;
        }

        /// <summary>Pays the peer. The caller persists the ledger before any frame reveals it.</summary>
        /// <param name="slot">A mutual slot.</param>
        /// <param name="amount">0..float.</param>
        public void Pay(int slot, long amount)
        {
            int at = first + slot;
            if (!(amount >= 0 && amount <= FloatOf[node]))
            {
                Check.Fail("EdgeTable.Pay: only the float can be paid");
            }

            if (!((SlotFlagsOf[at] & SlotMutual) != 0))
            {
                Check.Fail("EdgeTable.Pay: the edge is not mutual");
            }

            SentOf[at] += amount;
            FloatOf[node] -= amount;
        }

        /// <summary>
        /// The float that earned value and counters imply. It differs from <see cref="Float"/> only when memory was corrupted.
        /// </summary>
        public long FloatFromCounters()
        {
            long[] sent = SentOf;
            long[] credited = CreditedOf;
            long sum = EarnedOf[node] >> 3;
            int end = first + Limits.SlotCount;
            for (int at = first; at < end; at++)
            {
                sum += credited[at] - sent[at];
            }

            return sum;
        }

        /// <summary>Recomputes the float from the counters.</summary>
        /// <returns>1 if the float was wrong.</returns>
        public int RepairFloat()
        {
            long sum = FloatFromCounters();
            if (FloatOf[node] == sum)
            {
                return 0;
            }

            FloatOf[node] = sum;
            return 1;
        }

        private long Refund(int at)
        {
            long refund = SentOf[at] - CreditedOf[at];
            FloatOf[node] += refund;
            SentOf[at] = 0;
            CreditedOf[at] = 0;
            PeerCreditedOf[at] = 0;
            return refund;
        }
    }
}
