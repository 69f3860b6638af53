namespace LVS.Core
{
    /// <summary>Sets of up to 32 things as the bits of an int. Pure functions.</summary>
    public static class Bits
    {
        /// <summary>Number of set bits.</summary>
        public static int Count(int set)
        {
            int count = 0;
            for (; set != 0; set &= set - 1)
            {
                count++;
            }

            return count;
        }

        /// <summary>Number of the highest set bit below a bound, from 0; 0 when there is none.</summary>
        /// <param name="set">The bits.</param>
        /// <param name="bound">1..32.</param>
        public static int Highest(int set, int bound)
        {
            int highest = 0;
            for (int i = 0; i < bound; i++)
            {
                highest = (set >> i & 1) != 0 ? i : highest;
            }

            return highest;
        }
    }
}
