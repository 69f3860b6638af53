namespace LVS.Core
{
    /// <summary>Who has gone, and whose proofs count.</summary>
    public sealed partial class MemberTable
    {
        /// <summary>
        /// Finds a member that has gone, or does not serve: what it proved is to be audited. The slot is its own until
        /// <see cref="Settle"/>.
        /// </summary>
        /// <returns>Its slot, or <see cref="None"/>.</returns>
        public int NextToSettle(int second)
        {
            int found = None;
            LongestNapSeconds = 0;
            for (int slot = 0; slot < usedCount; slot++)
            {
                NoteNap(slot);
                if (Is(slot) && second - heardAt[slot] > SilenceOf(slot) && !IsAlone(second))
                {
                    Go(slot);
                }

                found = states[slot] == Gone || states[slot] == Bad || states[slot] == Far ? slot : found;
            }

            return found;
        }

        /// <summary>Whether a slot that is to be settled is so because its member has gone.</summary>
        public bool IsGone(int slot)
        {
            return states[slot] == Gone;
        }

        /// <summary>Whether a slot is to be settled because its member made way for a nearer one: nothing that it proved is lost.</summary>
        public bool IsFar(int slot)
        {
            return states[slot] == Far;
        }

        /// <summary>What a member proved is on its way to be audited.</summary>
        public void Settle(int slot)
        {
            freeCount += states[slot] == Bad ? 0 : 1;
            states[slot] = states[slot] == Bad ? Known : Free;
        }

        /// <summary>Whether a member may be given fragments, and its proofs count.</summary>
        public bool IsTrusted(int slot, int second)
        {
            return Is(slot) && penalisedTo[slot] - second <= 0;
        }

        /// <summary>Holds something against a member; each time for twice as long.</summary>
        public void Penalise(int slot, int seconds, int second)
        {
            int doublings = penalties[slot] < PenaltyDoublings ? penalties[slot]++ : PenaltyDoublings;
            long until = second + ((long)seconds << doublings);
            penalisedTo[slot] = until < int.MaxValue ? (int)until : int.MaxValue;
        }

        /// <summary>
        /// A member proves without serving: all that it proved counts as missing, for four hours, and for twice as long each time. Who is
        /// only kept from serving by many that ask is trusted again.
        /// </summary>
        public void Distrust(int slot, int second)
        {
            Penalise(slot, DistrustSeconds, second);
            states[slot] = states[slot] == Known ? Bad : states[slot];
        }

        /// <summary>Whether a member has not been asked for a fragment for a day.</summary>
        public bool IsUnchecked(int slot, int second)
        {
            return Is(slot) && second - checkedAt[slot] >= CheckSeconds;
        }

        /// <summary>A member has been asked for a fragment.</summary>
        public void Checked(int slot, int second)
        {
            checkedAt[slot] = second;
        }
    }
}
