using LVS.Node;

namespace LVS.Sim;

/// <summary>One node's power: its source, and how the node saves it. Immutable; similar nodes may share one.</summary>
public sealed record NodePowerOptions
{
    /// <summary>Kind of cell.</summary>
    public CellType Cell { get; init; } = CellType.LithiumIon;

    /// <summary>Capacity in mAh.</summary>
    public int CapacityMah { get; init; } = 3000;

    /// <summary>Charge at the start, 0..1000 permille.</summary>
    public int ChargePermille { get; init; } = 1000;

    /// <summary>The panel.</summary>
    public SolarPanel Panel { get; init; } = SolarPanel.OneWatt;

    /// <summary>The current that the board draws.</summary>
    public LoadModel Load { get; init; } = new();

    /// <summary>The sun over it.</summary>
    public SunYear Sun { get; init; } = SunYear.Dark;

    /// <summary>Hour of the sun's year at the run's time 0.</summary>
    public int StartHour { get; init; }

    /// <summary>Marks, slots and naps, as the firmware has them.</summary>
    public PowerOptions Keeper { get; init; } = new() { Mode = PowerMode.Solar, SlotsFollowUtc = true };

    /// <summary>
    /// How much longer a sleep takes than it should, in millionths; negative for shorter. Only for slots that follow frames: a clock that
    /// follows UTC is set again at every wake.
    /// </summary>
    public int ClockPpm { get; init; }

    /// <summary>Seed of the node's naps and scans.</summary>
    public long Seed { get; init; }
}
