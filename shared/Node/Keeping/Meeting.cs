namespace LVS.Node
{
    /// <summary>
    /// What a wake may do about fragments. All nodes are awake in some slots. In every second one of these, stripes are audited. In the
    /// others, missing fragments are fetched and sent, because a stripe that was just challenged is not served (SPEC 9.9).
    /// </summary>
    public static class Meeting
    {
        /// <summary>Others may be asleep: the node answers, but begins nothing.</summary>
        public const int None = 0;

        /// <summary>All are awake: stripes are audited.</summary>
        public const int Audits = 1;

        /// <summary>All are awake: missing fragments are fetched and sent.</summary>
        public const int Repairs = 2;

        /// <summary>The node never sleeps.</summary>
        public const int Always = Audits | Repairs;

        /// <summary>What a slot may be used for, by its number; all nodes number slots alike.</summary>
        /// <param name="slot">0 and above.</param>
        /// <param name="napDoublings">Longest nap, in doublings of one slot: such naps end at multiples of it.</param>
        public static int Of(long slot, int napDoublings)
        {
            long common = slot >> napDoublings;
            return common << napDoublings != slot ? None : (common & 1) == 0 ? Audits : Repairs;
        }
    }
}
