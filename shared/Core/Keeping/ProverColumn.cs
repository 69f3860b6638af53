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
        internal const int RecordSize = HighAt + Limits.ShareCountMax / 4;

        private const int NarrowNone = 63;

        // A narrow slot has the lower 4 bits of each pair of provers, and then the upper 2 bits of each four.
        private const int HighAt = Limits.ShareCountMax / 2;

        private const byte ProofWidthsAreFours = Limits.ShareCountMax % 4 == 0 && RecordSize % 4 == 0 ? 0 : -1;

        private readonly byte[] bytes;
        private readonly int width;

        /// <summary>Allocates a column without any prover.</summary>
        internal ProverColumn(int slotCount, int memberCount)
        {
            width = memberCount > NarrowMemberCount ? Limits.ShareCountMax : RecordSize;
            bytes = new byte[slotCount * width];
            for (int slot = 0; slot < slotCount; slot++)
            {
                Clear(slot);
            }
        }

        /// <summary>The last prover of a fragment, or <see cref="MemberTable.None"/>.</summary>
        internal int Get(int slot, int fragment)
        {
            int at = slot * width;
            if (width != RecordSize)
            {
                return bytes[at + fragment];
            }

            int low = bytes[at + (fragment >> 1)] >> ((fragment & 1) << 2) & 15;
            int member = low | (bytes[at + HighAt + (fragment >> 2)] >> ((fragment & 3) << 1) & 3) << 4;
            return member == NarrowNone ? MemberTable.None : member;
        }

        /// <summary>Sets the last prover of a fragment.</summary>
        internal void Set(int slot, int fragment, int member)
        {
            int at = slot * width;
            if (width != RecordSize)
            {
                bytes[at + fragment] = (byte)member;
                return;
            }

            member = member == MemberTable.None ? NarrowNone : member;
            SetBits(at + (fragment >> 1), (fragment & 1) << 2, 15, member & 15);
            SetBits(at + HighAt + (fragment >> 2), (fragment & 3) << 1, 3, member >> 4);
        }

        /// <summary>Clears the provers of a slot.</summary>
        internal void Clear(int slot)
        {
            // No prover is all ones, in 6 bits and in 8.
            byte[] all = bytes;
            int end = (slot + 1) * width;
            for (int at = slot * width; at < end; at += 4)
            {
                all[at] = 255;
                all[at + 1] = 255;
                all[at + 2] = 255;
                all[at + 3] = 255;
            }
        }

        /// <summary>Copies the provers of one slot to another.</summary>
        internal void Copy(int from, int to)
        {
            Array.Copy(bytes, from * width, bytes, to * width, width);
        }

        /// <summary>Writes a slot, where few members are known: <see cref="RecordSize"/> bytes.</summary>
        internal void Write(int slot, byte[] into, int at)
        {
            Array.Copy(bytes, slot * RecordSize, into, at, RecordSize);
        }

        /// <summary>Reads what <see cref="Write"/> has written.</summary>
        internal void Read(int slot, byte[] from, int at)
        {
            Array.Copy(from, at, bytes, slot * RecordSize, RecordSize);
        }

        /// <summary>Fragments that a member proved last, as bits.</summary>
        internal int MaskOf(int slot, int member)
        {
            int mask = 0;
            int at = slot * width;
            if (width != RecordSize)
            {
                for (int i = 0; i < Limits.ShareCountMax; i++)
                {
                    mask |= bytes[at + i] == member ? 1 << i : 0;
                }

                return mask;
            }

            // Few provers have the same lower bits as the one searched for; the upper bits are read only for these.
            byte[] all = bytes;
            int even = member & 15;
            int odd = even << 4;
            for (int i = 0; i < HighAt; i++)
            {
                int pair = all[at + i];
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

        private void SetBits(int at, int shift, int bits, int value)
        {
            bytes[at] = (byte)(bytes[at] & ~(bits << shift) | value << shift);
        }
    }
}
