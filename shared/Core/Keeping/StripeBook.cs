namespace LVS.Core
{
    /// <summary>
    /// What a node knows of the stripes of which it holds a fragment: when each is audited next, the prover of each fragment, and what is
    /// missing. Each column has an entry for each slot of the index. Of several fragments of one stripe, the first one in the index holds
    /// the stripe's state. 17 bytes a fragment with up to 63 members, else 21. Times are seconds of the node's time; audits are due at
    /// whole units of a few seconds. Fixed memory.
    /// </summary>
    public sealed class StripeBook
    {
        private const int Waited = 128;
        private const int Confirmed = 64;
        private const int Given = 32;
        private const int DoublingsMask = 31;

        /// <summary>Most members whose numbers a written state has room for.</summary>
        public const int MemberCountMax = ProverColumn.NarrowMemberCount;

        /// <summary>Bytes of a stripe's state.</summary>
        public const int RecordSize = 13 + ProverColumn.RecordSize;

        private readonly FragmentIndex index;
        private readonly ushort[] next;
        private readonly int nextShift;
        private readonly ushort[] urgent;
        private readonly byte[] doublings;
        private readonly ProverColumn provers;

        /// <summary>Allocates the columns.</summary>
        /// <param name="index">The node's fragments.</param>
        /// <param name="memberCount">Largest number of known members.</param>
        /// <param name="farthestSeconds">No audit is due later than this from now, or overdue for longer.</param>
        public StripeBook(FragmentIndex index, int memberCount, int farthestSeconds)
        {
            this.index = index;
            next = new ushort[index.SlotCount];
            nextShift = CoarseTime.ShiftFor(farthestSeconds);
            urgent = new ushort[index.SlotCount];
            doublings = new byte[index.SlotCount];
            provers = new ProverColumn(index.SlotCount, memberCount);
        }

        /// <summary>Whether a slot holds the state of its stripe.</summary>
        public bool IsLead(int slot)
        {
            return index.FirstOf(index.NameAt(slot)) == slot;
        }

        /// <summary>A fragment has come into a slot.</summary>
        public void Begin(int slot, int second)
        {
            int lead = index.FirstOf(index.NameAt(slot));
            int other = lead == slot ? index.NextOf(slot) : lead;
            if (other == FragmentIndex.None)
            {
                SetNext(slot, second);
                urgent[slot] = 0;
                doublings[slot] = 0;
                provers.Clear(slot);
            }
            else if (lead == slot)
            {
                Copy(other, slot);
            }
        }

        /// <summary>The fragment of a slot is about to go.</summary>
        public void End(int slot)
        {
            int other = index.NextOf(slot);
            if (other != FragmentIndex.None && IsLead(slot))
            {
                Copy(slot, other);
            }
        }

        /// <summary>When a stripe is to be audited.</summary>
        /// <param name="slot">The slot that holds its state.</param>
        /// <param name="second">The node's time.</param>
        public int NextAt(int slot, int second)
        {
            return CoarseTime.Read(next[slot], nextShift, second);
        }

        /// <summary>Sets when a stripe is to be audited; it may become due some seconds earlier.</summary>
        public void SetNext(int slot, int second)
        {
            next[slot] = CoarseTime.Of(second, nextShift);
        }

        /// <summary>Fragments of a stripe whose absence is to be confirmed, as bits.</summary>
        public int UrgentAt(int slot)
        {
            return urgent[slot];
        }

        /// <summary>Sets the fragments whose absence is to be confirmed.</summary>
        public void SetUrgent(int slot, int mask)
        {
            urgent[slot] = (ushort)mask;
        }

        /// <summary>How many times the audit interval has doubled.</summary>
        public int DoublingsAt(int slot)
        {
            return doublings[slot] & DoublingsMask;
        }

        /// <summary>Sets how many times the audit interval has doubled, 0..30.</summary>
        public void SetDoublings(int slot, int count)
        {
            doublings[slot] = (byte)(doublings[slot] & ~DoublingsMask | count);
        }

        /// <summary>Whether this node has waited once for another member's repair, and has not seen the stripe whole since.</summary>
        public bool HasWaited(int slot)
        {
            return (doublings[slot] & Waited) != 0;
        }

        /// <summary>Sets whether this node has waited.</summary>
        public void SetWaited(int slot, bool hasWaited)
        {
            doublings[slot] = (byte)(doublings[slot] & ~Waited | (hasWaited ? Waited : 0));
        }

        /// <summary>Whether the urgent fragments are confirmed as missing, and wait for a slot in which they can be repaired.</summary>
        public bool IsConfirmed(int slot)
        {
            return (doublings[slot] & Confirmed) != 0;
        }

        /// <summary>Sets whether the urgent fragments are confirmed as missing.</summary>
        public void SetConfirmed(int slot, bool isConfirmed)
        {
            doublings[slot] = (byte)(doublings[slot] & ~Confirmed | (isConfirmed ? Confirmed : 0));
        }

        /// <summary>The last prover of a fragment, as a slot of the members; <see cref="MemberTable.None"/> for none.</summary>
        public int ProverAt(int slot, int fragment)
        {
            return provers.Get(slot, fragment);
        }

        /// <summary>Sets the last prover of a fragment.</summary>
        public void SetProver(int slot, int fragment, int member)
        {
            provers.Set(slot, fragment, member);
        }

        /// <summary>Of some fragments those that nobody has proved, and that were not yet handed over to whom they belong.</summary>
        public int NotGiven(int slot, int some)
        {
            return (doublings[slot] & Given) != 0 ? 0 : some & MaskOf(slot, MemberTable.None);
        }

        /// <summary>All fragments of the stripe have been handed over once: those to whom it belongs see to it from now on.</summary>
        public void SetGiven(int slot)
        {
            doublings[slot] |= Given;
        }

        /// <summary>Fragments of a stripe that a member proved last, as bits.</summary>
        public int MaskOf(int slot, int member)
        {
            return provers.MaskOf(slot, member);
        }

        /// <summary>Writes the state of a stripe, so that it survives a deep sleep.</summary>
        /// <param name="slot">The slot that holds it.</param>
        /// <param name="second">The node's time.</param>
        /// <param name="into">Receives <see cref="RecordSize"/> bytes.</param>
        /// <param name="at">Where.</param>
        public void Write(int slot, int second, byte[] into, int at)
        {
            int left = NextAt(slot, second) - second;
            int minutes = left > 0 ? left / 60 : 0;
            LittleEndian.Write64(into, at, index.NameAt(slot));
            LittleEndian.Write16(into, at + 8, minutes);
            LittleEndian.Write16(into, at + 10, urgent[slot]);
            into[at + 12] = doublings[slot];
            provers.Write(slot, into, at + 13);
        }

        /// <summary>Reads the state that <see cref="Write"/> wrote, if the stripe is still held.</summary>
        public void Read(int second, byte[] from, int at)
        {
            int slot = index.FirstOf(LittleEndian.Read64(from, at));
            if (slot != FragmentIndex.None)
            {
                SetNext(slot, second + LittleEndian.Read16(from, at + 8) * 60);
                urgent[slot] = (ushort)LittleEndian.Read16(from, at + 10);
                doublings[slot] = from[at + 12];
                provers.Read(slot, from, at + 13);
            }
        }

        private void Copy(int from, int to)
        {
            next[to] = next[from];
            urgent[to] = urgent[from];
            doublings[to] = doublings[from];
            provers.Copy(from, to);
        }
    }
}
