using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Whether provers also serve: fetches one fragment of each once a day, under the name of a guest, so that nobody knows who asks
    /// (SPEC 9.8). One at a time.
    /// </summary>
    internal sealed class FetchCheck
    {
        private const int TriesMax = 5;

        // Holders serve no want for 5 s after a challenge: nobody can fetch what it is asked to prove.
        private const int AfterProofMs = 6000;

        private readonly KeepingState state;
        private long stripe;
        private int index;
        private int member = MemberTable.None;
        private int tries;
        private long dueAtMs;

        internal FetchCheck(KeepingState state)
        {
            this.state = state;
        }

        /// <summary>The guest's name.</summary>
        internal int Guest { get; private set; }

        /// <summary>Members that proved and did not serve.</summary>
        internal int CaughtCount { get; private set; }

        /// <summary>When the stage wants its next turn.</summary>
        internal long DueAtMs => member == MemberTable.None ? long.MaxValue : dueAtMs;

        /// <summary>Begins to check somebody who proved a fragment of a stripe, if there is anybody to check.</summary>
        internal void Begin(int lead)
        {
            int total = state.Index.TotalCountAt(lead);
            int first = state.Draw(0, total - 1);
            for (int i = 0; i < total && member == MemberTable.None; i++)
            {
                index = (first + i) % total;
                int prover = state.Book.ProverAt(lead, index);
                if (prover != MemberTable.None && state.Members.IsUnchecked(prover, state.Second)
                    && state.Members.IsTrusted(prover, state.Second))
                {
                    member = prover;
                    stripe = state.Index.NameAt(lead);
                    tries = 0;
                    Guest = (int)SeededRandom.Next(state.Chance, 0) | 1;
                    dueAtMs = state.NowMs + AfterProofMs + state.Draw(0, AfterProofMs);
                }
            }
        }

        /// <summary>Puts the question that is due into a frame, to be sent in the name of <see cref="Guest"/>.</summary>
        internal bool Put(StoreFrame said)
        {
            if (member == MemberTable.None || state.NowMs < dueAtMs)
            {
                return false;
            }

            if (tries == TriesMax || !state.Members.Is(member))
            {
                End(state.Members.Is(member));
                return false;
            }

            tries++;
            dueAtMs = state.NowMs + state.Options.FragmentWaitMs;
            said.Begin(FrameKind.Want, 0);
            said.Fragment.Stripe = stripe;
            said.Mask = 1 << index;
            return true;
        }

        /// <summary>The stripe was challenged: who serves nothing now is not to blame.</summary>
        internal void Challenged(long name)
        {
            if (member != MemberTable.None && name == stripe)
            {
                tries -= tries > 0 && state.NowMs < dueAtMs ? 1 : 0;
                dueAtMs = state.NowMs + AfterProofMs;
            }
        }

        /// <summary>A fragment came for the guest.</summary>
        internal void Hear(Fragment fragment)
        {
            if (member != MemberTable.None && fragment.Index == index && state.Namer.NameOf(fragment) == stripe)
            {
                state.Members.Checked(member, state.Second);
                member = MemberTable.None;
            }
        }

        private void End(bool isCaught)
        {
            if (isCaught)
            {
                state.Members.Distrust(member, state.Second);
                CaughtCount++;
            }

            member = MemberTable.None;
        }
    }
}
