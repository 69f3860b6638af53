using System;

namespace LVS.Core
{
    /// <summary>Describes a node's ledger as the content of its diff.</summary>
    public static class LedgerDescription
    {
        private static readonly byte[] AllSlots = { 0, 1, 2, 3, 4, 5, 6, 7 };

        /// <summary>Fills in the fields of a diff about a node, except flags, minute, seq, relay and tombstone.</summary>
        /// <param name="memory">The node's window.</param>
        /// <param name="diff">Receives it.</param>
        public static void Fill(NodeMemory memory, Diff diff)
        {
            EdgeTable edges = memory.Edges;
            long value = edges.Float;
            if (!(value <= Limits.AmountUvuMax && value >= -Limits.AmountUvuMax))
            {
                Check.Fail("LedgerDescription: the caps keep the float in range");
            }

            diff.DropTags();
            diff.Sender = edges.Pseudonym;
            diff.Float = value;
            diff.Weight = edges.Weight;
            int count = IsFullAndNamed(edges) ? FillAll(memory, diff) : FillSome(memory, diff);
            diff.EntryCount = count;
            diff.OpenCount = Limits.SlotCount - count;
        }

        /// <summary>
        /// Whether every edge is mutual and its peer knows our pseudonym. This is the steady state, which can be described by whole arrays.
        /// </summary>
        private static bool IsFullAndNamed(EdgeTable edges)
        {
            int counted = edges.SumOfFlags() & (EdgeTable.FlagCountMask * (EdgeTable.SlotMutual | EdgeTable.SlotResuming));
            return counted == Limits.SlotCount * EdgeTable.SlotMutual;
        }

        private static int FillAll(NodeMemory memory, Diff diff)
        {
            EdgeTable edges = memory.Edges;
            int first = edges.First;
            Array.Copy(AllSlots, 0, diff.Slot, 0, Limits.SlotCount);
            Array.Copy(edges.PeerOf, first, diff.Peer, 0, Limits.SlotCount);
            Array.Copy(memory.Keys.PeerSeqOf, first, diff.Echo, 0, Limits.SlotCount);
            Array.Copy(edges.SentOf, first, diff.Sent, 0, Limits.SlotCount);
            Array.Copy(edges.CreditedOf, first, diff.Credited, 0, Limits.SlotCount);
            Array.Copy(memory.Trust.Narrow, TrustTable.GrantedKeptOf, diff.Granted, 0, Limits.SlotCount);
            Array.Clear(diff.Nonce, 0, Limits.SlotCount);
            return Limits.SlotCount;
        }

        private static int FillSome(NodeMemory memory, Diff diff)
        {
            EdgeTable edges = memory.Edges;
            EdgeKeyTable keys = memory.Keys;
            int count = 0;
            int first = edges.First;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                int at = first + slot;
                if (edges.PeerOf[at] == 0)
                {
                    continue;
                }

                bool isKeyed = keys.StateOf[at] >= EdgeKeyTable.Keyed;
                bool isResuming = isKeyed && (edges.SlotFlagsOf[at] & EdgeTable.SlotResuming) != 0;
                diff.Slot[count] = (byte)slot;
                diff.Peer[count] = isResuming ? memory.Names.HintOf[at] : edges.PeerOf[at];
                diff.Nonce[count] = isKeyed ? 0 : keys.OwnNonceOf[at];
                diff.NonceHeard[count] = keys.PeerNonceOf[at];
                diff.Echo[count] = keys.PeerSeqOf[at];
                diff.Sent[count] = edges.SentOf[at];
                diff.Credited[count] = edges.CreditedOf[at];
                diff.Granted[count] = memory.Trust.Narrow[TrustTable.GrantedKeptOf + slot];
                count++;
            }

            return count;
        }
    }
}
