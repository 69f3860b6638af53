namespace LVS.Core
{
    /// <summary>
    /// Arithmetic in GF(256) with the polynomial x^8 + x^4 + x^3 + x^2 + 1 (0x11D) and the generator 2, by tables of logarithms. Addition
    /// is exclusive or.
    /// </summary>
    /// <remarks>Plank: A Tutorial on Reed-Solomon Coding for Fault-Tolerance in RAID-like Systems, 1997.</remarks>
    public static class Galois
    {
        // Powers of 2, stored twice so that a sum of two logarithms needs no modulo, and logarithms to the base of 2; the logarithm of 0 is
        // undefined and stored as 0. A static initialiser would take 816 bytes of heap even on boards that keep no fragments.
        private static byte[][] tables;

        /// <summary>
        /// Allocates the tables, once. Code that computes after boot calls this in boot; otherwise the first computation allocates.
        /// </summary>
        public static void Begin()
        {
            Tables();
        }

        /// <summary>Product of two elements, 0..255.</summary>
        public static int Multiply(int a, int b)
        {
            byte[][] found = Tables();
            return a == 0 || b == 0 ? 0 : found[0][found[1][a] + found[1][b]];
        }

        /// <summary>Inverse of an element, 1..255.</summary>
        public static int Invert(int a)
        {
            if (a <= 0 || a > 255)
            {
                Check.Fail("Galois.Invert: 0 has no inverse");
            }

            byte[][] found = Tables();
            return found[0][255 - found[1][a]];
        }

        /// <summary>Adds a multiple of one range of bytes to another: target += factor * source.</summary>
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

            byte[][] found = Tables();
            byte[] exp = found[0];
            byte[] log = found[1];
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

        private static byte[][] Tables()
        {
            byte[][] found = tables;
            if (found == null)
            {
                found = new byte[][] { MakeExp(), MakeLog() };
                tables = found;
            }

            return found;
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
