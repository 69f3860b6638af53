using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Restores what an audit found missing, and hands over what this node holds beyond its share (SPEC 9.8). It first finds a member to
    /// keep the fragment, then fetches k fragments, re-creates the missing ones and sends each until it is proved. A node gives up a
    /// fragment only by handing it over.
    /// </summary>
    internal sealed partial class StripeRepair
    {
        private const int Resting = 0;
        private const int Fetching = 1;
        private const int Recreating = 2;
        private const int Making = 3;
        private const int Pushing = 4;
        private const int Gathering = 5;

        // An interval of 16 minutes: stripes that cannot be repaired become quiet.
        private const int QuietDoublings = 3;
        private const int AskAgainSeconds = 450;

        private readonly KeepingState state;
        private readonly FragmentPush push;
        private readonly Recreation recreation;
        private readonly StripeFetch fetch;
        private int phase;
        private bool hasFetched;
        private bool handsOver;
        private bool keepsMade;
        private long stripe;
        private int missing;
        private int held;
        private int index;

        internal StripeRepair(KeepingState state)
        {
            this.state = state;
            push = new FragmentPush(state);
            recreation = new Recreation(state.Namer);
            fetch = new StripeFetch(state, recreation);
        }

        /// <summary>Whether a stripe is under repair.</summary>
        internal bool IsBusy => phase != Resting;

        /// <summary>Whether fragments are being made: this needs no other node, and a deep sleep would lose it.</summary>
        internal bool IsMaking => phase == Recreating || phase == Making;

        /// <summary>Fragments that were re-created and are kept by some member.</summary>
        internal int RecreatedCount { get; private set; }

        /// <summary>Fragments that were handed over.</summary>
        internal int HandedOverCount { get; private set; }

        /// <summary>When the stage wants its next turn.</summary>
        internal long DueAtMs
        {
            get
            {
                long due = phase == Fetching ? fetch.DueAtMs : phase == Pushing ? push.DueAtMs : state.NowMs;
                return phase == Resting ? long.MaxValue : due > state.NowMs ? due : state.NowMs + 1;
            }
        }

        /// <summary>Begins to repair.</summary>
        /// <param name="lead">The slot that has the stripe's state.</param>
        /// <param name="lost">The missing fragments, as bits; not 0.</param>
        /// <param name="proved">The fragments known to be held, as bits.</param>
        internal void Begin(int lead, int lost, int proved)
        {
            stripe = state.Index.NameAt(lead);
            missing = lost;
            held = proved;
            handsOver = false;
            hasFetched = false;

            // Making takes longer than a slot. A sleeper keeps what it makes, and hands it over in a later slot.
            keepsMade = state.Options.Naps && state.MayKeepRepaired;
            if (state.Index.DataCountAt(lead) > Limits.RepairDataCountMax)
            {
                Quiet();
                return;
            }

            NextIndex();
        }

        /// <summary>Whether this node holds more of a stripe than its share, or something of one that belongs to others.</summary>
        internal bool HasSurplus(int lead)
        {
            return SurplusOf(lead) != 0;
        }

        /// <summary>Hands over what this node holds beyond its share, if anything.</summary>
        internal void Spread(int lead)
        {
            int surplus = SurplusOf(lead);
            if (surplus == 0 && !state.IsHere(state.Index.NameAt(lead)))
            {
                state.Book.SetGiven(lead);
            }

            if (phase != Resting || surplus == 0)
            {
                return;
            }

            stripe = state.Index.NameAt(lead);
            handsOver = true;
            index = Bits.Highest(surplus, Limits.ShareCountMax);
            phase = Pushing;
            push.Begin(stripe, index, false);
        }

        /// <summary>
        /// What to hand over, as bits. Where a stripe belongs is told by members, and everybody with the key can be many of them. So of a
        /// stripe that belongs to others this node keeps what it has, and hands over copies of what nobody else has proved.
        /// </summary>
        private int SurplusOf(int lead)
        {
            long name = state.Index.NameAt(lead);
            int surplus = state.Index.MaskOf(name);
            if (!state.IsHere(name))
            {
                return state.Book.NotGiven(lead, surplus);
            }

            int count = Bits.Count(surplus);
            return count > 1 && count > Placement.Share(state.Index.TotalCountAt(lead), state.CountWithRoom(name)) ? surplus : 0;
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="scratch">Buffer for fragments read from flash.</param>
        /// <returns>Whether there was something to do.</returns>
        internal bool Tick(Fragment scratch)
        {
            if (DueAtMs > state.NowMs + 1)
            {
                return false;
            }

            if (phase == Pushing)
            {
                Push(scratch);
            }
            else if (phase == Gathering)
            {
                phase = fetch.Begin(stripe, held, scratch) ? Fetching : Resting;
            }
            else if (phase == Fetching)
            {
                Fetch();
            }
            else if (phase == Recreating && recreation.Step())
            {
                Recreated(scratch);
            }
            else if (phase == Making && recreation.Make(index))
            {
                Made(scratch);
            }

            return true;
        }

        /// <summary>Puts what is to be sent into a frame.</summary>
        internal bool Put(StoreFrame said)
        {
            if (phase != Pushing || !push.IsTelling)
            {
                return phase == Fetching && fetch.Put(said);
            }

            said.Begin(FrameKind.Fragment, StoreFrame.FlagKeep | StoreFrame.FlagRepaired);
            if (!Tell(said.Fragment))
            {
                phase = Resting;
                return false;
            }

            push.Put(said);
            return true;
        }

        /// <summary>
        /// Another member repairs the stripe. In one slot there is no time for two repairs: a node that has not asked for anything yet
        /// leaves it to the other.
        /// </summary>
        internal void HoldOff(long name)
        {
            if (state.Options.Naps && phase == Fetching && name == stripe && fetch.HasAskedNobody)
            {
                phase = Resting;
            }
        }

        /// <summary>The stripe was challenged: a member that does not serve now is not blamed.</summary>
        internal void Challenged(long name)
        {
            fetch.Challenged(name);
        }

        /// <summary>A member that sleeps was heard.</summary>
        internal void Wakes()
        {
            if (phase == Fetching)
            {
                fetch.Wakes();
            }
        }

        /// <summary>A fragment came for this node without the flag to keep it.</summary>
        internal void Hear(Fragment fragment)
        {
            fetch.Hear(fragment);
        }

        /// <summary>A right proof was heard, of any stripe.</summary>
        /// <param name="proof">The proof.</param>
        /// <param name="member">The member that proved, trusted.</param>
        /// <returns>Whether it answers the fragment that was sent.</returns>
        internal bool Hear(StoreFrame proof, int member)
        {
            if (phase == Resting || proof.Fragment.Stripe != stripe)
            {
                return false;
            }

            bool isAnswer = phase == Pushing && push.Hear(proof, member);
            if (isAnswer)
            {
                Kept(member);
            }
            else if (!handsOver)
            {
                missing &= ~(1 << proof.Fragment.Index);
            }

            return isAnswer;
        }

        /// <summary>Continues with the next missing fragment; when there is none, the repair is done.</summary>
        private void NextIndex()
        {
            index = 0;
            while (index < Limits.ShareCountMax && (missing >> index & 1) == 0)
            {
                index++;
            }

            int lead = state.Index.FirstOf(stripe);
            if (lead == FragmentIndex.None)
            {
                phase = Resting;
            }
            else if (index == Limits.ShareCountMax)
            {
                EndUrgency(lead);
                state.Book.SetDoublings(lead, state.Book.DoublingsAt(lead) > 0 ? state.Book.DoublingsAt(lead) - 1 : 0);
                AuditNext(lead);
                phase = Resting;
            }
            else if (!keepsMade)
            {
                phase = Pushing;
                push.Begin(stripe, index, true);
            }
            else if (hasFetched)
            {
                phase = Making;
            }
            else
            {
                phase = Gathering;
            }
        }

        private void Push(Fragment scratch)
        {
            push.Tick(scratch.Bytes);
            if (push.WasUnanswered)
            {
                AskOthersSoon();
            }
            else if (push.HasFailed)
            {
                Quiet();
            }
            else if (push.IsChosen && handsOver)
            {
                push.BeginTelling();
            }
            else if (push.IsChosen && hasFetched)
            {
                phase = Making;
            }
            else if (push.IsChosen)
            {
                phase = fetch.Begin(stripe, held, scratch) ? Fetching : Resting;
            }
        }

        private void Fetch()
        {
            fetch.Tick();
            if (fetch.HasFailed)
            {
                Quiet();
            }
            else if (fetch.IsDone)
            {
                phase = Recreating;
            }
        }

        private void Recreated(Fragment scratch)
        {
            int slot = state.Index.FirstOf(stripe);
            hasFetched = true;
            phase = Making;
            if (slot == FragmentIndex.None || !state.Log.Read(slot, scratch))
            {
                phase = Resting;
            }
            else if (!recreation.IsRight(scratch))
            {
                Quiet();
            }
        }

        /// <summary>Fills in the fragment to send: the one that was made, or the one that is handed over.</summary>
        /// <returns>False when this node no longer holds any of the stripe.</returns>
        private bool Tell(Fragment into)
        {
            int slot = handsOver ? state.Index.SlotOf(stripe, index) : state.Index.FirstOf(stripe);
            if (slot == FragmentIndex.None || !state.Log.Read(slot, into))
            {
                return false;
            }

            if (!handsOver)
            {
                // It expires with what this node holds of the stripe.
                recreation.Tell(index, into);
            }

            return true;
        }

        private void Made(Fragment scratch)
        {
            if (keepsMade || push.Target == TargetChoice.Self)
            {
                KeepMade(scratch);
                return;
            }

            phase = Pushing;
            push.BeginTelling();
        }

        private void KeepMade(Fragment scratch)
        {
            if (!Tell(scratch))
            {
                phase = Resting;
                return;
            }

            int kept = FragmentIndex.None;
            if (state.OpenCount > 0 && state.Index.SlotOf(stripe, index) == FragmentIndex.None)
            {
                kept = state.Log.Keep(scratch, state.Log.KeptMinute(state.Index.FirstOf(stripe)), KeepingState.OriginRepair);
            }

            if (kept != FragmentIndex.None)
            {
                state.Book.Begin(kept, state.Second);
                RecreatedCount++;
            }

            missing &= ~(1 << index);
            NextIndex();
        }
    }
}
