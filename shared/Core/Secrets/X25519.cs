namespace LVS.Core
{
    /// <summary>
    /// The key agreement X25519 of RFC 7748 section 5 in slices, so that a board can do other things between them. Allocates once. Not for
    /// use by two threads at once.
    /// </summary>
    /// <remarks>
    /// <see cref="Begin"/>, then <see cref="Step"/> until <see cref="IsDone"/>, then <see cref="Read"/>. A slice takes at most 2,500 IL
    /// operations, the whole some 1.7 million. Constant time is not promised: a swap is a branch, and the time that an interpreter takes
    /// for a product may depend on its factors.
    /// </remarks>
    public sealed class X25519 : IKeyAgreement
    {
        /// <summary>Bytes of a scalar, of a point and of a secret.</summary>
        public const int Size = Field25519.Size;

        private const int BitTop = 254;
        private const int LadderEnd = -1;

        // Budget of a slice of the inversion: five squarings, or three and a product.
        private const int InversionBudget = 5;
        private const int ProductPrice = 2;

        // The inverse of z is z^(p-2). Each line: the number of squarings, the register to multiply by, and the register for the result;
        // None for neither.
        private const int None = 15;
        private static readonly byte[] Inversion =
        {
            1, None, 1,    // z^2
            2, 0, 2,       // z^9
            0, 1, 3,       // z^11
            1, 2, 4,       // z^(2^5 - 1)
            5, 4, 5,       // z^(2^10 - 1)
            10, 5, 6,      // z^(2^20 - 1)
            20, 6, None,   // z^(2^40 - 1)
            10, 5, 4,      // z^(2^50 - 1)
            50, 4, 6,      // z^(2^100 - 1)
            100, 6, None,  // z^(2^200 - 1)
            50, 4, None,   // z^(2^250 - 1)
            5, 3, None,    // z^(2^255 - 21)
            0, 7, None,    // x / z
        };

        private readonly byte[] scalar = new byte[Size];
        private readonly int[] x1 = new int[Field25519.LimbCount];
        private readonly int[] a = new int[Field25519.LimbCount];
        private readonly int[] b = new int[Field25519.LimbCount];
        private readonly int[] c = new int[Field25519.LimbCount];
        private readonly int[] d = new int[Field25519.LimbCount];
        private readonly int[] e = new int[Field25519.LimbCount];
        private int[] x2 = new int[Field25519.LimbCount];
        private int[] z2 = new int[Field25519.LimbCount];
        private int[] x3 = new int[Field25519.LimbCount];
        private int[] z3 = new int[Field25519.LimbCount];
        private int bit;
        private int part;
        private bool isSwapped;
        private int line;
        private int squared;

        /// <summary>Whether nothing is left to do: the secret can be read, or nothing was begun.</summary>
        public bool IsDone { get; private set; } = true;

        /// <summary>Begins scalar times point. It abandons a computation that is under way.</summary>
        /// <param name="key">32 secret bytes, clamped as RFC 7748 says: the lowest 3 bits and the highest are taken as 0, the second
        /// highest as 1.</param>
        /// <param name="point">32 bytes: a public key, or 9 and zeros for the scalar's own public key.</param>
        /// <returns>False when the point is not in canonical form; then nothing was begun. RFC 7748 would accept it.</returns>
        public bool Begin(byte[] key, byte[] point)
        {
            IsDone = true;
            if (!Field25519.IsCanonical(point, 0))
            {
                return false;
            }

            System.Array.Copy(key, 0, scalar, 0, Size);
            scalar[0] &= 0xF8;
            scalar[Size - 1] = (byte)((scalar[Size - 1] & 0x7F) | 0x40);
            Field25519.Read(point, 0, x1);
            Field25519.Read(point, 0, x3);
            Set(x2, 1);
            Set(z2, 0);
            Set(z3, 1);
            bit = BitTop;
            part = 0;
            isSwapped = false;
            IsDone = false;
            return true;
        }

        /// <summary>Computes one slice.</summary>
        public void Step()
        {
            if (IsDone)
            {
                return;
            }

            if (bit == LadderEnd)
            {
                Invert();
            }
            else if (part == 0)
            {
                Swap(((scalar[bit >> 3] >> (bit & 7)) & 1) != 0);
                LadderFirst();
                part = 1;
            }
            else if (part == 1)
            {
                LadderSecond();
                part = 2;
            }
            else
            {
                LadderThird();
                part = 0;
                bit--;
                if (bit == LadderEnd)
                {
                    Swap(false);
                    BeginInversion();
                }
            }
        }

        /// <summary>Reads the agreed secret, once: this call wipes the secret and the key.</summary>
        /// <param name="secret">Receives 32 bytes.</param>
        /// <returns>False when the secret is 0, which no honest key gives: the peer chose a point of small order.</returns>
        public bool Read(byte[] secret)
        {
            if (!IsDone)
            {
                Check.Fail("X25519.Read: not done");
            }

            Field25519.Write(x3, secret, 0);
            System.Array.Clear(scalar, 0, Size);
            Set(x3, 0);
            long any = 0;
            for (int i = 0; i < Size; i += 8)
            {
                any |= LittleEndian.Read64(secret, i);
            }

            return any != 0;
        }

        private static void Set(int[] number, int value)
        {
            System.Array.Clear(number, 0, Field25519.LimbCount);
            number[0] = value;
        }

        private void Swap(bool wanted)
        {
            if (wanted != isSwapped)
            {
                int[] x = x2;
                int[] z = z2;
                x2 = x3;
                z2 = z3;
                x3 = x;
                z3 = z;
                isSwapped = wanted;
            }
        }

        /// <summary>
        /// First third of a step of the ladder, with the names of RFC 7748: a is AA, b is BB, e is E, x3 is DA + CB, z3 is DA - CB.
        /// </summary>
        private void LadderFirst()
        {
            Field25519.Add(c, x3, z3);
            Field25519.Subtract(d, x3, z3);
            Field25519.AddCentred(a, x2, z2);
            Field25519.Subtract(b, x2, z2);
            Field25519.Multiply(d, d, a);
            Field25519.Multiply(c, c, b);
            Field25519.AddCentred(x3, d, c);
            Field25519.Subtract(z3, d, c);
        }

        private void LadderSecond()
        {
            Field25519.Square(a, a);
            Field25519.Square(b, b);
            Field25519.Subtract(e, a, b);
            Field25519.Square(x3, x3);
            Field25519.Square(z3, z3);
        }

        private void LadderThird()
        {
            Field25519.Multiply(z3, z3, x1);
            Field25519.Multiply(x2, a, b);
            Field25519.MultiplyAdd(a, a, e);
            Field25519.Multiply(z2, a, e);
        }

        private void BeginInversion()
        {
            System.Array.Copy(z2, 0, x3, 0, Field25519.LimbCount);
            line = 0;
            squared = 0;
        }

        private int[] Register(int number)
        {
            switch (number)
            {
                case 0:
                    return z2;
                case 1:
                    return z3;
                case 2:
                    return a;
                case 3:
                    return b;
                case 4:
                    return c;
                case 5:
                    return d;
                case 6:
                    return e;
                default:
                    return x2;
            }
        }

        private void Invert()
        {
            int budget = InversionBudget;
            while (budget > 0 && !IsDone)
            {
                if (squared < Inversion[line])
                {
                    Field25519.Square(x3, x3);
                    squared++;
                    budget--;
                }
                else
                {
                    budget -= ProductPrice;
                    if (budget >= 0)
                    {
                        EndLine(Inversion[line + 1], Inversion[line + 2]);
                    }
                }
            }
        }

        private void EndLine(int factor, int place)
        {
            if (factor != None)
            {
                Field25519.Multiply(x3, x3, Register(factor));
            }

            if (place != None)
            {
                System.Array.Copy(x3, 0, Register(place), 0, Field25519.LimbCount);
            }

            squared = 0;
            line += 3;
            IsDone = line == Inversion.Length;
        }
    }
}
