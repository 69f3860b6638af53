namespace LVS.Sim;

/// <summary>What can go wrong. The names are those of scenario files, in camelCase.</summary>
public enum FaultKind
{
    /// <summary>Power is cut and comes back.</summary>
    Reboot,

    /// <summary>Power is cut for good; Percent: so many of the nodes at once.</summary>
    Die,

    /// <summary>Power fails while a record is written; Amount: after so many bytes.</summary>
    TornWrite,

    /// <summary>The flash comes back with an old image; Amount: so many records old.</summary>
    RollBack,

    /// <summary>A bit of the flash flips while power is off; Both: in both sectors, so the ledger is lost.</summary>
    BitRot,

    /// <summary>Every write to the flash fails.</summary>
    FlashFull,

    /// <summary>The clock runs fast or slow; Amount: by so many millionths.</summary>
    ClockSkew,

    /// <summary>The clock leaps ahead; Amount: by so many ms.</summary>
    ClockJump,

    /// <summary>Power dips again and again; Amount: so many times.</summary>
    BrownOut,

    /// <summary>The node acts seldom; Amount: every so many ms.</summary>
    Slow,

    /// <summary>The wire falls apart; Percent: share of the far side, Amount: percent of links cut, OneWay.</summary>
    Partition,

    /// <summary>More frames are lost; Percent.</summary>
    Loss,

    /// <summary>Frames arrive twice; Percent.</summary>
    Duplicate,

    /// <summary>Frames are held back; Percent, Amount: for up to so many ms.</summary>
    Reorder,

    /// <summary>Frames take longer; Amount: up to so many ms.</summary>
    Delay,

    /// <summary>Bits flip; Percent.</summary>
    Flip,

    /// <summary>The air is narrow; Amount: bytes a second a receiver.</summary>
    Congestion,

    /// <summary>Nothing gets through at all: the broker restarts.</summary>
    Outage,

    /// <summary>A new epoch's key is handed out; Percent: so many of the nodes get it only after the fault's time.</summary>
    Rekey,
}
