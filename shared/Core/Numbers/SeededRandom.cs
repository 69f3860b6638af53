namespace LVS.Core
{
    /// <summary>
    /// The node's only source of chance: SplitMix64 over one long of the given array, so that a seed replays a run. Not a source of
    /// secrets.
    /// </summary>
    /// <remarks>Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014, figure 17.</remarks>
    public static class SeededRandom
    {
        /// <summary>Next 64 uniformly distributed bits.</summary>
        public static ulong Next(long[] state, int index)
        {
            long next = unchecked((long)((ulong)state[index] + 0x9E3779B97F4A7C15UL));
            state[index] = next;
            return unchecked((ulong)Mixer.Mix(next));
        }

        /// <summary>A number in [0, bound). The bias is below bound / 2^63.</summary>
        /// <param name="state">Array that holds the state.</param>
        /// <param name="index">Where in it.</param>
        /// <param name="bound">Above 0.</param>
        public static long Below(long[] state, int index, long bound)
        {
            if (bound <= 0)
            {
                Check.Fail("SeededRandom.Below: bound must be above 0");
            }

            return (long)(Next(state, index) >> 1) % bound;
        }
    }
}
