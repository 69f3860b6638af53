using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Fetches what a repair of a stripe needs: k fragments, first this node's own, then those of members that proved one. A member that
    /// did not serve after several requests is not asked again (SPEC 9.8). One stripe at a time.
    /// </summary>
    internal sealed class StripeFetch
    {
        private const int Resting = 0;
        private const int Done = 1;
        private const int Failed = 2;
        private const int Asking = 3;
        private const int Awaiting = 4;

        private const int RoundsMax = 8;
        private const int FailuresMax = 3;
        private const int NotServedSeconds = 14_400;

        // Holders serve no want for 5 s after a challenge.
        private const int AfterAuditMs = 5200;

        private const int LookMs = 1000;

        private readonly KeepingState state;
        private readonly Recreation recreation;
        private int phase;
        private long stripe;
        private int held;
        private int asked;

        // How often each fragment was asked for in vain, 2 bits each.
        private int failures;
        private int rounds;
        private int waitsTo;
        private long dueAtMs;
        private bool isExcused;

        /// <summary>Makes a fetch that rests.</summary>
        /// <param name="state">The node's.</param>
        /// <param name="recreation">Collects the fragments that arrive.</param>
        internal StripeFetch(KeepingState state, Recreation recreation)
        {
            this.state = state;
            this.recreation = recreation;
        }

        /// <summary>Whether no member was asked for anything yet.</summary>
        internal bool HasAskedNobody => phase == Asking && rounds == 0;

        /// <summary>Whether k fragments were collected.</summary>
        internal bool IsDone => phase == Done;

        /// <summary>Whether no member is left to ask.</summary>
        internal bool HasFailed => phase == Failed;

        /// <summary>When the stage wants its next turn.</summary>
        internal long DueAtMs => !IsUnderWay || dueAtMs <= state.NowMs ? state.NowMs + 1 : dueAtMs;

        private bool IsUnderWay => phase >= Asking;

        /// <summary>Begins with the fragments that this node holds itself.</summary>
        /// <param name="name">The stripe.</param>
        /// <param name="proved">Fragments that are known to be held, as bits.</param>
        /// <param name="scratch">Buffer for fragments read from flash.</param>
        /// <returns>False when none of them can be read.</returns>
        internal bool Begin(long name, int proved, Fragment scratch)
        {
            stripe = name;
            held = proved;
            rounds = 0;
            asked = 0;
            isExcused = false;
            waitsTo = state.Second + (state.Members.HasSleepers ? SleeperSilence() : 0);
            failures = 0;
            int mine = 0;
            for (int slot = state.Index.FirstOf(stripe); slot != FragmentIndex.None;)
            {
                int following = state.Index.NextOf(slot);
                if (state.Log.Read(slot, scratch))
                {
                    if (mine == 0)
                    {
                        recreation.Begin(scratch);
                    }
                    else
                    {
                        recreation.Collect(scratch);
                    }

                    mine++;
                }

                slot = following;
            }

            phase = mine == 0 ? Resting : recreation.Lacking <= 0 ? Done : Asking;
            dueAtMs = state.NowMs + (state.Options.Naps ? 0 : AfterAuditMs);
            return mine > 0;
        }

        /// <summary>Lets time pass.</summary>
        internal void Tick()
        {
            if (phase == Awaiting && state.NowMs >= dueAtMs)
            {
                CountFailures();
                phase = Asking;
                dueAtMs = state.NowMs + (isExcused ? AfterAuditMs : 0);
                isExcused = false;
                if (++rounds >= RoundsMax)
                {
                    phase = Failed;
                }
            }
        }

        /// <summary>Puts the question that is due into a frame.</summary>
        internal bool Put(StoreFrame said)
        {
            if (phase != Asking || state.NowMs < dueAtMs)
            {
                return false;
            }

            int lacking = recreation.Lacking;
            int asleep = 0;
            bool hasSleepers = state.Members.HasSleepers;
            asked = 0;
            for (int i = 0; i < Limits.ShareCountMax && lacking > 0; i++)
            {
                if (((held & ~recreation.Mask) >> i & 1) == 0)
                {
                    continue;
                }

                bool isAsleep = hasSleepers && state.IsAsleep(ProverOf(i));
                asleep += isAsleep ? 1 : 0;
                asked |= isAsleep ? 0 : 1 << i;
                lacking -= isAsleep ? 0 : 1;
            }

            if (lacking > asleep || (asked == 0 && state.Second > waitsTo))
            {
                phase = Failed;
                return false;
            }

            if (asked == 0)
            {
                // The rest is asked for when a sleeper is heard.
                dueAtMs = state.NowMs + LookMs;
                return false;
            }

            said.Begin(FrameKind.Want, StoreFrame.FlagRepairs);
            said.Fragment.Stripe = stripe;
            said.Mask = asked;
            phase = Awaiting;
            dueAtMs = state.NowMs + state.Options.FragmentWaitMs;
            return true;
        }

        /// <summary>
        /// The stripe was challenged: a member that does not serve now is not blamed. Each round waits for at most one challenge, so a
        /// member that challenges without end cannot stop the fetch.
        /// </summary>
        internal void Challenged(long name)
        {
            if (!IsUnderWay || name != stripe || isExcused)
            {
                return;
            }

            isExcused = true;
            if (phase == Asking)
            {
                dueAtMs = state.NowMs + AfterAuditMs;
            }
        }

        /// <summary>A member that sleeps was heard: its fragments are asked for at once.</summary>
        internal void Wakes()
        {
            bool waits = phase == Asking && !isExcused && rounds > 0;
            dueAtMs = waits || (phase == Asking && dueAtMs - state.NowMs <= LookMs) ? state.NowMs : dueAtMs;
        }

        /// <summary>A fragment came for this node without the flag to keep it.</summary>
        internal void Hear(Fragment fragment)
        {
            if (!IsUnderWay || (asked >> fragment.Index & 1) == 0 || state.Namer.NameOf(fragment) != stripe)
            {
                return;
            }

            fragment.Stripe = stripe;
            recreation.Collect(fragment);
            if (recreation.Lacking <= 0)
            {
                phase = Done;
            }
        }

        private void CountFailures()
        {
            for (int i = 0; i < Limits.ShareCountMax; i++)
            {
                if (((asked & ~recreation.Mask) >> i & 1) == 0)
                {
                    continue;
                }

                failures += 1 << (2 * i);
                if ((failures >> (2 * i) & 3) < FailuresMax)
                {
                    continue;
                }

                int prover = ProverOf(i);
                held &= ~(1 << i);
                if (prover != MemberTable.None && !isExcused)
                {
                    state.Members.Penalise(prover, NotServedSeconds, state.Second);
                }
            }
        }

        /// <summary>The longest permitted silence among sleepers that hold a fragment, in s.</summary>
        private int SleeperSilence()
        {
            int most = 0;
            for (int i = 0; i < Limits.ShareCountMax; i++)
            {
                int prover = ProverOf(i);
                int silence = prover != MemberTable.None && state.Members.Naps(prover) ? state.Members.SilenceOf(prover) : 0;
                most = silence > most ? silence : most;
            }

            return most;
        }

        private int ProverOf(int fragment)
        {
            int lead = state.Index.FirstOf(stripe);
            return lead == FragmentIndex.None ? MemberTable.None : state.Book.ProverAt(lead, fragment);
        }
    }
}
