namespace LVS.Core
{
    /// <summary>Free room for fragments in one byte: a logarithm with two binary digits behind the point (SPEC 9.2).</summary>
    public static class RoomCode
    {
        /// <summary>Largest code, of 7 times 2^28 places.</summary>
        public const int Max = 119;

        /// <summary>The largest code that does not exceed the free room.</summary>
        /// <param name="free">Free places, 0 and above.</param>
        /// <returns>0 for none, up to <see cref="Max"/>.</returns>
        public static int Of(int free)
        {
            int code = 0;
            for (int step = 64; step > 0; step >>= 1)
            {
                code += code + step <= Max && Read(code + step) <= free ? step : 0;
            }

            return code;
        }

        /// <summary>The free places that a code stands for.</summary>
        /// <param name="code">0..<see cref="Max"/>.</param>
        public static int Read(int code)
        {
            // Up to 8 each number has its code; above, four codes for each doubling.
            return code < 8 ? code : (int)((4L + (code & 3)) << ((code >> 2) - 1));
        }
    }
}
