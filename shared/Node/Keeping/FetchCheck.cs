using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Checks whether members that prove fragments also serve them. It fetches one fragment of each member once a day, under the name of a
    /// guest, so that no member knows who asks (SPEC 9.8). One check at a time.
    /// </summary>
    internal sealed class FetchCheck
    {
        // Three tries at once and three more later: a member that many others ask may have no answer left for a while.
        private const int TriesMax = 6;
        private const int TriesAtOnce = 3;
        private const int LaterMs = 600_000;
        private const int AtOnce = 4;

        // A member that lives makes an offer within this time.
        private const int VerdictMs = 100_000;

        // Many members begin a check after the same audit; spread over twenty minutes.
        private const int SpreadMs = 1_200_000;

        // Holders serve no want for 5 s after a challenge, so that nobody can fetch the fragment that it is asked to prove.
        private const int AfterProofMs = 6000;

        // A member that challenges without end can put off one member's check, but not those of the others.
        private const int PutOffsMax = 8;

        private readonly KeepingState state;
        private long stripe;
        private int index;
        private int member = MemberTable.None;
        private int tries;
        private int putOffs;
        private int left;
        private int askedSecond;
        private long dueAtMs;

        internal FetchCheck(KeepingState state)
        {
            this.state = state;
        }

        /// <summary>The guest's name.</summary>
        internal int Guest { get; private set; }

        /// <summary>Members that proved fragments but did not serve them.</summary>
        internal int CaughtCount { get; private set; }

        /// <summary>When the stage wants its next turn.</summary>
        internal long DueAtMs => member == MemberTable.None ? long.MaxValue : dueAtMs;

        /// <summary>Begins to check the members that proved fragments of a stripe, a few at a time.</summary>
        internal void Begin(int lead)
        {
            if (member == MemberTable.None)
            {
                left = state.Options.Naps ? 1 : AtOnce;
                BeginNext(lead, SpreadMs);
            }
        }

        /// <summary>Puts the question that is due into a frame, to be sent in the name of <see cref="Guest"/>.</summary>
        internal bool Put(StoreFrame said)
        {
            if (member == MemberTable.None || state.NowMs < dueAtMs)
            {
                return false;
            }

            if (state.IsAsleep(member) && tries < TriesMax)
            {
                // A sleeping member is asked when it is heard. If it is never heard, it has gone.
                dueAtMs = state.NowMs + VerdictMs;
                return false;
            }

            bool naps = state.Options.Naps;
            int triesMax = naps ? TriesAtOnce : TriesMax;
            if (tries == triesMax || !state.Members.Is(member))
            {
                // A member that was silent since then, or in this slot, may have gone: it is not blamed.
                End(state.Members.IsHeardSince(member, naps ? state.BeganSecond : askedSecond));
                return false;
            }

            tries++;
            askedSecond = state.Second + 1;
            dueAtMs = state.NowMs + (naps ? state.Options.FragmentWaitMs
                : tries == TriesMax ? VerdictMs : tries % TriesAtOnce == 0 ? LaterMs : state.Options.FragmentWaitMs);
            said.Begin(FrameKind.Want, 0);
            said.Fragment.Stripe = stripe;
            said.Mask = 1 << index;
            return true;
        }

        /// <summary>A member that sleeps was heard.</summary>
        internal void Wakes(int heard)
        {
            dueAtMs = heard == member && dueAtMs - state.NowMs <= VerdictMs ? state.NowMs : dueAtMs;
        }

        /// <summary>The stripe was challenged: a member that does not serve now is not blamed.</summary>
        internal void Challenged(long name)
        {
            if (member != MemberTable.None && name == stripe)
            {
                PutOff();
            }
        }

        /// <summary>A fragment came for the guest. It counts when the checked member sent it.</summary>
        internal void Hear(Fragment fragment, int sender)
        {
            if (member != MemberTable.None && sender == state.Members.PseudonymAt(member) && fragment.Index == index
                && state.Namer.NameOf(fragment) == stripe)
            {
                state.Members.Checked(member, state.Second);
                member = MemberTable.None;
                GoOn();
            }
        }

        private void PutOff()
        {
            if (state.NowMs + AfterProofMs < dueAtMs)
            {
                return;
            }

            if (putOffs == PutOffsMax)
            {
                End(false);
                return;
            }

            putOffs++;
            tries -= tries > 0 ? 1 : 0;
            dueAtMs = state.NowMs + AfterProofMs;
        }

        private void End(bool isCaught)
        {
            if (isCaught)
            {
                state.Members.Distrust(member, state.Second);
                CaughtCount++;
            }

            member = MemberTable.None;
            GoOn();
        }

        private void BeginNext(int lead, int spreadMs)
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
                    putOffs = 0;
                    Guest = (int)SeededRandom.Next(state.Chance, 0) | 1;
                    dueAtMs = state.NowMs
                        + (state.Options.Naps ? state.Draw(0, state.Options.WindowMs / 2) : AfterProofMs + state.Draw(0, spreadMs));
                }
            }
        }

        private void GoOn()
        {
            int lead = state.Index.FirstOf(stripe);
            if (--left > 0 && lead != FragmentIndex.None)
            {
                BeginNext(lead, SpreadMs / AtOnce);
            }
        }
    }
}
