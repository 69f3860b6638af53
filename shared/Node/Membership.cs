using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Who is a neighbour: newcomers that get a slot, old neighbours under new pseudonyms, liars and the silent that leave, and the turn of
    /// the epoch that renames everybody.
    /// </summary>
    internal sealed class Membership
    {
        private readonly NodeParts parts;
        private long epochSinceMs;
        private bool turnedSinceBoot;

        internal Membership(NodeParts parts)
        {
            this.parts = parts;
        }

        /// <summary>Begins at boot: the epoch's age counts from now on.</summary>
        internal void Start(long nowMs)
        {
            parts.Pseudonyms.Retag();
            parts.Hood.Survey();
            epochSinceMs = nowMs;
        }

        /// <summary>The epoch is older than this boot.</summary>
        internal void AgeEpoch(long ageMs)
        {
            epochSinceMs -= ageMs;
        }

        /// <summary>
        /// An authentic frame of another epoch was heard. Into a later one we follow when ours is at least half over: no member can hurry the swarm
        /// through its epochs. Once after a boot we follow at once, for we do not know what we slept through.
        /// </summary>
        /// <returns>Whether the frame is of an epoch next to ours, and can be used.</returns>
        internal bool Follow(int epoch, long nowMs)
        {
            if (EpochsAhead(epoch) > 0 && (!turnedSinceBoot || nowMs - epochSinceMs >= parts.Options.EpochMs / 2))
            {
                TurnEpoch(epoch, nowMs);
            }

            return EpochsAhead(epoch) <= 1;
        }

        /// <summary>A sender without a slot: an old neighbour under a new pseudonym, or a newcomer that may get one.</summary>
        internal int Meet(long nowMs)
        {
            int slot = parts.Pseudonyms.Recognise(parts.Letter.Diff, out int tag, out int nextTag);
            if (slot >= 0)
            {
                parts.Ledger.Rename(slot, parts.Letter.Diff.Sender, parts.Letter.Diff.Seq, tag, nextTag);

                // Our own tag now names its new pseudonym: when both turned at once, that is how it learns that we know.
                parts.Pseudonyms.Retag();
                parts.Trace.Add(nowMs, TraceCode.Resumed, parts.Letter.Diff.Sender, 0);
                parts.Stir(nowMs);
                return slot;
            }

            bool asked = parts.Letter.Diff.OwnEntry >= 0;
            slot = Admission.SlotFor(
                parts.Ledger, parts.Hood, parts.Options.Drift.StrangerSlotsMax, parts.Letter.Diff, asked, parts.Memory.Chance, parts.Index);
            if (slot != Admission.None)
            {
                OpenEdge(slot, nowMs);
            }

            return slot;
        }

        /// <summary>A lie was proven: it is counted, and a neighbour that lies too much is evicted and not let in again in this epoch.</summary>
        internal Outcome Lied(int slot, Outcome outcome, bool fatal, long nowMs)
        {
            parts.Counters.Add(Counter.Lies, 1);
            parts.Trace.Add(nowMs, TraceCode.Lied, parts.Ledger.Peer(slot), (int)outcome);
            if (fatal || parts.Hood.IsHopeless(slot))
            {
                parts.Ledger.Ban(parts.Ledger.Peer(slot));
                Evict(slot, nowMs);
            }

            return outcome;
        }

        /// <summary>Closes our end of an edge; its net flow returns.</summary>
        internal void CloseEdge(int slot, long nowMs)
        {
            int peer = parts.Ledger.Peer(slot);
            long refund = parts.Ledger.Close(slot);
            parts.Counters.Add(Counter.EdgesClosed, 1);
            parts.Trace.Add(nowMs, TraceCode.Closed, peer, refund);
            parts.Stir(nowMs);
        }

        /// <summary>A silent neighbour leaves.</summary>
        internal void CareFor(int slot, long nowMs)
        {
            if (parts.Ledger.Peer(slot) == 0)
            {
                return;
            }

            // A proposal is answered soon, but by a sleeper wakes later, and the first of them may be missed.
            NodeOptions options = parts.Options;
            long patienceMs = parts.Ledger.IsMutual(slot)
                ? ((long)options.EmitIntervalMsMin << options.EmitDoublings) * options.Drift.SilenceIntervals
                : options.KeepsAtRest ? (long)options.EmitIntervalMsMin << options.EmitDoublings
                : (long)options.EmitIntervalMsMin * Limits.ProposalIntervals;
            if (parts.AwakeMs - parts.Hood.HeardAtMs(slot) > patienceMs)
            {
                Evict(slot, nowMs);
            }
        }

        /// <summary>The epoch turns when it is over.</summary>
        internal void CareForEpoch(long nowMs)
        {
            NodeOptions options = parts.Options;
            if (options.EpochMs > 0 && nowMs - epochSinceMs >= options.EpochMs && !IsAhead())
            {
                TurnEpoch((parts.Ledger.Epoch + 1) & 0xFFFF, nowMs);
            }
        }

        /// <summary>
        /// Whether all neighbours are still in the epoch before: a node whose clock runs away waits for them, or they would not hear it any more.
        /// </summary>
        private bool IsAhead()
        {
            bool isAhead = false;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                if (parts.Ledger.IsMutual(slot))
                {
                    if (parts.Hood.EpochOf(slot) == parts.Ledger.Epoch)
                    {
                        return false;
                    }

                    isAhead = true;
                }
            }

            return isAhead;
        }

        private int EpochsAhead(int epoch)
        {
            return FrameGate.EpochsAhead(epoch, parts.Ledger.Epoch);
        }

        private void OpenEdge(int slot, long nowMs)
        {
            if (parts.Ledger.Peer(slot) != 0)
            {
                CloseEdge(slot, nowMs);
            }

            parts.Ledger.Open(slot, parts.Letter.Diff.Sender, parts.Letter.Diff.Seq);
            parts.Hood.Await(slot, parts.AwakeMs);
            parts.Counters.Add(Counter.EdgesOpened, 1);
            parts.Trace.Add(nowMs, TraceCode.Opened, parts.Letter.Diff.Sender, 0);
            parts.Stir(nowMs);
        }

        private void Evict(int slot, long nowMs)
        {
            parts.Counters.Add(Counter.Evictions, 1);
            parts.Trace.Add(nowMs, TraceCode.Evicted, parts.Ledger.Peer(slot), parts.Hood.Trust(slot));
            CloseEdge(slot, nowMs);
        }

        private void TurnEpoch(int epoch, long nowMs)
        {
            parts.Ledger.Turn(epoch, parts.Pseudonyms.Draw(), parts.Hood.GrowthUvuMax);
            parts.Pseudonyms.Retag();

            // A new pseudonym counts from a new number, or its frames would tell whose they are.
            parts.Memory.SeqLast[parts.Index] = (int)SeededRandom.Below(parts.Memory.Chance, parts.Index, int.MaxValue);
            parts.Memory.SeqReserved[parts.Index] = parts.Memory.SeqLast[parts.Index];
            epochSinceMs = nowMs;
            turnedSinceBoot = true;
            parts.Counters.Add(Counter.Rotations, 1);
            parts.Trace.Add(nowMs, TraceCode.Rotated, parts.Ledger.Pseudonym, epoch);
            parts.Stir(nowMs);
        }
    }
}
