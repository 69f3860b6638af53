namespace LVS.Core
{
    /// <summary>
    /// Arithmetic modulo p = 2^255 - 19 on nine limbs of 29 bits, the lowest first, in 64-bit integers. A number is the sum of limb i
    /// times 2^(29 i); it has many forms, and only <see cref="Write"/> gives the smallest.
    /// </summary>
    /// <remarks>
    /// Products, squares and <see cref="MultiplyAdd"/> leave limbs of 0 to a little above 2^29. Nine products of two such limbs, or of a
    /// sum and a difference, fit 63 bits. The square of a plain sum does not: <see cref="AddCentred"/> subtracts 64 p, which moves the
    /// limbs of a sum to within 2^29 of 0. So limbs are stored in 32 bits. Everything is unrolled, without loops and branches, because an
    /// interpreter pays for each operation.
    /// </remarks>
    public static class Field25519
    {
        /// <summary>Limbs of a number.</summary>
        public const int LimbCount = 9;

        /// <summary>Bytes of a number outside.</summary>
        public const int Size = 32;

        private const int LimbBits = 29;
        private const int LimbMask = (1 << LimbBits) - 1;

        // 2^261 = 64 * 2^255 = 64 * 19 modulo p: bits above limb 8 are added at the bottom with this factor.
        private const int Fold = 64 * 19;

        // 64 p = 2^261 - 1216: its limbs are all ones, but for the lowest.
        private const int CentreFirst = LimbMask - 1215;

        // (486662 - 2) / 4 of RFC 7748 section 5.
        private const int LadderConstant = 121665;

        private const int TopBits = 23;
        private const int TopMask = (1 << TopBits) - 1;

        /// <summary>Whether 32 bytes are the one encoding of a number: below p, the highest bit 0.</summary>
        public static bool IsCanonical(byte[] bytes, int offset)
        {
            long all = LittleEndian.Read64(bytes, offset + 8) & LittleEndian.Read64(bytes, offset + 16);
            long top = LittleEndian.Read64(bytes, offset + 24);
            return top >= 0 && (top != long.MaxValue || all != -1 || (ulong)LittleEndian.Read64(bytes, offset) < unchecked((ulong)-19L));
        }

        /// <summary>Reads 32 bytes that <see cref="IsCanonical"/> accepts, the lowest byte first.</summary>
        public static void Read(byte[] bytes, int offset, int[] r)
        {
            for (int i = 0; i < LimbCount; i++)
            {
                int bit = LimbBits * i;
                int at = bit >> 3;
                if (at > Size - 8)
                {
                    at = Size - 8;
                }

                r[i] = (int)(LittleEndian.Read64(bytes, offset + at) >> (bit - 8 * at)) & LimbMask;
            }
        }

        /// <summary>
        /// Writes the smallest form of a number that a product left, in 32 bytes, the lowest byte first. Changes the limbs.
        /// </summary>
        public static void Write(int[] a, byte[] bytes, int offset)
        {
            // Two rounds bring the number into 0..2^255-1. It is at least p exactly when adding 19 reaches 2^255; the third round then
            // subtracts p.
            Carry(a, 0);
            Carry(a, 0);
            Carry(a, 19);
            a[0] -= 19;
            Carry(a, 0);
            long held = 0;
            int bits = 0;
            int limb = 0;
            for (int i = 0; i < Size; i++)
            {
                if (bits < 8 && limb < LimbCount)
                {
                    held |= (long)a[limb] << bits;
                    bits += LimbBits;
                    limb++;
                }

                bytes[offset + i] = (byte)held;
                held >>= 8;
                bits -= 8;
            }
        }

        /// <summary>r = a b. Any of the three may be the same array.</summary>
        public static void Multiply(int[] r, int[] a, int[] b)
        {
            long a0 = a[0], a1 = a[1], a2 = a[2];
            long a3 = a[3], a4 = a[4], a5 = a[5];
            long a6 = a[6], a7 = a[7], a8 = a[8];
            long b0 = b[0], b1 = b[1], b2 = b[2];
            long b3 = b[3], b4 = b[4], b5 = b[5];
            long b6 = b[6], b7 = b[7], b8 = b[8];
            long mask = LimbMask;
            long fold = Fold;
            long c9 = a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1;
            long c10 = a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + (c9 >> LimbBits);
            long c11 = a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 + (c10 >> LimbBits);
            long c12 = a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 + (c11 >> LimbBits);
            long c13 = a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5 + (c12 >> LimbBits);
            long c14 = a6 * b8 + a7 * b7 + a8 * b6 + (c13 >> LimbBits);
            long c15 = a7 * b8 + a8 * b7 + (c14 >> LimbBits);
            long c16 = a8 * b8 + (c15 >> LimbBits);
            long c0 = a0 * b0 + (c9 & mask) * fold;
            long c1 = a0 * b1 + a1 * b0 + (c0 >> LimbBits) + (c10 & mask) * fold;
            long c2 = a0 * b2 + a1 * b1 + a2 * b0 + (c1 >> LimbBits) + (c11 & mask) * fold;
            long c3 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + (c2 >> LimbBits) + (c12 & mask) * fold;
            long c4 = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 + (c3 >> LimbBits) + (c13 & mask) * fold;
            long c5 = a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0 + (c4 >> LimbBits) + (c14 & mask) * fold;
            long c6 = a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0 + (c5 >> LimbBits) + (c15 & mask) * fold;
            long c7 = a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0
                + (c6 >> LimbBits) + (c16 & mask) * fold;
            long c8 = a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0
                + (c7 >> LimbBits) + (c16 >> LimbBits) * fold;
            c0 = (c0 & mask) + (c8 >> LimbBits) * fold;
            r[0] = (int)(c0 & mask);
            r[1] = (int)((c1 & mask) + (c0 >> LimbBits));
            r[2] = (int)(c2 & mask);
            r[3] = (int)(c3 & mask);
            r[4] = (int)(c4 & mask);
            r[5] = (int)(c5 & mask);
            r[6] = (int)(c6 & mask);
            r[7] = (int)(c7 & mask);
            r[8] = (int)(c8 & mask);
        }

        /// <summary>r = a a. Both may be the same array.</summary>
        public static void Square(int[] r, int[] a)
        {
            long a0 = a[0], a1 = a[1], a2 = a[2];
            long a3 = a[3], a4 = a[4], a5 = a[5];
            long a6 = a[6], a7 = a[7], a8 = a[8];
            long d0 = a0 + a0, d1 = a1 + a1, d2 = a2 + a2, d3 = a3 + a3, d4 = a4 + a4, d5 = a5 + a5, d6 = a6 + a6, d7 = a7 + a7;
            long mask = LimbMask;
            long fold = Fold;
            long c9 = d1 * a8 + d2 * a7 + d3 * a6 + d4 * a5;
            long c10 = d2 * a8 + d3 * a7 + d4 * a6 + a5 * a5 + (c9 >> LimbBits);
            long c11 = d3 * a8 + d4 * a7 + d5 * a6 + (c10 >> LimbBits);
            long c12 = d4 * a8 + d5 * a7 + a6 * a6 + (c11 >> LimbBits);
            long c13 = d5 * a8 + d6 * a7 + (c12 >> LimbBits);
            long c14 = d6 * a8 + a7 * a7 + (c13 >> LimbBits);
            long c15 = d7 * a8 + (c14 >> LimbBits);
            long c16 = a8 * a8 + (c15 >> LimbBits);
            long c0 = a0 * a0 + (c9 & mask) * fold;
            long c1 = d0 * a1 + (c0 >> LimbBits) + (c10 & mask) * fold;
            long c2 = d0 * a2 + a1 * a1 + (c1 >> LimbBits) + (c11 & mask) * fold;
            long c3 = d0 * a3 + d1 * a2 + (c2 >> LimbBits) + (c12 & mask) * fold;
            long c4 = d0 * a4 + d1 * a3 + a2 * a2 + (c3 >> LimbBits) + (c13 & mask) * fold;
            long c5 = d0 * a5 + d1 * a4 + d2 * a3 + (c4 >> LimbBits) + (c14 & mask) * fold;
            long c6 = d0 * a6 + d1 * a5 + d2 * a4 + a3 * a3 + (c5 >> LimbBits) + (c15 & mask) * fold;
            long c7 = d0 * a7 + d1 * a6 + d2 * a5 + d3 * a4 + (c6 >> LimbBits) + (c16 & mask) * fold;
            long c8 = d0 * a8 + d1 * a7 + d2 * a6 + d3 * a5 + a4 * a4 + (c7 >> LimbBits) + (c16 >> LimbBits) * fold;
            c0 = (c0 & mask) + (c8 >> LimbBits) * fold;
            r[0] = (int)(c0 & mask);
            r[1] = (int)((c1 & mask) + (c0 >> LimbBits));
            r[2] = (int)(c2 & mask);
            r[3] = (int)(c3 & mask);
            r[4] = (int)(c4 & mask);
            r[5] = (int)(c5 & mask);
            r[6] = (int)(c6 & mask);
            r[7] = (int)(c7 & mask);
            r[8] = (int)(c8 & mask);
        }

        /// <summary>r = a + 121665 b, carried.</summary>
        public static void MultiplyAdd(int[] r, int[] a, int[] b)
        {
            long mask = LimbMask;
            long factor = LadderConstant;
            long c0 = a[0] + b[0] * factor;
            long c1 = a[1] + b[1] * factor + (c0 >> LimbBits);
            long c2 = a[2] + b[2] * factor + (c1 >> LimbBits);
            long c3 = a[3] + b[3] * factor + (c2 >> LimbBits);
            long c4 = a[4] + b[4] * factor + (c3 >> LimbBits);
            long c5 = a[5] + b[5] * factor + (c4 >> LimbBits);
            long c6 = a[6] + b[6] * factor + (c5 >> LimbBits);
            long c7 = a[7] + b[7] * factor + (c6 >> LimbBits);
            long c8 = a[8] + b[8] * factor + (c7 >> LimbBits);
            c0 = (c0 & mask) + (c8 >> LimbBits) * Fold;
            r[0] = (int)(c0 & mask);
            r[1] = (int)((c1 & mask) + (c0 >> LimbBits));
            r[2] = (int)(c2 & mask);
            r[3] = (int)(c3 & mask);
            r[4] = (int)(c4 & mask);
            r[5] = (int)(c5 & mask);
            r[6] = (int)(c6 & mask);
            r[7] = (int)(c7 & mask);
            r[8] = (int)(c8 & mask);
        }

        /// <summary>r = a + b, not carried: a factor of a product, but never to be squared.</summary>
        public static void Add(int[] r, int[] a, int[] b)
        {
            r[0] = a[0] + b[0];
            r[1] = a[1] + b[1];
            r[2] = a[2] + b[2];
            r[3] = a[3] + b[3];
            r[4] = a[4] + b[4];
            r[5] = a[5] + b[5];
            r[6] = a[6] + b[6];
            r[7] = a[7] + b[7];
            r[8] = a[8] + b[8];
        }

        /// <summary>r = a + b - 64 p, not carried: limbs within 2^29 of 0, so it may be squared.</summary>
        public static void AddCentred(int[] r, int[] a, int[] b)
        {
            int centre = LimbMask;
            r[0] = a[0] + b[0] - CentreFirst;
            r[1] = a[1] + b[1] - centre;
            r[2] = a[2] + b[2] - centre;
            r[3] = a[3] + b[3] - centre;
            r[4] = a[4] + b[4] - centre;
            r[5] = a[5] + b[5] - centre;
            r[6] = a[6] + b[6] - centre;
            r[7] = a[7] + b[7] - centre;
            r[8] = a[8] + b[8] - centre;
        }

        /// <summary>r = a - b, not carried: limbs within 2^29 of 0.</summary>
        public static void Subtract(int[] r, int[] a, int[] b)
        {
            r[0] = a[0] - b[0];
            r[1] = a[1] - b[1];
            r[2] = a[2] - b[2];
            r[3] = a[3] - b[3];
            r[4] = a[4] - b[4];
            r[5] = a[5] - b[5];
            r[6] = a[6] - b[6];
            r[7] = a[7] - b[7];
            r[8] = a[8] - b[8];
        }

        /// <summary>Adds to the lowest limb, carries upwards, and adds the bits from 255 on at the bottom, times 19.</summary>
        private static void Carry(int[] a, int more)
        {
            long carry = more;
            for (int i = 0; i < LimbCount - 1; i++)
            {
                carry += a[i];
                a[i] = (int)carry & LimbMask;
                carry >>= LimbBits;
            }

            carry += a[LimbCount - 1];
            a[LimbCount - 1] = (int)carry & TopMask;
            a[0] += (int)(carry >> TopBits) * 19;
        }
    }
}
