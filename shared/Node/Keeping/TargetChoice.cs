using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Chooses the member that keeps a fragment, looking at a few members at a time. Candidates have room, are trusted, live in the
    /// stripe's district and have the fewest of its fragments. The nearest by its weight is chosen (SPEC 11). The node itself is a
    /// candidate too.
    /// </summary>
    internal sealed class TargetChoice
    {
        /// <summary>The node itself was chosen.</summary>
        internal const int Self = 254;

        private const int None = -1;
        private const int SlotsAtOnce = 16;
        private const int WeighedAtOnce = 2;

        private readonly KeepingState state;
        private int lead;
        private int share;
        private int median;
        private int cursor;
        private int fewest;
        private long nearest;

        internal TargetChoice(KeepingState state)
        {
            this.state = state;
        }

        /// <summary>The member that was chosen: a slot of the members, <see cref="Self"/>, or <see cref="MemberTable.None"/>.</summary>
        internal int Chosen { get; private set; }

        /// <summary>Begins a choice.</summary>
        /// <param name="leadSlot">The slot that holds the stripe's state.</param>
        internal void Begin(int leadSlot)
        {
            lead = leadSlot;
            share = 0;
            median = None;
            cursor = 0;
            fewest = int.MaxValue;
            nearest = long.MaxValue;
            Chosen = MemberTable.None;
        }

        /// <summary>Looks at a few members.</summary>
        /// <param name="stripe">The stripe.</param>
        /// <param name="withSelf">Whether the node itself may be chosen.</param>
        /// <param name="scratch">More than <see cref="RoomCode.Max"/> bytes, free for now.</param>
        /// <returns>Whether all have been looked at.</returns>
        internal bool Step(long stripe, bool withSelf, byte[] scratch)
        {
            if (share == 0)
            {
                share = Placement.Share(state.Index.TotalCountAt(lead), state.CountWithRoom(stripe));
                return false;
            }

            if (median == None)
            {
                median = state.Members.MedianRoom(scratch);
                return false;
            }

            if (cursor < state.Members.SlotCount)
            {
                Look(stripe);
                return false;
            }

            if (withSelf && state.MayKeepRepaired)
            {
                Weigh(stripe, Self, state.Self, state.OpenCount, Bits.Count(state.Index.MaskOf(stripe)));
            }

            return true;
        }

        private void Look(long stripe)
        {
            MemberTable members = state.Members;
            int second = state.Second;
            int end = cursor + SlotsAtOnce < members.SlotCount ? cursor + SlotsAtOnce : members.SlotCount;
            for (int weighed = 0; weighed < WeighedAtOnce && cursor < end; cursor++)
            {
                if (members.IsTrusted(cursor, second) && !state.IsAsleep(cursor) && members.RoomAt(cursor) > 0
                    && Placement.Shares(members.HomeAt(cursor), Placement.HomeOf(stripe), state.Depth))
                {
                    weighed++;
                    Weigh(stripe, cursor, members.PseudonymAt(cursor), members.RoomAt(cursor), Bits.Count(state.Book.MaskOf(lead, cursor)));
                }
            }
        }

        private void Weigh(long stripe, int candidate, int pseudonym, int free, int has)
        {
            if (has >= share || has > fewest)
            {
                return;
            }

            int weight = Placement.Weight(free, median);
            long away = Placement.Distance(stripe, pseudonym, weight < 1 ? 1 : weight);
            if (has < fewest || away < nearest)
            {
                fewest = has;
                nearest = away;
                Chosen = candidate;
            }
        }
    }
}
