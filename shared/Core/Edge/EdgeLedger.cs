namespace LVS.Core
{
    /// <summary>
    /// The edge ledger of one node: per neighbour what was <c>sent</c> and <c>credited</c>, cumulative, merged by maximum, and the
    /// float that follows from them: <c>float = (earned >> 3) - sum sent + sum credited</c>. The equation holds after every call.
    /// A window over <see cref="NodeMemory"/>; amounts in micro-VU.
    /// </summary>
    public sealed class EdgeLedger
    {
        private readonly NodeMemory memory;
        private int node;
        private int first;

        /// <summary>Opens the window of one node.</summary>
        public EdgeLedger(NodeMemory memory, int nodeIndex)
        {
            this.memory = memory;
            MoveTo(nodeIndex);
        }

        /// <summary>The node's pseudonym.</summary>
        public int Pseudonym => memory.Pseudonym[node];

        /// <summary>The pseudonym of the epoch before, 0 when there was none.</summary>
        public int Former => memory.Former[node];

        /// <summary>Swarm epoch.</summary>
        public int Epoch => memory.Epoch[node];

        /// <summary>Value earned.</summary>
        public long Earned => memory.Earned[node];

        /// <summary>The float.</summary>
        public long Float => memory.Float[node];

        /// <summary>The part of <see cref="Earned"/> that never drifts.</summary>
        public long Protected => memory.Earned[node] - (memory.Earned[node] >> 3);

        /// <summary>What the node owns: protected and float.</summary>
        public long Balance => Protected + Float;

        /// <summary>The state weight the node claims.</summary>
        public int Weight => memory.Weight[node];

        /// <summary>Moves the window to another node of the same memory.</summary>
        public void MoveTo(int nodeIndex)
        {
            if (!(nodeIndex >= 0 && nodeIndex < memory.NodeCount))
            {
                Check.Fail("EdgeLedger.MoveTo: no such node");
            }
            node = nodeIndex;
            first = nodeIndex * Limits.SlotCount;
        }

        /// <summary>Brings a node into being, without edges.</summary>
        /// <param name="pseudonym">Not 0.</param>
        /// <param name="earned">0..<see cref="Limits.EarnedUvuMax"/>.</param>
        /// <param name="weight">0..<see cref="Limits.WeightMax"/>.</param>
        public void Birth(int pseudonym, long earned, int weight)
        {
            Check.That(pseudonym != 0, "EdgeLedger.Birth: a pseudonym is not 0");
            Check.That(earned >= 0 && earned <= Limits.EarnedUvuMax, "EdgeLedger.Birth: earned out of range");
            Check.That(weight >= 0 && weight <= Limits.WeightMax, "EdgeLedger.Birth: weight out of range");
            memory.Pseudonym[node] = pseudonym;
            memory.Former[node] = 0;
            memory.FoldDue[node] = 0;
            memory.GrantedInEpoch[node] = 0;
            memory.AwakeMs[node] = 0;
            memory.Earned[node] = earned;
            memory.Weight[node] = weight;
            memory.Float[node] = earned >> 3;
            memory.TagLast[node] = 0;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                memory.ClearSlot(first + slot);
            }
        }

        /// <summary>The neighbour in a slot, 0 when it is free.</summary>
        public int Peer(int slot) => memory.Peer[first + slot];

        /// <summary>Our tag of the edge in a slot.</summary>
        public int OwnTag(int slot) => memory.OwnTag[first + slot];

        /// <summary>The peer's tag of the edge in a slot, 0 when unknown.</summary>
        public int PeerTag(int slot) => memory.PeerTag[first + slot];

        /// <summary>Float paid over the edge in a slot.</summary>
        public long Sent(int slot) => memory.Sent[first + slot];

        /// <summary>Float accepted over the edge in a slot.</summary>
        public long Credited(int slot) => memory.Credited[first + slot];

        /// <summary>Paid over the edge and not yet echoed by the peer, 0 or above.</summary>
        public long InFlight(int slot) => memory.Sent[first + slot] - memory.PeerCredited[first + slot];

        /// <summary>Whether both ends agree on the edge in a slot.</summary>
        public bool IsMutual(int slot) => (memory.SlotFlags[first + slot] & NodeMemory.SlotMutual) != 0;

        /// <summary>Whether the peer in a slot has yet to call us by our new pseudonym.</summary>
        public bool IsResuming(int slot) => (memory.SlotFlags[first + slot] & NodeMemory.SlotResuming) != 0;

        /// <summary>Diffs of the peer in a row that had no entry for us, since boot.</summary>
        public int AbsentCount(int slot) => memory.AbsentCount[first + slot] & (NodeMemory.AbsentWake - 1);

        /// <summary>For a node that boots at every wake: the wakes in a row, this one included, with such diffs.</summary>
        public int AbsentWakes(int slot) => NodeMemory.AbsentWakesOf(memory.AbsentCount[first + slot]);

        /// <summary>How far a diff is ahead of everything heard from the slot's peer: above 0 when it is newer (RFC 1982 serial order).</summary>
        public int SeqAhead(int slot, int seq) => seq - memory.PeerSeq[first + slot];

        /// <summary>How many of the peer's frames before a fresh one never came. 0 before the first.</summary>
        public int MissedBefore(int slot, int seq)
        {
            int missed = seq - memory.PeerSeq[first + slot] - 1;
            return missed < Limits.SeqReserve ? missed : 0;
        }

        /// <summary>The slot of a neighbour, or -1. Asked for 0, the first free slot.</summary>
        public int SlotOf(int peer)
        {
            // Written out: it is asked for twice with every diff.
            int[] peers = memory.Peer;
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

        /// <summary>Edges on which both ends agree: the degree d of the drift's step size.</summary>
        public int MutualCount() => memory.SumOfFlags(first) & NodeMemory.FlagCountMask;

        /// <summary>Slots without a neighbour.</summary>
        public int FreeCount()
        {
            int count = 0;
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                count += memory.Peer[at] == 0 ? 1 : 0;
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
            if (!(memory.Peer[at] == 0 && peer != 0))
            {
                Check.Fail("EdgeLedger.Open: slot taken or no peer");
            }

            memory.Peer[at] = peer;
            memory.PeerSeq[at] = seqHeard - 1;
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
            memory.FoldDue[node] += memory.Received[first + slot];
            memory.ClearSlot(first + slot);
            return refund;
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
            memory.PeerSeq[at] = diff.Seq;
            if (entry < 0)
            {
                memory.AbsentCount[at]++;
                return EdgeAgreement.Absent;
            }

            memory.AbsentCount[at] = 0;
            EdgeAgreement agreement = EdgeAgreement.Proposed;
            if (diff.OwnTag[entry] != memory.PeerTag[at])
            {
                // A tag that replaces another is a new edge; our end of the old one goes with it.
                if (memory.PeerTag[at] != 0 && (memory.SlotFlags[at] & NodeMemory.SlotMutual) != 0)
                {
                    Refund(at);
                    memory.FoldDue[node] += memory.Received[at];
                    memory.Received[at] = 0;
                    memory.Granted[at] = 0;
                    memory.GrantedKept[at] = 0;
                    Retag(at);
                    agreement = EdgeAgreement.Reopened;
                }

                memory.PeerTag[at] = diff.OwnTag[entry];
            }

            return diff.PeerTag[entry] == memory.OwnTag[at] ? Echo(at, diff.Credited[entry], capUvu) : agreement;
        }

        /// <summary>Index of our entry in a scanned diff of the neighbour in a slot, whatever it calls us by, or -1.</summary>
        public int EntryOf(int slot, Diff diff)
        {
            int entry = diff.OwnEntry;
            if (entry < 0 && memory.CalledNext[first + slot] != 0)
            {
                entry = diff.IndexOf(memory.CalledNext[first + slot]);
            }

            if (entry >= 0)
            {
                // The peer called us by our new pseudonym: the resume tag has done its work.
                memory.SlotFlags[first + slot] &= ~NodeMemory.SlotResuming;
                return entry;
            }

            entry = memory.Former[node] == 0 ? -1 : diff.IndexOf(memory.Former[node]);
            return entry >= 0 || memory.CalledBy[first + slot] == 0 ? entry : diff.IndexOf(memory.CalledBy[first + slot]);
        }

        /// <summary>A neighbour came back under a new pseudonym, with a seq of its own.</summary>
        /// <param name="slot">Its slot.</param>
        /// <param name="pseudonym">Not 0.</param>
        /// <param name="seqHeard">Seq of the diff that told; that diff still counts as fresh.</param>
        /// <param name="calledBy">The resume tag by which it called us.</param>
        /// <param name="calledNext">The one by which it will call us when it has learnt our new pseudonym from ours.</param>
        public void Rename(int slot, int pseudonym, int seqHeard, int calledBy, int calledNext)
        {
            if (!(pseudonym != 0))
            {
                Check.Fail("EdgeLedger.Rename: a pseudonym is not 0");
            }
            memory.Peer[first + slot] = pseudonym;
            memory.PeerSeq[first + slot] = seqHeard - 1;
            memory.CalledBy[first + slot] = calledBy;
            memory.CalledNext[first + slot] = calledNext;
        }

        /// <summary>
        /// Turns the epoch: a new pseudonym; what neighbours granted in the old epoch becomes earned, and its eighth joins the float.
        /// </summary>
        /// <param name="epoch">The new epoch, 0..65535.</param>
        /// <param name="pseudonym">The new pseudonym, not 0.</param>
        /// <param name="growthMax">Most that may become earned at one turn; the rest waits for the next.</param>
        public void Turn(int epoch, int pseudonym, long growthMax) => EpochTurn.Apply(memory, node, epoch, pseudonym, growthMax);

        /// <summary>Whether a pseudonym was evicted for lying in this epoch.</summary>
        public bool IsBanned(int pseudonym) => BanList.Has(memory, node, pseudonym);

        /// <summary>Remembers a pseudonym as evicted; the one remembered longest is forgotten.</summary>
        public void Ban(int pseudonym) => BanList.Add(memory, node, pseudonym);

        /// <summary>Accepts what the peer says it has paid, as far as VaultGuard let it through.</summary>
        /// <param name="slot">A mutual slot.</param>
        /// <param name="total">New value of the cumulative counter, not below the old one.</param>
        /// <returns>What was added to the float.</returns>
        public long Credit(int slot, long total)
        {
            int at = first + slot;
            long added = total - memory.Credited[at];
            if (!(added >= 0 && total <= Limits.AmountUvuMax))
            {
                Check.Fail("EdgeLedger.Credit: a counter only grows");
            }

            memory.Credited[at] = total;
            memory.Float[node] += added;
            return added;
        }

        /// <summary>Pays the peer. The caller persists the ledger before any frame reveals it.</summary>
        /// <param name="slot">A mutual slot.</param>
        /// <param name="amount">0..float.</param>
        public void Pay(int slot, long amount)
        {
            int at = first + slot;
            if (!(amount >= 0 && amount <= memory.Float[node]))
            {
                Check.Fail("EdgeLedger.Pay: only the float can be paid");
            }

            if (!((memory.SlotFlags[at] & NodeMemory.SlotMutual) != 0))
            {
                Check.Fail("EdgeLedger.Pay: the edge is not mutual");
            }

            memory.Sent[at] += amount;
            memory.Float[node] -= amount;
        }

        /// <summary>Fills in everything a diff says about this node but flags, epoch, seq and relay.</summary>
        public void Describe(Diff diff) => LedgerDescription.Fill(memory, node, diff);

        /// <summary>The float as the counters say it should be. Differs from <see cref="Float"/> only when memory was corrupted.</summary>
        public long FloatFromCounters() => Audit.FloatOf(memory, node);

        private EdgeAgreement Echo(int at, long echoed, long capUvu)
        {
            int flags = memory.SlotFlags[at] | NodeMemory.SlotMutual;
            long sent = memory.Sent[at];
            EdgeAgreement agreement = EdgeAgreement.Mutual;
            if ((flags & NodeMemory.SlotEchoed) == 0)
            {
                // Boot rule: the neighbour may remember payments that our flash has lost. They were made; take them on before paying.
                // But VaultGuard never let more out than the cap: whoever remembers more than that lies.
                if (echoed > sent)
                {
                    if (echoed - memory.Credited[at] > capUvu)
                    {
                        return EdgeAgreement.Overclaim;
                    }

                    memory.Float[node] -= echoed - sent;
                    memory.Sent[at] = echoed;
                    sent = echoed;
                    agreement = EdgeAgreement.Recalled;
                }

                flags = (flags | NodeMemory.SlotEchoed) & ~NodeMemory.SlotRescued;
            }

            memory.SlotFlags[at] = flags;
            if (echoed > sent)
            {
                return EdgeAgreement.Overclaim;
            }

            if (echoed > memory.PeerCredited[at])
            {
                memory.PeerCredited[at] = echoed;
            }

            return agreement;
        }

        private long Refund(int at)
        {
            long refund = memory.Sent[at] - memory.Credited[at];
            memory.Float[node] += refund;
            memory.Sent[at] = 0;
            memory.Credited[at] = 0;
            memory.PeerCredited[at] = 0;
            return refund;
        }

        private void Retag(int at)
        {
            int tag = (memory.TagLast[node] + 1) & 0xFFFF;
            memory.TagLast[node] = tag == 0 ? 1 : tag;
            memory.OwnTag[at] = memory.TagLast[node];

            // No counter of this tag has ever been on flash, so there is nothing to be rolled back: no echo to wait for.
            memory.SlotFlags[at] = NodeMemory.SlotEchoed | (memory.SlotFlags[at] & NodeMemory.SlotResuming);
        }
    }
}
