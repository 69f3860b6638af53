using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Takes in what this node is asked to keep, and lets its owner renew or end that (SPEC 9.4, 9.6). First come, first kept: nothing that
    /// is held makes way, and everybody has an allowance.
    /// </summary>
    internal sealed class FragmentIntake
    {
        private readonly KeepingState state;
        private readonly RoomAccounts accounts;
        private int takenCount;

        internal FragmentIntake(KeepingState state, RoomAccounts accounts)
        {
            this.state = state;
            this.accounts = accounts;
        }

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
                    Forget(slot);
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
            bool mayWrite = !state.Options.Naps || takenCount < state.Options.TakesMax;
            bool fits = state.Options.Keeps && mayWrite && state.Log.FreeCount > 0 && state.IsHere(fragment.Stripe)
                && IsSoonEnough(fragment.ExpiryMinute);
            if (!fits)
            {
                return false;
            }

            int origin = accounts.Take(heard, sender);
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

        private void Forget(int slot)
        {
            int origin = state.Index.OriginAt(slot);
            if (state.Remove(slot))
            {
                accounts.GiveBack(origin);
            }
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
    }
}
