using System;

namespace LVS.Core
{
    /// <summary>A node's ledger as it tells it: the content of its diff.</summary>
    public static class LedgerDescription
    {
        /// <summary>Fills in everything a diff says about a node but flags, epoch, seq and relay.</summary>
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
            diff.Sender = edges.Pseudonym;
            diff.Float = value;
            diff.Weight = edges.Weight;
            int count = IsFullAndNamed(edges) ? FillAll(edges, memory.Trust, diff) : FillSome(edges, memory.Trust, memory.Names, diff);
            diff.EntryCount = count;
            diff.OpenCount = Limits.SlotCount - count;
        }

        /// <summary>Whether every edge is mutual and knows our pseudonym: the steady state, described by whole arrays.</summary>
        private static bool IsFullAndNamed(EdgeTable edges)
        {
            int counted = edges.SumOfFlags() & (EdgeTable.FlagCountMask * (EdgeTable.SlotMutual | EdgeTable.SlotResuming));
            return counted == Limits.SlotCount * EdgeTable.SlotMutual;
        }

        private static int FillAll(EdgeTable edges, TrustTable trust, Diff diff)
        {
            int first = edges.First;
            Array.Copy(edges.PeerOf, first, diff.Peer, 0, Limits.SlotCount);
            Array.Copy(edges.OwnTagOf, first, diff.OwnTag, 0, Limits.SlotCount);
            Array.Copy(edges.PeerTagOf, first, diff.PeerTag, 0, Limits.SlotCount);
            Array.Copy(edges.SentOf, first, diff.Sent, 0, Limits.SlotCount);
            Array.Copy(edges.CreditedOf, first, diff.Credited, 0, Limits.SlotCount);
            Array.Copy(trust.GrantedKeptOf, first, diff.Granted, 0, Limits.SlotCount);
            return Limits.SlotCount;
        }

        private static int FillSome(EdgeTable edges, TrustTable trust, MembershipTable names, Diff diff)
        {
            int count = 0;
            int first = edges.First;
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                if (edges.PeerOf[at] != 0)
                {
                    diff.Peer[count] = (edges.SlotFlagsOf[at] & EdgeTable.SlotResuming) != 0 ? names.ResumeTagOf[at] : edges.PeerOf[at];
                    diff.OwnTag[count] = edges.OwnTagOf[at];
                    diff.PeerTag[count] = edges.PeerTagOf[at];
                    diff.Sent[count] = edges.SentOf[at];
                    diff.Credited[count] = edges.CreditedOf[at];
                    diff.Granted[count] = trust.GrantedKeptOf[at];
                    count++;
                }
            }

            return count;
        }
    }
}
