using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// One micro-node: hears its neighbours' entropy diffs, settles and drifts, keeps its ledger, emits its own diff. Owns the order
    /// of things and nothing else: bytes become meaning in <see cref="FrameGate"/>, arithmetic lives in <c>LVS.Core</c>.
    /// Time is an argument; all memory is allocated by the constructor. Belongs to one thread.
    /// </summary>
    public sealed partial class MicroNode
    {
        // A slot is audited and looked after, a float is surveyed, the node itself comes last.
        private const int CareSteps = 2 * Limits.SlotCount + 2;

        // A node that does nothing but hear and emit judges minutes in a tick that does so, this late.
        private const long JudgeLateMsMax = 1_000;

        // Ticks in a row that hear or emit, after which what waits has its turn in one that does so; care, after so many of its intervals.
        private const int BusyTicksMax = 8;

        private readonly NodeOptions options;
        private readonly Membership membership;
        private readonly DiffStage diffStage;
        private readonly CensusStage census;
        private readonly NodeMemory memory;
        private readonly SwarmClock clock;
        private readonly LifeTable life;
        private readonly long[] chance;
        private readonly int node;
        private readonly KeyStage keyStage;
        private readonly Handshake handshake;
        private readonly Tombstones tombstones;
        private readonly MarkRing marks = new MarkRing();
        private readonly EmitTimes emitTimes = new EmitTimes();
        private readonly byte[] digest = new byte[Limits.MacSize];
        private readonly KeepsakeStage keepsakes;
        private readonly NodePulse pulse;
        private readonly TraceRing trace = new TraceRing();
        private readonly ILink link;
        private readonly LedgerKeeper keeper;
        private readonly EdgeTable ledger;
        private readonly FrameGate gate;
        private readonly Letter letter;
        private readonly TrickleTimer emitTimer;
        private readonly Counters counters = new Counters();
        private readonly byte[] heardFrame = new byte[Limits.FrameSizeMax + 1];
        private readonly byte[] saidFrame = new byte[Limits.FrameSizeMax];
        private readonly Diff said;
        private IOverlay overlay;
        private readonly long stepMsMax;
        private readonly long careMs;
        private long tickedAtMs;
        private long careAtMs;
        private int careStep;
        private bool isAudited;
        private bool isWorksTurn;
        private int busyCount;
        private int unkeptCount;
        private int relayNext;
        private Diff rested;

        /// <summary>Makes a node that has not booted.</summary>
        /// <param name="options">How it behaves.</param>
        /// <param name="memory">The arrays that hold its state.</param>
        /// <param name="nodeIndex">Which window of them.</param>
        /// <param name="secrets">What its secrets are made with.</param>
        /// <param name="link">Where frames come from and go to.</param>
        /// <param name="vault">Where the ledger survives.</param>
        public MicroNode(NodeOptions options, NodeMemory memory, int nodeIndex, SwarmSecrets secrets, ILink link, IVault vault)
            : this(options, memory, nodeIndex, secrets, link, vault, null)
        {
        }

        /// <summary>Makes a node that has not booted.</summary>
        /// <param name="options">How it behaves.</param>
        /// <param name="memory">The arrays that hold its state.</param>
        /// <param name="nodeIndex">Which window of them.</param>
        /// <param name="secrets">What its secrets are made with.</param>
        /// <param name="link">Where frames come from and go to.</param>
        /// <param name="vault">Where the ledger survives.</param>
        /// <param name="keepsakeFile">Where it survives what is kept for others; null for nowhere.</param>
        public MicroNode(NodeOptions options, NodeMemory memory, int nodeIndex, SwarmSecrets secrets, ILink link, IVault vault,
            IRecordFile keepsakeFile)
        {
            Check.That(options.Drift.IsValid(), "MicroNode: drift options out of range");
            this.options = options;
            this.memory = memory.Window(nodeIndex);
            clock = this.memory.Clock;
            life = this.memory.Life;
            chance = life.ChanceOf;
            node = life.Node;
            ledger = this.memory.Edges;
            this.memory.Trust.Begin(options.Drift);
            this.memory.Clock.SetFloor(options.Minute);
            pulse = new NodePulse(options, life);
            emitTimer = pulse.EmitTimer;
            gate = new FrameGate(secrets.Mac);
            letter = gate.Letter;
            letter.Diff.ServeNode();

            // What was heard is done with when a diff is said.
            said = letter.Diff;
            handshake = new Handshake(this.memory.Keys, nodeIndex, secrets.Hash);
            NonceSource nonces = new NonceSource(secrets.Source);
            keyStage = new KeyStage(options, this.memory, gate, secrets, handshake, pulse);
            tombstones = this.memory.Closed;
            membership = new Membership(options, this.memory, gate, handshake, keyStage, nonces, marks, pulse, counters, trace);
            diffStage = new DiffStage(
                options, this.memory, gate, handshake, membership, keyStage, nonces, emitTimes, marks, pulse, counters, trace);
            census = new CensusStage(life, pulse, counters, trace);
            keepsakes = new KeepsakeStage(
                this.memory, gate, secrets, handshake, membership, options, keepsakeFile);
            keeper = new LedgerKeeper(this.memory, vault, pulse, counters, trace);
            proofJudge = new ServiceJudge(this.memory.Trust, counters);
            this.link = link;
            careMs = options.EmitIntervalMsMin / 4;

            // Awake, a node acts at least twice in its longest emit interval; a longer pause was sleep.
            stepMsMax = options.EmitIntervalMsMax / 2;
        }

        /// <summary>The node's state, all of it, to be read between ticks.</summary>
        public NodeMemory Memory => memory;

        /// <summary>The node's edges, to be read between ticks.</summary>
        public EdgeTable Ledger => ledger;

        /// <summary>What the node knows of its neighbours, to be read between ticks.</summary>
        public TrustTable Trust => memory.Trust;

        /// <summary>What the node keeps for others that may lose their memory.</summary>
        internal KeepsakeTable Keepsakes => keepsakes.Table;

        /// <summary>The node's counters.</summary>
        public Counters Counters => counters;

        /// <summary>The last things that happened.</summary>
        public TraceRing Trace => trace;

        /// <summary>
        /// Decides which frames are the node's to hear, where not all are; null when all are. Set before the first <see cref="Tick"/>.
        /// </summary>
        public IOverlay Overlay
        {
            get => overlay;
            set => overlay = value;
        }

        /// <summary>When the node wants its next tick even if nothing arrives.</summary>
        public long DueAtMs
        {
            get
            {
                if (HasTwin)
                {
                    return tickedAtMs + options.EmitIntervalMsMax;
                }

                // What was begun goes on at once: no later tick that comes by chance may decide when.
                long due = keyStage.IsBusy || isAudited || memory.Clock.IsJudging ? tickedAtMs : emitTimer.DueAtMs;
                due = due < keyStage.HelloAtMs ? due : keyStage.HelloAtMs;
                due = due < keepsakes.DueAtMs ? due : keepsakes.DueAtMs;
                return fragments == null || due < fragments.DueAtMs ? due : fragments.DueAtMs;
            }
        }

        /// <summary>
        /// Whether a key is being agreed on, or the next key pair waits to be taken: a node that sleeps stays awake for it, or it begins
        /// anew in the next wake.
        /// </summary>
        public bool IsAgreeing => keyStage.IsBusy || keyStage.IsNextReady;

        /// <summary>
        /// Whether something is under way for which a node that sleeps stays awake: an agreement, or fragments in the making.
        /// </summary>
        public bool IsWorking => IsAgreeing || (fragments != null && fragments.IsWorking);

        /// <summary>Whether the drift is paused for a census.</summary>
        public bool IsHolding(long nowMs)
        {
            return census.IsHolding(nowMs);
        }

        /// <summary>
        /// Whether another node was heard that has our keys: two nodes live with one state. This one has closed its edges and stands still.
        /// </summary>
        public bool HasTwin => membership.HasTwin;

        /// <summary>The swarm's minute, and the node's own time, to be read between ticks.</summary>
        public SwarmClock Clock => memory.Clock;

        /// <summary>Restores the node from its vault, or brings it into being.</summary>
        /// <param name="nowMs">The node's time.</param>
        /// <param name="seed">Seed of all chance but secrets.</param>
        /// <param name="earned">Value a newborn brings along, in micro-VU; ignored when there is a record.</param>
        /// <param name="weight">State weight of a newborn; ignored when there is a record.</param>
        /// <param name="calendarMs">A calendar clock that ran on since the record, in ms since 1970 or since it began; below 0 for
        /// none.</param>
        /// <returns>True when a record was found.</returns>
        public bool Boot(long nowMs, long seed, long earned, int weight, long calendarMs)
        {
            life.Seed(seed);
            if (options.Naps.IsOn)
            {
                tombstones.Keep();
            }

            bool restored = keeper.Restore();
            if (restored)
            {
                memory.Clock.Wake(memory.Clock.AwayMs(calendarMs));
                if (options.Naps.IsOn)
                {
                    handshake.Restore();
                }
                else
                {
                    memory.FreeOpen();
                }

                trace.Add(nowMs, TraceCode.Restored, ledger.Pseudonym, ledger.Float);
            }
            else
            {
                // A calendar clock that was never set counts from 1970, and is before any configuration.
                long calendarMinute = calendarMs / SwarmClock.MinuteMs;
                memory.Clock.Birth(calendarMinute > options.Minute ? calendarMinute : options.Minute);
                keyStage.DrawFirst();
                memory.Birth(keyStage.NameIn(memory.Clock.Epoch), earned, weight, memory.Clock.Epoch);
                trace.Add(nowMs, TraceCode.Born, ledger.Pseudonym, ledger.Earned);
            }

            memory.Clock.SetCalendar(calendarMs);
            keepsakes.Start();
            membership.Start();
            careAtMs = nowMs;

            // Anywhere in the round: a sleeper's wakes have room for a few steps each.
            careStep = (int)life.Below(CareSteps);
            tickedAtMs = nowMs;
            pulse.RecordDue = true;
            emitTimer.Start(nowMs, life.ChanceOf, life.Node);
            return restored;
        }

        /// <summary>One turn of the loop: everything that has arrived, then whatever is due.</summary>
        /// <param name="nowMs">The node's time, never running backwards.</param>
        public void Tick(long nowMs)
        {
            long passedMs = nowMs - tickedAtMs;
            if (passedMs != 0)
            {
                life.Wake(passedMs < stepMsMax ? passedMs : stepMsMax);
                tickedAtMs = nowMs;
                clock.Elapse(passedMs);
            }

            if (membership.HasTwin)
            {
                StandStill(nowMs);
                return;
            }

            long dueMs = emitTimer.DueAtMs;
            bool hears = Hear(nowMs);

            // What was heard may begin an interval of the timer; a timer that is due fires or begins one.
            long nextMs = hears ? emitTimer.DueAtMs : dueMs;
            bool emits = nextMs != dueMs;
            if (nowMs >= nextMs || (hears && HasTwin))
            {
                Emit(nowMs);
                emits = true;
            }

            bool works = Work(hears || emits, nowMs);
            if (nowMs >= keyStage.HelloAtMs)
            {
                Send(keyStage.WriteHello(saidFrame, nowMs), nowMs);
            }

            if (fragments != null)
            {
                Keep(hears || works, emits, nowMs);
            }
        }

        /// <summary>Memory is about to go, in a deep sleep: keeps what was heard, and numbers for the diffs that will tell of it.</summary>
        /// <returns>Whether flash holds it.</returns>
        public bool Rest(long nowMs)
        {
            life.ReserveForNextWake();
            keepsakes.Save(nowMs);
            bool isKept = keeper.Keep(nowMs);
            if (fragments != null)
            {
                // What others do is a help, and no part of the ledger: it may be lost.
                fragments.Rest(nowMs);
            }

            return isKept;
        }

        /// <summary>
        /// After a <see cref="Boot"/> from a record of <see cref="Rest"/>, in a node that keeps at rest only: until it rests again its
        /// diffs tell what that record holds, with the numbers that it has reserved.
        /// </summary>
        public void TellRested()
        {
            life.UseReserved();
            rested = new Diff();
            Describe(rested, life.SeqLast);
        }

        /// <summary>Closes an edge of our own accord; the other end is told in the next diffs.</summary>
        public void Forget(int slot, long nowMs)
        {
            membership.CloseEdge(slot, true, nowMs);
        }
    }
}
