using LVS.Core;

namespace LVS.Node
{
    /// <summary>The last events of a node, as values: time, code, peer, amount. Fixed memory, always on, read afterwards.</summary>
    public sealed class TraceRing
    {
        private readonly long[] times;
        private readonly byte[] codes;
        private readonly int[] peers;
        private readonly long[] amounts;
        private int next;
        private int count;

        /// <summary>Allocates the ring.</summary>
        /// <param name="slotCount">Entries, at least 1.</param>
        public TraceRing(int slotCount)
        {
            times = new long[slotCount];
            codes = new byte[slotCount];
            peers = new int[slotCount];
            amounts = new long[slotCount];
        }

        /// <summary>Entries held.</summary>
        public int Count => count;

        /// <summary>Adds an entry; a full ring overwrites the oldest.</summary>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="code">One of <see cref="TraceCode"/>.</param>
        /// <param name="peer">A pseudonym, or 0.</param>
        /// <param name="amount">As the code says.</param>
        public void Add(long nowMs, int code, int peer, long amount)
        {
            int slot = next;
            times[slot] = nowMs;
            codes[slot] = (byte)code;
            peers[slot] = peer;
            amounts[slot] = amount;
            next = slot + 1 == codes.Length ? 0 : slot + 1;
            if (count < codes.Length)
            {
                count++;
            }
        }

        /// <summary>Reads an entry.</summary>
        /// <param name="age">0 for the newest, <see cref="Count"/> - 1 for the oldest.</param>
        /// <param name="timeMs">The node's time at which it was added.</param>
        /// <param name="peer">A pseudonym, or 0.</param>
        /// <param name="amount">As the code says.</param>
        /// <returns>One of <see cref="TraceCode"/>.</returns>
        public int Read(int age, out long timeMs, out int peer, out long amount)
        {
            Check.That(age >= 0 && age < count, "TraceRing.Read: no entry of that age");
            int slot = (next - 1 - age + codes.Length) % codes.Length;
            timeMs = times[slot];
            peer = peers[slot];
            amount = amounts[slot];
            return codes[slot];
        }
    }
}
