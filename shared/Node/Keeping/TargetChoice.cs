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
        private readonly byte[] counts = new byte[RoomCode.Max + 1];
        private long stripe;
        private int lead;
        private int total;
        private int share;
        private int median;
        private int cursor;
        private int fewest;
        private long nearest;
        private bool withSelf;

        internal TargetChoice(KeepingState state)
        {
            this.state = state;
        }

        /// <summary>The member that was chosen: a slot of the members, <see cref="Self"/>, or <see cref="MemberTable.None"/>.</summary>
        internal int Chosen { get; private set; }

        /// <summary>Begins a choice.</summary>
        /// <param name="name">The stripe.</param>
        /// <param name="leadSlot">The slot that holds its state.</param>
        /// <param name="totalCount">n.</param>
        /// <param name="mayBeSelf">Whether the node itself may be chosen.</param>
        internal void Begin(long name, int leadSlot, int totalCount, bool mayBeSelf)
        {
            stripe = name;
            lead = leadSlot;
            withSelf = mayBeSelf;
            total = totalCount;
            share = 0;
            median = None;
            cursor = 0;
            fewest = int.MaxValue;
            nearest = long.MaxValue;
            Chosen = MemberTable.None;
        }

        /// <summary>Looks at a few members.</summary>
        /// <returns>Whether all have been looked at.</returns>
        internal bool Step()
        {
            if (share == 0)
            {
                share = Placement.Share(total, state.CountWithRoom(stripe));
                return false;
            }

            if (median == None)
            {
                median = state.Members.MedianRoom(counts);
                return false;
            }

            if (cursor < state.Members.SlotCount)
            {
                Look();
                return false;
            }

            if (withSelf && state.MayKeepRepaired)
            {
                Weigh(Self, state.Self, state.OpenCount, Bits.Count(state.Index.MaskOf(stripe)));
            }

            return true;
        }

        private void Look()
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
                    Weigh(cursor, members.PseudonymAt(cursor), members.RoomAt(cursor), Bits.Count(state.Book.MaskOf(lead, cursor)));
                }
            }
        }

        private void Weigh(int candidate, int pseudonym, int free, int has)
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
