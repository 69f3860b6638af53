namespace LVS.Core
{
    /// <summary>
    /// Which member keeps a fragment: rendezvous hashing in integers, so that all nodes choose the same member. The probability of a member
    /// is proportional to its weight. Pure functions.
    /// </summary>
    /// <remarks>
    /// Thaler, Ravishankar: Using Name-Based Mappings to Increase Hit Rates, 1998, for the hashing; Schindelhauer, Schomaker: Weighted
    /// Distributed Hash Tables, 2005 (the logarithmic method): the member with the least <c>-log(hash) / weight</c> wins with a probability
    /// in proportion to its weight. SPEC 11.
    /// </remarks>
    public static class Placement
    {
        /// <summary>Largest weight of a member.</summary>
        public const int WeightMax = 65535;

        /// <summary>Deepest prefix of a name that is distinguished: the bits of a home.</summary>
        public const int DepthMax = 16;

        /// <summary>Fewest members in a half of a district that is split.</summary>
        public const int HalfMin = 18;

        /// <summary>Most members of a district that is not split.</summary>
        public const int DistrictMax = 48;

        /// <summary>
        /// A member counts for at most this many times the median room; otherwise it would take part in nearly every stripe.
        /// </summary>
        public const int MediansMax = 4;

        /// <summary>The distance of a member from a stripe: less is better. The pseudonym breaks ties.</summary>
        /// <param name="stripe">Name of the stripe.</param>
        /// <param name="pseudonym">The member's.</param>
        /// <param name="weight">1..<see cref="WeightMax"/>.</param>
        public static long Distance(long stripe, int pseudonym, int weight)
        {
            // A hash in 1..2^32-1. Then -log2(hash / 2^32) in 1/65536, above 0, with 20 more bits for the division.
            long hash = Mixer.Mix(stripe ^ ((long)pseudonym << 32) ^ pseudonym) & 0xFFFFFFFFL;
            long away = (32L << Log2.FractionBits) - Log2.Of(hash == 0 ? 1 : hash);
            return ((away == 0 ? 1 : away) << 20) / weight;
        }

        /// <summary>A member's weight: its free room, limited by <see cref="MediansMax"/>.</summary>
        /// <param name="free">Free places, 0 and above.</param>
        /// <param name="median">The median of all known, 0 and above.</param>
        /// <returns>0..<see cref="WeightMax"/>; a member of weight 0 is given nothing.</returns>
        public static int Weight(int free, int median)
        {
            long most = (long)(median < 1 ? 1 : median) * MediansMax;
            most = most < WeightMax ? most : WeightMax;
            return free < most ? free : (int)most;
        }

        /// <summary>A name's home, by which members are distinguished: its upper 16 bits.</summary>
        public static int HomeOf(long stripe)
        {
            return (int)(stripe >> 48) & 0xFFFF;
        }

        /// <summary>Whether two homes share a prefix.</summary>
        /// <param name="home">0..65535.</param>
        /// <param name="other">0..65535.</param>
        /// <param name="depth">Bits of the prefix, 0..<see cref="DepthMax"/>; below 0 counts as 0.</param>
        public static bool Shares(int home, int other, int depth)
        {
            return depth <= 0 || ((home ^ other) >> (DepthMax - depth)) == 0;
        }

        /// <summary>
        /// Whether a district is split. Holders of a stripe must all know each other, or they would make again what members unknown to them
        /// hold. So a district is split before it is too large for a board's table of 63, and only into halves from which n = 12 holders
        /// can be chosen.
        /// </summary>
        /// <param name="count">Its members.</param>
        /// <param name="near">Those in one half.</param>
        public static bool IsSplit(int count, int near)
        {
            return count > DistrictMax && near >= HalfMin && count - near >= HalfMin;
        }

        /// <summary>Leading bits that two homes have in common, at most a number.</summary>
        /// <param name="home">0..65535.</param>
        /// <param name="other">0..65535.</param>
        /// <param name="most">0..<see cref="DepthMax"/>.</param>
        public static int SharedBits(int home, int other, int most)
        {
            int bits = most;
            for (int rest = (home ^ other) >> (DepthMax - most); rest != 0; rest >>= 1)
            {
                bits--;
            }

            return bits;
        }

        /// <summary>
        /// Fragments of a stripe that one member may have: one where there are at least n members, else as many as a whole stripe needs.
        /// </summary>
        /// <param name="totalCount">n.</param>
        /// <param name="members">Members with room, at least 1.</param>
        public static int Share(int totalCount, int members)
        {
            return members <= 0 ? totalCount : (totalCount + members - 1) / members;
        }
    }
}
