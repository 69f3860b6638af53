namespace LVS.Core
{
    /// <content>How acts, books and relays of neighbours change trust, and what follows from it.</content>
    public sealed partial class TrustTable
    {
        /// <summary>Most that a node may earn in one epoch: a full quota from every slot.</summary>
        public long GrowthUvuMax => Limits.SlotCount * options.QuotaUvu;

        /// <summary>Trust in the neighbour of a slot, 0..65536.</summary>
        public int Trust(int slot)
        {
            return TrustCredits.Of(Narrow[GoodOf + slot], Narrow[BadOf + slot], options.TrustDelayActs);
        }

        /// <summary>Whether the neighbour of a slot is no longer a stranger.</summary>
        public bool IsTrusted(int slot)
        {
            return Trust(slot) >= options.TrustedMin;
        }

        /// <summary>
        /// Most that a neighbour's edge may carry, net: the lower of the cap and the median float of the neighbourhood, times trust, plus
        /// the stranger's allowance. A single claim moves the median little, and all claims together cannot raise it above the cap.
        /// </summary>
        /// <param name="trust">Trust in it.</param>
        public long Cap(int trust)
        {
            long scale = CapScale;
            return ((scale * trust) >> 16) + (scale >> options.StrangerShift);
        }

        /// <summary>Most that all young edges together may carry away from us: the allowance of two strangers.</summary>
        public long YoungCap => 2 * (CapScale >> options.StrangerShift);

        /// <summary>When the neighbour of a slot was last heard, in ms of the node's time awake.</summary>
        public long HeardAtMs(int slot) => Wide[HeardAtMsOf + slot];

        /// <summary>Starts the silence of a slot's neighbour: it counts from now on.</summary>
        public void Await(int slot, long awakeMs)
        {
            Wide[HeardAtMsOf + slot] = awakeMs;
            Wide[ActAtMsOf + slot] = awakeMs;
            for (int at = 0; at < Limits.SlotCount; at++)
            {
                DoubtOf[at] = (byte)(DoubtOf[at] & ~(1 << slot));
            }
        }

        /// <summary>Ends the silence of an open slot's peer: a fresh diff of it was heard.</summary>
        public void Hear(int slot, long awakeMs)
        {
            Wide[HeardAtMsOf + slot] = awakeMs;
        }

        /// <summary>
        /// Evaluates a diff under the edge's key: whether its books add up, and whether it counts as an act. A diff implies a float base,
        /// <c>float + sum sent - sum credited</c>. Payments, closed edges and lost frames do not change the base. Only earnings do, by at
        /// most a quota of all slots in 23 hours of our own time. The base is compared with the first one that was heard, because a later
        /// lie cannot move that one.
        /// </summary>
        /// <param name="slot">The slot of the diff's sender.</param>
        /// <param name="diff">A diff under the edge's key, newer than all before.</param>
        /// <param name="awakeMs">How long the node has been awake.</param>
        /// <param name="elapsedMs">The node's elapsed time.</param>
        /// <param name="mark">First 2 bytes of the frame's MAC, to compare with what others relay of it.</param>
        /// <param name="cycleMs">Acts count at most once in this time, so that a neighbour does not gain trust faster by talking
        /// more.</param>
        /// <returns>False when the books do not add up: a lie.</returns>
        public bool Observe(int slot, Diff diff, int mark, long awakeMs, long elapsedMs, int cycleMs)
        {
            Wide[HeardAtMsOf + slot] = awakeMs;
            PeerMarkOf[slot] = (ushort)mark;
            Wide[PeerFloatOf + slot] = diff.Float;
            long implied = diff.ImpliedBase;
            if (implied < 0 || (implied != Wide[AnchorOf + slot] && !MayFollow(slot, implied, elapsedMs)))
            {
                Blame(slot);
                return false;
            }

            Wide[PeerBaseOf + slot] = implied;
            actCounted = awakeMs - Wide[ActAtMsOf + slot] >= cycleMs;
            if (actCounted)
            {
                Wide[ActAtMsOf + slot] = awakeMs;
                Narrow[GoodOf + slot] = TrustCredits.After(Narrow[GoodOf + slot], TrustCredits.Act);
                if (Narrow[BadOf + slot] != 0)
                {
                    Narrow[BadOf + slot] = TrustCredits.After(Narrow[BadOf + slot], 0);
                }
            }

            return true;
        }

        /// <summary>Punishes a proven lie: trust falls at once.</summary>
        public void Blame(int slot)
        {
            Narrow[BadOf + slot] = TrustCredits.After(Narrow[BadOf + slot], options.LieActs * TrustCredits.Act);
        }

        /// <summary>Whether a neighbour's bad acts outweigh its good ones.</summary>
        public bool IsHopeless(int slot)
        {
            return Narrow[BadOf + slot] > Narrow[GoodOf + slot] + TrustCredits.Act;
        }

        /// <summary>Counts a right proof of storage as a good act, and grants for it.</summary>
        /// <param name="slot">The neighbour that proved.</param>
        public void Serve(int slot)
        {
            Narrow[GoodOf + slot] = TrustCredits.After(Narrow[GoodOf + slot], TrustCredits.Act);
            Grant(slot, options.ServiceUvu);
        }

        /// <summary>Grants VU to the neighbour of a slot for a verified act, as far as this epoch's quota goes.</summary>
        /// <param name="slot">The neighbour that served.</param>
        /// <param name="amount">What the act is worth.</param>
        /// <returns>What was granted.</returns>
        public long Grant(int slot, long amount)
        {
            long left = options.QuotaUvu - grantedInEpoch;
            long granted = amount < left ? amount : left;
            grantedInEpoch += granted;
            Narrow[GrantedOf + slot] += (int)granted;
            return granted;
        }

        /// <summary>The record with all grants so far is on flash: from now on they may be sent.</summary>
        public void KeepGrants()
        {
            System.Array.Copy(Narrow, GrantedOf, Narrow, GrantedKeptOf, Limits.SlotCount);
        }

        /// <summary>
        /// Whether enough was granted since the last record to justify writing one: a sixteenth of the quota. Smaller grants wait for a
        /// record that is written anyway. A power cut forgets them, but nobody was told of them.
        /// </summary>
        public bool AreGrantsDue()
        {
            long waiting = 0;
            for (int at = 0; at < Limits.SlotCount; at++)
            {
                waiting += Narrow[GrantedOf + at] - Narrow[GrantedKeptOf + at];
            }

            return waiting > options.QuotaUvu >> 4;
        }

        /// <summary>
        /// Takes over what a neighbour says it has granted us in this epoch. It counts once, and never above the quota of one witness per
        /// slot.
        /// </summary>
        public void Receive(int slot, long granted)
        {
            long left = options.QuotaUvu - Narrow[UsedOf + slot];
            long believed = granted < left ? granted : left;
            if (believed > Narrow[ReceivedOf + slot])
            {
                Narrow[ReceivedOf + slot] = (int)believed;
            }
        }

        /// <summary>Fills a relay about a slot's neighbour into a diff.</summary>
        /// <returns>False when there is nothing about it to relay.</returns>
        public bool DescribeRelay(int slot, Diff diff)
        {
            int peer = edges.PeerOf[edges.First + slot];
            diff.RelayPeer = peer;
            diff.RelaySeq = keys.PeerSeqOf[edges.First + slot];
            diff.RelayMark = PeerMarkOf[slot];
            return peer != 0 && Wide[PeerBaseOf + slot] >= 0;
        }

        /// <summary>
        /// Compares what the neighbour of a slot relays with what we heard ourselves, and counts the result for or against that neighbour.
        /// </summary>
        /// <param name="slot">The slot of the diff's sender.</param>
        /// <param name="diff">A diff with a relay.</param>
        /// <param name="about">The slot of the neighbour that the relay is about, or -1.</param>
        public RelayCheck Compare(int slot, Diff diff, int about)
        {
            if (about < 0 || about == slot || Wide[PeerBaseOf + about] < 0 || keys.PeerSeqOf[edges.First + about] != diff.RelaySeq)
            {
                return RelayCheck.Unknown;
            }

            if (PeerMarkOf[about] == diff.RelayMark)
            {
                // As with acts, a repeated relay earns trust and value once.
                if (!actCounted)
                {
                    return RelayCheck.Unknown;
                }

                Narrow[GoodOf + slot] = TrustCredits.After(Narrow[GoodOf + slot], TrustCredits.Act >> 2);
                Grant(slot, options.RelayUvu);
                return RelayCheck.Confirmed;
            }

            // Either the relaying neighbour lies, or the other one sends it something else than us. Any member can forge marks, because
            // they are made with the group's key. So a relay never counts against the node that it is about. A trusted neighbour that
            // relays a doubted mark loses one act, once.
            if ((DoubtOf[about] & (1 << slot)) != 0 || !IsTrusted(slot))
            {
                return RelayCheck.Unknown;
            }

            DoubtOf[about] |= (byte)(1 << slot);
            Narrow[BadOf + slot] = TrustCredits.After(Narrow[BadOf + slot], TrustCredits.Act);
            return RelayCheck.Doubted;
        }

        /// <summary>Slots whose neighbour is still a stranger.</summary>
        public int StrangerCount()
        {
            int count = 0;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                count += edges.PeerOf[edges.First + slot] != 0 && !IsTrusted(slot) ? 1 : 0;
            }

            return count;
        }

        /// <summary>
        /// Measures the neighbourhood again: the median of our own float and those of the mutual neighbours, at most the cap.
        /// </summary>
        public void Survey()
        {
            for (int candidate = 0; candidate <= Limits.SlotCount; candidate++)
            {
                Survey(candidate);
            }
        }

        /// <summary>
        /// One step of a survey: tests whether this neighbour's float is the median. For an even number of floats it is the upper middle
        /// one.
        /// </summary>
        /// <param name="candidate">A slot, or <see cref="Limits.SlotCount"/> for our own float.</param>
        public void Survey(int candidate)
        {
            long value = edges.Float;
            if (candidate < Limits.SlotCount)
            {
                // A neighbour not heard since boot has not told its float.
                if ((edges.SlotFlagsOf[edges.First + candidate] & EdgeTable.SlotMutual) == 0 || Wide[PeerBaseOf + candidate] < 0)
                {
                    return;
                }

                value = Wide[PeerFloatOf + candidate];
            }

            long own = edges.Float;
            int count = 1;
            int below = own < value ? 1 : 0;
            int[] flags = edges.SlotFlagsOf;
            int first = edges.First;
            long[] wide = Wide;
            for (int at = 0; at < Limits.SlotCount; at++)
            {
                if ((flags[first + at] & EdgeTable.SlotMutual) != 0 && wide[PeerBaseOf + at] >= 0)
                {
                    long other = wide[PeerFloatOf + at];
                    count++;
                    if (other < value || (other == value && at < candidate))
                    {
                        below++;
                    }
                }
            }

            if (below == count / 2)
            {
                long floor = options.CapUvu >> options.StrangerShift;
                value = value < floor ? floor : value;
                CapScale = value < options.CapUvu ? value : options.CapUvu;
            }
        }

        /// <summary>Whether a float base can follow the anchor. The first base becomes the anchor.</summary>
        private bool MayFollow(int slot, long implied, long elapsedMs)
        {
            long anchor = Wide[AnchorOf + slot];
            if (anchor < 0)
            {
                Wide[AnchorOf + slot] = implied;
                Wide[AnchorAtMsOf + slot] = elapsedMs;
                return true;
            }

            return implied >= anchor && implied - anchor <= (GrowthUvuMax >> 3) * (1 + (elapsedMs - Wide[AnchorAtMsOf + slot]) / FoldMs);
        }
    }
}
