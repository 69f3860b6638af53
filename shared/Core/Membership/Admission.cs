namespace LVS.Core
{
    /// <summary>
    /// Who gets a slot (SPEC 5.1). The nearest neighbours on the ring of pseudonyms always do: they alone connect a swarm of any size.
    /// The other slots go to whoever asks, or is heard with room left. Strangers never push out trusted neighbours and hold few slots
    /// once there are any. Pure functions over an <see cref="EdgeLedger"/> and its <see cref="Neighbourhood"/>.
    /// </summary>
    public static class Admission
    {
        /// <summary>No slot for this node.</summary>
        public const int None = -1;

        /// <summary>A sender with room that did not ask gets a free slot one time in this many, so that not all choose the same.</summary>
        public const int CourtshipOneIn = 3;

        /// <summary>The slot for the sender of a diff that holds none: a free one, one that must be closed first, or <see cref="None"/>.</summary>
        /// <param name="ledger">Our ledger.</param>
        /// <param name="hood">What we know of our neighbours.</param>
        /// <param name="strangersMax">Slots that strangers may hold once a neighbour is trusted.</param>
        /// <param name="diff">The sender's diff.</param>
        /// <param name="asked">Whether the diff has an entry for us.</param>
        /// <param name="chance">Array of the seeded generator's state.</param>
        /// <param name="chanceIndex">Index in it.</param>
        public static int SlotFor(
            EdgeLedger ledger, Neighbourhood hood, int strangersMax, Diff diff, bool asked, long[] chance, int chanceIndex)
        {
            int free = ledger.SlotOf(0);
            int strangers = hood.StrangerCount();
            bool crowded = IsCrowded(ledger, strangers, strangersMax);
            if (IsNearest(ledger, diff.Sender))
            {
                return free >= 0 && !crowded ? free : Dispensable(ledger, hood, crowded || strangers > 0);
            }

            if (free < 0 || crowded)
            {
                return None;
            }

            bool courted = diff.OpenCount > 0 && SeededRandom.Below(chance, chanceIndex, CourtshipOneIn) == 0;
            return asked || courted ? free : None;
        }

        /// <summary>Neighbours that we would still admit: what a diff says, so that nobody asks in vain again and again.</summary>
        /// <param name="ledger">Our ledger.</param>
        /// <param name="hood">What we know of our neighbours.</param>
        /// <param name="strangersMax">Slots that strangers may hold once a neighbour is trusted.</param>
        /// <param name="free">Slots without a neighbour.</param>
        public static int OpenCount(EdgeLedger ledger, Neighbourhood hood, int strangersMax, int free)
        {
            return free > 0 && IsCrowded(ledger, hood.StrangerCount(), strangersMax) ? 0 : free;
        }

        /// <summary>
        /// Whether our edge has no other end. Every diff lists all edges of its sender, so one fresh diff without us ends a mutual edge;
        /// a proposal waits a few diffs for its answer, or a few wakes, fewer when the peer has no room, and so does an edge whose ends are changing names.
        /// </summary>
        /// <param name="ledger">Our ledger.</param>
        /// <param name="slot">Slot of the diff's sender.</param>
        /// <param name="openCount">Neighbours that the sender would still admit.</param>
        /// <param name="sleeps">Whether we boot at every wake, and tell what the wake before knew.</param>
        public static bool IsDeserted(EdgeLedger ledger, int slot, int openCount, bool sleeps)
        {
            int absent = sleeps ? ledger.AbsentWakes(slot) : ledger.AbsentCount(slot);
            int patience = openCount > 0 ? (sleeps ? Limits.AbsentWakesMax : Limits.AbsentFramesMax)
                : sleeps ? Limits.AbsentWakesFullMax : Limits.AbsentFramesFullMax;
            return absent >= (ledger.IsMutual(slot) && !ledger.IsResuming(slot) ? 1 : patience);
        }

        /// <summary>Whether a node is nearer to us on the ring, ahead or behind, than every neighbour we have.</summary>
        public static bool IsNearest(EdgeLedger ledger, int pseudonym)
        {
            uint ahead = (uint)pseudonym - (uint)ledger.Pseudonym;
            bool nearestAhead = true;
            bool nearestBehind = true;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                int peer = ledger.Peer(slot);
                if (peer != 0)
                {
                    uint peerAhead = (uint)peer - (uint)ledger.Pseudonym;
                    nearestAhead = nearestAhead && ahead <= peerAhead;
                    nearestBehind = nearestBehind && ahead >= peerAhead;
                }
            }

            return nearestAhead || nearestBehind;
        }

        /// <summary>Whether as many strangers hold slots as may, once there is a trusted neighbour.</summary>
        private static bool IsCrowded(EdgeLedger ledger, int strangers, int strangersMax)
        {
            return strangers >= strangersMax && strangers < Limits.SlotCount - ledger.FreeCount();
        }

        /// <summary>
        /// Of the neighbours that are not nearest on the ring, the one whose edge has moved least, best none at all; of strangers only, unless
        /// there are none, for a trusted neighbour makes room for a newcomer only where none has been let in yet.
        /// </summary>
        private static int Dispensable(EdgeLedger ledger, Neighbourhood hood, bool strangersOnly)
        {
            int best = None;
            long bestNet = long.MaxValue;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                long net = ledger.Sent(slot) - ledger.Credited(slot);
                net = net < 0 ? -net : net;
                net += ledger.IsMutual(slot) ? 1 : 0;
                bool mayGo = ledger.Peer(slot) != 0 && !(strangersOnly && hood.IsTrusted(slot));
                if (mayGo && net < bestNet && !IsNearest(ledger, ledger.Peer(slot)))
                {
                    best = slot;
                    bestNet = net;
                }
            }

            return best;
        }
    }
}
