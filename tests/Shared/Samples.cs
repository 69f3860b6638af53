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
            fragment.DataCount = 4;
            fragment.TotalCount = 8;
            fragment.Index = number & 7;
            fragment.ExpiryMinute = 1000;
            fragment.Size = 1 + number * 37 % Limits.FragmentSizeMax;
            for (int i = 0; i < fragment.Size; i++)
            {
                fragment.Bytes[i] = (byte)(number + i);
            }

            for (int i = 0; i < fragment.Path.Length; i++)
            {
                fragment.Path[i] = (byte)(number * 3 + i);
            }

            for (int i = 0; i < fragment.Anchor.Length; i++)
            {
                fragment.Anchor[i] = (byte)(number * 5 + i);
            }
        }

        /// <summary>Whether a fragment is that of a number, to the last field but its expiry.</summary>
        public static bool Is(Fragment held, int number)
        {
            Fragment wanted = new Fragment();
            Fill(wanted, number);
            bool same = held.Stripe == wanted.Stripe && held.Shape == wanted.Shape && held.Index == wanted.Index
                && held.Size == wanted.Size;
            for (int i = 0; same && i < wanted.Size; i++)
            {
                same = held.Bytes[i] == wanted.Bytes[i];
            }

            for (int i = 0; same && i < wanted.Path.Length; i++)
            {
                same = held.Path[i] == wanted.Path[i];
            }

            for (int i = 0; same && i < wanted.Anchor.Length; i++)
            {
                same = held.Anchor[i] == wanted.Anchor[i];
            }

            return same;
        }

        /// <summary>The number of a fragment.</summary>
        public static int NumberOf(long stripe)
        {
            return (int)(stripe & 0x7FFFFFFF);
        }

        /// <summary>Puts the fragment of a number into a log.</summary>
        /// <returns>Whether it is durable.</returns>
        public static bool Keep(FragmentLog log, int number)
        {
            Fragment fragment = new Fragment();
            Fill(fragment, number);
            return log.Keep(fragment, number, number & 7) >= 0;
        }

        /// <summary>The slot of the fragment of a number, or -1.</summary>
        public static int SlotOf(FragmentIndex index, int number)
        {
            return index.SlotOf(number * 0x100000001L, number & 7);
        }

        /// <summary>A log over flash, not opened.</summary>
        public static FragmentLog Log(int slotCount, IFlash flash, int segmentCount, int segmentSize)
        {
            return new FragmentLog(new HmacHash(), new FragmentIndex(slotCount), flash, segmentCount, segmentSize);
        }
    }
}
