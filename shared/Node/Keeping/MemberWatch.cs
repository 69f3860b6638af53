using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Notices members that have gone or do not serve, and brings the audits of the stripes forward that they proved, some slots at a time
    /// (SPEC 9.7). It also adapts the depth of the district to the number of members.
    /// </summary>
    internal sealed class MemberWatch
    {
        private const int FollowMs = 10_000;
        private const int SlotsAtOnce = 8;
        private const int WaitSecondsMin = 600;
        private const int DistrustSeconds = 14_400;

        private readonly KeepingState state;
        private readonly StripeAudit audit;
        private int settling = MemberTable.None;
        private int settled;
        private long followAtMs;

        /// <summary>Makes the watch.</summary>
        /// <param name="state">The node's.</param>
        /// <param name="audit">Is told when an audit was brought forward.</param>
        internal MemberWatch(KeepingState state, StripeAudit audit)
        {
            this.state = state;
            this.audit = audit;
        }

        /// <summary>Whether the stripes of a member are being searched.</summary>
        internal bool IsBusy => settling != MemberTable.None;

        /// <summary>When the watch wants its next turn.</summary>
        internal long DueAtMs => IsBusy ? state.NowMs + 1 : followAtMs;

        /// <summary>A member has announced that it stops.</summary>
        internal void Hurry()
        {
            followAtMs = state.NowMs;
        }

        /// <summary>A wake begins. Which members have gone shows only after all that are awake were heard.</summary>
        internal void Wake()
        {
            followAtMs = state.Meeting == Meeting.None ? long.MaxValue : state.NowMs + state.Options.WindowMs * 2 / 3;
        }

        /// <summary>Lets time pass.</summary>
        /// <returns>Whether there was something to do.</returns>
        internal bool Tick()
        {
            if (IsBusy)
            {
                Settle();
                return true;
            }

            if (state.NowMs < followAtMs)
            {
                return false;
            }

            state.Depth = state.Members.DepthOf(state.Log.Home, state.Depth);
            settling = state.Members.NextToSettle(state.Second);
            settled = 0;
            followAtMs = !state.Options.Naps ? state.NowMs + FollowMs : IsBusy ? state.NowMs : long.MaxValue;
            return true;
        }

        private void Settle()
        {
            bool isGone = state.Members.IsGone(settling);
            bool isFar = state.Members.IsFar(settling);
            int slots = SlotsAtOnce + state.Index.SlotCount / 512;
            bool isFound = false;
            for (int i = 0; i < slots && settled < state.Index.SlotCount && !isFound; i++, settled++)
            {
                int lost = state.Index.Holds(settled) ? state.Book.MaskOf(settled, settling) : 0;
                isFound = lost != 0 && state.Book.IsLead(settled);
                if (isFound)
                {
                    Forget(settled, lost);
                    if (!isFar)
                    {
                        BringForward(settled, lost, isGone);
                    }
                }
            }

            if (settled >= state.Index.SlotCount)
            {
                state.Members.Settle(settling);
                settling = MemberTable.None;
                followAtMs = isFar ? state.NowMs : followAtMs;
                audit.Hurry();
            }
        }

        private void Forget(int lead, int lost)
        {
            int total = state.Index.TotalCountAt(lead);
            for (int i = 0; i < total; i++)
            {
                if ((lost >> i & 1) != 0)
                {
                    state.Book.SetProver(lead, i, MemberTable.None);
                }
            }
        }

        private void BringForward(int lead, int lost, bool isGone)
        {
            int alive = Bits.Count(state.Index.MaskOf(state.Index.NameAt(lead)));
            int total = state.Index.TotalCountAt(lead);
            for (int i = 0; i < total; i++)
            {
                alive += state.Book.ProverAt(lead, i) != MemberTable.None ? 1 : 0;
            }

            bool isSafe = alive >= state.Index.DataCountAt(lead) + 2;
            int wait = isSafe ? state.Draw(state.Options.PatienceSeconds, 2 * state.Options.PatienceSeconds)
                : state.Draw(0, WaitSecondsMin);
            wait = isGone ? wait : state.Draw(0, DistrustSeconds);
            state.Book.SetUrgent(lead, state.Book.UrgentAt(lead) | lost);
            if ((isGone && isSafe) || state.Book.NextAt(lead, state.Second) > state.Second + wait)
            {
                // With patience, this audit confirms an absence; it must not be replaced by a routine audit that would come sooner.
                state.Book.SetNext(lead, state.Second + wait);
            }
        }
    }
}
