using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Node;
using LVS.Transports;

namespace LVS.Live;

/// <summary>
/// A micro-node of the harness: the node's own source on real sockets. A thread of a <see cref="LivePool"/> gives it its turns.
/// </summary>
public sealed class LiveNode : IDisposable
{
    private const int WarmUpMs = 1000;
    private const int LeaveMs = 2000;
    private const int AskWaitMs = 50;

    // A node without any event looks after its slots in a quarter of its shortest interval.
    private const int WaitMs = 200;
    private const int WaitMsMax = 2000;

    private static readonly bool HasTables = MakeTables();

    private readonly IEndpoint endpoint;
    private readonly FaultyLink? faults;
    private readonly SaidFrames said;
    private readonly MicroNode node;
    private readonly IVault vault;
    private readonly FragmentLog? fragmentLog;
    private readonly LivePool? ownPool;
    private readonly LiveWorker worker;
    private readonly long bornAtMs;
    private readonly int waitMsMax;

    // An object instead of a Lock: the first wait for a Lock allocates its event.
    private readonly object turn = new();
    private bool running = true;
    private bool hasLeft;
    private volatile bool leaving;
    private int isCalled;

    /// <summary>Boots the node and gives it to a thread.</summary>
    /// <param name="transport">Its transport.</param>
    /// <param name="config">Key, emit timer, faults.</param>
    /// <param name="earned">Value it is born with, in micro-VU.</param>
    /// <param name="seed">Seed of its chance and faults.</param>
    /// <param name="state">Ledger and fragments on disk; null for a node whose power lasts until the run ends.</param>
    /// <param name="air">The air around its link; null for none.</param>
    /// <param name="before">The node whose power was cut and whose flash this one boots from; null for a newborn.</param>
    /// <param name="room">Room for fragments of a node without a state on disk; null for the default.</param>
    /// <param name="pool">The threads that drive it with others; null for a thread of its own.</param>
    /// <param name="stop">Stops the boot of a node that sends recalls.</param>
    /// <exception cref="UserException">Another node lives with the device secret.</exception>
    /// <exception cref="OperationCanceledException">It was asked to end while it asked.</exception>
    public LiveNode(
        ITransport transport, NodeConfig config, long earned, long seed, NodeState? state = null, LiveAir? air = null,
            LiveNode? before = null, FragmentRoom? room = null, LivePool? pool = null, CancellationToken stop = default)
    {
        Check.That(HasTables, "LiveNode: tables are made before the first turn");
        ownPool = pool == null ? new LivePool(transport, config.KeyBytes(), 1) : null;
        worker = (pool ?? ownPool!).Next();
        vault = before?.vault ?? state?.Vault ?? new MemoryVault();
        NodeInbox inbox = new();
        endpoint = worker.Open(seed, inbox);
        FaultOptions options = FaultOptions.Of(config);
        ILink wire = endpoint.Link;
        if (options.Any)
        {
            faults = new FaultyLink(wire, options, ~seed);
            wire = faults;
        }

        waitMsMax = faults != null ? 20 : Math.Clamp(config.EmitIntervalMsMin / 4, WaitMs, WaitMsMax);
        said = new SaidFrames(air?.Wrap(wire, (int)(seed & 1), seed) ?? wire);
        BootPlan plan = new()
        {
            Options = config.ToOptions(),
            Memory = new NodeMemory(1),
            Secrets = PcSecrets.Of(worker.Mac),
            Link = said,
            Overlay = endpoint.Overlay,
            Vault = vault,
            KeepsakeFile = state?.Keepsakes,
            NowMs = worker.NowMs,
            Seed = seed,
            EarnedUvu = earned,
            Weight = config.Weight,
            CalendarMs = state?.Calendar.NowMs ?? SteadyTime.UnixMs,
        };
        plan.Log = state?.Log ?? before?.fragmentLog ?? (room ?? FragmentRoom.Usual).InMemory();
        plan.FragmentOptions = state?.Options ?? SwarmPace.OptionsOf(config, pool?.NodeCount ?? 1);
        plan.FragmentSeed = seed;
        if (state == null)
        {
            // Its memory lasts as long as the run, and other nodes of the run have the same configuration.
            plan.Options.DeviceSecret = null;
        }
        else if (!state.HasLedger && plan.Options.DeviceSecret != null)
        {
            VoiceCount = Ask(plan, stop);
        }

        fragmentLog = plan.Log;
        node = NodeBoot.Run(plan, out _);

        endpoint.Start(node.Ledger.Pseudonym);
        bornAtMs = plan.NowMs;
        inbox.Begin(() => worker.Call(this));
        worker.Call(this);
    }

    /// <summary>
    /// Former neighbours that remembered the node after its state was lost; 0 when it was not lost, or no neighbour answered.
    /// </summary>
    public int VoiceCount { get; }

    /// <summary>Value that never moves, in micro-VU.</summary>
    public long ProtectedUvu => node.Ledger.Protected;

    /// <summary>The node itself. While the loop runs, its state may be slightly old.</summary>
    public MicroNode Micro => node;

    /// <summary>The node's pseudonym.</summary>
    public int Pseudonym => node.Ledger.Pseudonym;

    /// <summary>Its name before its epoch turned, 0 for none.</summary>
    public int Former => node.Ledger.Former;

    /// <summary>Its part in keeping fragments, or null.</summary>
    public FragmentKeeper? Fragments => node.Fragments;

    /// <summary>Its float, in micro-VU. While the loop runs, it may be slightly old.</summary>
    public long FloatUvu => node.Ledger.Float;

    /// <summary>The value that it has earned, in micro-VU: an eighth of it drifts, the rest is protected.</summary>
    public long EarnedUvu => node.Ledger.Earned;

    /// <summary>Its grants to neighbours in this epoch, in micro-VU.</summary>
    public long GrantedUvu => node.Trust.GrantedInEpoch;

    /// <summary>Its neighbours' grants to it in this epoch, in micro-VU: earned once the epoch turns.</summary>
    public long ReceivedUvu => node.Trust.Narrow.Skip(TrustTable.ReceivedOf).Take(Limits.SlotCount).Sum(uvu => (long)uvu);

    /// <summary>Whether another node uses its ledger, for example from a copied state folder: then this one does nothing more.</summary>
    public bool HasTwin => node.HasTwin;

    /// <summary>Whether a frame under its name is one that it has sent recently.</summary>
    /// <param name="mac">The frame's MAC.</param>
    public bool HasSaid(long mac) => said.Has(mac);

    /// <summary>Whether its broker has accepted it; in a group always true.</summary>
    public bool IsConnected => endpoint.IsConnected;

    /// <summary>Its mutual edges.</summary>
    public int EdgeCount => node.Ledger.MutualCount();

    /// <summary>Whether its power was cut.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The ledger that its next boot would find, or null.</summary>
    public NodeView? Flash
    {
        get
        {
            byte[] record = new byte[Limits.LedgerRecordSize];
            return vault.Load(record) ? NodeView.Of(record) : null;
        }
    }

    /// <summary>
    /// The content of the node's memory, for the final comparison with its frames on the wire. Read it only after the loop has ended.
    /// </summary>
    public NodeView Memory
    {
        get
        {
            Diff diff = new();
            LedgerDescription.Fill(node.Memory, diff);
            return NodeView.Of(diff);
        }
    }

    /// <summary>The content of the node's memory while its drift is paused for a census; null otherwise.</summary>
    public NodeView? Held
    {
        get
        {
            lock (turn)
            {
                return running && Crash == null && node.IsHolding(worker.NowMs) ? Memory : null;
            }
        }
    }

    /// <summary>The node's counters.</summary>
    public Counters Counters => node.Counters;

    /// <summary>Frames lost on purpose, and dropped for lack of room in the inbox.</summary>
    public long FramesLost => (faults?.LostCount ?? 0) + endpoint.DroppedCount;

    /// <summary>Ticks measured for <see cref="AllocatedBytes"/>.</summary>
    public long Ticks { get; private set; }

    /// <summary>Managed bytes allocated by those ticks, after the first second.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>The exception that ended the loop early, or null.</summary>
    public Exception? Crash { get; private set; }

    /// <summary>The latest time at which its thread will look after it; belongs to the thread.</summary>
    internal long TimeMs { get; set; } = long.MaxValue;

    /// <summary>
    /// Closes its edges, and announces that to their other ends for a moment before it ends: at most as many as a node remembers to
    /// announce, the last ones.
    /// </summary>
    public void Leave() => leaving = true;

    /// <summary>Cuts the power at any point of its work.</summary>
    public void Cut()
    {
        IsCut = true;
        Dispose();
    }

    /// <summary>Ends the loop; the node's memory stays readable.</summary>
    public void Dispose()
    {
        if (leaving && running && Crash == null)
        {
            Thread.Sleep(LeaveMs);
        }

        lock (turn)
        {
            if (!running)
            {
                return;
            }

            running = false;
        }

        endpoint.Dispose();
        ownPool?.Dispose();
    }

    /// <summary>The node is about to be put into its thread's queue.</summary>
    /// <returns>False when it is in there.</returns>
    internal bool BeginCall() => Interlocked.Exchange(ref isCalled, 1) == 0;

    /// <summary>The node was taken out of the queue: later frames put it in again.</summary>
    internal void EndCall() => Interlocked.Exchange(ref isCalled, 0);

    /// <summary>One turn; only its thread may call it.</summary>
    /// <param name="nowMs">The time of its thread.</param>
    /// <returns>When it must have the next turn even if nothing arrives; the greatest number when it has ended.</returns>
    internal long Turn(long nowMs)
    {
        lock (turn)
        {
            if (!running || Crash != null)
            {
                return long.MaxValue;
            }

            try
            {
                return Live(nowMs);
            }
#pragma warning disable CA1031 // Whatever the error is, it belongs in the verdict.
            catch (Exception e)
            {
                Crash = e;
                return long.MaxValue;
            }
#pragma warning restore CA1031
        }
    }

    /// <summary>
    /// Creates all static tables of the program. On a board they exist before Main; here one would be created when first used, which may be
    /// in a tick.
    /// </summary>
    private static bool MakeTables()
    {
        foreach (Type type in new[] { typeof(Limits), typeof(MicroNode), typeof(FaultyLink) }.SelectMany(layer => layer.Assembly.GetTypes())
            .Where(type => type.TypeInitializer != null))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        return true;
    }

    /// <summary>A node without a ledger sends recalls, and is born with the answers.</summary>
    private int Ask(BootPlan plan, CancellationToken stop)
    {
        Recall recall = new(plan.Secrets, plan.Options, plan.Link, worker.NowMs);
        endpoint.Ask(recall.Name);
        try
        {
            while (recall.Tick(worker.NowMs) == Recall.Asking)
            {
                stop.ThrowIfCancellationRequested();
                endpoint.Inbox.Wait(AskWaitMs);
            }

            if (recall.State == Recall.Twin)
            {
                throw new UserException("A node lives with this 'deviceSecret': end it first, or make a configuration with a secret of its "
                    + "own with 'lvs init --device NAME'.");
            }
        }
        catch
        {
            endpoint.Dispose();
            ownPool?.Dispose();
            throw;
        }

        if (recall.State == Recall.Found)
        {
            recall.Give(plan);
        }

        plan.NowMs = worker.NowMs;
        return recall.Voices;
    }

    private void CloseEdges(long nowMs)
    {
        for (int slot = 0; slot < Limits.SlotCount; slot++)
        {
            if (node.Ledger.Peer(slot) != 0)
            {
                node.Forget(slot, nowMs);
            }
        }
    }

    private long Live(long nowMs)
    {
        if (leaving && !hasLeft)
        {
            hasLeft = true;
            node.Fragments?.Leave();
            CloseEdges(nowMs);
        }

        // When a collection stops the thread in a tick, the runtime takes the thread's allocation block back, and the rest of the block
        // counts as allocated. Such a tick is not measured.
        TimeSpan pausesBefore = GC.GetTotalPauseDuration();
        long before = GC.GetAllocatedBytesForCurrentThread();
        node.Tick(nowMs);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (nowMs - bornAtMs > WarmUpMs && GC.GetTotalPauseDuration() == pausesBefore)
        {
            Ticks++;
            AllocatedBytes += allocated;
        }

        // Sooner than the node asks for: a frame that a fault delays, or a broker that is back, causes no call.
        return Math.Min(Math.Min(node.DueAtMs, endpoint.Serve(node, nowMs)), nowMs + waitMsMax);
    }
}
