using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// One micro-node of a world: the node's own source with a simulated wire, flash, clock and power. While it has no power, its window of the
/// memory shows the state that its flash would restore, so that accounts over all nodes are possible at any time.
/// </summary>
public sealed partial class SimNode : Station
{
    /// <summary>The counter of accepted diffs: fresh ones of neighbours.</summary>
    public const int DiffsTaken = Counter.FirstOutcome + (int)Outcome.Done;

    private const int CrashRestMs = 1000;

    private readonly SimWorld world;
    private readonly FlashView flash;
    private readonly NodeMemory window;
    private long bornAtMs;
    private readonly int weight;
    private MicroNode? node;
    private readonly SimWake wake;
    private PowerLevel power = PowerLevel.On;
    private long powerUntilMs;
    private long upAtMs;
    private long heldUntilMs;
    private long tearRestMs;
    private int slowMs;
    private int heardSize;
    private long heardAtSumMs;
    private long dueMs;

    /// <summary>Makes a node that boots when it is due.</summary>
    /// <param name="world">The world.</param>
    /// <param name="index">Its index there, also in the memory.</param>
    /// <param name="shard">Its shard.</param>
    /// <param name="birth">Its start values.</param>
    public SimNode(SimWorld world, int index, Shard shard, NodeBirth birth)
        : base(index, shard, world.Wire)
    {
        this.world = world;
        EarnedAtBirth = birth.EarnedUvu;
        weight = birth.Weight;
        bornAtMs = birth.AtMs;
        upAtMs = birth.AtMs;
        IsHonest = birth.IsHonest;
        Vault = new SimVault(birth.FlashHistory);
        window = world.Memory.Window(index);
        flash = new FlashView(Vault, index, shard.Record);
        wake = new SimWake(shard.Record);
        Clock = new SimClock();
        dueMs = birth.AtMs;
    }

    /// <summary>Its world.</summary>
    public SimWorld World => world;

    /// <summary>Its flash.</summary>
    public SimVault Vault { get; }

    /// <summary>Its clock.</summary>
    public SimClock Clock { get; }

    /// <summary>
    /// Whether it follows the protocol. A node that does not lies about its weight, and does not belong to the honest region.
    /// </summary>
    public bool IsHonest { get; }

    /// <summary>When it is born, in virtual time.</summary>
    public long BornAtMs => bornAtMs;

    /// <summary>What it earned before it came here.</summary>
    public long EarnedAtBirth { get; }

    /// <summary>State weight it was born with.</summary>
    public int BirthWeight => weight;

    /// <summary>The micro-node, or null while it has no power.</summary>
    public MicroNode? Micro => node;

    /// <summary>The memory that holds its window.</summary>
    public NodeMemory Memory => world.Memory;

    /// <summary>Whether it runs.</summary>
    public bool IsUp => node != null;

    /// <summary>
    /// Whether it takes part: it runs, or it sleeps until the next slot and its window shows the state with which it will wake. A board
    /// that fell asleep before its first record is on flash has none: it is born again at its next wake.
    /// </summary>
    public bool IsPresent =>
        node != null || (IsBorn && !IsDead && world.Power.IsSleeping(Index) && Memory.Edges.PseudonymOf[Index] != 0);

    /// <summary>Whether it will never run again.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Whether it has ever run.</summary>
    public bool IsBorn => Lives > 0;

    /// <summary>Whether it was never rolled back, so that it still knows everything it sent.</summary>
    public bool IsTrue { get; private set; } = true;

    /// <summary>Boots so far.</summary>
    public int Lives { get; private set; }

    /// <summary>Frames heard in the turn that just ended.</summary>
    public int HeardInTick { get; private set; }

    /// <summary>The frame heard last in this turn.</summary>
    public AirFrame HeardLast => LastFrame;

    /// <summary>Its ledger after its last turn, for the checks.</summary>
    internal LedgerBefore Before { get; } = new();

    /// <summary>Counters of all its lives.</summary>
    public long[] Totals { get; } = new long[Counter.Count];

    /// <inheritdoc/>
    public override long DueMs => dueMs;

    /// <inheritdoc/>
    public override void Wake(long nowMs)
    {
        if (nowMs >= powerUntilMs)
        {
            Powered(world.Power.At(Index, nowMs, out powerUntilMs), nowMs);
        }

        if (node == null && nowMs >= UpAtMs && power > PowerLevel.Waiting && !IsDead)
        {
            Boot(nowMs);
        }

        if (node != null && power != PowerLevel.LightSleep)
        {
            Tick(nowMs);
        }
        else if (power != PowerLevel.Waiting)
        {
            ForgetArrived();
        }

        Plan(nowMs);
    }

    /// <inheritdoc/>
    public override void Arrive(in Arrival arrival)
    {
        if (!IsDead && power is PowerLevel.Waiting or PowerLevel.RadioOff or PowerLevel.On && (node != null || arrival.AtMs >= UpAtMs))
        {
            base.Arrive(arrival);
        }
    }

    /// <inheritdoc/>
    public override bool Send(byte[] frame, int size, long nowMs)
    {
        if (power < PowerLevel.On)
        {
            return false;
        }

        Letter said = Shard.LookAtSaid(frame, size);
        foreach (Watcher watcher in world.Watchers)
        {
            watcher.Sent(this, said, size, Shard.NowMs);
        }

        world.Power.Sent(Index, size, Shard.NowMs);
        world.Log?.Sent(Index, said, size, Shard.NowMs);
        return link != null ? link.Send(frame, size, nowMs)
            : (world.Wire.IsBroker && StoreFrame.IsOne(frame)) || base.Send(frame, size, nowMs);
    }

    /// <inheritdoc/>
    public override int Receive(byte[] buffer, long nowMs, out int path)
    {
        path = 0;
        if (power < PowerLevel.On)
        {
            ForgetArrived();
            return 0;
        }

        // The rest has found the inbox full.
        if (slowMs > 0 && (HeardInTick >= Limits.InboxSlotCount || heardSize + Limits.FrameSizeMax > HeapBudget.InboxSize))
        {
            ForgetArrived();
            return 0;
        }

        int size = link != null ? Hear(buffer, out path) : base.Receive(buffer, nowMs, out path);
        if (size > 0)
        {
            HeardInTick++;
            heardSize += size;
            heardAtSumMs += LastArrivalMs;
        }

        return size;
    }

    /// <summary>Takes its power away: RAM and frames on their way are lost, the flash is not.</summary>
    /// <param name="nowMs">Virtual time.</param>
    /// <param name="forMs">Duration; <see cref="long.MaxValue"/> for ever.</param>
    public void CutPower(long nowMs, long forMs)
    {
        if (IsDead)
        {
            return;
        }

        Array.ForEach(world.Watchers, watcher => watcher.Cutting(this, nowMs));

        world.Log?.Add(nowMs, Index, LogKind.Cut, 0, forMs);
        Collect();
        Array.ForEach(world.Watchers, watcher => watcher.Cut(this, nowMs));
        wake.IsDoubtful = true;
        node = null;
        Leave();
        Forget();
        Note(3, nowMs);
        IsDead = forMs == long.MaxValue;
        upAtMs = IsDead ? long.MaxValue : Math.Max(Math.Max(upAtMs, bornAtMs), nowMs + forMs);
        if (IsBorn)
        {
            flash.Show(world.Memory, world.Window, world.LostLedgers, nowMs);
        }

        Reschedule(nowMs);
    }

    /// <summary>Damages the flash while the power is off: the window then shows what is left.</summary>
    public void Damage(long nowMs, long forMs, Action<SimVault> what)
    {
        if (!IsBorn || IsDead)
        {
            return;
        }

        CutPower(nowMs, forMs);
        IsTrue = false;
        what(Vault);
        flash.Show(world.Memory, world.Window, world.LostLedgers, nowMs);
    }

    /// <summary>Tears the next record while it is written: power fails with it.</summary>
    /// <param name="afterBytes">Bytes that reach the flash.</param>
    /// <param name="restMs">How long it has no power afterwards.</param>
    public void TearNextWrite(int afterBytes, long restMs)
    {
        tearRestMs = restMs;
        Vault.TearNext(afterBytes);
    }

    /// <summary>Adds the counters of the life that runs to <see cref="Totals"/>.</summary>
    public void Collect()
    {
        for (int i = 0; node != null && i < Counter.Count; i++)
        {
            Totals[i] = i == Counter.FrameSizeLargest ? Math.Max(Totals[i], node.Counters.Get(i)) : Totals[i] + node.Counters.Get(i);
        }
    }

    /// <inheritdoc/>
    protected override void Arrived()
    {
        if (node != null)
        {
            dueMs = Math.Min(dueMs, Slowed(ArrivalMs));
        }
    }

    /// <summary>Recomputes when it is due.</summary>
    private void Reschedule(long nowMs)
    {
        Plan(nowMs);
        Shard.Schedule(this);
    }

    private void Boot(long nowMs)
    {
        // A node that lost its flash is a newcomer without value: what it had is lost with the flash.
        long earned = Vault.WriteCount == 0 ? EarnedAtBirth : 0;
        world.Window.Wipe(Index);
        Clock.Start(nowMs, world.Scenario.Node.UptimeMs);
        Vault.PowerUp();
        Array.ForEach(world.Watchers, watcher => watcher.Starting(this, nowMs));

        NodeOptions own = world.OptionsFor(Index);
        WakeTurn? turn = own.Naps.IsOn ? world.Power.TurnOf(Index) : null;
        // A clock runs on through deep sleep, but not through a power cut.
        bool isAsleep = turn != null && !wake.IsDoubtful;

        // Slots that follow UTC need a clock that was set, at every boot.
        bool isSet = turn != null && world.Scenario.Power is { Sleep.FollowsUtc: true };
        wake.Begin(turn, Vault, world.Memory, world.Window, Index);
        BootPlan plan = new()
        {
            Options = own,
            Memory = world.Memory,
            NodeIndex = Index,
            Secrets = world.SecretsOf(Index, Lives, Shard.Scratch),
            Letter = world.KeepsFragments ? null : Shard.Letter,
            Link = this,
            Vault = Vault,
            NowMs = Clock.Local(nowMs),
            Seed = (long)(Chance.Of(world.NodeKey, Index, Lives++) >> 1),
            EarnedUvu = earned,
            Weight = weight,
            Turn = wake.Turn,
            CalendarMs = isSet ? (world.Scenario.Node.Minute * SwarmClock.MinuteMs) + nowMs : isAsleep ? nowMs : -1,
            Overlay = Connect(),
        };
        Array.ForEach(world.Watchers, watcher => watcher.Booting(this, plan));
        node = NodeBoot.Run(plan, out bool restored);
        Enter();
        Note(restored ? 2UL : 1UL, nowMs);
        world.Log?.Booted(Index);
        world.Log?.Add(nowMs, Index, restored
            ? LogKind.Restored : LogKind.Born, world.Memory.Edges.PseudonymOf[Index], world.Memory.Edges.FloatOf[Index]);
        Array.ForEach(world.Watchers, watcher => watcher.Booted(this, nowMs));
    }

    private void Tick(long nowMs)
    {
        HeardInTick = 0;
        LastFrame = default;
        heardSize = 0;
        heardAtSumMs = 0;
        int tookIn = node!.Counters.Get(DiffsTaken);
        try
        {
            node.Tick(Clock.Local(nowMs));
        }
        catch (Exception error)
            when (error is CheckException or IndexOutOfRangeException or NullReferenceException or ArithmeticException or ArgumentException
            or InvalidOperationException)
        {
            foreach (Watcher watcher in world.Watchers)
            {
                watcher.Crashed(this, nowMs, error);
            }

            CutPower(nowMs, CrashRestMs);
            return;
        }

        overlay?.Attend(node, Clock.Local(nowMs));
        foreach (Watcher watcher in world.Watchers)
        {
            watcher.Ticked(this, nowMs);
        }

        if (HeardInTick > 0)
        {
            tookIn = node.Counters.Get(DiffsTaken) - tookIn;
            if (tookIn > 0)
            {
                world.Power.TookIn(Index, tookIn, heardAtSumMs / HeardInTick);
            }

            world.Log?.Ticked(Index, node, nowMs);
        }

        world.Power.Works(Index, node.Fragments is { IsWorking: true });
        if (Vault.PowerFailed)
        {
            CutPower(nowMs, tearRestMs);
        }
    }

    private void Plan(long nowMs)
    {
        long wantedMs = node == null
            ? (power <= PowerLevel.Waiting ? long.MaxValue : Math.Max(UpAtMs, nowMs))
            : power == PowerLevel.LightSleep ? long.MaxValue : Slowed(Math.Min(ArrivalMs, Clock.Virtual(WantedMs(node))));
        dueMs = IsDead ? long.MaxValue : Math.Max(nowMs, Math.Min(wantedMs, powerUntilMs));
    }

    private long Slowed(long atMs) => slowMs == 0 || atMs == long.MaxValue ? atMs : (atMs + slowMs - 1) / slowMs * slowMs;
}
