using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Which nodes are neighbours: it gives newcomers slots, recognises old neighbours under new pseudonyms, removes liars and silent
    /// nodes, and turns the epoch, which renames every node.
    /// </summary>
    internal sealed class Membership
    {
        // A sender that can answer has been told of its slot by so many frames, even if one is lost.
        private const int OutsideFramesMin = 2;

        private readonly NodeParts parts;
        private readonly NodeMemory memory;
        private readonly EdgeTable edges;
        private readonly Handshake handshake;
        private readonly KeyStage keys;

        // The one slot of a sender whose minute is not ours: whether it asked for it, and the seq of ours at that time.
        private int outsideSlot = Admission.None;
        private bool hasOutsideAsked;
        private int outsideSeq;

        internal Membership(NodeParts parts, KeyStage keys)
        {
            this.parts = parts;
            this.keys = keys;
            memory = parts.Memory;
            edges = memory.Edges;
            handshake = parts.Handshake;
        }

        /// <summary>Starts at boot.</summary>
        internal void Start()
        {
            CallBack();
            memory.Trust.Survey();
        }

        /// <summary>Whether a name is ours, or was until recently.</summary>
        internal bool IsOurs(int pseudonym)
        {
            return pseudonym == edges.Pseudonym || (pseudonym != 0 && pseudonym == edges.Former);
        }

        /// <summary>Index of our entry in a diff of the neighbour in a slot, under our present or former name, or -1.</summary>
        internal int EntryOf(int slot, Diff diff)
        {
            int entry = diff.IndexOf(edges.Pseudonym);
            if (entry < 0 && edges.Former != 0)
            {
                entry = diff.IndexOf(edges.Former);
            }

            // It has turned the epoch and does not know yet that we know its new name.
            return entry < 0 && handshake.IsKeyed(slot) ? diff.IndexOf(handshake.Hint(slot, parts.Gate.Letter.Epoch, false)) : entry;
        }

        /// <summary>
        /// Finds the slot of a sender that holds none: an old neighbour under a new pseudonym, or a newcomer that may get a slot.
        /// </summary>
        internal int Meet(long nowMs)
        {
            Diff diff = parts.Gate.Letter.Diff;
            int slot = Recognise(diff);
            if (slot >= 0)
            {
                edges.Rename(slot, diff.Sender);
                handshake.Turn(slot, parts.Gate.Letter.Epoch);
                if (parts.Gate.Letter.Epoch >= edges.Epoch)
                {
                    // It has turned as we have. Now call it by its name, which it knows; it recognises us by the edge's tag. If both
                    // continued with hints, they would never call each other by name.
                    edges.Resumed(slot);
                }

                parts.Trace.Add(nowMs, TraceCode.Resumed, diff.Sender, 0);
                parts.Pulse.Stir(nowMs);
                return slot;
            }

            bool isOutside = !memory.Clock.IsInWindow(diff.Minute);
            int entry = diff.IndexOf(edges.Pseudonym);
            bool isTaken = isOutside && IsOutsideTaken();
            if ((isTaken && !MayFollowOutside(entry >= 0)) || parts.Marks.Knows(parts.Gate.Letter.Mac))
            {
                return Admission.None;
            }

            // An open clock has no minute to tell. Recordings of edges propose nothing.
            bool isUrgent = isOutside && !memory.Clock.IsOpen && entry >= 0 && diff.Nonce[entry] != 0;
            int knock = isUrgent ? Admission.Urgent : entry >= 0 ? Admission.Asked : Admission.Unasked;
            slot = isTaken ? outsideSlot : Admission.SlotFor(edges, memory.Trust, parts.Options.Drift.StrangerSlotsMax, diff, knock,
                memory.Clock.ElapsedMs, memory.Life.Chance, 0);
            if (slot != Admission.None)
            {
                OpenEdge(slot, diff, nowMs);
                TakeOutside(slot, isOutside, entry >= 0);
                parts.Marks.Add(parts.Gate.Letter.Mac);
            }

            return slot;
        }

        /// <summary>
        /// Handles a frame under our own name with a seq that we have not used. The name alone proves nothing, because every member can
        /// write it. Right tags of all our old edges prove that another node uses our keys. Then this node stops: its edges close at this
        /// end and stay with the other node.
        /// </summary>
        internal Outcome HearOwnName(long nowMs)
        {
            parts.Gate.Digest(parts.Digest);
            if (!handshake.IsOwn(parts.Gate.Letter.Diff, edges, memory.Clock.ElapsedMs, parts.Digest))
            {
                return Outcome.OwnEcho;
            }

            HasTwin = true;
            parts.Trace.Add(nowMs, TraceCode.Twin, parts.Gate.Letter.Sender, parts.Gate.Letter.Seq);
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                if (edges.Peer(slot) != 0)
                {
                    CloseEdge(slot, false, nowMs);
                }
            }

            return Outcome.Twin;
        }

        /// <summary>Whether another node with our keys was heard: this one must not go on.</summary>
        internal bool HasTwin { get; private set; }

        /// <summary>
        /// The books of a neighbour contradict themselves under its own key. The lie is counted; a neighbour that lies too much is evicted,
        /// and its key gets no slot for a day.
        /// </summary>
        internal Outcome Lied(int slot, long nowMs)
        {
            parts.Counters.Add(Counter.Lies, 1);
            parts.Trace.Add(nowMs, TraceCode.Lied, edges.Peer(slot), (int)Outcome.Inconsistent);
            if (memory.Trust.IsHopeless(slot))
            {
                memory.Names.Ban(handshake.PeerId(slot), memory.Clock.ElapsedMs + SwarmClock.DayMs);
                Evict(slot, nowMs);
            }

            return Outcome.Inconsistent;
        }

        /// <summary>A neighbour claims more payments than we made: the edge is closed, and its key gets no slot for a while.</summary>
        internal Outcome Overclaimed(int slot, long pauseMs, long nowMs)
        {
            parts.Counters.Add(Counter.Lies, 1);
            parts.Trace.Add(nowMs, TraceCode.Lied, edges.Peer(slot), (int)Outcome.Overclaim);
            memory.Names.Ban(handshake.PeerId(slot), memory.Clock.ElapsedMs + pauseMs);
            Evict(slot, nowMs);
            return Outcome.Overclaim;
        }

        /// <summary>Closes our end of an edge and refunds its net flow.</summary>
        /// <param name="slot">The edge's slot.</param>
        /// <param name="isOwn">Whether the other end does not know yet: the next diffs announce it.</param>
        /// <param name="nowMs">The node's time.</param>
        internal void CloseEdge(int slot, bool isOwn, long nowMs)
        {
            int peer = edges.Peer(slot);
            if (isOwn && handshake.IsKeyed(slot))
            {
                memory.Closed.Add(peer, memory.Keys.EdgeKeysOf, (edges.First + slot) * Limits.KeySize);
            }

            long refund = memory.Close(slot);
            outsideSlot = outsideSlot == slot ? Admission.None : outsideSlot;
            parts.Counters.Add(Counter.EdgesClosed, 1);
            parts.Trace.Add(nowMs, TraceCode.Closed, peer, refund);
            parts.Pulse.Stir(nowMs);
        }

        /// <summary>The peer of a slot has begun a new edge: closes ours, refunds its net flow, and answers.</summary>
        internal void Reopen(int slot, long nowMs)
        {
            edges.Reopen(slot);
            memory.Trust.Reopen(slot);
            memory.Trust.Hear(slot, memory.Life.AwakeMs);
            memory.Clock.Forget(slot);
            parts.Counters.Add(Counter.EdgesClosed, 1);
            parts.Counters.Add(Counter.EdgesOpened, 1);
            parts.Pulse.Stir(nowMs);
        }

        /// <summary>Looks after one slot: a silent neighbour leaves.</summary>
        internal void CareFor(int slot, long nowMs)
        {
            if (edges.Peer(slot) == 0)
            {
                return;
            }

            if (keys.IsWorkingOn(slot))
            {
                // It cannot be answered yet: its silence counts once its key is agreed on.
                memory.Trust.Hear(slot, memory.Life.AwakeMs);
                return;
            }

            NodeOptions options = parts.Options;
            long patienceMs = options.Naps.PatienceMs(handshake.IsKeyed(slot), options.EmitIntervalMsMin, options.EmitIntervalMsMax,
                options.Drift.SilenceIntervals, options.NapMsMax);
            if (memory.Life.AwakeMs - memory.Trust.HeardAtMs(slot) > patienceMs)
            {
                Evict(slot, nowMs);
            }
        }

        /// <summary>Turns the epoch when the swarm's minute says so; grants of earlier epochs then become earned.</summary>
        internal void CareForEpoch(long nowMs)
        {
            int epoch = memory.Clock.Epoch;
            if (epoch > edges.Epoch && memory.Clock.MayTurn)
            {
                if (keys.IsNextReady)
                {
                    TurnEpoch(epoch, nowMs);
                }
                else
                {
                    keys.WantNext();
                }
            }

            if (memory.Trust.Fold(memory.Clock.ElapsedMs) > 0)
            {
                parts.Pulse.Stir(nowMs);
            }
        }

        /// <summary>Computes the hints for neighbours that do not know our new pseudonym yet. After a turn, and after a boot.</summary>
        private void CallBack()
        {
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                if (edges.IsResuming(slot) && handshake.IsKeyed(slot))
                {
                    memory.Names.CallBy(slot, handshake.Hint(slot, edges.Epoch, true));
                }
            }
        }

        /// <summary>
        /// The slot of a neighbour under a new pseudonym, or -1. The edge's tag in its entry for us identifies it, whether it calls us by a
        /// hint or by name.
        /// </summary>
        private int Recognise(Diff diff)
        {
            int epoch = parts.Gate.Letter.Epoch;
            int named = diff.IndexOf(edges.Pseudonym);
            named = named >= 0 && diff.Nonce[named] == 0 ? named : -1;
            bool isClosing = (diff.Flags & Diff.FlagTombstone) != 0 && IsOurs(diff.TombstonePeer);
            bool isDigested = false;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                if (!handshake.IsKeyed(slot) || epoch <= handshake.PeerEpoch(slot))
                {
                    continue;
                }

                int entry = diff.IndexOf(handshake.Hint(slot, epoch, false));
                entry = entry < 0 ? named : entry;
                if (entry < 0 && !isClosing)
                {
                    continue;
                }

                if (!isDigested)
                {
                    parts.Gate.Digest(parts.Digest);
                    isDigested = true;
                }

                if (entry >= 0 && handshake.IsTurned(slot, epoch, parts.Digest, diff.TagOf(entry)))
                {
                    return slot;
                }

                if (isClosing && handshake.IsTurnedTombstone(slot, epoch, parts.Digest, diff.TagOf(diff.EntryCount)))
                {
                    return slot;
                }
            }

            return -1;
        }

        /// <summary>
        /// Whether another sender of a strange minute may have the slot that one already holds. Recordings may fill it again and again, but
        /// they do not ask for us by our name, and do not answer.
        /// </summary>
        private bool MayFollowOutside(bool asked)
        {
            bool isTold = memory.Clock.IsOpen && memory.Life.SeqLast - outsideSeq >= OutsideFramesMin;
            return !hasOutsideAsked && (asked || isTold);
        }

        private void TakeOutside(int slot, bool isOutside, bool asked)
        {
            if (isOutside)
            {
                outsideSlot = slot;
                hasOutsideAsked = asked;
                outsideSeq = memory.Life.SeqLast;
            }
            else if (outsideSlot == slot)
            {
                outsideSlot = Admission.None;
            }
        }

        private bool IsOutsideTaken()
        {
            return outsideSlot != Admission.None && edges.Peer(outsideSlot) != 0 && !edges.IsMutual(outsideSlot);
        }

        private void OpenEdge(int slot, Diff diff, long nowMs)
        {
            if (edges.Peer(slot) != 0)
            {
                CloseEdge(slot, true, nowMs);
            }

            edges.Open(slot, diff.Sender);
            handshake.Open(slot, parts.Nonces.Draw(), parts.Gate.Letter.Epoch);
            memory.Trust.Await(slot, memory.Life.AwakeMs);
            parts.Counters.Add(Counter.EdgesOpened, 1);
            parts.Trace.Add(nowMs, TraceCode.Opened, diff.Sender, 0);
            parts.Pulse.Stir(nowMs);
        }

        private void Evict(int slot, long nowMs)
        {
            parts.Counters.Add(Counter.Evictions, 1);
            parts.Trace.Add(nowMs, TraceCode.Evicted, edges.Peer(slot), memory.Trust.Trust(slot));
            CloseEdge(slot, true, nowMs);
        }

        private void TurnEpoch(int epoch, long nowMs)
        {
            keys.Turn();
            memory.Turn(epoch, keys.NameIn(epoch));
            CallBack();

            // A new pseudonym starts from a new frame number; otherwise its frames would reveal the old name.
            memory.Life.Renumber();
            parts.Counters.Add(Counter.Rotations, 1);
            parts.Trace.Add(nowMs, TraceCode.Rotated, edges.Pseudonym, epoch);
            parts.Pulse.Stir(nowMs);
        }
    }
}
