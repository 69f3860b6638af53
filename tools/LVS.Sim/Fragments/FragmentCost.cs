namespace LVS.Sim;

/// <summary>Cost of keeping fragments up to a moment.</summary>
/// <param name="Ms">Virtual time.</param>
/// <param name="AirBytes">Bytes on the air of frames about fragments.</param>
/// <param name="EnergyUj">Energy that all boards have drawn for everything; null when their power is not metered.</param>
public sealed record FragmentCost(long Ms, long AirBytes, long? EnergyUj)
{
    /// <summary>Cost up to now.</summary>
    public static FragmentCost Of(FragmentStock stock, long nowMs) => new(nowMs, stock.AirByteCount, stock.EnergyUj);

    /// <summary>Hours since an earlier moment.</summary>
    public double HoursSince(FragmentCost start) => (Ms - start.Ms) / 3_600_000.0;

    /// <summary>Bytes for each of a number of fragments since an earlier moment; null for none.</summary>
    public double? AirBytesEach(FragmentCost start, int fragments) => fragments > 0
        ? (AirBytes - start.AirBytes) / (double)fragments : null;

    /// <summary>Millijoule for each; null for none, or where power is not metered.</summary>
    public double? MillijouleEach(FragmentCost start, int fragments) =>
        fragments > 0 && EnergyUj - start.EnergyUj is long spent ? spent / 1000.0 / fragments : null;
}
