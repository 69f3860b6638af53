using LVS.Core;

namespace LVS.Tests.Shared
{
    /// <summary>Fragments made from a number, so that every test can tell what a fragment must contain.</summary>
    public static class Samples
    {
        /// <summary>Fills in the fragment of a number.</summary>
        public static void Fill(Fragment fragment, int number)
        {
            fragment.Stripe = number * 0x100000001L;
            fragment.Version = number * 3;
            fragment.Check = number * 0x01010101;
            fragment.DataCount = 4;
            fragment.TotalCount = 8;
            fragment.Index = number & 7;
            fragment.Hours = 100;
            fragment.Size = 1 + number * 37 % Limits.FragmentSizeMax;
            for (int i = 0; i < fragment.Size; i++)
            {
                fragment.Bytes[i] = (byte)(number + i);
            }
        }

        /// <summary>Whether a fragment is that of a number, to the last field.</summary>
        public static bool Is(Fragment held, int number)
        {
            Fragment wanted = new Fragment();
            Fill(wanted, number);
            bool same = held.Stripe == wanted.Stripe && held.Version == wanted.Version && held.Check == wanted.Check
                && held.DataCount == wanted.DataCount && held.TotalCount == wanted.TotalCount && held.Index == wanted.Index
                && held.Hours == wanted.Hours && held.Size == wanted.Size;
            for (int i = 0; same && i < wanted.Size; i++)
            {
                same = held.Bytes[i] == wanted.Bytes[i];
            }

            return same;
        }

        /// <summary>The number of a fragment.</summary>
        public static int NumberOf(long stripe)
        {
            return (int)(stripe & 0x7FFFFFFF);
        }

        /// <summary>Puts the fragment of a number into a ring.</summary>
        public static bool Put(FragmentRing ring, int number)
        {
            Fragment fragment = new Fragment();
            Fill(fragment, number);
            return ring.Put(fragment);
        }

        /// <summary>The slot of the fragment of a number, or -1.</summary>
        public static int SlotOf(FragmentRing ring, int number)
        {
            return ring.SlotOf(number * 0x100000001L, number & 7);
        }
    }
}
