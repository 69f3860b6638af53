using LVS.Core;

namespace LVS.Node
{
    /// <summary>What follows when a missing fragment is kept again, or cannot be.</summary>
    internal sealed partial class StripeRepair
    {
        private void Kept(int member)
        {
            int lead = state.Index.FirstOf(stripe);
            if (lead == FragmentIndex.None)
            {
                phase = Resting;
                return;
            }

            state.Book.SetProver(lead, index, member);
            if (!handsOver)
            {
                RecreatedCount++;
                missing &= ~(1 << index);
                NextIndex();
                return;
            }

            HandedOverCount++;
            int slot = state.Index.SlotOf(stripe, index);
            phase = Resting;
            if (slot != FragmentIndex.None && (!state.IsHere(stripe) || state.Remove(slot)))
            {
                lead = state.Index.FirstOf(stripe);
                if (lead != FragmentIndex.None)
                {
                    Spread(lead);
                }
            }
        }

        /// <summary>
        /// The chosen members announced room but were silent. Others are asked soon, so that false announcements delay a repair only by
        /// minutes. Silent members are penalised; when none is left, the stripe becomes quiet.
        /// </summary>
        private void AskOthersSoon()
        {
            phase = Resting;
            int lead = state.Index.FirstOf(stripe);
            if (lead != FragmentIndex.None && !handsOver)
            {
                state.Book.SetUrgent(lead, state.Book.UrgentAt(lead) | missing);
                state.Book.SetNext(lead, state.Second + state.Draw(60, AskAgainSeconds));
            }
        }

        /// <summary>A stripe that cannot be repaired now is checked again later, at growing intervals.</summary>
        private void Quiet()
        {
            phase = Resting;
            int lead = state.Index.FirstOf(stripe);
            if (lead != FragmentIndex.None && !handsOver)
            {
                EndUrgency(lead);
                state.Lengthen(lead);
                if (state.Book.DoublingsAt(lead) < QuietDoublings)
                {
                    state.Book.SetDoublings(lead, QuietDoublings);
                }

                state.AuditLater(lead);
            }
        }

        /// <summary>A node that keeps a fragment it made shows it to the others soon, and hands it over.</summary>
        private void AuditNext(int lead)
        {
            state.AuditLater(lead);
            if (keepsMade)
            {
                state.Book.SetNext(lead, state.Second);
            }
        }

        /// <summary>The confirmed loss no longer waits for a slot.</summary>
        private void EndUrgency(int lead)
        {
            if (state.Book.IsConfirmed(lead))
            {
                state.Book.SetConfirmed(lead, false);
                state.Book.SetUrgent(lead, 0);
            }
        }
    }
}
