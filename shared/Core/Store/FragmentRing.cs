namespace LVS.Core
{
    /// <summary>
    /// The fragment store of a node: a ring of fixed slots in one block of bytes; when it is full, the oldest fragment is overwritten.
    /// Structure of arrays, allocated once; afterwards nothing is. Not thread safe.
    /// </summary>
    public sealed class FragmentRing
    {
        private readonly long[] ids;
        private readonly int[] sizes;
        private readonly byte[] bytes;
        private int next;
        private int count;

        /// <summary>Allocates the ring.</summary>
        /// <param name="slotCount">At least 1; at most <see cref="Limits.BufferSizeMax"/> bytes in all.</param>
        public FragmentRing(int slotCount)
        {
            Check.That(slotCount > 0, "FragmentRing: at least one slot");
            Check.That(slotCount * Limits.FragmentSizeMax <= Limits.BufferSizeMax, "FragmentRing: above BufferSizeMax");
            ids = new long[slotCount];
            sizes = new int[slotCount];
            bytes = new byte[slotCount * Limits.FragmentSizeMax];
        }

        /// <summary>Slots of the ring.</summary>
        public int SlotCount => ids.Length;

        /// <summary>Fragments held, 0..<see cref="SlotCount"/>.</summary>
        public int Count => count;

        /// <summary>Stores a fragment. One whose id is held already keeps its bytes and its age: ids name content.</summary>
        /// <param name="id">Name of the content, not 0.</param>
        /// <param name="source">Array that holds the content.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="size">1..<see cref="Limits.FragmentSizeMax"/> bytes.</param>
        /// <returns>The id of the fragment that was overwritten, or 0.</returns>
        public long Put(long id, byte[] source, int offset, int size)
        {
            Check.That(id != 0, "FragmentRing.Put: an id is not 0");
            Check.That(size > 0 && size <= Limits.FragmentSizeMax, "FragmentRing.Put: size out of range");
            if (SlotOf(id) >= 0)
            {
                return 0;
            }

            long evicted = count == ids.Length ? ids[next] : 0;
            int start = next * Limits.FragmentSizeMax;
            for (int i = 0; i < size; i++)
            {
                bytes[start + i] = source[offset + i];
            }

            ids[next] = id;
            sizes[next] = size;
            next = next + 1 == ids.Length ? 0 : next + 1;
            count = count < ids.Length ? count + 1 : count;
            return evicted;
        }

        /// <summary>Copies a fragment out.</summary>
        /// <param name="id">Its id.</param>
        /// <param name="target">Array with room for <see cref="Limits.FragmentSizeMax"/> bytes from the offset on.</param>
        /// <param name="offset">Where to put the content.</param>
        /// <returns>Bytes of content, or 0 when the ring does not hold it.</returns>
        public int Get(long id, byte[] target, int offset)
        {
            int slot = SlotOf(id);
            if (slot < 0)
            {
                return 0;
            }

            int start = slot * Limits.FragmentSizeMax;
            for (int i = 0; i < sizes[slot]; i++)
            {
                target[offset + i] = bytes[start + i];
            }

            return sizes[slot];
        }

        /// <summary>The id of a held fragment by age.</summary>
        /// <param name="age">0 for the newest, <see cref="Count"/> - 1 for the oldest.</param>
        public long IdAt(int age)
        {
            Check.That(age >= 0 && age < count, "FragmentRing.IdAt: no fragment of that age");
            int slot = next - 1 - age;
            return ids[slot < 0 ? slot + ids.Length : slot];
        }

        private int SlotOf(long id)
        {
            for (int slot = 0; slot < count; slot++)
            {
                if (ids[slot] == id)
                {
                    return slot;
                }
            }

            return -1;
        }
    }
}
