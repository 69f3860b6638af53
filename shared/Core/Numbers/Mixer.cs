namespace LVS.Core
{
    /// <summary>A hash of 64 bits, not for secrets.</summary>
    /// <remarks>
    /// The finalizer of SplitMix64: Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014, figure 17.
    /// </remarks>
    public static class Mixer
    {
        /// <summary>Hashes a number: a bijection in which every bit of the result depends on every bit of the number.</summary>
        public static long Mix(long value)
        {
            ulong z = unchecked((ulong)value);
            z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
            z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
            return (long)(z ^ (z >> 31));
        }
    }
}
