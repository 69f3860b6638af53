namespace LVS.Core
{
    /// <summary>
    /// Which node gets a slot (SPEC 5.1). The nearest neighbours on the ring of pseudonyms always get one: they alone connect a swarm of
    /// any size. The other slots go to nodes that ask, or that announce free slots; but the last one, the guest slot, waits for a node
    /// with fewer. So newcomers find room in a swarm that is full, and old edges need not make room for them. When all are taken, a node
    /// with few edges gets the slot of a neighbour further along the ring. A diff says how many slots its sender has free, so no node asks
    /// in vain. Strangers never push out trusted neighbours, and hold few slots once there are trusted ones. A full node makes room for a
    /// proposal of another minute, however many edges its sender has, so that newborns learn the swarm's minute. Pure functions over an
    /// <see cref="EdgeTable"/> and its <see cref="TrustTable"/>.
    /// </summary>
    public static class Admission
    {
        /// <summary>No slot for this node.</summary>
        public const int None = -1;

        /// <summary>
        /// A sender with free slots that did not ask gets one of ours one time in this many, so that not all nodes choose the same sender.
        /// </summary>
        public const int UnaskedSlotOneIn = 3;

        /// <summary>A knock that has no entry for us.</summary>
        public const int Unasked = 0;

        /// <summary>A knock that has one.</summary>
        public const int Asked = 1;

        /// <summary>One that has one and is of another minute: its sender gets a slot however many edges it has.</summary>
        public const int Urgent = 2;

        private const long NextMs = SwarmClock.DayMs / 2;
        private const int AheadSide = 1;
        private const int BehindSide = 2;
        private const int BothSides = AheadSide | BehindSide;

        /// <summary>
        /// The slot for the sender of a diff that holds none: a free one, one that must be closed first, or <see cref="None"/>.
        /// </summary>
        /// <param name="ledger">Our ledger.</param>
        /// <param name="trusts">What we know of our neighbours.</param>
        /// <param name="strangersMax">Slots that strangers may hold once a neighbour is trusted.</param>
        /// <param name="diff">The sender's diff.</param>
        /// <param name="knock"><see cref="Unasked"/>, <see cref="Asked"/> or <see cref="Urgent"/>.</param>
        /// <param name="elapsedMs">Our elapsed time.</param>
        /// <param name="chance">Array of the seeded generator's state.</param>
        /// <param name="chanceIndex">Index in it.</param>
        public static int SlotFor(
            EdgeTable ledger, TrustTable trusts, int strangersMax, Diff diff, int knock, long elapsedMs, long[] chance, int chanceIndex)
        {
            bool asked = knock != Unasked;
            bool isUrgent = knock == Urgent;
            int free = ledger.SlotOf(0);
            bool isNearest = IsNearest(ledger, diff.Sender);
            bool isWelcome = asked || diff.OpenCount > Limits.GuestSlotCount || (isNearest && IsNearest(diff, ledger.Pseudonym))
                || (diff.OpenCount > 0 && HasAtMost(ledger, Limits.GuestEdges))
                || (HasAtMost(ledger, Limits.FewEdges) && CouldMakeRoom(ledger, diff));
            if (!isWelcome)
            {
                return None;
            }

            int strangers = trusts.StrangerCount();
            bool crowded = IsCrowded(ledger, strangers, strangersMax);
            if (isNearest)
            {
                return free >= 0 && !crowded ? free : Dispensable(ledger, trusts, crowded || strangers > 0, 0, free < 0, elapsedMs);
            }

            if (crowded)
            {
                return None;
            }

            if (free < 0)
            {
                bool mayPush = isUrgent || (asked && diff.EntryCount <= Limits.FewEdges);
                return mayPush
                    ? Dispensable(ledger, trusts, strangers > 0, Ring.Distance(ledger.Pseudonym, diff.Sender), true, elapsedMs) : None;
            }

            bool isGuest = isUrgent || (asked && diff.EntryCount <= Limits.GuestEdges);
            if (!isGuest && ledger.FreeCount() <= Limits.GuestSlotCount)
            {
                return None;
            }

            return asked || SeededRandom.Below(chance, chanceIndex, UnaskedSlotOneIn) == 0 ? free : None;
        }

        /// <summary>
        /// Free slots, the guest slot included, as diffs announce them so that nobody asks in vain again and again; 0 when strangers crowd
        /// us.
        /// </summary>
        /// <param name="ledger">Our ledger.</param>
        /// <param name="trusts">What we know of our neighbours.</param>
        /// <param name="strangersMax">Slots that strangers may hold once a neighbour is trusted.</param>
        /// <param name="free">Slots without a neighbour.</param>
        public static int OpenCount(EdgeTable ledger, TrustTable trusts, int strangersMax, int free)
        {
            return free > 0 && IsCrowded(ledger, trusts.StrangerCount(), strangersMax) ? 0 : free;
        }

        /// <summary>
        /// Whether an open edge has no other end. Every diff lists all edges of its sender. A proposal waits a few diffs or wakes for its
        /// answer, and fewer when the peer has no room.
        /// </summary>
        /// <param name="ledger">Our ledger.</param>
        /// <param name="slot">Slot of the diff's sender, open.</param>
        /// <param name="openCount">Neighbours that the sender would still admit.</param>
        /// <param name="sleeps">Whether we boot at every wake, and so send what the wake before knew.</param>
        public static bool IsDeserted(EdgeTable ledger, int slot, int openCount, bool sleeps)
        {
            int absent = sleeps ? ledger.AbsentWakes(slot) : ledger.AbsentCount(slot);
            int patience = openCount > 0 ? (sleeps ? Limits.AbsentWakesMax : Limits.AbsentFramesMax)
                : sleeps ? Limits.AbsentWakesFullMax : Limits.AbsentFramesFullMax;
            return absent >= patience;
        }

        /// <summary>Whether a node is nearer to us on the ring, ahead or behind, than every neighbour we have.</summary>
        public static bool IsNearest(EdgeTable ledger, int pseudonym)
        {
            int nearer = 0;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                nearer |= NearerSides(ledger.Pseudonym, pseudonym, ledger.Peer(slot));
            }

            return nearer != BothSides;
        }

        /// <summary>Whether we would have at most this many edges, the one that we would ask for included.</summary>
        private static bool HasAtMost(EdgeTable ledger, int edgeCount)
        {
            return ledger.FreeCount() > Limits.SlotCount - edgeCount;
        }

        /// <summary>
        /// Whether the sender could make room for us: it has a neighbour further away than us that is not nearest to it.
        /// </summary>
        private static bool CouldMakeRoom(EdgeTable ledger, Diff diff)
        {
            long distance = Ring.Distance(diff.Sender, ledger.Pseudonym);
            for (int i = 0; i < diff.EntryCount; i++)
            {
                if (Ring.Distance(diff.Sender, diff.Peer[i]) > distance && !IsNearest(diff, diff.Peer[i]))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Whether a node is nearer to the sender of a diff, ahead or behind, than every neighbour in the diff.</summary>
        private static bool IsNearest(Diff diff, int pseudonym)
        {
            int nearer = 0;
            for (int i = 0; i < diff.EntryCount; i++)
            {
                nearer |= NearerSides(diff.Sender, pseudonym, diff.Peer[i]);
            }

            return nearer != BothSides;
        }

        /// <summary>The sides of the ring, seen from a node, on which its peer is nearer than another node; 0 for no peer.</summary>
        private static int NearerSides(int own, int pseudonym, int peer)
        {
            long ahead = Ring.Ahead(own, pseudonym);
            long peerAhead = Ring.Ahead(own, peer);
            return peer == 0 || ahead == peerAhead ? 0 : peerAhead < ahead ? AheadSide : BehindSide;
        }

        /// <summary>Whether strangers already hold all slots that they may hold once there is a trusted neighbour.</summary>
        private static bool IsCrowded(EdgeTable ledger, int strangers, int strangersMax)
        {
            return strangers >= strangersMax && strangers < Limits.SlotCount - ledger.FreeCount();
        }

        /// <summary>
        /// The slot that a newcomer may have. Candidates are neighbours that are not nearest on the ring and lie beyond a distance on it.
        /// The one whose edge has moved least goes. A trusted neighbour makes room only where no stranger has been let in yet. Old edges
        /// stay; in a table full of old edges only the youngest may go, and the next, too, once the youngest has lived for half a day. So
        /// two full swarms can join, and an attacker that wants all slots of a node gets one at once and one more in half a day. There are
        /// two because names change every day, and with them who is nearest: of two edges between the swarms the one that moves value
        /// stays. A fresh edge stays too; otherwise two nodes that want a slot of a full node would displace each other for ever.
        /// </summary>
        private static int Dispensable(
            EdgeTable ledger, TrustTable trusts, bool strangersOnly, long beyond, bool isFull, long elapsedMs)
        {
            int youngest = isFull ? ledger.Youngest(None) : None;
            int next = youngest >= 0 && ledger.AgeMs(youngest, elapsedMs) >= NextMs ? ledger.Youngest(youngest) : None;
            int best = None;
            long bestNet = long.MaxValue;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                long net = ledger.Sent(slot) - ledger.Credited(slot);
                net = net < 0 ? -net : net;
                net += ledger.IsMutual(slot) ? 1 : 0;
                int peer = ledger.Peer(slot);
                bool mayGo = peer != 0 && (slot == youngest || slot == next || !ledger.IsOld(slot, elapsedMs))
                    && !ledger.IsFresh(slot, elapsedMs)
                    && !(strangersOnly && trusts.IsTrusted(slot)) && Ring.Distance(ledger.Pseudonym, peer) > beyond;
                if (mayGo && net < bestNet && !IsNearest(ledger, peer))
                {
                    best = slot;
                    bestNet = net;
                }
            }

            return best;
        }
    }
}
