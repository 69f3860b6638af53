namespace LVS.Sim;

/// <summary>Batteries, and the keeper's voltage marks, which depend on the kind of cell.</summary>
public sealed record BatterySettings
{
    /// <summary><c>liIon</c> or <c>liFePO4</c>.</summary>
    public string Cell { get; init; } = "liIon";

    /// <summary>Smallest capacity in mAh.</summary>
    public int CapacityMahMin { get; init; } = 3000;

    /// <summary>Largest.</summary>
    public int CapacityMahMax { get; init; } = 3000;

    /// <summary>Lowest charge at the start, in percent.</summary>
    public int ChargePercentMin { get; init; } = 100;

    /// <summary>Highest charge at the start, in percent.</summary>
    public int ChargePercentMax { get; init; } = 100;

    /// <summary>Radio off below this, in mV.</summary>
    public int LowMv { get; init; } = 3500;

    /// <summary>Radio on again from this.</summary>
    public int HighMv { get; init; } = 3750;

    /// <summary>The keeper's guard is armed once this voltage was seen.</summary>
    public int ChargedMv { get; init; } = 4000;
}
