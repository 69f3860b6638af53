namespace LVS.Core
{
    /// <content>What an edge is to a reader, and all that changes it: open, agree, credit, pay, close.</content>
    public sealed partial class EdgeTable
    {
        /// <summary>The neighbour in a slot, 0 when it is free.</summary>
        public int Peer(int slot) => PeerOf[first + slot];

        /// <summary>Our tag of the edge in a slot.</summary>
        public int OwnTag(int slot) => OwnTagOf[first + slot];

        /// <summary>The peer's tag of the edge in a slot, 0 when unknown.</summary>
        public int PeerTag(int slot) => PeerTagOf[first + slot];

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

        /// <summary>For a node that boots at every wake: the wakes in a row, this one included, with such diffs.</summary>
        public int AbsentWakes(int slot) => AbsentWakesOf(AbsentCountOf[first + slot]);

        /// <summary>
        /// How far a diff is ahead of everything heard from the slot's peer: above 0 when it is newer (RFC 1982 serial order).
        /// </summary>
        public int SeqAhead(int slot, int seq) => seq - PeerSeqOf[first + slot];

        /// <summary>How many of the peer's frames before a fresh one never came. 0 before the first.</summary>
        public int MissedBefore(int slot, int seq)
        {
            int missed = seq - PeerSeqOf[first + slot] - 1;
            return missed < Limits.SeqReserve ? missed : 0;
        }

        /// <summary>The slot of a neighbour, or -1. Asked for 0, the first free slot.</summary>
        public int SlotOf(int peer)
        {
            // Written out: it is asked for twice with every diff.
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

        /// <summary>The sum of the node's slot flags: how many slots have each. Written out, for it is asked for with every diff.</summary>
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

        /// <summary>Opens an edge in a free slot. Nothing moves over it before the peer has answered.</summary>
        /// <param name="slot">A free slot.</param>
        /// <param name="peer">The neighbour's pseudonym.</param>
        /// <param name="seqHeard">Seq of the diff that led here; that diff itself still counts as fresh.</param>
        public void Open(int slot, int peer, int seqHeard)
        {
            int at = first + slot;
            if (!(PeerOf[at] == 0 && peer != 0))
            {
                Check.Fail("EdgeTable.Open: slot taken or no peer");
            }

            PeerOf[at] = peer;
            PeerSeqOf[at] = seqHeard - 1;
            Retag(at);
        }

        /// <summary>
        /// Closes our end of an edge: its net flow returns to where it came from (refund). The peer does the same when it notices, after
        /// which the edge has left no trace in either float. Ours may go below 0 by what we received and no longer have.
        /// </summary>
        /// <returns>What came back to us; negative when we gave back.</returns>
        public long Close(int slot)
        {
            long refund = Refund(first + slot);
            Clear(slot);
            return refund;
        }

        /// <summary>A fresh diff of the slot's peer was heard, whatever it says.</summary>
        public void Hear(int slot, int seq)
        {
            PeerSeqOf[first + slot] = seq;
        }

        /// <summary>
        /// Takes in what a fresh diff of the slot's peer says about our edge: its tags and what it has credited (SPEC 5.2).
        /// Does not move value, except that an edge which the peer has reopened is refunded.
        /// </summary>
        /// <param name="slot">The slot of the diff's sender.</param>
        /// <param name="diff">A diff that is ahead: <see cref="SeqAhead"/>.</param>
        /// <param name="entry">Index of our entry in it, or -1.</param>
        /// <param name="capUvu">Most that the edge may carry, net: what we can have forgotten of our payments at most.</param>
        public EdgeAgreement Agree(int slot, Diff diff, int entry, long capUvu)
        {
            int at = first + slot;
            if (entry < 0)
            {
                AbsentCountOf[at]++;
                return EdgeAgreement.Absent;
            }

            AbsentCountOf[at] = 0;
            if (diff.OwnTag[entry] != PeerTagOf[at])
            {
                // A tag that replaces another is a new edge; our end of the old one goes with it.
                bool replaced = PeerTagOf[at] != 0 && (SlotFlagsOf[at] & SlotMutual) != 0;
                PeerTagOf[at] = diff.OwnTag[entry];
                if (replaced)
                {
                    Refund(at);
                    Retag(at);
                    return EdgeAgreement.Reopened;
                }
            }

            return diff.PeerTag[entry] == OwnTagOf[at] ? Echo(at, diff.Credited[entry], capUvu) : EdgeAgreement.Proposed;
        }

        /// <summary>The peer in a slot called us by our new pseudonym: the resume tag has done its work.</summary>
        public void Resumed(int slot)
        {
            SlotFlagsOf[first + slot] &= ~SlotResuming;
        }

        /// <summary>A neighbour came back under a new pseudonym, with a seq of its own.</summary>
        /// <param name="slot">Its slot.</param>
        /// <param name="pseudonym">Not 0.</param>
        /// <param name="seqHeard">Seq of the diff that told; that diff still counts as fresh.</param>
        public void Rename(int slot, int pseudonym, int seqHeard)
        {
            if (!(pseudonym != 0))
            {
                Check.Fail("EdgeTable.Rename: a pseudonym is not 0");
            }

            PeerOf[first + slot] = pseudonym;
            PeerSeqOf[first + slot] = seqHeard - 1;
        }

        /// <summary>What was granted becomes earned, as far as there is room; its eighth joins the float.</summary>
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

        /// <summary>Accepts what the peer says it has paid, as far as VaultGuard let it through.</summary>
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
        /// The float as earned and counters say it should be. Differs from <see cref="Float"/> only when memory was corrupted.
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

        /// <summary>Makes the float follow from the counters.</summary>
        /// <returns>1 if it did not.</returns>
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

        private EdgeAgreement Echo(int at, long echoed, long capUvu)
        {
            int flags = SlotFlagsOf[at] | SlotMutual;
            long sent = SentOf[at];
            EdgeAgreement agreement = EdgeAgreement.Mutual;
            if ((flags & SlotEchoed) == 0)
            {
                // Boot rule: the neighbour may remember payments that our flash has lost. They were made; take them on before paying.
                // But VaultGuard never let more out than the cap: whoever remembers more than that lies.
                if (echoed > sent)
                {
                    if (echoed - CreditedOf[at] > capUvu)
                    {
                        return EdgeAgreement.Overclaim;
                    }

                    FloatOf[node] -= echoed - sent;
                    SentOf[at] = echoed;
                    sent = echoed;
                    agreement = EdgeAgreement.Recalled;
                }

                flags = (flags | SlotEchoed) & ~SlotRescued;
            }

            SlotFlagsOf[at] = flags;
            if (echoed > sent)
            {
                return EdgeAgreement.Overclaim;
            }

            if (echoed > PeerCreditedOf[at])
            {
                PeerCreditedOf[at] = echoed;
            }

            return agreement;
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

        private void Retag(int at)
        {
            int tag = (TagLastOf[node] + 1) & 0xFFFF;
            TagLastOf[node] = tag == 0 ? 1 : tag;
            OwnTagOf[at] = TagLastOf[node];

            // No counter of this tag has ever been on flash, so there is nothing to be rolled back: no echo to wait for.
            SlotFlagsOf[at] = SlotEchoed | (SlotFlagsOf[at] & SlotResuming);
        }
    }
}
