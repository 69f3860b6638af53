using LVS.Core;

namespace LVS.Node
{
    /// <summary>What follows from this node's audit sessions, and from those of others.</summary>
    internal sealed partial class StripeAudit
    {
        /// <summary>Missing fragments, as bits, whose last provers are asleep now and could not answer.</summary>
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

        /// <summary>Hands over what this node holds beyond its share, now or in the next slot that allows it.</summary>
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

        /// <summary>Fragments, as bits, that are not missing and that this node holds or a trusted member proved.</summary>
        /// <param name="lead">The slot that has the stripe's state.</param>
        /// <param name="missing">What is missing, as bits.</param>
        /// <param name="blames">Whether to penalise members that proved a missing fragment before and are still heard.</param>
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

        /// <summary>Another member's audit has shown the whole stripe.</summary>
        internal void HearWhole(int lead)
        {
            Succeed(lead, true);
            BeginCheck(lead);
            if (repair.HasSurplus(lead))
            {
                // Fragments beyond our share are handed over after an audit of our own.
                state.Book.SetNext(lead, state.Second + state.Draw(10, 120));
            }
        }

        /// <summary>A fragment of a stripe was proved: it is no longer missing.</summary>
        internal void HearOne(int lead, int fragment)
        {
            int urgent = state.Book.UrgentAt(lead) & ~(1 << fragment);
            if (urgent != state.Book.UrgentAt(lead) && state.Book.IsConfirmed(lead))
            {
                state.Book.SetUrgent(lead, urgent);
                state.Book.SetConfirmed(lead, urgent != 0);
            }
        }

        /// <summary>
        /// Another member's audit has shown nearly all of a stripe: the other proofs may have been lost on their way to us.
        /// </summary>
        internal void HearMost(int lead)
        {
            int interval = state.Interval(lead);
            int later = state.Second + state.Draw(interval / 2, interval);
            if (state.Book.UrgentAt(lead) == 0 && state.Book.NextAt(lead, state.Second) < later)
            {
                state.Book.SetNext(lead, later);
            }
        }

        /// <summary>Ends a session in which every requested fragment was proved.</summary>
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
