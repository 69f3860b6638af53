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
            return TrustCredits.Of(GoodOf[first + slot], BadOf[first + slot], options.TrustDelayActs);
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
            long scale = CapScaleOf[node];
            return ((scale * trust) >> 16) + (scale >> options.StrangerShift);
        }

        /// <summary>Most that all young edges together may carry away from us: the allowance of two strangers.</summary>
        public long YoungCap => 2 * (CapScaleOf[node] >> options.StrangerShift);

        /// <summary>When the neighbour of a slot was last heard, in ms of the node's time awake.</summary>
        public long HeardAtMs(int slot) => HeardAtMsOf[first + slot];

        /// <summary>Starts the silence of a slot's neighbour: it counts from now on.</summary>
        public void Await(int slot, long awakeMs)
        {
            HeardAtMsOf[first + slot] = awakeMs;
            ActAtMsOf[first + slot] = awakeMs;
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                DoubtOf[at] &= ~(1 << slot);
            }
        }

        /// <summary>Ends the silence of an open slot's peer: a fresh diff of it was heard.</summary>
        public void Hear(int slot, long awakeMs)
        {
            HeardAtMsOf[first + slot] = awakeMs;
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
            int at = first + slot;
            HeardAtMsOf[at] = awakeMs;
            PeerMarkOf[at] = mark;
            PeerFloatOf[at] = diff.Float;
            long implied = diff.ImpliedBase;
            if (implied < 0 || (implied != AnchorOf[at] && !MayFollow(at, implied, elapsedMs)))
            {
                Blame(slot);
                return false;
            }

            PeerBaseOf[at] = implied;
            actCounted = awakeMs - ActAtMsOf[at] >= cycleMs;
            if (actCounted)
            {
                ActAtMsOf[at] = awakeMs;
                GoodOf[at] = TrustCredits.After(GoodOf[at], TrustCredits.Act);
                if (BadOf[at] != 0)
                {
                    BadOf[at] = TrustCredits.After(BadOf[at], 0);
                }
            }

            return true;
        }

        /// <summary>Punishes a proven lie: trust falls at once.</summary>
        public void Blame(int slot)
        {
            int at = first + slot;
            BadOf[at] = TrustCredits.After(BadOf[at], options.LieActs * TrustCredits.Act);
        }

        /// <summary>Whether a neighbour's bad acts outweigh its good ones.</summary>
        public bool IsHopeless(int slot)
        {
            return BadOf[first + slot] > GoodOf[first + slot] + TrustCredits.Act;
        }

        /// <summary>Counts a right proof of storage as a good act, and grants for it.</summary>
        /// <param name="slot">The neighbour that proved.</param>
        public void Serve(int slot)
        {
            int at = first + slot;
            GoodOf[at] = TrustCredits.After(GoodOf[at], TrustCredits.Act);
            Grant(slot, options.ServiceUvu);
        }

        /// <summary>Grants VU to the neighbour of a slot for a verified act, as far as this epoch's quota goes.</summary>
        /// <param name="slot">The neighbour that served.</param>
        /// <param name="amount">What the act is worth.</param>
        /// <returns>What was granted.</returns>
        public long Grant(int slot, long amount)
        {
            long left = options.QuotaUvu - GrantedInEpochOf[node];
            long granted = amount < left ? amount : left;
            GrantedInEpochOf[node] += granted;
            GrantedOf[first + slot] += granted;
            return granted;
        }

        /// <summary>The record with all grants so far is on flash: from now on they may be sent.</summary>
        public void KeepGrants()
        {
            System.Array.Copy(GrantedOf, first, GrantedKeptOf, first, Limits.SlotCount);
        }

        /// <summary>
        /// Whether enough was granted since the last record to justify writing one: a sixteenth of the quota. Smaller grants wait for a
        /// record that is written anyway. A power cut forgets them, but nobody was told of them.
        /// </summary>
        public bool AreGrantsDue()
        {
            long waiting = 0;
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                waiting += GrantedOf[at] - GrantedKeptOf[at];
            }

            return waiting > options.QuotaUvu >> 4;
        }

        /// <summary>
        /// Takes over what a neighbour says it has granted us in this epoch. It counts once, and never above the quota of one witness per
        /// slot.
        /// </summary>
        public void Receive(int slot, long granted)
        {
            int at = first + slot;
            long left = options.QuotaUvu - UsedOf[at];
            long believed = granted < left ? granted : left;
            if (believed > ReceivedOf[at])
            {
                ReceivedOf[at] = believed;
            }
        }

        /// <summary>Fills a relay about a slot's neighbour into a diff.</summary>
        /// <returns>False when there is nothing about it to relay.</returns>
        public bool DescribeRelay(int slot, Diff diff)
        {
            int at = first + slot;
            int peer = edges.PeerOf[at];
            diff.RelayPeer = peer;
            diff.RelaySeq = keys.PeerSeqOf[at];
            diff.RelayMark = PeerMarkOf[at];
            return peer != 0 && PeerBaseOf[at] >= 0;
        }

        /// <summary>
        /// Compares what the neighbour of a slot relays with what we heard ourselves, and counts the result for or against that neighbour.
        /// </summary>
        /// <param name="slot">The slot of the diff's sender.</param>
        /// <param name="diff">A diff with a relay.</param>
        /// <param name="about">The slot of the neighbour that the relay is about, or -1.</param>
        public RelayCheck Compare(int slot, Diff diff, int about)
        {
            int at = first + about;
            if (about < 0 || about == slot || PeerBaseOf[at] < 0 || keys.PeerSeqOf[at] != diff.RelaySeq)
            {
                return RelayCheck.Unknown;
            }

            if (PeerMarkOf[at] == diff.RelayMark)
            {
                // As with acts, a repeated relay earns trust and value once.
                if (!actCounted)
                {
                    return RelayCheck.Unknown;
                }

                int relaying = first + slot;
                GoodOf[relaying] = TrustCredits.After(GoodOf[relaying], TrustCredits.Act >> 2);
                Grant(slot, options.RelayUvu);
                return RelayCheck.Confirmed;
            }

            // Either the relaying neighbour lies, or the other one sends it something else than us. Any member can forge marks, because
            // they are made with the group's key. So a relay never counts against the node that it is about. A trusted neighbour that
            // relays a doubted mark loses one act, once.
            if ((DoubtOf[at] & (1 << slot)) != 0 || !IsTrusted(slot))
            {
                return RelayCheck.Unknown;
            }

            DoubtOf[at] |= 1 << slot;
            BadOf[first + slot] = TrustCredits.After(BadOf[first + slot], TrustCredits.Act);
            return RelayCheck.Doubted;
        }

        /// <summary>Slots whose neighbour is still a stranger.</summary>
        public int StrangerCount()
        {
            int count = 0;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                count += edges.PeerOf[first + slot] != 0 && !IsTrusted(slot) ? 1 : 0;
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
                if ((edges.SlotFlagsOf[first + candidate] & EdgeTable.SlotMutual) == 0 || PeerBaseOf[first + candidate] < 0)
                {
                    return;
                }

                value = PeerFloatOf[first + candidate];
            }

            long own = edges.Float;
            int count = 1;
            int below = own < value ? 1 : 0;
            int[] flags = edges.SlotFlagsOf;
            long[] bases = PeerBaseOf;
            long[] floats = PeerFloatOf;
            int chosen = first + candidate;
            int end = first + Limits.SlotCount;
            for (int at = first; at < end; at++)
            {
                if ((flags[at] & EdgeTable.SlotMutual) != 0 && bases[at] >= 0)
                {
                    long other = floats[at];
                    count++;
                    if (other < value || (other == value && at < chosen))
                    {
                        below++;
                    }
                }
            }

            if (below == count / 2)
            {
                long floor = options.CapUvu >> options.StrangerShift;
                value = value < floor ? floor : value;
                CapScaleOf[node] = value < options.CapUvu ? value : options.CapUvu;
            }
        }

        /// <summary>Whether a float base can follow the anchor. The first base becomes the anchor.</summary>
        private bool MayFollow(int at, long implied, long elapsedMs)
        {
            long anchor = AnchorOf[at];
            if (anchor < 0)
            {
                AnchorOf[at] = implied;
                AnchorAtMsOf[at] = elapsedMs;
                return true;
            }

            return implied >= anchor && implied - anchor <= (GrowthUvuMax >> 3) * (1 + (elapsedMs - AnchorAtMsOf[at]) / FoldMs);
        }
    }
}
