using System;

namespace LVS.Core
{
    /// <summary>A node's ledger as it tells it: the content of its diff.</summary>
    public static class LedgerDescription
    {
        /// <summary>Fills in everything a diff says about a node but flags, epoch, seq and relay.</summary>
        /// <param name="memory">The node's memory.</param>
        /// <param name="node">Which window of it.</param>
        /// <param name="diff">Receives it.</param>
        public static void Fill(NodeMemory memory, int node, Diff diff)
        {
            long value = memory.Float[node];
            if (!(value <= Limits.AmountUvuMax && value >= -Limits.AmountUvuMax))
            {
                Check.Fail("LedgerDescription: the caps keep the float in range");
            }
            diff.Sender = memory.Pseudonym[node];
            diff.Float = value;
            diff.Weight = memory.Weight[node];
            int first = node * Limits.SlotCount;
            int count = IsFullAndNamed(memory, first) ? FillAll(memory, first, diff) : FillSome(memory, first, diff);
            diff.EntryCount = count;
            diff.OpenCount = Limits.SlotCount - count;
        }

        /// <summary>Whether every edge is mutual and knows our pseudonym: the steady state, described by whole arrays.</summary>
        private static bool IsFullAndNamed(NodeMemory memory, int first)
        {
            int counted = memory.SumOfFlags(first) & (NodeMemory.FlagCountMask * (NodeMemory.SlotMutual | NodeMemory.SlotResuming));
            return counted == Limits.SlotCount * NodeMemory.SlotMutual;
        }

        private static int FillAll(NodeMemory memory, int first, Diff diff)
        {
            Array.Copy(memory.Peer, first, diff.Peer, 0, Limits.SlotCount);
            Array.Copy(memory.OwnTag, first, diff.OwnTag, 0, Limits.SlotCount);
            Array.Copy(memory.PeerTag, first, diff.PeerTag, 0, Limits.SlotCount);
            Array.Copy(memory.Sent, first, diff.Sent, 0, Limits.SlotCount);
            Array.Copy(memory.Credited, first, diff.Credited, 0, Limits.SlotCount);
            Array.Copy(memory.GrantedKept, first, diff.Granted, 0, Limits.SlotCount);
            return Limits.SlotCount;
        }

        private static int FillSome(NodeMemory memory, int first, Diff diff)
        {
            int count = 0;
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                if (memory.Peer[at] != 0)
                {
                    diff.Peer[count] = (memory.SlotFlags[at] & NodeMemory.SlotResuming) != 0 ? memory.ResumeTag[at] : memory.Peer[at];
                    diff.OwnTag[count] = memory.OwnTag[at];
                    diff.PeerTag[count] = memory.PeerTag[at];
                    diff.Sent[count] = memory.Sent[at];
                    diff.Credited[count] = memory.Credited[at];
                    diff.Granted[count] = memory.GrantedKept[at];
                    count++;
                }
            }

            return count;
        }
    }
}
