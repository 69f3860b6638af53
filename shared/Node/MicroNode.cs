using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// One micro-node: hears its neighbours' entropy diffs, settles and drifts, keeps its ledger, emits its own diff. Owns the order
    /// of things and nothing else: bytes become meaning in <see cref="DiffCodec"/>, arithmetic lives in <c>LVS.Core</c>.
    /// Time is an argument; all memory is allocated by the constructor. Belongs to one thread.
    /// </summary>
    public sealed class MicroNode
    {
        private readonly NodeOptions options;
        private readonly NodeMemory memory;
        private readonly int node;
        private readonly ILink link;
        private readonly IVault vault;
        private readonly EdgeLedger ledger;
        private readonly Authenticator authenticator;
        private readonly TrickleTimer emitTimer;
        private readonly Counters counters = new Counters();
        private readonly TraceRing trace = new TraceRing();
        private readonly Diff diff = new Diff();
        private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
        private readonly byte[] record = new byte[Limits.LedgerRecordSize];
        private int recordNumber;
        private bool recordDue;
        private int censusSeq;
        private bool censusHeard;
        private long holdUntilMs;
        private long holdRestUntilMs;

        /// <summary>Makes a node that has not booted.</summary>
        /// <param name="options">How it behaves.</param>
        /// <param name="memory">The arrays that hold its state.</param>
        /// <param name="nodeIndex">Which window of them.</param>
        /// <param name="mac">The swarm's MAC under the epoch's key.</param>
        /// <param name="link">Where frames come from and go to.</param>
        /// <param name="vault">Where the ledger survives.</param>
        public MicroNode(NodeOptions options, NodeMemory memory, int nodeIndex, IMac mac, ILink link, IVault vault)
        {
            Check.That(
                options.Drift.CapUvu >= 0 && options.Drift.CapUvu <= Limits.CapUvuMax && options.Drift.ClipUvu >= 0,
                "MicroNode: clip or cap out of range");
            this.options = options;
            this.memory = memory;
            this.link = link;
            this.vault = vault;
            node = nodeIndex;
            ledger = new EdgeLedger(memory, nodeIndex);
            authenticator = new Authenticator(mac);
            emitTimer = new TrickleTimer(options.EmitIntervalMsMin, options.EmitDoublings, options.EmitRedundancy);
        }

        /// <summary>The node's ledger, to be read between ticks.</summary>
        public EdgeLedger Ledger => ledger;

        /// <summary>The node's counters.</summary>
        public Counters Counters => counters;

        /// <summary>The last things that happened.</summary>
        public TraceRing Trace => trace;

        /// <summary>When the node wants its next tick even if nothing arrives.</summary>
        public long DueAtMs => emitTimer.DueAtMs;

        /// <summary>Whether the drift is paused for a census.</summary>
        public bool IsHolding(long nowMs)
        {
            return nowMs < holdUntilMs;
        }

        /// <summary>Restores the node from its vault, or brings it into being.</summary>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="seed">Seed of all chance; also draws the pseudonym of a newborn.</param>
        /// <param name="earned">Value a newborn brings along, in micro-VU; ignored when there is a record.</param>
        /// <param name="weight">State weight of a newborn; ignored when there is a record.</param>
        /// <returns>True when a record was found.</returns>
        public bool Boot(long nowMs, long seed, long earned, int weight)
        {
            memory.Chance[node] = seed;
            bool found = vault.Load(record);
            if (found)
            {
                // Even a record that contradicts itself must be outnumbered, or it would come back at the next boot.
                recordNumber = LedgerRecord.NumberOf(record);
            }

            bool restored = found && LedgerRecord.Read(record, memory, node);
            if (restored)
            {
                trace.Add(nowMs, TraceCode.Restored, ledger.Pseudonym, ledger.Float);
            }
            else
            {
                ledger.Birth(DrawPseudonym(), earned, weight);
                trace.Add(nowMs, TraceCode.Born, ledger.Pseudonym, ledger.Earned);
            }

            recordDue = true;
            emitTimer.Start(nowMs, memory.Chance, node);
            return restored;
        }

        /// <summary>One turn of the loop: everything that has arrived, then whatever is due.</summary>
        /// <param name="nowMs">The node's time, never running backwards.</param>
        public void Tick(long nowMs)
        {
            Hear(nowMs);
            Emit(nowMs);
        }

        private int DrawPseudonym()
        {
            int drawn = 0;
            while (drawn == 0)
            {
                drawn = (int)SeededRandom.Next(memory.Chance, node);
            }

            return drawn;
        }

        private void Hear(long nowMs)
        {
            for (int i = 0; i < Limits.FramesPerTickMax; i++)
            {
                int size = link.Receive(frame, nowMs);
                if (size == 0)
                {
                    return;
                }

                Outcome outcome = Admit(size, nowMs);
                counters.Add(Counter.FirstOutcome + (int)outcome, 1);
                counters.Add(Counter.BytesReceived, size);
                if (outcome != Outcome.Done && outcome != Outcome.OwnEcho && outcome != Outcome.Stranger)
                {
                    trace.Add(nowMs, TraceCode.Refused, 0, (int)outcome);
                }
            }
        }

        private Outcome Admit(int size, long nowMs)
        {
            Outcome outcome = FrameHeader.Inspect(frame, size);
            if (outcome != Outcome.Done)
            {
                return outcome;
            }

            if (FrameHeader.EpochOf(frame) != options.Epoch)
            {
                return Outcome.WrongEpoch;
            }

            if (FrameHeader.SenderOf(frame) == ledger.Pseudonym)
            {
                return Outcome.OwnEcho;
            }

            if (!authenticator.Verify(frame, size))
            {
                return Outcome.BadMac;
            }

            switch (FrameHeader.KindOf(frame))
            {
                case FrameKind.Diff:
                    outcome = DiffCodec.Read(frame, size - Limits.MacSize, diff);
                    return outcome == Outcome.Done ? HearDiff(nowMs) : outcome;
                case FrameKind.Census:
                    outcome = CensusCodec.Read(frame, size - Limits.MacSize, out int holdMs);
                    return outcome == Outcome.Done ? HearCensus(FrameHeader.SeqOf(frame), holdMs, nowMs) : outcome;
                default:
                    return Outcome.WrongKind;
            }
        }

        private Outcome HearDiff(long nowMs)
        {
            int entry = diff.IndexOf(ledger.Pseudonym);
            int slot = ledger.SlotOf(diff.Sender);
            if (slot < 0)
            {
                slot = Admission.SlotFor(ledger, diff, entry >= 0, memory.Chance, node);
                if (slot == Admission.None)
                {
                    return Outcome.Stranger;
                }

                OpenEdge(slot, nowMs);
            }
            else if (!ledger.IsFresh(slot, diff.Seq))
            {
                return Outcome.Stale;
            }

            counters.Add(Counter.FramesMissed, ledger.MissedBefore(slot, diff.Seq));
            long sentBefore = ledger.Sent(slot);
            EdgeAgreement agreement = ledger.Agree(slot, diff, entry, options.Drift.CapUvu);

            // Payments that our flash had lost were taken on: they too must be durable before a frame tells of them.
            recordDue |= ledger.Sent(slot) != sentBefore;
            switch (agreement)
            {
                case EdgeAgreement.Mutual:
                    Settle(slot, entry, nowMs);
                    return Outcome.Done;
                case EdgeAgreement.Overclaim:
                    CloseEdge(slot, nowMs);
                    return Outcome.Overclaim;
                case EdgeAgreement.Absent:
                    if (Admission.IsDeserted(ledger, slot, diff.OpenCount))
                    {
                        CloseEdge(slot, nowMs);
                    }

                    return Outcome.Done;
                default:
                    Stir(nowMs);
                    return Outcome.Done;
            }
        }

        private void Settle(int slot, int entry, long nowMs)
        {
            bool holding = IsHolding(nowMs);
            long moved = Credit(slot, entry, nowMs);
            if (!holding)
            {
                moved += Drift(slot, nowMs);
            }

            recordDue |= moved > 0;
            if (holding || moved > options.Drift.StirUvu || ledger.InFlight(slot) > options.Drift.StirUvu)
            {
                emitTimer.HearInconsistent(nowMs, memory.Chance, node);
            }
            else
            {
                emitTimer.HearConsistent(slot);
            }
        }

        private long Credit(int slot, int entry, long nowMs)
        {
            long claimed = diff.Sent[entry];
            long before = ledger.Credited(slot);
            if (claimed <= before)
            {
                return 0;
            }

            long total = VaultGuard.ClipCredit(claimed, ledger.Sent(slot), before, options.Drift);
            if (total < claimed)
            {
                Guarded(nowMs, claimed - total);
            }

            if (total > before)
            {
                trace.Add(nowMs, TraceCode.Credited, diff.Sender, total - before);
            }

            return ledger.Credit(slot, total);
        }

        private long Drift(int slot, long nowMs)
        {
            long peerFloat = diff.Float + ledger.InFlight(slot);
            long wanted = DriftStep.Amount(
                ledger.Float, ledger.Weight, peerFloat, diff.Weight, ledger.MutualCount(), memory.Chance, node);
            long paid = VaultGuard.ClipPayment(wanted, ledger.Float, ledger.Sent(slot), ledger.Credited(slot), options.Drift);
            if (paid < wanted)
            {
                Guarded(nowMs, wanted - paid);
            }

            if (paid > 0)
            {
                ledger.Pay(slot, paid);
                counters.Add(Counter.Payments, 1);
                trace.Add(nowMs, TraceCode.Paid, diff.Sender, paid);
            }

            return paid;
        }

        private Outcome HearCensus(int seq, int holdMs, long nowMs)
        {
            if (censusHeard && seq - censusSeq <= 0)
            {
                return Outcome.Stale;
            }

            if (nowMs < holdRestUntilMs)
            {
                return Outcome.TooSoon;
            }

            censusHeard = true;
            censusSeq = seq;
            holdUntilMs = nowMs + holdMs;
            holdRestUntilMs = nowMs + Limits.HoldRestMs;
            counters.Add(Counter.Holds, 1);
            trace.Add(nowMs, TraceCode.Held, 0, holdMs);
            Stir(nowMs);
            return Outcome.Done;
        }

        private void OpenEdge(int slot, long nowMs)
        {
            if (ledger.Peer(slot) != 0)
            {
                CloseEdge(slot, nowMs);
            }

            ledger.Open(slot, diff.Sender, diff.Seq);
            counters.Add(Counter.EdgesOpened, 1);
            trace.Add(nowMs, TraceCode.Opened, diff.Sender, 0);
            Stir(nowMs);
        }

        private void CloseEdge(int slot, long nowMs)
        {
            int peer = ledger.Peer(slot);
            long refund = ledger.Close(slot);
            counters.Add(Counter.EdgesClosed, 1);
            trace.Add(nowMs, TraceCode.Closed, peer, refund);
            Stir(nowMs);
        }

        private void Guarded(long nowMs, long amount)
        {
            counters.Add(Counter.GuardInterventions, 1);
            trace.Add(nowMs, TraceCode.Guarded, diff.Sender, amount);
        }

        /// <summary>The neighbourhood changed, or the drift pauses: neighbours should know soon.</summary>
        private void Stir(long nowMs)
        {
            recordDue = true;
            emitTimer.HearInconsistent(nowMs, memory.Chance, node);
        }

        private void Emit(long nowMs)
        {
            if (!emitTimer.Tick(nowMs, memory.Chance, node))
            {
                return;
            }

            int seq = memory.SeqLast[node] + 1;
            if (seq - memory.SeqReserved[node] > 0)
            {
                memory.SeqReserved[node] += Limits.SeqReserve;
                recordDue = true;
            }

            if (recordDue && !Keep(nowMs))
            {
                return;
            }

            memory.SeqLast[node] = seq;
            ledger.Describe(diff);
            diff.Flags = IsHolding(nowMs) ? Diff.FlagHolding : 0;
            diff.Epoch = options.Epoch;
            diff.Seq = seq;
            int size = authenticator.Sign(frame, DiffCodec.Write(diff, frame));
            bool sent = link.Send(frame, size, nowMs);
            counters.Add(sent ? Counter.FramesSent : Counter.SendsFailed, 1);
            counters.Add(Counter.BytesSent, sent ? size : 0);
            counters.Raise(Counter.FrameSizeLargest, size);
        }

        /// <summary>Persist before reveal: what a frame is about to tell must survive a power cut first.</summary>
        private bool Keep(long nowMs)
        {
            LedgerRecord.Write(memory, node, recordNumber + 1, record);
            if (!vault.Append(record))
            {
                counters.Add(Counter.RecordsFailed, 1);
                trace.Add(nowMs, TraceCode.VaultFailed, 0, recordNumber + 1);
                return false;
            }

            recordNumber++;
            recordDue = false;
            counters.Add(Counter.RecordsWritten, 1);
            return true;
        }
    }
}
