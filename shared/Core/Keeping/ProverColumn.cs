using System;

namespace LVS.Core
{
    /// <summary>
    /// The last prover of each fragment: for each slot <see cref="Limits.ShareCountMax"/> member numbers. Up to 63 members take 6 bits
    /// each, so 16 of them take 12 bytes; otherwise each takes a byte. Fixed memory.
    /// </summary>
    internal sealed class ProverColumn
    {
        /// <summary>Largest number of members that 6 bits can distinguish.</summary>
        internal const int NarrowMemberCount = 63;

        /// <summary>Bytes of a slot where few members are known.</summary>
        internal const int RecordSize = Limits.ShareCountMax / 2 + Limits.ShareCountMax / 4;

        private const int Width = Limits.ShareCountMax;
        private const int NarrowNone = 63;

        private readonly byte[] wide;

        // The lower 4 bits of each pair of provers, and the upper 2 bits of each four.
        private readonly byte[] low;
        private readonly byte[] high;

        /// <summary>Allocates a column without any prover.</summary>
        internal ProverColumn(int slotCount, int memberCount)
        {
            if (memberCount > NarrowMemberCount)
            {
                wide = new byte[slotCount * Width];
            }
            else
            {
                low = new byte[slotCount * Width / 2];
                high = new byte[slotCount * Width / 4];
            }

            for (int slot = 0; slot < slotCount; slot++)
            {
                Clear(slot);
            }
        }

        /// <summary>The last prover of a fragment, or <see cref="MemberTable.None"/>.</summary>
        internal int Get(int slot, int fragment)
        {
            int at = slot * Width + fragment;
            if (wide != null)
            {
                return wide[at];
            }

            int member = ((low[at >> 1] >> ((at & 1) << 2)) & 15) | (((high[at >> 2] >> ((at & 3) << 1)) & 3) << 4);
            return member == NarrowNone ? MemberTable.None : member;
        }

        /// <summary>Sets the last prover of a fragment.</summary>
        internal void Set(int slot, int fragment, int member)
        {
            int at = slot * Width + fragment;
            if (wide != null)
            {
                wide[at] = (byte)member;
                return;
            }

            member = member == MemberTable.None ? NarrowNone : member;
            int shift = (at & 1) << 2;
            low[at >> 1] = (byte)((low[at >> 1] & ~(15 << shift)) | ((member & 15) << shift));
            shift = (at & 3) << 1;
            high[at >> 2] = (byte)((high[at >> 2] & ~(3 << shift)) | ((member >> 4) << shift));
        }

        /// <summary>Clears the provers of a slot.</summary>
        internal void Clear(int slot)
        {
            // No prover is all ones, in 6 bits and in 8.
            Fill(wide, slot, Width);
            Fill(low, slot, Width / 2);
            Fill(high, slot, Width / 4);
        }

        /// <summary>Copies the provers of one slot to another.</summary>
        internal void Copy(int from, int to)
        {
            if (wide != null)
            {
                Array.Copy(wide, from * Width, wide, to * Width, Width);
                return;
            }

            Array.Copy(low, from * Width / 2, low, to * Width / 2, Width / 2);
            Array.Copy(high, from * Width / 4, high, to * Width / 4, Width / 4);
        }

        /// <summary>Writes a slot, where few members are known: <see cref="RecordSize"/> bytes.</summary>
        internal void Write(int slot, byte[] into, int at)
        {
            Array.Copy(low, slot * Width / 2, into, at, Width / 2);
            Array.Copy(high, slot * Width / 4, into, at + Width / 2, Width / 4);
        }

        /// <summary>Reads what <see cref="Write"/> has written.</summary>
        internal void Read(int slot, byte[] from, int at)
        {
            Array.Copy(from, at, low, slot * Width / 2, Width / 2);
            Array.Copy(from, at + Width / 2, high, slot * Width / 4, Width / 4);
        }

        /// <summary>Fragments that a member proved last, as bits.</summary>
        internal int MaskOf(int slot, int member)
        {
            int mask = 0;
            int at = slot * Width;
            if (wide != null)
            {
                for (int i = 0; i < Width; i++)
                {
                    mask |= wide[at + i] == member ? 1 << i : 0;
                }

                return mask;
            }

            // Few provers have the same lower bits as the one searched for; the upper bits are read only for these.
            int even = member & 15;
            int odd = even << 4;
            at >>= 1;
            for (int i = 0; i < Width / 2; i++)
            {
                int pair = low[at + i];
                if ((pair & 15) == even && Get(slot, 2 * i) == member)
                {
                    mask |= 1 << (2 * i);
                }

                if ((pair & 0xF0) == odd && Get(slot, 2 * i + 1) == member)
                {
                    mask |= 2 << (2 * i);
                }
            }

            return mask;
        }

        private static void Fill(byte[] bytes, int slot, int width)
        {
            for (int i = slot * width; bytes != null && i < (slot + 1) * width; i++)
            {
                bytes[i] = 255;
            }
        }
    }
}
