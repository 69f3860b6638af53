namespace LVS.Core
{
    /// <summary>
    /// What a node knows of its neighbours beyond the edge counters: trust, whether their books add up, when they were last heard,
    /// and what it grants them. A window over <see cref="NodeMemory"/>; amounts in micro-VU.
    /// </summary>
    public sealed class Neighbourhood
    {
        private readonly NodeMemory memory;
        private readonly DriftOptions options;
        private int node;
        private int first;
        private bool actCounted;

        /// <summary>Opens the window of one node.</summary>
        public Neighbourhood(NodeMemory memory, int nodeIndex, DriftOptions options)
        {
            this.memory = memory;
            this.options = options;
            MoveTo(nodeIndex);
        }

        /// <summary>Moves the window to another node of the same memory.</summary>
        public void MoveTo(int nodeIndex)
        {
            node = nodeIndex;
            first = nodeIndex * Limits.SlotCount;
        }

        /// <summary>Most that a node may earn in one epoch: a full quota from every slot.</summary>
        public long GrowthUvuMax => Limits.SlotCount * options.QuotaUvu;

        /// <summary>Trust in the neighbour of a slot, 0..65536.</summary>
        public int Trust(int slot)
        {
            return TrustCredits.Of(memory.Good[first + slot], memory.Bad[first + slot], options.TrustDelayActs);
        }

        /// <summary>Whether the neighbour of a slot is no stranger any more.</summary>
        public bool IsTrusted(int slot)
        {
            return Trust(slot) >= options.TrustedMin;
        }

        /// <summary>Most that one diff of a neighbour may move over its edge.</summary>
        /// <param name="trust">Trust in it.</param>
        public long Clip(int trust)
        {
            return ((options.ClipUvu * trust) >> 16) + (options.ClipUvu >> options.StrangerShift);
        }

        /// <summary>
        /// Most that a neighbour's edge may carry, net: the cap, or the median float of the neighbourhood if that is lower, times trust; and the
        /// stranger's allowance. No one claim moves a median far, and all of them together not above the cap.
        /// </summary>
        /// <param name="trust">Trust in it.</param>
        public long Cap(int trust)
        {
            long scale = memory.CapScale[node];
            return ((scale * trust) >> 16) + (scale >> options.StrangerShift);
        }

        /// <summary>
        /// Most that a neighbour's edge may carry towards us. Not scaled by the neighbourhood: what the other end was free to pay must find its way
        /// in, or it would be in flight for ever once floats have drifted together.
        /// </summary>
        /// <param name="trust">Trust in it.</param>
        public long CreditCap(int trust)
        {
            return ((options.CapUvu * trust) >> 16) + (options.CapUvu >> options.StrangerShift);
        }

        /// <summary>State weight that is believed of a neighbour: what it claims, but no more than trust supports.</summary>
        /// <param name="trust">Trust in it.</param>
        /// <param name="claimed">0..<see cref="Limits.WeightMax"/>.</param>
        public int Weight(int trust, int claimed)
        {
            int supported = options.StrangerWeight + Limits.WeightMax * trust / options.FullWeightTrust;
            return claimed < supported ? claimed : supported;
        }

        /// <summary>Epoch in which the neighbour of a slot was last heard, -1 before the first diff.</summary>
        public int EpochOf(int slot) => memory.PeerEpoch[first + slot];

        /// <summary>When the neighbour of a slot was last heard, in ms that the node has been awake.</summary>
        public long HeardAtMs(int slot) => memory.HeardAtMs[first + slot];

        /// <summary>Begins to wait for a slot's neighbour: from now on it is silent.</summary>
        public void Await(int slot, long awakeMs)
        {
            memory.HeardAtMs[first + slot] = awakeMs;
            memory.ActAtMs[first + slot] = awakeMs;
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                memory.Doubt[at] &= ~(1 << slot);
            }
        }

        /// <summary>
        /// Takes in that a fresh diff of a slot's neighbour was heard: whether its books add up, and whether it may count as an act. The float base
        /// a diff implies, <c>float + sum sent - sum credited</c>, is constant within an epoch, whatever the node pays, closes or loses;
        /// at an epoch's turn it may grow by what its witnesses' quotas allow.
        /// </summary>
        /// <param name="slot">The slot of the diff's sender.</param>
        /// <param name="diff">A fresh diff.</param>
        /// <param name="awakeMs">How long the node has been awake.</param>
        /// <param name="mark">First 2 bytes of the frame's MAC, to compare with what others relay of it.</param>
        /// <param name="cycleMs">Acts count at most once in this time: who talks more is not trusted sooner.</param>
        /// <returns>False when the books do not add up: a lie.</returns>
        public bool Observe(int slot, Diff diff, int mark, long awakeMs, int cycleMs)
        {
            NodeMemory memory = this.memory;
            int at = first + slot;
            memory.HeardAtMs[at] = awakeMs;
            memory.PeerSeq[at] = diff.Seq;
            memory.PeerMark[at] = mark;
            memory.PeerFloat[at] = diff.Float;
            long implied = diff.ImpliedBase;
            long known = memory.PeerBase[at];
            int epoch = memory.PeerEpoch[at];
            memory.PeerBase[at] = implied;
            memory.PeerEpoch[at] = diff.Epoch;
            if (implied < 0 || (implied != known && !MayFollow(implied, known, epoch < 0 ? 0 : (diff.Epoch - epoch) & 0xFFFF)))
            {
                Blame(slot);
                return false;
            }

            actCounted = awakeMs - memory.ActAtMs[at] >= cycleMs;
            if (actCounted)
            {
                memory.ActAtMs[at] = awakeMs;
                memory.Good[at] = TrustCredits.After(memory.Good[at], TrustCredits.Act);
                if (memory.Bad[at] != 0)
                {
                    memory.Bad[at] = TrustCredits.After(memory.Bad[at], 0);
                }
            }

            return true;
        }

        /// <summary>A lie was proven: trust falls at once.</summary>
        public void Blame(int slot)
        {
            int at = first + slot;
            memory.Bad[at] = TrustCredits.After(memory.Bad[at], options.LieActs * TrustCredits.Act);
        }

        /// <summary>Whether a neighbour's lies outweigh what was good about it.</summary>
        public bool IsHopeless(int slot)
        {
            return memory.Bad[first + slot] > memory.Good[first + slot] + TrustCredits.Act;
        }

        /// <summary>Takes in that a neighbour's service was checked: a storage challenge answered, a fragment served.</summary>
        /// <param name="slot">The neighbour that served.</param>
        /// <param name="good">Whether the service was right.</param>
        public void Serve(int slot, bool good)
        {
            int at = first + slot;
            if (good)
            {
                memory.Good[at] = TrustCredits.After(memory.Good[at], TrustCredits.Act);
                Grant(slot, options.ServiceUvu);
            }
            else
            {
                memory.Bad[at] = TrustCredits.After(memory.Bad[at], TrustCredits.Act);
            }
        }

        /// <summary>Grants VU to the neighbour of a slot for a verified act, as far as this epoch's quota goes.</summary>
        /// <param name="slot">The neighbour that served.</param>
        /// <param name="amount">What the act is worth.</param>
        /// <returns>What was granted.</returns>
        public long Grant(int slot, long amount)
        {
            NodeMemory memory = this.memory;
            long left = options.QuotaUvu - memory.GrantedInEpoch[node];
            long granted = amount < left ? amount : left;
            memory.GrantedInEpoch[node] += granted;
            memory.Granted[first + slot] += granted;
            return granted;
        }

        /// <summary>Flash holds what was granted so far: from now on it may be told.</summary>
        public void KeepGrants()
        {
            System.Array.Copy(memory.Granted, first, memory.GrantedKept, first, Limits.SlotCount);
        }

        /// <summary>
        /// Whether so much was granted since the last record that one is worth its flash: a sixteenth of the quota. Up to that, grants wait for a
        /// record that is written anyway; a power cut forgets them before anybody was told.
        /// </summary>
        public bool AreGrantsDue()
        {
            long waiting = 0;
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                waiting += memory.Granted[at] - memory.GrantedKept[at];
            }

            return waiting > options.QuotaUvu >> 4;
        }

        /// <summary>Takes in what a neighbour says it has granted us in this epoch: counted once, never above a witness's quota.</summary>
        public void Receive(int slot, long granted)
        {
            int at = first + slot;
            long believed = granted < options.QuotaUvu ? granted : options.QuotaUvu;
            if (believed > memory.Received[at])
            {
                memory.Received[at] = believed;
            }
        }

        /// <summary>Fills a relay of a slot's neighbour into a diff.</summary>
        /// <returns>False when there is nothing of it to relay.</returns>
        public bool DescribeRelay(int slot, Diff diff)
        {
            int at = first + slot;
            diff.RelayPeer = memory.Peer[at];
            diff.RelaySeq = memory.PeerSeq[at];
            diff.RelayMark = memory.PeerMark[at];
            return memory.Peer[at] != 0 && memory.PeerBase[at] >= 0;
        }

        /// <summary>Compares what the neighbour of a slot relays with what we heard ourselves, and counts it for or against who is concerned.</summary>
        /// <param name="slot">The slot of the diff's sender.</param>
        /// <param name="diff">A diff with a relay.</param>
        /// <param name="about">The slot of the neighbour that the relay is about, or -1.</param>
        public RelayCheck Compare(int slot, Diff diff, int about)
        {
            NodeMemory memory = this.memory;
            int at = first + about;
            if (about < 0 || about == slot || memory.PeerBase[at] < 0 || memory.PeerSeq[at] != diff.RelaySeq)
            {
                return RelayCheck.Unknown;
            }

            if (memory.PeerMark[at] == diff.RelayMark)
            {
                // As with acts: who relays the same thing again and again is not trusted or paid for it again and again.
                if (!actCounted)
                {
                    return RelayCheck.Unknown;
                }

                int relaying = first + slot;
                memory.Good[relaying] = TrustCredits.After(memory.Good[relaying], TrustCredits.Act >> 2);
                Grant(slot, options.RelayUvu);
                return RelayCheck.Confirmed;
            }

            // Either the relaying neighbour lies or the other one tells us something else than it. Every accuser counts once, if it is
            // trusted, and pays with an act; more than half of those who could accuse decide, or two slanderers could ban whom they like.
            if ((memory.Doubt[at] & (1 << slot)) != 0 || !IsTrusted(slot))
            {
                return RelayCheck.Unknown;
            }

            memory.Doubt[at] |= 1 << slot;
            if (!IsMajority(memory.Doubt[at], about))
            {
                memory.Bad[first + slot] = TrustCredits.After(memory.Bad[first + slot], TrustCredits.Act);
                return RelayCheck.Doubted;
            }

            memory.Doubt[at] = 0;
            Blame(about);
            return RelayCheck.Equivocation;
        }

        /// <summary>Slots whose neighbour is still a stranger.</summary>
        public int StrangerCount()
        {
            int count = 0;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                count += memory.Peer[first + slot] != 0 && !IsTrusted(slot) ? 1 : 0;
            }

            return count;
        }

        /// <summary>Measures the neighbourhood anew: the median of the mutual neighbours' floats and our own, at most the cap.</summary>
        public void Survey()
        {
            for (int candidate = 0; candidate <= Limits.SlotCount; candidate++)
            {
                Survey(candidate);
            }
        }

        /// <summary>One step of a survey: whether this neighbour's float is the median. Of an even number the upper middle one is.</summary>
        /// <param name="candidate">A slot, or <see cref="Limits.SlotCount"/> for our own float.</param>
        public void Survey(int candidate)
        {
            long value = memory.Float[node];
            if (candidate < Limits.SlotCount)
            {
                // One not heard since boot has said nothing about its float.
                if ((memory.SlotFlags[first + candidate] & NodeMemory.SlotMutual) == 0 || memory.PeerBase[first + candidate] < 0)
                {
                    return;
                }

                value = memory.PeerFloat[first + candidate];
            }

            long own = memory.Float[node];
            int count = 1;
            int below = own < value ? 1 : 0;
            int[] flags = memory.SlotFlags;
            long[] bases = memory.PeerBase;
            long[] floats = memory.PeerFloat;
            int chosen = first + candidate;
            int end = first + Limits.SlotCount;
            for (int at = first; at < end; at++)
            {
                if ((flags[at] & NodeMemory.SlotMutual) != 0 && bases[at] >= 0)
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
                memory.CapScale[node] = value < options.CapUvu ? value : options.CapUvu;
            }
        }

        /// <summary>Whether a float base can come after one that was known, -1 for none, so many epochs later.</summary>
        private bool MayFollow(long implied, long known, int epochs)
        {
            return known < 0 || (implied >= known && implied - known <= epochs * (GrowthUvuMax >> 3));
        }

        private bool IsMajority(int accusers, int about)
        {
            int count = 0;
            int all = 0;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                if (slot != about && memory.Peer[first + slot] != 0 && IsTrusted(slot))
                {
                    all++;
                    count += (accusers >> slot) & 1;
                }
            }

            return count > 1 && count * 2 > all;
        }
    }
}
