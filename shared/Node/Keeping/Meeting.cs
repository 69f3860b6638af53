namespace LVS.Node
{
    /// <summary>
    /// What a wake is good for in keeping fragments. In every second slot in which all are awake stripes are audited, in the others between
    /// them what is missing is fetched and told: nobody serves what was challenged just now (SPEC 9.9).
    /// </summary>
    public static class Meeting
    {
        /// <summary>Others may sleep: the node answers, and begins nothing.</summary>
        public const int None = 0;

        /// <summary>All are awake: stripes are audited.</summary>
        public const int Audits = 1;

        /// <summary>All are awake: what is missing is fetched and told.</summary>
        public const int Repairs = 2;

        /// <summary>The node never sleeps.</summary>
        public const int Always = Audits | Repairs;

        /// <summary>What the slot of a number is good for, of slots that all number alike.</summary>
        /// <param name="slot">0 and above.</param>
        /// <param name="napDoublings">Longest nap, in doublings of one slot: such naps end at multiples of it.</param>
        public static int Of(long slot, int napDoublings)
        {
            long common = slot >> napDoublings;
            return common << napDoublings != slot ? None : (common & 1) == 0 ? Audits : Repairs;
        }
    }
}
