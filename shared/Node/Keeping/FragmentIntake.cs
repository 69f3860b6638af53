using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Accepts fragments that this node is asked to keep, and lets their owner renew or end it (SPEC 9.4, 9.6). First come, first kept: no
    /// fragment that is held makes way for another, and every sender has an allowance.
    /// </summary>
    internal sealed class FragmentIntake
    {
        private const int None = RoomAccounts.None;

        private readonly KeepingState state;
        private int takenCount;

        internal FragmentIntake(KeepingState state, Overheard overheard)
        {
            this.state = state;
            Accounts = new RoomAccounts(state, overheard);
        }

        /// <summary>To which accounts fragments count.</summary>
        internal RoomAccounts Accounts { get; }

        /// <summary>Hears a fragment that this node is to keep.</summary>
        /// <param name="heard">The frame, its fragment not named yet.</param>
        /// <param name="sender">The sender.</param>
        /// <param name="member">The sender as a slot of the members.</param>
        /// <param name="seq">Its number, from which the proof in answer is made.</param>
        /// <param name="answers">Receives the proof.</param>
        internal Outcome Hear(StoreFrame heard, int sender, int member, int seq, AnswerQueue answers)
        {
            Fragment fragment = heard.Fragment;
            fragment.Stripe = state.Namer.NameOf(fragment);
            int slot = state.Index.SlotOf(fragment.Stripe, fragment.Index);
            slot = slot == FragmentIndex.None ? Keep(heard, sender, member) : slot;
            if (slot == FragmentIndex.None)
            {
                return Outcome.TooSoon;
            }

            answers.Add(AnswerQueue.Receipt, slot, seq, sender, state.NowMs);
            return Outcome.Done;
        }

        /// <summary>Handles a renewal: a stripe is to be kept longer, or to be forgotten.</summary>
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
                    Forget(slot);
                }
                else if (state.Index.Holds(slot) && state.Log.Renew(slot, expiry, KeptMinute(expiry)))
                {
                    answers.Add(FrameKind.Proof, slot, seq, sender, state.NowMs);
                }

                slot = following;
            }

            return Outcome.Done;
        }

        /// <returns>The slot of the fragment, or <see cref="FragmentIndex.None"/>.</returns>
        private int Keep(StoreFrame heard, int sender, int member)
        {
            Fragment fragment = heard.Fragment;
            bool mayWrite = !state.Options.Naps || takenCount < state.Options.TakesMax;
            bool fits = mayWrite && state.Log.FreeCount > 0 && state.IsHere(fragment.Stripe)
                && IsSoonEnough(fragment.ExpiryMinute);
            int origin = fits ? Accounts.Take(heard, sender, member) : None;
            if (origin == None)
            {
                return FragmentIndex.None;
            }

            // A failed write has worn the flash too.
            takenCount++;
            int slot = state.Log.Keep(fragment, KeptMinute(fragment.ExpiryMinute), origin);
            if (slot != FragmentIndex.None)
            {
                state.Book.Begin(slot, state.FirstLook());
            }

            return slot;
        }

        private void Forget(int slot)
        {
            int origin = state.Index.OriginAt(slot);
            if (state.Remove(slot))
            {
                Accounts.GiveBack(origin);
            }
        }

        /// <summary>Whether an expiry lies in the future, but not further than anybody may ask for.</summary>
        private bool IsSoonEnough(long expiryMinute)
        {
            long left = expiryMinute - state.Clock.Minute;
            return state.Clock.IsOpen || (left > 0 && left <= Limits.KeepMinutesMax);
        }

        /// <summary>
        /// Nine tenths of the promised time, by the node's own time: an attacker that pushes the swarm's minute deletes nothing.
        /// </summary>
        private int KeptMinute(long expiryMinute)
        {
            long left = expiryMinute - state.Clock.Minute;
            left = left < 0 ? 0 : left > Limits.KeepMinutesMax ? Limits.KeepMinutesMax : left;
            return state.OwnMinute + (int)(left * 9 / 10);
        }
    }
}
