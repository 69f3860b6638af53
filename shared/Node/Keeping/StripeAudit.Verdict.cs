using LVS.Core;

namespace LVS.Node
{
    /// <summary>What follows from a session, and from those of others.</summary>
    internal sealed partial class StripeAudit
    {
        /// <summary>Fragments whose last provers sleep now, and could not answer, as bits.</summary>
        private int AsleepOf(int lead, int missing)
        {
            int asleep = 0;
            for (int i = 0; i < Limits.ShareCountMax && missing >> i != 0; i++)
            {
                int member = (missing >> i & 1) != 0 ? state.Book.ProverAt(lead, i) : MemberTable.None;
                asleep |= state.IsAsleep(member) && state.Members.IsTrusted(member, state.Second) ? 1 << i : 0;
            }

            return asleep;
        }

        /// <summary>Hands over what is beyond this node's share, now or in the next slot for that.</summary>
        private void Spread(int lead)
        {
            if (state.MayRepair)
            {
                repair.Spread(lead);
            }
            else if (repair.HasSurplus(lead))
            {
                state.Book.SetNext(lead, state.Second);
            }
        }

        private void BeginCheck(int lead)
        {
            if (!state.Options.Naps)
            {
                check.Begin(lead);
            }
        }

        /// <summary>Fragments that are not missing and that this node holds or somebody trusted proved, as bits.</summary>
        /// <param name="lead">The slot that has the stripe's state.</param>
        /// <param name="missing">What is missing, as bits.</param>
        /// <param name="blames">Whether who proved before what is missing now, and is still heard, is penalised.</param>
        private int HeldOf(int lead, int missing, bool blames)
        {
            int held = state.Index.MaskOf(state.Index.NameAt(lead));
            int total = state.Index.TotalCountAt(lead);
            for (int i = 0; i < total; i++)
            {
                int member = state.Book.ProverAt(lead, i);
                bool isMissing = (missing >> i & 1) != 0;
                if (member == MemberTable.None || (isMissing && !blames))
                {
                    continue;
                }

                bool isTrusted = state.Members.IsTrusted(member, state.Second);
                if (!isMissing)
                {
                    held |= isTrusted ? 1 << i : 0;
                    continue;
                }

                if (isTrusted)
                {
                    state.Members.Penalise(member, SilentSeconds, state.Second);
                }

                state.Book.SetProver(lead, i, MemberTable.None);
            }

            return held;
        }

        /// <summary>Another's audit has shown the whole stripe.</summary>
        internal void HearWhole(int lead)
        {
            Succeed(lead, true);
            BeginCheck(lead);
            if (repair.HasSurplus(lead))
            {
                // What is beyond our share is handed over after an audit of our own.
                state.Book.SetNext(lead, state.Second + state.Draw(10, 120));
            }
        }

        /// <summary>A fragment of a stripe was proved: it is missing no more.</summary>
        internal void HearOne(int lead, int fragment)
        {
            int urgent = state.Book.UrgentAt(lead) & ~(1 << fragment);
            if (urgent != state.Book.UrgentAt(lead) && state.Book.IsConfirmed(lead))
            {
                state.Book.SetUrgent(lead, urgent);
                state.Book.SetConfirmed(lead, urgent != 0);
            }
        }

        /// <summary>Another's audit has shown nearly all of a stripe: what we did not hear may have been lost on its way to us.</summary>
        internal void HearMost(int lead)
        {
            int interval = state.Interval(lead);
            int later = state.Second + state.Draw(interval / 2, interval);
            if (state.Book.UrgentAt(lead) == 0 && state.Book.NextAt(lead) < later)
            {
                state.Book.SetNext(lead, later);
            }
        }

        /// <summary>All that was asked for is there.</summary>
        private void Succeed(int lead, bool isWhole)
        {
            state.Book.SetConfirmed(lead, false);
            if (isWhole)
            {
                state.Lengthen(lead);
                state.Book.SetUrgent(lead, 0);
                state.Book.SetWaited(lead, false);
            }

            state.AuditLater(lead);
        }
    }
}
