using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Who is a neighbour: newcomers that get a slot, old neighbours under new pseudonyms, liars and the silent that leave, and the turn of
    /// the epoch that renames everybody.
    /// </summary>
    internal sealed class Membership
    {
        private readonly NodeOptions options;
        private readonly NodeMemory memory;
        private readonly Pseudonyms pseudonyms;
        private readonly NodePulse pulse;
        private readonly Counters counters;
        private readonly TraceRing trace;
        private long epochSinceMs;
        private bool turnedSinceBoot;

        internal Membership(NodeOptions options, NodeMemory memory, Pseudonyms pseudonyms, NodePulse pulse, Counters counters,
            TraceRing trace)
        {
            this.options = options;
            this.memory = memory;
            this.pseudonyms = pseudonyms;
            this.pulse = pulse;
            this.counters = counters;
            this.trace = trace;
        }

        /// <summary>Begins at boot: the epoch's age counts from now on.</summary>
        internal void Start(long nowMs)
        {
            pseudonyms.Retag();
            memory.Trust.Survey();
            epochSinceMs = nowMs;
        }

        /// <summary>The epoch is older than this boot.</summary>
        internal void AgeEpoch(long ageMs)
        {
            epochSinceMs -= ageMs;
        }

        /// <summary>
        /// An authentic frame of another epoch was heard. Into a later one we follow when ours is at least half over: no member can hurry
        /// the swarm through its epochs. Once after a boot we follow at once, for we do not know what we slept through.
        /// </summary>
        /// <returns>Whether the frame is of an epoch next to ours, and can be used.</returns>
        internal bool Follow(int epoch, long nowMs)
        {
            if (EpochsAhead(epoch) > 0 && (!turnedSinceBoot || nowMs - epochSinceMs >= options.EpochMs / 2))
            {
                TurnEpoch(epoch, nowMs);
            }

            return EpochsAhead(epoch) <= 1;
        }

        /// <summary>A sender without a slot: an old neighbour under a new pseudonym, or a newcomer that may get one.</summary>
        /// <param name="diff">The sender's, scanned.</param>
        /// <param name="nowMs">The node's time.</param>
        internal int Meet(Diff diff, long nowMs)
        {
            int slot = pseudonyms.Recognise(diff, out int tag, out int nextTag);
            if (slot >= 0)
            {
                memory.Names.Rename(slot, diff.Sender, diff.Seq, tag, nextTag);

                // Our own tag now names its new pseudonym: when both turned at once, that is how it learns that we know.
                pseudonyms.Retag();
                trace.Add(nowMs, TraceCode.Resumed, diff.Sender, 0);
                pulse.Stir(nowMs);
                return slot;
            }

            bool asked = diff.OwnEntry >= 0;
            slot = Admission.SlotFor(
                memory.Edges, memory.Trust, options.Drift.StrangerSlotsMax, diff, asked, memory.Life.ChanceOf, memory.Life.Node);
            if (slot != Admission.None)
            {
                OpenEdge(slot, diff, nowMs);
            }

            return slot;
        }

        /// <summary>
        /// A lie was proven: it is counted, and a neighbour that lies too much is evicted and not let in again in this epoch.
        /// </summary>
        internal Outcome Lied(int slot, Outcome outcome, bool fatal, long nowMs)
        {
            counters.Add(Counter.Lies, 1);
            trace.Add(nowMs, TraceCode.Lied, memory.Edges.Peer(slot), (int)outcome);
            if (fatal || memory.Trust.IsHopeless(slot))
            {
                memory.Names.Ban(memory.Edges.Peer(slot));
                Evict(slot, nowMs);
            }

            return outcome;
        }

        /// <summary>Closes our end of an edge; its net flow returns.</summary>
        internal void CloseEdge(int slot, long nowMs)
        {
            int peer = memory.Edges.Peer(slot);
            long refund = memory.Close(slot);
            counters.Add(Counter.EdgesClosed, 1);
            trace.Add(nowMs, TraceCode.Closed, peer, refund);
            pulse.Stir(nowMs);
        }

        /// <summary>A silent neighbour leaves.</summary>
        internal void CareFor(int slot, long nowMs)
        {
            if (memory.Edges.Peer(slot) == 0)
            {
                return;
            }

            long patienceMs = options.Naps.PatienceMs(
                memory.Edges.IsMutual(slot), options.EmitIntervalMsMin, options.EmitIntervalMsMax, options.Drift.SilenceIntervals);
            if (memory.Life.AwakeMs - memory.Trust.HeardAtMs(slot) > patienceMs)
            {
                Evict(slot, nowMs);
            }
        }

        /// <summary>The epoch turns when it is over.</summary>
        internal void CareForEpoch(long nowMs)
        {
            if (options.EpochMs > 0 && nowMs - epochSinceMs >= options.EpochMs && !IsAhead())
            {
                TurnEpoch((memory.Edges.Epoch + 1) & 0xFFFF, nowMs);
            }
        }

        /// <summary>
        /// Whether all neighbours are still in the epoch before: a node whose clock runs away waits for them, or they would not hear it any
        /// more.
        /// </summary>
        private bool IsAhead()
        {
            bool isAhead = false;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                if (memory.Edges.IsMutual(slot))
                {
                    if (memory.Trust.EpochOf(slot) == memory.Edges.Epoch)
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
            return FrameGate.EpochsAhead(epoch, memory.Edges.Epoch);
        }

        private void OpenEdge(int slot, Diff diff, long nowMs)
        {
            if (memory.Edges.Peer(slot) != 0)
            {
                CloseEdge(slot, nowMs);
            }

            memory.Edges.Open(slot, diff.Sender, diff.Seq);
            memory.Trust.Await(slot, memory.Life.AwakeMs);
            counters.Add(Counter.EdgesOpened, 1);
            trace.Add(nowMs, TraceCode.Opened, diff.Sender, 0);
            pulse.Stir(nowMs);
        }

        private void Evict(int slot, long nowMs)
        {
            counters.Add(Counter.Evictions, 1);
            trace.Add(nowMs, TraceCode.Evicted, memory.Edges.Peer(slot), memory.Trust.Trust(slot));
            CloseEdge(slot, nowMs);
        }

        private void TurnEpoch(int epoch, long nowMs)
        {
            memory.Turn(epoch, pseudonyms.Draw(), memory.Trust.GrowthUvuMax);
            pseudonyms.Retag();

            // A new pseudonym counts from a new number, or its frames would tell whose they are.
            memory.Life.Renumber();
            epochSinceMs = nowMs;
            turnedSinceBoot = true;
            counters.Add(Counter.Rotations, 1);
            trace.Add(nowMs, TraceCode.Rotated, memory.Edges.Pseudonym, epoch);
            pulse.Stir(nowMs);
        }
    }
}
