using LVS.Core;

namespace LVS.Node
{
    /// <summary>What follows when a fragment is kept again, or cannot be.</summary>
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
            if (slot != FragmentIndex.None && state.Remove(slot))
            {
                lead = state.Index.FirstOf(stripe);
                if (lead != FragmentIndex.None)
                {
                    Spread(lead);
                }
            }
        }

        /// <summary>
        /// Those who said that they have room were silent: others are asked soon, so that boasters delay a repair by minutes. Who was
        /// silent is penalised, and when nobody is left the stripe is quiet.
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

        /// <summary>What cannot be repaired now is looked at again later, ever more rarely.</summary>
        private void Quiet()
        {
            phase = Resting;
            QuietCount++;
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

        /// <summary>Who keeps what it made shows it to the others soon, and hands it over.</summary>
        private void AuditNext(int lead)
        {
            state.AuditLater(lead);
            if (keepsMade)
            {
                state.Book.SetNext(lead, state.Second);
            }
        }

        /// <summary>What was confirmed as missing waits for no slot any more.</summary>
        private void EndUrgency(int lead)
        {
            if (state.Book.IsConfirmed(lead))
            {
                state.Book.SetConfirmed(lead, false);
                state.Book.SetUrgent(lead, 0);
            }
        }

        private static int Highest(int mask)
        {
            int highest = 0;
            for (int i = 0; i < Limits.ShareCountMax; i++)
            {
                highest = (mask >> i & 1) != 0 ? i : highest;
            }

            return highest;
        }
    }
}
