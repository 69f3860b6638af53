namespace LVS.Core
{
    /// <summary>
    /// Arithmetic in GF(256) with the polynomial x^8 + x^4 + x^3 + x^2 + 1 (0x11D) and the generator 2, by tables of logarithms. Addition
    /// is exclusive or.
    /// </summary>
    /// <remarks>Plank: A Tutorial on Reed-Solomon Coding for Fault-Tolerance in RAID-like Systems, 1997.</remarks>
    public static class Galois
    {
        /// <summary>Powers of 2, twice over, so that a sum of two logarithms needs no modulo.</summary>
        private static readonly byte[] Exp = MakeExp();

        /// <summary>Logarithms to the base of 2; that of 0 is not defined and 0 here.</summary>
        private static readonly byte[] Log = MakeLog();

        /// <summary>Product of two elements, 0..255.</summary>
        public static int Multiply(int a, int b)
        {
            return a == 0 || b == 0 ? 0 : Exp[Log[a] + Log[b]];
        }

        /// <summary>Inverse of an element, 1..255.</summary>
        public static int Invert(int a)
        {
            if (a <= 0 || a > 255)
            {
                Check.Fail("Galois.Invert: 0 has no inverse");
            }

            return Exp[255 - Log[a]];
        }

        /// <summary>Adds the multiple of one range of bytes to another: target += factor * source.</summary>
        /// <param name="target">Array that is added to.</param>
        /// <param name="targetAt">Where in it.</param>
        /// <param name="source">Array that is read.</param>
        /// <param name="sourceAt">Where in it.</param>
        /// <param name="size">Bytes.</param>
        /// <param name="factor">0..255.</param>
        public static void AddMultiple(byte[] target, int targetAt, byte[] source, int sourceAt, int size, int factor)
        {
            if (factor == 0)
            {
                return;
            }

            // Local copies: on the device a static field costs as much as a call.
            byte[] exp = Exp;
            byte[] log = Log;
            int shift = log[factor];
            for (int end = sourceAt + size; sourceAt < end; sourceAt++)
            {
                int value = source[sourceAt];
                if (value != 0)
                {
                    target[targetAt] ^= exp[log[value] + shift];
                }

                targetAt++;
            }
        }

        private static byte[] MakeExp()
        {
            byte[] exp = new byte[510];
            int power = 1;
            for (int i = 0; i < 255; i++)
            {
                exp[i] = (byte)power;
                exp[i + 255] = (byte)power;
                power = Double(power);
            }

            return exp;
        }

        private static byte[] MakeLog()
        {
            byte[] log = new byte[256];
            int power = 1;
            for (int i = 0; i < 255; i++)
            {
                log[power] = (byte)i;
                power = Double(power);
            }

            return log;
        }

        private static int Double(int a)
        {
            return a < 128 ? a << 1 : (a << 1) ^ 0x11D;
        }
    }
}
