using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Brings back what an audit found missing, and hands over what this node holds beyond its share (SPEC 9.8). Somebody to keep it is
    /// found first; then k fragments are fetched, the missing ones re-created and told, each until it is proved. Handing over is the only
    /// way in which anything is given up.
    /// </summary>
    internal sealed partial class StripeRepair
    {
        private const int Resting = 0;
        private const int Fetching = 1;
        private const int Recreating = 2;
        private const int Making = 3;
        private const int Pushing = 4;
        private const int Gathering = 5;

        // An interval of 16 minutes: what cannot be repaired is quiet.
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
            recreation = new Recreation(state.Namer.Tree);
            fetch = new StripeFetch(state, recreation);
        }

        /// <summary>Whether a stripe is under repair.</summary>
        internal bool IsBusy => phase != Resting;

        /// <summary>Whether fragments are being made: nobody else is needed for that, and it would be lost in a deep sleep.</summary>
        internal bool IsMaking => phase == Recreating || phase == Making;

        /// <summary>Fragments that were re-created and are kept by somebody.</summary>
        internal int RecreatedCount { get; private set; }

        /// <summary>Fragments that were handed over.</summary>
        internal int HandedOverCount { get; private set; }

        /// <summary>Stripes that could not be repaired when it was tried.</summary>
        internal int QuietCount { get; private set; }

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
        /// <param name="lost">What is missing, as bits; not 0.</param>
        /// <param name="proved">What is known to be held, as bits.</param>
        internal void Begin(int lead, int lost, int proved)
        {
            stripe = state.Index.NameAt(lead);
            missing = lost;
            held = proved;
            handsOver = false;
            hasFetched = false;

            // Making takes longer than a slot. Who sleeps keeps what it makes, and hands it over in a later one.
            keepsMade = state.Options.Naps && state.MayKeepRepaired;
            if (state.Index.DataCountAt(lead) > Limits.RepairDataCountMax)
            {
                Quiet();
                return;
            }

            NextIndex();
        }

        /// <summary>Whether this node holds more of a stripe than its share.</summary>
        internal bool HasSurplus(int lead)
        {
            long name = state.Index.NameAt(lead);
            int count = TargetChoice.CountOf(state.Index.MaskOf(name));
            return count > 1 && count > Placement.Share(state.Index.TotalCountAt(lead), state.CountWithRoom(name));
        }

        /// <summary>Hands over what is beyond this node's share, if anything is.</summary>
        internal void Spread(int lead)
        {
            if (phase != Resting || !HasSurplus(lead))
            {
                return;
            }

            stripe = state.Index.NameAt(lead);
            handsOver = true;
            index = Highest(state.Index.MaskOf(stripe));
            phase = Pushing;
            push.Begin(stripe, index, false);
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="scratch">For what is read from flash.</param>
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
                hasFetched = true;
                if (recreation.IsRight())
                {
                    BeginMaking();
                }
                else
                {
                    Quiet();
                }
            }
            else if (phase == Making && recreation.Make(index))
            {
                Made(scratch);
            }

            return true;
        }

        /// <summary>Puts what is to be said into a frame.</summary>
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
        /// Somebody else repairs the stripe. In a slot there is no time for two: who has not asked for anything yet lets it.
        /// </summary>
        internal void HoldOff(long name)
        {
            if (state.Options.Naps && phase == Fetching && name == stripe && fetch.HasAskedNobody)
            {
                phase = Resting;
            }
        }

        /// <summary>The stripe was challenged: who serves nothing now is not to blame.</summary>
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

        /// <summary>A fragment came for this node that it is not asked to keep.</summary>
        internal void Hear(Fragment fragment)
        {
            fetch.Hear(fragment);
        }

        /// <summary>A proof was heard and is right, of whatever stripe.</summary>
        /// <param name="proof">The proof.</param>
        /// <param name="member">Who proved, trusted.</param>
        /// <returns>Whether it answers what was told.</returns>
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

        /// <summary>Goes on with the next fragment that is missing; when there is none, the repair is done.</summary>
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
                BeginMaking();
            }
            else
            {
                phase = Gathering;
            }
        }

        private void Push(Fragment scratch)
        {
            push.Tick();
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
                BeginMaking();
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

        private void BeginMaking()
        {
            recreation.BeginMaking();
            phase = Making;
        }

        /// <summary>Puts what is to be kept into a fragment: what was made, or what is handed over.</summary>
        /// <returns>False when this node holds nothing of the stripe any more.</returns>
        private bool Tell(Fragment into)
        {
            int slot = handsOver ? state.Index.SlotOf(stripe, index) : state.Index.FirstOf(stripe);
            if (slot == FragmentIndex.None || (handsOver && !state.Log.Read(slot, into)))
            {
                return false;
            }

            if (!handsOver)
            {
                recreation.Tell(index, into);
                into.ExpiryMinute = state.Index.ExpiryAt(slot);
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
