using System;
using System.Collections.Generic;

using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// The power of one simulated node: battery, panel and load in integers, and the firmware's own <see cref="PowerKeeper"/> and
/// <see cref="SlotClock"/>, which decide. The same calls give the same numbers on every machine. Belongs to one thread.
/// </summary>
/// <remarks>
/// How a world uses it: hold one per node, and call <see cref="Advance"/> when the clock reaches <see cref="NextEventMs"/>. Tick the node
/// only while <see cref="IsAwake"/>, and keep frames for it that come while <see cref="IsWaiting"/>. Report sent frames to
/// <see cref="Sent"/> and accepted diffs to <see cref="Heard"/>. Boot the node from its vault when <see cref="BootCount"/> has risen,
/// because a wake is a boot. Nothing changes between these calls. Slots that follow UTC are multiples of the period in the run's time. With
/// slots that follow frames, a node begins with a scan, and sleeps by an inaccurate clock.
/// </remarks>
public sealed class NodePower
{
    private const long HourMs = 3_600_000;

    // As in the firmware's Wake: the longest time that a wake is prolonged for work, and how often it is checked.
    private const long WorkMsMax = 5_000;
    private const long WorkLookMs = 50;

    private readonly NodePowerOptions options;
    private readonly LoadModel load;
    private readonly PowerKeeper keeper;
    private readonly SlotClock slots;
    private readonly long[] chance;
    private bool isLost;
    private bool isStaying;
    private bool isCold;
    private bool isShaded;
    private readonly long[] spentNc = new long[Enum.GetValues<PowerState>().Length];
    private readonly List<long> deaths = [];
    private long hourAtMs;
    private long slotAtMs;
    private long spentHourNc;
    private long energyOfHoursUj;
    private int loadUa;
    private int chargeUa;
    private int selfUa;

    /// <summary>Switches a node on.</summary>
    /// <param name="options">Its power options.</param>
    /// <param name="startMs">When, in the run's time; 0 and above.</param>
    public NodePower(NodePowerOptions options, long startMs = 0)
    {
        this.options = options;
        load = options.Load;
        keeper = new PowerKeeper(options.Keeper);
        slots = new SlotClock(options.Keeper);
        chance = [options.Seed];
        Battery = new Battery(options.Cell, options.CapacityMah, options.ChargePermille);
        NowMs = startMs;
        hourAtMs = (startMs / HourMs * HourMs) + HourMs;
        LookAtTheSun();
        Enter(PowerState.Dead, startMs);
        Wake();
    }

    /// <summary>The battery.</summary>
    public Battery Battery { get; }

    /// <summary>The time up to which the numbers are computed.</summary>
    public long NowMs { get; private set; }

    /// <summary>What the board is doing.</summary>
    public PowerState State { get; private set; }

    /// <summary>Whether the board runs or sleeps, and is not browned out.</summary>
    public bool IsAlive => State != PowerState.Dead;

    /// <summary>Whether the radio is on and the node exchanges frames.</summary>
    public bool IsAwake => State == PowerState.Awake;

    /// <summary>Whether the node does work that a deep sleep would lose.</summary>
    public bool IsWorking { get; set; }

    /// <summary>Whether the radio is already on and the node begins with the slot.</summary>
    public bool IsWaiting => State == PowerState.Waiting;

    /// <summary>Its power options.</summary>
    public NodePowerOptions Options => options;

    /// <summary>The single flash record of this wake: the keeper's if it has one to write, otherwise the node's.</summary>
    public WakeTurn Turn { get; private set; } = new(isBounded: true);

    /// <summary>What this wake may do about fragments: one of <see cref="LVS.Node.Meeting"/>.</summary>
    public int Meeting => options.Keeper.Mode != PowerMode.Solar ? LVS.Node.Meeting.Always
        : LVS.Node.Meeting.Of(slotAtMs / options.Keeper.SlotPeriodMs, options.Keeper.NapDoublings);

    /// <summary>Wakes in which it listened for a whole period.</summary>
    public int ScanCount { get; private set; }

    /// <summary>Whether the keeper leaves the radio off until the battery has recovered.</summary>
    public bool IsDark => keeper.IsDark;

    /// <summary>When the state or the sun changes next.</summary>
    public long NextEventMs => Math.Min(StateUntilMs, hourAtMs);

    /// <summary>When the present state ends; <see cref="long.MaxValue"/> when only the sun can end it.</summary>
    public long StateUntilMs { get; private set; }

    /// <summary>Number of boots: one for every wake.</summary>
    public int BootCount { get; private set; }

    /// <summary>Wakes in which the radio stayed off.</summary>
    public int DarkWakeCount { get; private set; }

    /// <summary>Records that the keeper has written to flash.</summary>
    public int KeeperRecordCount { get; private set; }

    /// <summary>Of them, those in this wake.</summary>
    public int KeeperRecordsInWake { get; private set; }

    /// <summary>The times at which the board browned out, in the run's time.</summary>
    public IReadOnlyList<long> Deaths => deaths;

    /// <summary>Whether it has browned out although the keeper's guard was armed.</summary>
    public bool DiedArmed { get; private set; }

    /// <summary>How long it has been without power, in ms.</summary>
    public long DeadMs { get; private set; }

    /// <summary>How long the radio was on, in ms.</summary>
    public long RadioMs { get; private set; }

    /// <summary>Frames sent.</summary>
    public long FrameCount { get; private set; }

    /// <summary>Bytes of payload sent.</summary>
    public long AirByteCount { get; private set; }

    /// <summary>Charge that transmitting cost beyond listening, in nC.</summary>
    public long SendNc { get; private set; }

    /// <summary>Charge from the panel, in nC.</summary>
    public long HarvestedNc { get; private set; }

    /// <summary>Of that, the charge that the full battery could not take, in nC.</summary>
    public long WastedNc { get; private set; }

    /// <summary>Charge lost by self-discharge, in nC.</summary>
    public long LeakedNc { get; private set; }

    /// <summary>Energy that the board has drawn, in uJ: for every hour its charge times the voltage at its end, or now.</summary>
    public long EnergyUj => energyOfHoursUj + (spentHourNc / 1000 * Battery.Mv(0) / 1000);

    /// <summary>Charge drawn in a state, in nC, without transmitting.</summary>
    public long SpentNc(PowerState state) => spentNc[(int)state];

    /// <summary>Advances time.</summary>
    /// <param name="nowMs">Not before <see cref="NowMs"/>.</param>
    public void Advance(long nowMs)
    {
        while (NextEventMs <= nowMs)
        {
            Integrate(NextEventMs);
            if (NowMs == hourAtMs)
            {
                hourAtMs += HourMs;
                Reckon();
                LookAtTheSun();
            }

            if (IsAlive && Battery.Mv(loadUa - chargeUa) < load.BrownOutMv)
            {
                deaths.Add(NowMs);
                DiedArmed |= keeper.IsArmed;
                Enter(PowerState.Dead, long.MaxValue);
            }
            else if (State == PowerState.Dead && Battery.Mv(-chargeUa) >= load.RestartMv)
            {
                Wake();
            }
            else if (NowMs == StateUntilMs)
            {
                Next();
            }
        }

        Integrate(nowMs);
    }

    /// <summary>The sun is cut or comes back.</summary>
    public void Shade(bool isDark, long nowMs)
    {
        Advance(nowMs);
        isShaded = isDark;
        LookAtTheSun();
    }

    /// <summary>The node has sent a frame.</summary>
    /// <param name="payloadSize">Bytes of the frame.</param>
    public void Sent(int payloadSize)
    {
        long nc = load.SendNc(payloadSize);
        FrameCount++;
        AirByteCount += payloadSize;
        SendNc += nc;
        spentHourNc += nc;
        Battery.Move(-nc);
    }

    /// <summary>The node has accepted fresh diffs: its slots follow them.</summary>
    /// <param name="nowMs">When.</param>
    /// <param name="count">How many, at least 1.</param>
    public void Heard(long nowMs, int count) => slots.Hear(nowMs, count);

    private void Next()
    {
        switch (State)
        {
            case PowerState.Asleep:
                Wake();
                break;
            case PowerState.Booting:
                Decide();
                break;
            case PowerState.Joining when !isLost && slotAtMs > NowMs:
                Enter(PowerState.Waiting, slotAtMs);
                break;
            case PowerState.Joining:
            case PowerState.Waiting:
                Begin();
                break;
            case PowerState.Awake when isStaying:
                // A board that never sleeps reads its battery once a slot.
                Decide();
                break;
            default:
                EndSlot();
                break;
        }
    }

    private void Wake()
    {
        // The alarm was set the lead before a slot. Without an alarm (power is back), use the next slot of a clock that is set, or a scan.
        int lead = options.Keeper.SlotLeadMs;

        // In a wake that no timer caused, the ledger takes the turn.
        isCold = State == PowerState.Dead && BootCount > 0;
        isLost = State == PowerState.Dead && !options.Keeper.SlotsFollowUtc;
        slotAtMs = lead + (options.Keeper.SlotsFollowUtc ? NowMs - 1 + slots.NapMsUtc(NowMs - 1, 1) : NowMs);
        BootCount++;
        IsWorking = false;
        isStaying = false;
        KeeperRecordsInWake = 0;
        Turn = new WakeTurn(isBounded: options.Keeper.Mode == PowerMode.Solar);
        Enter(PowerState.Booting, NowMs + load.BootMs);
        if (load.BootMs == 0)
        {
            Decide();
        }
    }

    private void Decide()
    {
        int action = keeper.Decide(Battery.Mv(loadUa - chargeUa));
        if (keeper.RecordDue && !isCold && Turn.Take())
        {
            KeeperRecordCount++;
            KeeperRecordsInWake++;
            keeper.Written();
        }

        DarkWakeCount += action == PowerAction.Dark ? 1 : 0;
        if (action == PowerAction.Stay)
        {
            isStaying = true;
            Enter(PowerState.Awake, ((NowMs / options.Keeper.SlotPeriodMs) + 1) * options.Keeper.SlotPeriodMs);
            return;
        }

        slots.Begin(slotAtMs, keeper.NapSlots);
        if (action == PowerAction.Dark)
        {
            Sleep();
        }
        else
        {
            Join();
        }
    }

    private void EndSlot()
    {
        if (IsWorking && NowMs < slots.CloseAtMs + WorkMsMax)
        {
            Enter(PowerState.Awake, NowMs + WorkLookMs);
            return;
        }

        if (slots.WantsScan(chance, 0))
        {
            ScanCount++;
            slots.Scan(NowMs);
            Enter(PowerState.Awake, slots.CloseAtMs);
        }
        else
        {
            Sleep();
        }
    }

    private void Join()
    {
        // A node with a set clock hears nothing before the slot. Others listen as soon as they have joined, because neighbours may be
        // early.
        long untilMs = isLost || options.Keeper.SlotsFollowUtc ? slotAtMs : Math.Min(slotAtMs, NowMs + load.JoinMs);
        if (untilMs > NowMs)
        {
            Enter(PowerState.Joining, untilMs);
        }
        else
        {
            Begin();
        }
    }

    private void Begin()
    {
        if (isLost)
        {
            ScanCount++;
            slots.Scan(NowMs);
        }

        Enter(PowerState.Awake, Math.Max(slots.CloseAtMs, NowMs + 1));
    }

    private void Sleep()
    {
        PowerOptions own = options.Keeper;
        long napMs = own.SlotsFollowUtc ? slots.NapMsUtc(NowMs, keeper.NapSlots) : slots.NapMs(NowMs, keeper.NapSlots, chance, 0);
        napMs += own.SlotsFollowUtc ? 0 : napMs * options.ClockPpm / 1_000_000;
        slotAtMs = NowMs + napMs + own.SlotLeadMs;
        Enter(PowerState.Asleep, NowMs + napMs);
    }

    private void Enter(PowerState state, long untilMs)
    {
        State = state;
        StateUntilMs = state == PowerState.Dead ? long.MaxValue : untilMs;
        loadUa = state switch
        {
            PowerState.Dead => 0,
            PowerState.Asleep => load.SleepUa + load.BoardUa,
            PowerState.Booting => load.ActiveUa + load.BoardUa,
            _ => load.ListenUa + load.BoardUa,
        };
    }

    private void LookAtTheSun()
    {
        chargeUa = isShaded ? 0 : options.Panel.CurrentUa(options.Sun.At(options.StartHour + (hourAtMs / HourMs) - 1));
        selfUa = Battery.SelfUa;
    }

    private void Reckon()
    {
        energyOfHoursUj = EnergyUj;
        spentHourNc = 0;
    }

    private void Integrate(long untilMs)
    {
        long ms = untilMs - NowMs;
        if (ms <= 0)
        {
            return;
        }

        long spent = loadUa * ms;
        spentNc[(int)State] += spent;
        spentHourNc += spent;
        HarvestedNc += chargeUa * ms;
        LeakedNc += selfUa * ms;
        RadioMs += State is PowerState.Awake or PowerState.Joining or PowerState.Waiting ? ms : 0;
        DeadMs += IsAlive ? 0 : ms;
        WastedNc += Math.Max(0, Battery.Move(((long)chargeUa - selfUa - loadUa) * ms));
        NowMs = untilMs;
    }
}
