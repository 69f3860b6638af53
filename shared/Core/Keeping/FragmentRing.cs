namespace LVS.Core
{
    /// <summary>
    /// The fragments of a node: fixed slots over pages of bytes; when they are full, the fragment that came first is overwritten. Knows of
    /// every fragment whether and where the flash log has it. Structure of arrays, allocated once; afterwards nothing is. Not thread safe.
    /// </summary>
    public sealed class FragmentRing
    {
        /// <summary>State: nothing in the slot.</summary>
        public const int Free = 0;

        /// <summary>State: a fragment that is not on flash yet.</summary>
        public const int Fresh = 1;

        /// <summary>State: a fragment that is on flash.</summary>
        public const int Durable = 2;

        /// <summary>State: removed, but flash does not know yet; not to be served.</summary>
        public const int Leaving = 3;

        /// <summary>No segment of the log.</summary>
        public const int Nowhere = -1;

        private const int HoursWorthWriting = 24;
        private const int PageSlots = Limits.BufferSizeMax / Limits.FragmentSizeMax;

        private readonly long[] stripes;
        private readonly int[] versions;
        private readonly int[] checks;
        private readonly int[] orders;
        private readonly byte[] shapes;
        private readonly byte[] indices;
        private readonly byte[] sizes;
        private readonly byte[] states;
        private readonly short[] homes;
        private readonly ushort[] hours;
        private readonly byte[][] pages;
        private int nextOrder = 1;
        private int floor = 1;
        private int count;

        /// <summary>Allocates the ring.</summary>
        /// <param name="slotCount">At least 1.</param>
        public FragmentRing(int slotCount)
        {
            Check.That(slotCount > 0, "FragmentRing: at least one slot");
            stripes = new long[slotCount];
            versions = new int[slotCount];
            checks = new int[slotCount];
            orders = new int[slotCount];
            shapes = new byte[slotCount];
            indices = new byte[slotCount];
            sizes = new byte[slotCount];
            states = new byte[slotCount];
            homes = new short[slotCount];
            hours = new ushort[slotCount];
            pages = new byte[(slotCount + PageSlots - 1) / PageSlots][];
            for (int page = 0; page < pages.Length; page++)
            {
                int left = slotCount - page * PageSlots;
                pages[page] = new byte[(left < PageSlots ? left : PageSlots) * Limits.FragmentSizeMax];
            }
        }

        /// <summary>One fragment's content on its way in or out: for all that works on this ring, one thing at a time.</summary>
        public byte[] Scratch { get; } = new byte[Limits.FragmentSizeMax];

        /// <summary>Slots of the ring.</summary>
        public int SlotCount => stripes.Length;

        /// <summary>Fragments held, 0..<see cref="SlotCount"/>; leaving ones do not count.</summary>
        public int Count => count;

        /// <summary>Whether a fragment can be put without driving out another.</summary>
        public bool HasRoom()
        {
            for (int slot = 0; slot < states.Length; slot++)
            {
                if (states[slot] == Free)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Least order that can be in the ring: what came before has been overwritten.</summary>
        public int Floor => floor;

        /// <summary>
        /// Takes a fragment in. Of one held in the same version only the hours can change, and only when they grow by more than a day, so
        /// that clocks apart wear no flash out. An older version is replaced, a newer one stays.
        /// </summary>
        /// <param name="fragment">In range, by <see cref="Fragment.InRange"/>.</param>
        /// <returns>Whether the ring has changed.</returns>
        public bool Put(Fragment fragment)
        {
            if (!fragment.InRange())
            {
                Check.Fail("FragmentRing.Put: a field is out of range");
            }

            int slot = SlotOf(fragment.Stripe, fragment.Index);
            if (slot < 0)
            {
                Fill(SlotToFill(), fragment, nextOrder++, Nowhere, Fresh);
                return true;
            }

            int newer = fragment.Version - versions[slot];
            if (newer < 0 || (newer == 0 && fragment.Hours <= hours[slot] + HoursWorthWriting))
            {
                return false;
            }

            // In place: the record that flash has is overruled by the one to come, which is later in the log.
            Fill(slot, fragment, orders[slot], homes[slot], Fresh);
            return true;
        }

        /// <summary>The slot of a fragment, or -1.</summary>
        public int SlotOf(long stripe, int index)
        {
            for (int slot = 0; slot < stripes.Length; slot++)
            {
                if (stripes[slot] == stripe && indices[slot] == index && Holds(slot))
                {
                    return slot;
                }
            }

            return -1;
        }

        /// <summary>Fragments held of one version of a stripe.</summary>
        public int CountOf(long stripe, int version)
        {
            int held = 0;
            for (int slot = 0; slot < stripes.Length; slot++)
            {
                held += stripes[slot] == stripe && versions[slot] == version && Holds(slot) ? 1 : 0;
            }

            return held;
        }

        /// <summary>
        /// Fragments held of the same stripe, of any version, that came before the one in a slot that is not free: of a fragment held it
        /// never grows.
        /// </summary>
        public int OlderCount(int slot)
        {
            int older = 0;
            for (int other = 0; other < stripes.Length; other++)
            {
                older += stripes[other] == stripes[slot] && orders[other] - orders[slot] < 0 && Holds(other) ? 1 : 0;
            }

            return older;
        }

        /// <summary>State of a slot: <see cref="Free"/>, <see cref="Fresh"/>, <see cref="Durable"/> or <see cref="Leaving"/>.</summary>
        public int StateOf(int slot)
        {
            return states[slot];
        }

        /// <summary>Whether a slot has a fragment that is to be served.</summary>
        public bool Holds(int slot)
        {
            return states[slot] == Fresh || states[slot] == Durable;
        }

        /// <summary>Stripe in a slot that is not free.</summary>
        public long StripeAt(int slot)
        {
            return stripes[slot];
        }

        /// <summary>Version in a slot that is not free.</summary>
        public int VersionAt(int slot)
        {
            return versions[slot];
        }

        /// <summary>Index in a slot that is not free.</summary>
        public int IndexAt(int slot)
        {
            return indices[slot];
        }

        /// <summary>Hours left in a slot that is not free.</summary>
        public int HoursAt(int slot)
        {
            return hours[slot];
        }

        /// <summary>Copies the fragment of a slot that is not free.</summary>
        public void Get(int slot, Fragment fragment)
        {
            fragment.Stripe = stripes[slot];
            fragment.Version = versions[slot];
            fragment.Check = checks[slot];
            fragment.Index = indices[slot];
            fragment.DataCount = (shapes[slot] & 15) + 1;
            fragment.TotalCount = (shapes[slot] >> 4) + 1;
            fragment.Hours = hours[slot];
            fragment.Size = sizes[slot];
            System.Array.Copy(pages[slot / PageSlots], slot % PageSlots * Limits.FragmentSizeMax, fragment.Bytes, 0, fragment.Size);
        }

        /// <summary>Removes the fragment of a slot; one that flash has stays as <see cref="Leaving"/> until flash knows.</summary>
        public void Remove(int slot)
        {
            if (!Holds(slot))
            {
                Check.Fail("FragmentRing.Remove: nothing in the slot");
            }

            SetState(slot, homes[slot] == Nowhere ? Free : Leaving);
        }

        /// <summary>
        /// An hour has passed: what has no hours left is removed. Flash is not told of the other hours, so a reboot may lengthen a life.
        /// </summary>
        public void PassHour()
        {
            for (int slot = 0; slot < stripes.Length; slot++)
            {
                if (Holds(slot))
                {
                    if (hours[slot] > 0)
                    {
                        hours[slot]--;
                    }

                    if (hours[slot] == 0)
                    {
                        Remove(slot);
                    }
                }
            }
        }

        /// <summary>Order in a slot that is not free: when its fragment came.</summary>
        internal int OrderAt(int slot)
        {
            return orders[slot];
        }

        /// <summary>Segment of the log that has the newest record of a slot that is not free, or <see cref="Nowhere"/>.</summary>
        internal int HomeAt(int slot)
        {
            return homes[slot];
        }

        /// <summary>The log has written the record of a slot.</summary>
        internal void Written(int slot, int segment)
        {
            homes[slot] = (short)segment;
            SetState(slot, states[slot] == Leaving ? Free : Durable);
        }

        /// <summary>Empties the ring before the log is read.</summary>
        internal void Clear()
        {
            System.Array.Clear(states, 0, states.Length);
            count = 0;
            floor = 1;
            nextOrder = 1;
        }

        /// <summary>Takes in a fragment that the log has. The log is read in the order in which it was written.</summary>
        internal void Restore(Fragment fragment, int order, int segment)
        {
            if (order - floor < 0)
            {
                return;
            }

            if (order - nextOrder >= 0)
            {
                nextOrder = order + 1;
            }

            int slot = SlotOf(fragment.Stripe, fragment.Index);
            Fill(slot < 0 ? SlotToFill() : slot, fragment, order, segment, Durable);
        }

        /// <summary>Takes over the floor of a record in the log.</summary>
        internal void RestoreFloor(int value)
        {
            if (value - floor <= 0)
            {
                return;
            }

            floor = value;
            if (floor - nextOrder > 0)
            {
                nextOrder = floor;
            }

            for (int slot = 0; slot < stripes.Length; slot++)
            {
                if (states[slot] != Free && orders[slot] - floor < 0)
                {
                    SetState(slot, Free);
                }
            }
        }

        /// <summary>The log tells that a fragment was removed.</summary>
        internal void RestoreRemoved(long stripe, int index)
        {
            int slot = SlotOf(stripe, index);
            if (slot >= 0)
            {
                SetState(slot, Free);
            }
        }

        private void SetState(int slot, int state)
        {
            count += (state == Fresh || state == Durable ? 1 : 0) - (Holds(slot) ? 1 : 0);
            states[slot] = (byte)state;
        }

        /// <summary>A free slot, or that of the fragment which came first; then the floor rises above it.</summary>
        private int SlotToFill()
        {
            int oldest = 0;
            for (int slot = 0; slot < stripes.Length; slot++)
            {
                if (states[slot] == Free)
                {
                    return slot;
                }

                if (orders[slot] - orders[oldest] < 0)
                {
                    oldest = slot;
                }
            }

            floor = orders[oldest] + 1;
            SetState(oldest, Free);
            return oldest;
        }

        private void Fill(int slot, Fragment fragment, int order, int home, int state)
        {
            stripes[slot] = fragment.Stripe;
            versions[slot] = fragment.Version;
            checks[slot] = fragment.Check;
            orders[slot] = order;
            shapes[slot] = (byte)((fragment.DataCount - 1) | ((fragment.TotalCount - 1) << 4));
            indices[slot] = (byte)fragment.Index;
            sizes[slot] = (byte)fragment.Size;
            homes[slot] = (short)home;
            hours[slot] = (ushort)fragment.Hours;
            System.Array.Copy(fragment.Bytes, 0, pages[slot / PageSlots], slot % PageSlots * Limits.FragmentSizeMax, fragment.Size);
            SetState(slot, state);
        }
    }
}
