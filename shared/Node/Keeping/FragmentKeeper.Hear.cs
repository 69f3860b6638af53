using LVS.Core;

namespace LVS.Node
{
    /// <summary>How the keeper handles each kind of frame.</summary>
    public sealed partial class FragmentKeeper
    {
        private void HearOffer(StoreFrame heard, int sender)
        {
            if ((heard.Flags & StoreFrame.FlagAsks) != 0)
            {
                bool answersIt = offerAtMs == long.MaxValue && TakeGuest();
                offerAtMs = answersIt ? state.NowMs + state.Draw(0, state.Options.OfferIntervalMsMin) : offerAtMs;
            }
            else if ((heard.Flags & StoreFrame.FlagLeaves) != 0)
            {
                state.Members.Leave(sender);
                watch.Hurry();
            }
            else if (state.Members.Hear(sender, heard, state.Log.Home, state.Second))
            {
                Meet(heard);
                offerTimer.HearInconsistent(state.NowMs, state.Chance, 0);
            }
            else
            {
                Meet(heard);
                offerTimer.HearConsistent();
            }
        }

        private bool TakeGuest()
        {
            long next = AnswerBudget.Next(guestsDueMs, state.NowMs, GuestMs, (GuestBurst - 1) * GuestMs);
            guestsDueMs = next == AnswerBudget.None ? guestsDueMs : next;
            return next != AnswerBudget.None;
        }

        /// <summary>
        /// Takes note that an offer of a sleeping member was heard: such members make offers in slots where all are awake.
        /// </summary>
        private void Meet(StoreFrame offer)
        {
            if (offer.Nap > 0 && !state.Options.Naps)
            {
                audit.Meet();
            }
        }

        private void HearWant(StoreFrame heard, int sender)
        {
            if ((heard.Flags & StoreFrame.FlagRepairs) != 0)
            {
                audit.HoldOff(heard.Fragment.Stripe);
                repair.HoldOff(heard.Fragment.Stripe);
            }

            service.HearWant(heard, sender);
        }

        private Outcome HearFragment(StoreFrame heard, int sender, int member, int seq)
        {
            if (heard.Target == state.Self)
            {
                if ((heard.Flags & StoreFrame.FlagKeep) != 0)
                {
                    return intake.Hear(heard, sender, member, seq, service.Answers);
                }

                repair.Hear(heard.Fragment);
            }
            else if (heard.Target == check.Guest)
            {
                check.Hear(heard.Fragment, sender);
            }

            return Outcome.Done;
        }

        private void HearChallenge(StoreFrame heard, int sender)
        {
            long name = heard.Fragment.Stripe;
            if (state.IsHere(name))
            {
                overheard.Challenged(name, sender, heard.Seed);
            }

            service.HearChallenge(heard, sender);
            check.Challenged(name);
            repair.Challenged(name);
        }

        private Outcome HearProof(StoreFrame heard, int sender, int member)
        {
            int lead = state.Index.FirstOf(heard.Fragment.Stripe);
            if (lead == FragmentIndex.None && !overheard.Awaits(heard))
            {
                return Outcome.Done;
            }

            if (!state.Namer.IsProof(heard, sender))
            {
                return Outcome.Unproved;
            }

            if (member == MemberTable.None || !state.Members.IsTrusted(member, state.Second))
            {
                return Outcome.Stranger;
            }

            bool isWhole = overheard.Hear(heard, member);
            if (lead == FragmentIndex.None)
            {
                return Outcome.Done;
            }

            state.Book.SetProver(lead, heard.Fragment.Index, member);
            audit.HearOne(lead, heard.Fragment.Index);
            HeardAnswer = audit.Hear(heard) | repair.Hear(heard, member);
            if (isWhole)
            {
                audit.HearWhole(lead);
            }

            return Outcome.Done;
        }
    }
}
