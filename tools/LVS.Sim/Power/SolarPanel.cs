namespace LVS.Sim;

/// <summary>
/// A small horizontal panel with a linear charger: a current source whose current is proportional to the irradiance (IEC 60904-1: so is the
/// short-circuit current), whatever the battery's voltage, as long as the panel's voltage is higher.
/// </summary>
/// <param name="PeakUa">Current at the maximum power point under standard test conditions, 1000 W/m2, in uA; 0 for no panel.</param>
/// <param name="DeratePermille">The part that remains after losses by dirt, angle, heat, shade and charger, 0..1000.</param>
public sealed record SolarPanel(int PeakUa, int DeratePermille)
{
    /// <summary>No panel.</summary>
    public static SolarPanel None { get; } = new(0, 0);

    /// <summary>The usual 6 V, 1 W, 110 x 60 mm epoxy panel: 1 W / 6 V = 167 mA; three quarters of that reach the battery.</summary>
    public static SolarPanel OneWatt { get; } = new(167_000, 750);

    /// <summary>Charging current in uA at an irradiance in mW/m2.</summary>
    public int CurrentUa(int irradiance) => (int)((long)PeakUa * irradiance / 1_000_000 * DeratePermille / 1000);
}
