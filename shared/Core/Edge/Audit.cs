namespace LVS.Core
{
    /// <summary>
    /// Self-stabilisation: one pass over a node's slots that closes whatever cannot be true and makes the float follow from the
    /// counters again. What it cannot see is bounded: a slot that still looks true is wrong by at most its cap.
    /// </summary>
    public static class Audit
    {
        /// <summary>Checks and repairs one node, all of it.</summary>
        /// <param name="memory">The node's memory.</param>
        /// <param name="node">Which window of it.</param>
        /// <param name="netMax">Most that an edge can have carried, net, in micro-VU.</param>
        /// <param name="quotaUvu">Most that a witness can have granted, in micro-VU.</param>
        /// <returns>Slots that were closed, plus 1 if the float was wrong.</returns>
        public static int Pass(NodeMemory memory, int node, long netMax, long quotaUvu)
        {
            int repaired = 0;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                repaired += Slot(memory, node, slot, netMax, quotaUvu);
            }

            return repaired + Float(memory, node);
        }

        /// <summary>Checks one slot, and closes it if it cannot be true.</summary>
        /// <returns>1 if it was closed.</returns>
        public static int Slot(NodeMemory memory, int node, int slot, long netMax, long quotaUvu)
        {
            int first = node * Limits.SlotCount;
            int at = first + slot;
            if (memory.Peer[at] != memory.Pseudonym[node] && IsPlausible(memory, at, first, netMax, quotaUvu))
            {
                return 0;
            }

            memory.ClearSlot(at);
            return 1;
        }

        /// <summary>The float as earned and counters say it should be.</summary>
        public static long FloatOf(NodeMemory memory, int node)
        {
            long[] sent = memory.Sent;
            long[] credited = memory.Credited;
            long sum = memory.Earned[node] >> 3;
            int end = (node + 1) * Limits.SlotCount;
            for (int at = end - Limits.SlotCount; at < end; at++)
            {
                sum += credited[at] - sent[at];
            }

            return sum;
        }

        /// <summary>Makes the float follow from the counters.</summary>
        /// <returns>1 if it did not.</returns>
        public static int Float(NodeMemory memory, int node)
        {
            long sum = FloatOf(memory, node);
            if (memory.Float[node] == sum)
            {
                return 0;
            }

            memory.Float[node] = sum;
            return 1;
        }

        private static bool IsPlausible(NodeMemory memory, int at, int first, long netMax, long quotaUvu)
        {
            long sent = memory.Sent[at];
            long credited = memory.Credited[at];
            int peer = memory.Peer[at];
            if (peer == 0)
            {
                return (sent | credited | memory.PeerCredited[at]) == 0 && memory.SlotFlags[at] == 0;
            }

            for (int other = first; other < at; other++)
            {
                if (memory.Peer[other] == peer)
                {
                    return false;
                }
            }

            return (memory.SlotFlags[at] & ~NodeMemory.FlagsKnown) == 0
                && sent >= 0 && sent <= Limits.AmountUvuMax
                && credited >= 0 && credited <= Limits.AmountUvuMax
                && sent - credited <= netMax && credited - sent <= netMax
                && memory.Granted[at] >= 0 && memory.Granted[at] <= quotaUvu
                && memory.Received[at] >= 0 && memory.Received[at] <= quotaUvu
                && memory.PeerCredited[at] >= 0 && memory.PeerCredited[at] <= sent
                && memory.OwnTag[at] > 0 && memory.OwnTag[at] <= 0xFFFF
                && memory.PeerTag[at] >= 0 && memory.PeerTag[at] <= 0xFFFF
                && memory.Good[at] >= 0 && memory.Good[at] <= TrustCredits.CountMax
                && memory.Bad[at] >= 0 && memory.Bad[at] <= TrustCredits.CountMax;
        }
    }
}
