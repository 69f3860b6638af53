namespace LVS.Core
{
    /// <summary>
    /// Numbers from -1 up to a bound: 2 bytes each where the bound allows, else 4. Fixed memory, allocated by the constructor.
    /// </summary>
    public sealed class NumberColumn
    {
        private const int NarrowMost = ushort.MaxValue - 1;

        private readonly ushort[] narrow;
        private readonly int[] wide;

        /// <summary>Makes a column in which all numbers are -1.</summary>
        /// <param name="count">How many.</param>
        /// <param name="most">The largest, 0 and above.</param>
        public NumberColumn(int count, int most)
        {
            if (most <= NarrowMost)
            {
                narrow = new ushort[count];
                return;
            }

            wide = new int[count];
            Clear();
        }

        /// <summary>The number at a position.</summary>
        public int Get(int position)
        {
            return narrow != null ? narrow[position] - 1 : wide[position];
        }

        /// <summary>Sets the number at a position.</summary>
        public void Set(int position, int value)
        {
            if (narrow != null)
            {
                narrow[position] = (ushort)(value + 1);
            }
            else
            {
                wide[position] = value;
            }
        }

        /// <summary>Sets all numbers to -1.</summary>
        public void Clear()
        {
            if (narrow != null)
            {
                System.Array.Clear(narrow, 0, narrow.Length);
                return;
            }

            for (int i = 0; i < wide.Length; i++)
            {
                wide[i] = -1;
            }
        }
    }
}
