namespace LVS.Core
{
    /// <summary>
    /// The ring of pseudonyms, on which the nearest neighbours connect a swarm of any size (SPEC 5.1). This is the only place for its
    /// arithmetic. Distances are 0..2^32 - 1, by masks over 64 bits. Pure functions.
    /// </summary>
    public static class Ring
    {
        /// <summary>Places on the ring.</summary>
        public const long Circle = 1L << 32;

        /// <summary>How far a pseudonym is ahead of another one.</summary>
        public static long Ahead(int from, int to)
        {
            return ((long)to - from) & (Circle - 1);
        }

        /// <summary>The shorter way between two pseudonyms.</summary>
        public static long Distance(int one, int other)
        {
            long ahead = Ahead(one, other);
            return ahead <= Circle / 2 ? ahead : Circle - ahead;
        }
    }
}
