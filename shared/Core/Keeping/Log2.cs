namespace LVS.Core
{
    /// <summary>
    /// The logarithm to the base of 2 in integers, so that every node computes the same bits: 16 binary digits, each found by squaring. The
    /// result is the true one rounded down to 1/65536, or 1/65536 less.
    /// </summary>
    public static class Log2
    {
        /// <summary>Fractional bits of the result.</summary>
        public const int FractionBits = 16;

        /// <summary>The logarithm times 65536.</summary>
        /// <param name="value">1..2^32-1.</param>
        public static int Of(long value)
        {
            int whole = 0;
            while (value >> whole > 1)
            {
                whole++;
            }

            // A mantissa in [1, 2) with 31 fractional bits; its square has 62 and fits a long without its sign.
            long mantissa = value << (31 - whole);
            int result = whole;
            for (int bit = 0; bit < FractionBits; bit++)
            {
                mantissa = (mantissa >> 1) * (mantissa >> 1) >> 29;
                result <<= 1;
                if (mantissa >> 32 != 0)
                {
                    mantissa >>= 1;
                    result |= 1;
                }
            }

            return result;
        }
    }
}
