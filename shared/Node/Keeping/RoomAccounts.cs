using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Decides whether a node accepts a fragment, and to which account it counts (SPEC 9.4). Strangers and edges may fill eleven sixteenths
    /// of the room. Repaired fragments and fragments handed over may fill a quarter. The last eighth is for members that earned it by
    /// service. So junk takes at most seven eighths, and an empty room can be used at once. Fixed memory.
    /// </summary>
    /// <remarks>
    /// Each place that a stranger takes costs two fifths of a day divided by the places that are left, and a day may be spent ahead. That
    /// is five eighths of an empty room at once, then fewer and fewer. So junk never takes the last places at once, and honest strangers
    /// that come later still find some.
    /// </remarks>
    internal sealed class RoomAccounts
    {
        /// <summary>No account.</summary>
        internal const int None = -1;

        private const long HourMs = 3_600_000;
        private const int DayMs = 24 * 3_600_000;

        private readonly KeepingState state;
        private readonly Overheard overheard;
        private readonly ushort[] earned = new ushort[Limits.SlotCount];
        private readonly int[] earners = new int[Limits.SlotCount];
        private readonly long[] edgesDueMs = new long[Limits.SlotCount];
        private long strangersDueMs;

        internal RoomAccounts(KeepingState state, Overheard overheard)
        {
            this.state = state;
            this.overheard = overheard;

            // A node that boots with fragments may already have given the day's places away.
            strangersDueMs = state.NowMs + (state.Index.Count == 0 ? 0 : DayMs - HourMs);
        }

        // What strangers and edges may fill together.
        private int PlacedMax => AtLeast(state.Index.SlotCount * 11 / 16, 1);

        // Places that strangers get slowly.
        private int SlowMax => state.Index.SlotCount / 16;

        // What an edge may fill.
        private int EdgeMax => AtLeast(state.Index.SlotCount / 16, 1);

        /// <summary>The account that a fragment would count to; <see cref="None"/> when it has no allowance left.</summary>
        /// <param name="heard">The frame, its fragment named.</param>
        /// <param name="sender">The sender.</param>
        /// <param name="member">The sender as a slot of the members.</param>
        internal int Take(StoreFrame heard, int sender, int member)
        {
            bool isRepaired = (heard.Flags & StoreFrame.FlagRepaired) != 0;
            if (isRepaired && member != MemberTable.None && IsProved(heard.Fragment, member) && state.MayKeepRepaired)
            {
                return KeepingState.OriginRepair;
            }

            int edge = state.Edges == null ? -1 : state.Edges.SlotOf(sender);
            if (edge >= 0 && state.Edges.IsMutual(edge) && (TakeOfEdge(edge) || (!isRepaired && TakeEarned(edge, sender))))
            {
                return edge;
            }

            // Repairs by honest nodes leave guests the places that they get slowly.
            return PlacesLeft() > (isRepaired ? SlowMax : 0) && TakeOfStrangers() ? KeepingState.OriginStranger : None;
        }

        /// <summary>The other end of an edge proved, under the edge's key, what this node had asked for: it earns a place.</summary>
        internal void Earn(int edge, int peer)
        {
            int most = state.Index.SlotCount / 8;
            most = most < ushort.MaxValue ? most : ushort.MaxValue;
            int had = EarnedBy(edge, peer);
            earners[edge] = peer;
            earned[edge] = (ushort)(had < most ? had + 1 : most);
        }

        /// <summary>An owner forgot a fragment of an account: the account gets the place back.</summary>
        internal void GiveBack(int origin)
        {
            if (origin == KeepingState.OriginStranger)
            {
                strangersDueMs -= IntervalMs(AtLeast(PlacesLeft(), 1));
            }
        }

        /// <summary>An edge may fill a sixteenth of the room. It leaves strangers the places that they get slowly.</summary>
        private bool TakeOfEdge(int edge)
        {
            if (state.OpenCount <= 0 || PlacesLeft() <= SlowMax || state.Index.CountOf(edge) >= EdgeMax)
            {
                return false;
            }

            long intervalMs = HourMs / AtLeast(state.Index.SlotCount / 128, 2);
            long next = AnswerBudget.Next(edgesDueMs[edge], state.NowMs, intervalMs, (EdgeMax - 1) * intervalMs);
            edgesDueMs[edge] = next == AnswerBudget.None ? edgesDueMs[edge] : next;
            return next != AnswerBudget.None;
        }

        /// <summary>
        /// The other end may fill the places that it earned even when no others are open. Repairs do not count there, because what honest
        /// nodes repair may be junk.
        /// </summary>
        private bool TakeEarned(int edge, int peer)
        {
            int had = EarnedBy(edge, peer);
            if (had > 0)
            {
                earned[edge] = (ushort)(had - 1);
            }

            return had > 0;
        }

        /// <summary>Places that an end has earned under its present name; a slot's next peer begins with none.</summary>
        private int EarnedBy(int edge, int peer)
        {
            return earners[edge] == peer ? earned[edge] : 0;
        }

        private bool TakeOfStrangers()
        {
            if (state.OpenCount <= 0)
            {
                return false;
            }

            long intervalMs = IntervalMs(PlacesLeft());
            long next = AnswerBudget.Next(strangersDueMs, state.NowMs, intervalMs, DayMs - intervalMs);
            strangersDueMs = next == AnswerBudget.None ? strangersDueMs : next;
            return next != AnswerBudget.None;
        }

        private static int IntervalMs(int placesLeft)
        {
            return DayMs / 5 * 2 / placesLeft;
        }

        /// <summary>Places that strangers and edges together may still fill.</summary>
        private int PlacesLeft()
        {
            FragmentIndex index = state.Index;
            return PlacedMax - (index.Count - index.CountOf(KeepingState.OriginRepair));
        }

        /// <summary>Whether enough other members proved the stripe recently, so that its sender cannot have invented it.</summary>
        private bool IsProved(Fragment fragment, int member)
        {
            int others = state.Members.Count - 2;
            int wanted = fragment.DataCount - 1 < others ? fragment.DataCount - 1 : others;
            return overheard.HasProvers(fragment.Stripe, member, AtLeast(wanted, 1));
        }

        private static int AtLeast(int value, int least)
        {
            return value < least ? least : value;
        }
    }
}
