using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// One micro-node: hears its neighbours' entropy diffs, settles and drifts, stores its ledger, emits its own diff. It defines the order
    /// of these steps and nothing else: <see cref="FrameGate"/> turns bytes into meaning, and the arithmetic is in <c>LVS.Core</c>. Time is
    /// an argument; the constructor allocates all memory. Belongs to one thread.
    /// </summary>
    public sealed partial class MicroNode
    {
        // Two steps for each slot (audit, care), one survey step for each float, the node itself last.
        private const int CareSteps = 2 * Limits.SlotCount + 2;

        // When every tick hears or emits, a judgement of minutes that is late by this time runs in such a tick.
        private const long JudgeLateMsMax = 1_000;

        // After this many busy ticks in a row, waiting work gets a turn in a busy tick. Care does after this many of its intervals.
        private const int BusyTicksMax = 8;

        private readonly NodeParts parts;
        private readonly Membership membership;
        private readonly DiffStage diffStage;
        private readonly CensusStage census;
        private readonly SwarmClock clock;
        private readonly NodeLife life;
        private readonly KeyStage keyStage;
        private readonly KeepsakeStage keepsakes;
        private readonly ILink link;
        private readonly LedgerKeeper keeper;
        private readonly EdgeTable ledger;
        private readonly FrameGate gate;
        private readonly Letter letter;
        private readonly TrickleTimer emitTimer;
        private readonly Counters counters;
        private readonly byte[] buffer;
        private readonly long careMs;
        private IOverlay overlay;
        private long tickedAtMs;
        private long careAtMs;
        private long quietToMs; // Until then a tick that hears nothing has no work but the keeper's.
        private int careStep;
        private bool isAudited;
        private bool isWorksTurn;
        private int busyCount;
        private int unkeptCount;
        private int relayNext;
        private Diff rested;

        /// <summary>Makes a node that has not booted.</summary>
        /// <param name="options">How it behaves.</param>
        /// <param name="memory">Its tables.</param>
        /// <param name="nodeIndex">Index of the node in them.</param>
        /// <param name="secrets">The node's cryptography.</param>
        /// <param name="link">Where frames come from and go to.</param>
        /// <param name="vault">Storage of the ledger.</param>
        public MicroNode(NodeOptions options, NodeMemory memory, int nodeIndex, SwarmSecrets secrets, ILink link, IVault vault)
            : this(options, memory, nodeIndex, secrets, link, vault, null, null)
        {
        }

        /// <summary>Makes a node that has not booted.</summary>
        /// <param name="options">How it behaves.</param>
        /// <param name="memory">Its tables.</param>
        /// <param name="nodeIndex">Index of the node in them.</param>
        /// <param name="secrets">The node's cryptography.</param>
        /// <param name="link">Where frames come from and go to.</param>
        /// <param name="vault">Storage of the ledger.</param>
        /// <param name="keepsakeFile">Storage of what is kept for others; null for none.</param>
        /// <param name="letter">
        /// The letter for what the node hears and says in a turn; nodes without fragments that take turns may share one. Null for its own.
        /// </param>
        public MicroNode(NodeOptions options, NodeMemory memory, int nodeIndex, SwarmSecrets secrets, ILink link, IVault vault,
            IRecordFile keepsakeFile, Letter letter)
        {
            Check.That(options.Drift.IsValid(), "MicroNode: drift options out of range");
            NodeMemory own = memory.Window(nodeIndex);
            clock = own.Clock;
            life = own.Life;
            ledger = own.Edges;
            own.Trust.Begin(options.Drift);
            clock.SetFloor(options.Minute);
            buffer = secrets.Scratch.Buffer;
            parts = new NodeParts(options, own, nodeIndex, secrets, letter);
            emitTimer = parts.Pulse.EmitTimer;
            counters = parts.Counters;
            gate = parts.Gate;
            this.letter = gate.Letter;
            this.letter.Diff.ServeNode();
            keyStage = new KeyStage(parts);
            membership = new Membership(parts, keyStage);
            diffStage = new DiffStage(parts, membership, keyStage);
            census = new CensusStage(parts);
            keepsakes = new KeepsakeStage(parts, membership, keepsakeFile);
            keeper = new LedgerKeeper(parts, vault);
            this.link = link;
            careMs = options.EmitIntervalMsMin / 4;
        }

        /// <summary>The node's whole state, to be read between ticks.</summary>
        public NodeMemory Memory => parts.Memory;

        /// <summary>The node's edges, to be read between ticks.</summary>
        public EdgeTable Ledger => ledger;

        /// <summary>What the node knows of its neighbours, to be read between ticks.</summary>
        public TrustTable Trust => parts.Memory.Trust;

        /// <summary>The vouchers that the node keeps for others.</summary>
        internal KeepsakeTable Keepsakes => keepsakes.Table;

        /// <summary>The node's counters.</summary>
        public Counters Counters => counters;

        /// <summary>The last events.</summary>
        public TraceRing Trace => parts.Trace;

        /// <summary>
        /// Decides which frames the node hears, where it does not hear all; null where it does. Set it before the first <see cref="Tick"/>.
        /// </summary>
        public IOverlay Overlay
        {
            get => overlay;
            set => overlay = value;
        }

        /// <summary>
        /// The part of a pause between two ticks that the node was awake: it ticks at least twice in its longest emit interval, so a longer
        /// pause was sleep.
        /// </summary>
        private long AwakeMs(long passedMs)
        {
            long stepMsMax = parts.Options.EmitIntervalMsMax / 2;
            return passedMs < stepMsMax ? passedMs : stepMsMax;
        }

        /// <summary>When the node wants its next tick even if nothing arrives.</summary>
        public long DueAtMs
        {
            get
            {
                if (HasTwin)
                {
                    return tickedAtMs + parts.Options.EmitIntervalMsMax;
                }

                long due = OwnDueAtMs();
                return fragments == null || due < fragments.DueAtMs ? due : fragments.DueAtMs;
            }
        }

        /// <summary>Whether the next ticks do a slice of a key agreement each.</summary>
        public bool IsComputing => keyStage.IsBusy;

        /// <summary>
        /// Whether a key agreement is running, or the next key pair is ready to be taken. A node that sleeps stays awake for it; otherwise
        /// it would begin anew in the next wake.
        /// </summary>
        public bool IsAgreeing => IsComputing || keyStage.IsNextReady;

        /// <summary>Whether a node that sleeps must stay awake: for a key agreement, or for fragments being made.</summary>
        public bool IsWorking => IsAgreeing || (fragments != null && fragments.IsWorking);

        /// <summary>Whether the drift is paused for a census.</summary>
        public bool IsHolding(long nowMs)
        {
            return census.IsHolding(nowMs);
        }

        /// <summary>
        /// Whether another node with our keys was heard: two nodes use one state. This node has closed its edges and does nothing more.
        /// </summary>
        public bool HasTwin => membership.HasTwin;

        /// <summary>The swarm's minute, and the node's own time, to be read between ticks.</summary>
        public SwarmClock Clock => clock;

        /// <summary>Restores the node from its vault, or creates it.</summary>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="seed">Seed of all chance but secrets.</param>
        /// <param name="earned">Value of a newborn, in micro-VU; ignored when there is a record.</param>
        /// <param name="weight">State weight of a newborn; ignored when there is a record.</param>
        /// <param name="calendarMs">Time of a calendar clock that ran on since the record, in ms since 1970 or since it began; negative for
        /// none.</param>
        /// <returns>True when a record was found.</returns>
        public bool Boot(long nowMs, long seed, long earned, int weight, long calendarMs)
        {
            life.Seed(seed);
            if (parts.Options.Naps.IsOn)
            {
                parts.Memory.Closed.Keep();
            }

            bool restored = keeper.Restore();
            if (restored)
            {
                clock.Wake(clock.AwayMs(calendarMs));
                if (parts.Options.Naps.IsOn)
                {
                    parts.Handshake.Restore();
                }
                else
                {
                    parts.Memory.FreeOpen();
                }

                parts.Trace.Add(nowMs, TraceCode.Restored, ledger.Pseudonym, ledger.Float);
            }
            else
            {
                // A calendar clock that was never set counts from 1970, which is before any configuration.
                long calendarMinute = calendarMs / SwarmClock.MinuteMs;
                clock.Birth(calendarMinute > parts.Options.Minute ? calendarMinute : parts.Options.Minute);
                keyStage.DrawFirst();
                parts.Memory.Birth(keyStage.NameIn(clock.Epoch), earned, weight, clock.Epoch);
                parts.Trace.Add(nowMs, TraceCode.Born, ledger.Pseudonym, ledger.Earned);
            }

            clock.SetCalendar(calendarMs);
            keepsakes.Start();
            membership.Start();
            careAtMs = nowMs;
            quietToMs = nowMs;

            // Starts at a random step of the round: each wake of a sleeper has room for a few steps only.
            careStep = (int)life.Below(CareSteps);
            tickedAtMs = nowMs;
            parts.Pulse.RecordDue = true;
            emitTimer.Start(nowMs, life.Chance, 0);
            return restored;
        }

        /// <summary>One turn of the loop: hears everything that has arrived, then does what is due.</summary>
        /// <param name="nowMs">The node's time; it never runs backwards.</param>
        public void Tick(long nowMs)
        {
            long passedMs = nowMs - tickedAtMs;
            if (passedMs != 0)
            {
                life.Wake(passedMs <= careMs ? passedMs : AwakeMs(passedMs));
                tickedAtMs = nowMs;
                clock.Elapse(passedMs);
            }

            bool isQuiet = nowMs < quietToMs;
            if (!isQuiet && membership.HasTwin)
            {
                StandStill(nowMs);
                return;
            }

            long dueMs = emitTimer.DueAtMs;
            bool hears = Hear(nowMs);
            if (isQuiet && !hears)
            {
                // A loop also turns for other parts of its board, or at a fixed pace.
                if (fragments != null && nowMs >= fragments.DueAtMs)
                {
                    Keep(false, false, nowMs);
                }

                return;
            }

            // A frame heard may begin an interval of the timer; a timer that is due fires or begins one.
            long nextMs = hears ? emitTimer.DueAtMs : dueMs;
            bool emits = nextMs != dueMs;
            if (nowMs >= nextMs || (hears && HasTwin))
            {
                Emit(nowMs);
                emits = true;
            }

            bool works = Work(hears || emits, nowMs);
            Say(nowMs);
            if (fragments != null)
            {
                Keep(hears || works, emits, nowMs);
            }

            quietToMs = hears || emits || works ? nowMs : QuietToMs(nowMs);
        }

        /// <summary>
        /// Prepares for a deep sleep, in which memory is lost: stores what was heard, and reserves numbers for the diffs that will tell it.
        /// </summary>
        /// <returns>Whether the record is on flash.</returns>
        public bool Rest(long nowMs)
        {
            life.ReserveForNextWake();
            keepsakes.Save(nowMs);
            bool isKept = keeper.Keep(nowMs);
            if (fragments != null)
            {
                // What the node knows of other members only helps, and is no part of the ledger: it may be lost.
                fragments.Rest(nowMs);
            }

            return isKept;
        }

        /// <summary>
        /// After a <see cref="Boot"/> from a record of <see cref="Rest"/>, in a node that stores only at rest. Until it rests again, its
        /// diffs send the content of that record, with the numbers that it reserved.
        /// </summary>
        public void TellRested()
        {
            life.UseReserved();
            rested = new Diff();
            Describe(rested, life.SeqLast);
        }

        /// <summary>Closes an edge on this node's own decision; the next diffs announce it to the other end.</summary>
        public void Forget(int slot, long nowMs)
        {
            membership.CloseEdge(slot, true, nowMs);
            quietToMs = nowMs;
        }
    }
}
