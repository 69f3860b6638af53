using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Brings one fragment to a member that shall keep it. It chooses up to 4 members and sends the fragment to each up to 4 times, until
    /// one proves that it holds it (SPEC 9.8). A member that does not answer is penalised.
    /// </summary>
    internal sealed class FragmentPush
    {
        private const int Resting = 0;
        private const int Choosing = 1;
        private const int Chosen = 2;
        private const int Telling = 3;
        private const int AwaitingProof = 4;
        private const int Failed = 5;

        private const int SendsMax = 4;
        private const int TargetsMax = 4;
        private const int SilentTargetSeconds = 900;
        private const int SeedsMax = 4096;

        private readonly KeepingState state;
        private readonly TargetChoice choice;
        private int phase;
        private long stripe;
        private int index;
        private bool withSelf;
        private int sends;
        private int targets;
        private int firstSeed;
        private long dueAtMs;

        internal FragmentPush(KeepingState state)
        {
            this.state = state;
            choice = new TargetChoice(state);
        }

        /// <summary>Whether a member is chosen and the fragment for it is awaited.</summary>
        internal bool IsChosen => phase == Chosen;

        /// <summary>Whether the fragment is to be sent now.</summary>
        internal bool IsTelling => phase == Telling;

        /// <summary>The member chosen to keep the fragment: a slot of the members, or <see cref="TargetChoice.Self"/>.</summary>
        internal int Target => choice.Chosen;

        /// <summary>Whether no member is left that could keep the fragment.</summary>
        internal bool HasFailed => phase == Failed;

        /// <summary>Whether all members that were asked were silent, and others may be left.</summary>
        internal bool WasUnanswered => HasFailed && targets == TargetsMax;

        /// <summary>When the push wants its next turn.</summary>
        internal long DueAtMs => phase == AwaitingProof && dueAtMs > state.NowMs ? dueAtMs : state.NowMs + 1;

        /// <summary>Begins to look for a member that keeps a fragment.</summary>
        /// <param name="name">The stripe.</param>
        /// <param name="fragment">Index of the fragment.</param>
        /// <param name="mayBeSelf">Whether the node itself may be chosen.</param>
        internal void Begin(long name, int fragment, bool mayBeSelf)
        {
            stripe = name;
            index = fragment;
            withSelf = mayBeSelf;
            targets = 0;
            Choose();
        }

        /// <summary>The fragment is ready to be sent.</summary>
        internal void BeginTelling()
        {
            phase = Telling;
            sends = 0;
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="scratch">As many bytes as a fragment has, free for now.</param>
        internal void Tick(byte[] scratch)
        {
            if (phase == Choosing && choice.Step(stripe, withSelf, scratch))
            {
                phase = choice.Chosen == MemberTable.None ? Failed : Chosen;
            }
            else if (phase == AwaitingProof && state.NowMs >= dueAtMs)
            {
                phase = Telling;
                if (++sends >= SendsMax)
                {
                    Unanswered();
                }
            }
        }

        /// <summary>Addresses a frame that contains the fragment.</summary>
        internal void Put(StoreFrame said)
        {
            said.Target = state.Members.PseudonymAt(choice.Chosen);
            firstSeed = sends == 0 ? state.SaidSeq + 1 : firstSeed;
            phase = AwaitingProof;
            dueAtMs = state.NowMs + state.Options.FragmentWaitMs;
        }

        /// <summary>A right proof of the stripe was heard.</summary>
        /// <param name="proof">The proof.</param>
        /// <param name="member">The member that proved, trusted.</param>
        /// <returns>Whether it answers the fragment that was sent: then the fragment is kept.</returns>
        internal bool Hear(StoreFrame proof, int member)
        {
            bool isAnswer = phase == AwaitingProof && proof.Target == state.Self && proof.Fragment.Index == index
                && member == choice.Chosen && (uint)(proof.Seed - firstSeed) < SeedsMax;
            phase = isAnswer ? Resting : phase;
            return isAnswer;
        }

        private void Choose()
        {
            int lead = state.Index.FirstOf(stripe);
            phase = lead == FragmentIndex.None ? Failed : Choosing;
            if (phase == Choosing)
            {
                choice.Begin(lead);
            }
        }

        private void Unanswered()
        {
            state.Members.Penalise(choice.Chosen, SilentTargetSeconds, state.Second);
            if (++targets < TargetsMax)
            {
                Choose();
                return;
            }

            phase = Failed;
        }
    }
}
