namespace LVS.Core
{
    /// <summary>Which members have gone, and whose proofs count.</summary>
    public sealed partial class MemberTable
    {
        /// <summary>
        /// Finds a member that has gone or does not serve: its fragments must be audited. Its slot stays reserved until
        /// <see cref="Settle"/>.
        /// </summary>
        /// <returns>Its slot, or <see cref="None"/>.</returns>
        public int NextToSettle(int second)
        {
            int found = None;
            longestNapSeconds = 0;
            for (int slot = 0; slot < usedCount; slot++)
            {
                if (naps[slot] != 0)
                {
                    NoteNap(slot);
                }

                if (Is(slot) && second - heardAt[slot] > SilenceOf(slot) && !IsAlone(second))
                {
                    Go(slot);
                }

                found = StateOf(slot) >= Gone ? slot : found;
            }

            return found;
        }

        /// <summary>Whether a slot must be settled because its member has gone.</summary>
        public bool IsGone(int slot)
        {
            return StateOf(slot) == Gone;
        }

        /// <summary>Whether a slot must be settled because its member made way for a nearer one. Nothing that it proved is lost.</summary>
        public bool IsFar(int slot)
        {
            return StateOf(slot) == Far;
        }

        /// <summary>The audit of a member's fragments has been queued: the slot is settled.</summary>
        public void Settle(int slot)
        {
            bool isKnown = StateOf(slot) == Bad;
            freeCount += isKnown ? 0 : 1;
            SetState(slot, isKnown ? Known : Free);
        }

        /// <summary>Whether a member may be given fragments, and its proofs count.</summary>
        public bool IsTrusted(int slot, int second)
        {
            return Is(slot) && penalisedTo[slot] - second <= 0;
        }

        /// <summary>Distrusts a member for some time; each time for twice as long.</summary>
        public void Penalise(int slot, int seconds, int second)
        {
            int doublings = states[slot] >> PenaltyShift;
            states[slot] += (byte)(doublings < PenaltyDoublings ? 1 << PenaltyShift : 0);
            long until = second + ((long)seconds << doublings);
            penalisedTo[slot] = until < int.MaxValue ? (int)until : int.MaxValue;
        }

        /// <summary>
        /// A member proves fragments but does not serve them: all that it proved counts as missing for four hours, and each further time
        /// for twice as long. A member that only many requests kept from serving is trusted again later.
        /// </summary>
        public void Distrust(int slot, int second)
        {
            Penalise(slot, DistrustSeconds, second);
            if (StateOf(slot) == Known)
            {
                SetState(slot, Bad);
            }
        }

        /// <summary>Whether a member has not been asked for a fragment for a day.</summary>
        public bool IsUnchecked(int slot, int second)
        {
            return Is(slot) && UnitsUnchecked(slot, second) >= CheckUnits;
        }

        /// <summary>A member has been asked for a fragment.</summary>
        public void Checked(int slot, int second)
        {
            checkedAt[slot] = (byte)(second >> CheckShift);
        }
    }
}
