using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Takes in what this node is asked to keep, and lets its owner renew or end that (SPEC 9.4, 9.6). First come, first kept: nothing that
    /// is held makes way. Strangers together have an eighth of the room; each edge a sixteenth,
    /// and as much again as it keeps for this node; what was repaired or handed over, a quarter: an honest holder may repair what a
    /// stranger placed. So junk gets seven eighths at most.
    /// </summary>
    internal sealed class FragmentIntake
    {
        private const long HourMs = 3_600_000;

        private readonly KeepingState state;
        private readonly Overheard overheard;
        private readonly AnswerBudget strangers;
        private readonly long[] edgesDueMs = new long[Limits.SlotCount];
        private readonly long edgeIntervalMs;
        private readonly int strangersMax;
        private readonly int edgeMax;
        private int takenCount;

        internal FragmentIntake(KeepingState state, Overheard overheard)
        {
            this.state = state;
            this.overheard = overheard;
            int slots = state.Index.SlotCount;
            strangersMax = AtLeast(slots / 8, 1);
            edgeMax = AtLeast(slots / 16, 1);
            strangers = new AnswerBudget(strangersMax, HourMs / AtLeast(slots / 64, 4));
            edgeIntervalMs = HourMs / AtLeast(slots / 128, 2);
        }

        /// <summary>Fragments that an edge's other end keeps for this node.</summary>
        internal int[] KeptBy { get; } = new int[Limits.SlotCount];

        /// <summary>Fragments that were refused.</summary>
        internal int RefusedCount { get; private set; }

        /// <summary>Hears a fragment that this node is to keep.</summary>
        /// <param name="heard">The frame, its fragment not named yet.</param>
        /// <param name="sender">Who sent it.</param>
        /// <param name="seq">Its number: what the proof in answer is made with.</param>
        /// <param name="answers">Receives the proof.</param>
        internal Outcome Hear(StoreFrame heard, int sender, int seq, AnswerQueue answers)
        {
            Fragment fragment = heard.Fragment;
            fragment.Stripe = state.Namer.NameOf(fragment);
            if (state.Index.SlotOf(fragment.Stripe, fragment.Index) == FragmentIndex.None && !Keep(heard, sender))
            {
                RefusedCount++;
                return Outcome.TooSoon;
            }

            answers.Add(AnswerQueue.Receipt, fragment.Stripe, fragment.Index, seq, sender, state.NowMs);
            return Outcome.Done;
        }

        /// <summary>Hears that a stripe is to be kept for longer, or to be forgotten.</summary>
        internal Outcome HearRenewal(StoreFrame heard, int sender, int seq, AnswerQueue answers)
        {
            Fragment own = heard.Fragment;
            long expiry = own.ExpiryMinute;
            int slot = state.Index.FirstOf(own.Stripe);
            if (slot == FragmentIndex.None || !state.Log.Read(slot, own))
            {
                return Outcome.Stranger;
            }

            if (!state.Namer.Chain.Belongs(heard.Link, heard.Number, own.Anchor, 0))
            {
                return Outcome.Unproved;
            }

            bool forgets = (heard.Flags & StoreFrame.FlagForgets) != 0;
            if (!forgets && !IsSoonEnough(expiry))
            {
                return Outcome.OutOfRange;
            }

            while (slot != FragmentIndex.None)
            {
                int following = state.Index.NextOf(slot);
                if (forgets)
                {
                    state.Remove(slot);
                }
                else if (expiry <= state.Index.ExpiryAt(slot) || state.Log.Renew(slot, expiry, KeptMinute(expiry)))
                {
                    answers.Add(FrameKind.Proof, own.Stripe, state.Index.IndexAt(slot), seq, sender, state.NowMs);
                }

                slot = following;
            }

            return Outcome.Done;
        }

        private bool Keep(StoreFrame heard, int sender)
        {
            Fragment fragment = heard.Fragment;
            bool fits = state.Options.Keeps && (!state.Options.Naps || takenCount < state.Options.TakesMax)
                && state.Log.FreeCount > 0 && state.IsHere(fragment.Stripe) && IsSoonEnough(fragment.ExpiryMinute);
            if (!fits)
            {
                return false;
            }

            int origin = Account(heard, sender);
            if (origin < 0)
            {
                return false;
            }

            // A write that fails has worn the flash, too.
            takenCount++;
            int slot = state.Log.Keep(fragment, KeptMinute(fragment.ExpiryMinute), origin);
            if (slot == FragmentIndex.None)
            {
                return false;
            }

            state.Book.Begin(slot, state.FirstLook());
            return true;
        }

        /// <summary>To whose account a fragment would count; below 0 when it has no allowance left.</summary>
        private int Account(StoreFrame heard, int sender)
        {
            int member = state.Members.SlotOf(sender);
            if ((heard.Flags & StoreFrame.FlagRepaired) != 0 && member != MemberTable.None && IsProved(heard.Fragment, member)
                && state.MayKeepRepaired)
            {
                return KeepingState.OriginRepair;
            }

            int edge = state.Edges == null ? -1 : state.Edges.SlotOf(sender);
            if (edge >= 0 && state.Edges.IsMutual(edge) && state.Index.CountOf(edge) < edgeMax + KeptBy[edge]
                && TakeOf(edge))
            {
                return edge;
            }

            return state.Index.CountOf(KeepingState.OriginStranger) < strangersMax && strangers.Take(state.NowMs)
                ? KeepingState.OriginStranger : -1;
        }

        private bool TakeOf(int edge)
        {
            long next = AnswerBudget.Next(edgesDueMs[edge], state.NowMs, edgeIntervalMs, (edgeMax - 1) * edgeIntervalMs);
            edgesDueMs[edge] = next == AnswerBudget.None ? edgesDueMs[edge] : next;
            return next != AnswerBudget.None;
        }

        /// <summary>Whether so many others proved the stripe just now that it is no invention of who sends this.</summary>
        private bool IsProved(Fragment fragment, int member)
        {
            int others = state.Members.Count - 2;
            int wanted = fragment.DataCount - 1 < others ? fragment.DataCount - 1 : others;
            return overheard.ProverCount(fragment.Stripe, member) >= AtLeast(wanted, 1);
        }

        /// <summary>Not over, and not farther away than anybody may ask for.</summary>
        private bool IsSoonEnough(long expiryMinute)
        {
            long left = expiryMinute - state.Clock.Minute;
            return state.Clock.IsOpen || (left > 0 && left <= Limits.KeepMinutesMax);
        }

        /// <summary>Nine tenths of what is promised, by the node's own time: who pushes the swarm's minute deletes nothing.</summary>
        private int KeptMinute(long expiryMinute)
        {
            long left = expiryMinute - state.Clock.Minute;
            left = left < 0 ? 0 : left > Limits.KeepMinutesMax ? Limits.KeepMinutesMax : left;
            return state.OwnMinute + (int)(left * 9 / 10);
        }

        private static int AtLeast(int value, int least)
        {
            return value < least ? least : value;
        }
    }
}
