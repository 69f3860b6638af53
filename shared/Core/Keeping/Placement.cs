namespace LVS.Core
{
    /// <summary>
    /// Where fragments belong, without a table and without a coordinator: weighted rendezvous hashing on pseudonyms. Every node that knows
    /// the same members computes the same holders; when a member leaves, only its fragments move. Pure functions in integers.
    /// </summary>
    /// <remarks>
    /// Thaler, Ravishankar: Using Name-Based Mappings to Increase Hit Rates, 1998; weights after Schindelhauer, Schomaker: Weighted
    /// Distributed Hash Tables, 2005 (the logarithmic method): the member with the least <c>-log(hash) / weight</c> wins with a probability
    /// in proportion to its weight. SPEC 11.
    /// </remarks>
    public static class Placement
    {
        /// <summary>Largest weight of a member.</summary>
        public const int WeightMax = 65535;

        /// <summary>Nobody.</summary>
        public const int None = -1;

        /// <summary>A member's weight: its capacity, as far as it is trusted.</summary>
        /// <param name="capacity">Fragments it can hold, 0..65535.</param>
        /// <param name="trust">0..256; 256 is full trust.</param>
        /// <returns>0..<see cref="WeightMax"/>; a member of weight 0 is given nothing.</returns>
        public static int Weight(int capacity, int trust)
        {
            return capacity * trust >> 8;
        }

        /// <summary>The distance of a member from a stripe: less is better. Ties are left to the pseudonym.</summary>
        /// <param name="stripe">Name of the stripe.</param>
        /// <param name="pseudonym">The member's.</param>
        /// <param name="weight">1..<see cref="WeightMax"/>.</param>
        public static long Distance(long stripe, int pseudonym, int weight)
        {
            // A hash in 1..2^32-1; -log2(hash / 2^32) in 1/65536, above 0, and 20 bits more before the division.
            long hash = Mixer.Mix(stripe ^ ((long)pseudonym << 32) ^ pseudonym) & 0xFFFFFFFFL;
            long away = (32L << Log2.FractionBits) - Log2.Of(hash == 0 ? 1 : hash);
            return ((away == 0 ? 1 : away) << 20) / weight;
        }

        /// <summary>Whether a member is nearer to a stripe than another, whatever the room of either: both compute the same.</summary>
        /// <param name="stripe">Name of the stripe.</param>
        /// <param name="pseudonym">The member's.</param>
        /// <param name="other">The other's.</param>
        public static bool IsNearer(long stripe, int pseudonym, int other)
        {
            long away = Distance(stripe, pseudonym, 1);
            long otherAway = Distance(stripe, other, 1);
            return away != otherAway ? away < otherAway : pseudonym < other;
        }

        /// <summary>
        /// Ranks the members for a stripe: fragment i belongs to the i-th; with fewer members than fragments it goes round. A member with
        /// weight 0 has no rank.
        /// </summary>
        /// <param name="stripe">Name of the stripe.</param>
        /// <param name="pseudonyms">The members, no one twice.</param>
        /// <param name="weights">Their weights.</param>
        /// <param name="count">How many of both.</param>
        /// <param name="distances">Scratch for as many.</param>
        /// <param name="ranked">Receives indices of members, best first; at least <paramref name="wanted"/> long.</param>
        /// <param name="wanted">Ranks wanted.</param>
        /// <returns>Ranks found: fewer than wanted when there are fewer members.</returns>
        public static int Rank(
            long stripe, int[] pseudonyms, int[] weights, int count, long[] distances, int[] ranked, int wanted)
        {
            for (int i = 0; i < count; i++)
            {
                distances[i] = weights[i] > 0 ? Distance(stripe, pseudonyms[i], weights[i]) : long.MaxValue;
            }

            int found = 0;
            while (found < wanted)
            {
                int best = None;
                for (int i = 0; i < count; i++)
                {
                    if (distances[i] != long.MaxValue && (best == None || distances[i] < distances[best]
                        || (distances[i] == distances[best] && pseudonyms[i] < pseudonyms[best])))
                    {
                        best = i;
                    }
                }

                if (best == None)
                {
                    return found;
                }

                distances[best] = long.MaxValue;
                ranked[found++] = best;
            }

            return found;
        }

        /// <summary>
        /// How many fragments of a stripe fall to a member: of r members among the first n ranks, that of rank i has i, i + r, i + 2r and
        /// so on below n. Who has fewer re-creates what is missing; who has others of the stripe keeps them, so one departure moves one
        /// fragment only.
        /// </summary>
        /// <param name="ranked">The ranking by <see cref="Rank"/>.</param>
        /// <param name="rankCount">Ranks found, at most n.</param>
        /// <param name="member">Index of the member.</param>
        /// <param name="totalCount">n.</param>
        /// <returns>0 for a member without a rank.</returns>
        public static int Due(int[] ranked, int rankCount, int member, int totalCount)
        {
            for (int rank = 0; rank < rankCount; rank++)
            {
                if (ranked[rank] == member)
                {
                    return (totalCount - rank + rankCount - 1) / rankCount;
                }
            }

            return 0;
        }

        /// <summary>
        /// What a cycle may spend on repair: a bucket that fills by a rate and holds a burst. So repair is slow when much is missing, and
        /// never crowds out the rest.
        /// </summary>
        /// <param name="budget">Bytes left.</param>
        /// <param name="elapsedMs">Time since the last call, 0 or above.</param>
        /// <param name="bytesPerSecond">Rate, 1..1,000,000.</param>
        /// <param name="burst">Most that is saved up.</param>
        /// <returns>Bytes left now.</returns>
        public static int RefillBudget(int budget, long elapsedMs, int bytesPerSecond, int burst)
        {
            long filled = budget + (elapsedMs > 3_600_000 ? 3_600_000 : elapsedMs) * bytesPerSecond / 1000;
            return filled > burst ? burst : (int)filled;
        }
    }
}
