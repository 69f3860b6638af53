using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>A kind of battery cell, from its specification.</summary>
/// <param name="Name">For people.</param>
/// <param name="OpenMv">Voltage at rest in mV at 0, 5, 10 ... 100 % of charge, rising.</param>
/// <param name="ResistanceMilliohm">Inner resistance.</param>
/// <param name="SelfDischargePpmPerDay">Self-discharge in a day, in millionths of the charge.</param>
public sealed record CellType(string Name, IReadOnlyList<int> OpenMv, int ResistanceMilliohm, int SelfDischargePpmPerDay)
{
    /// <summary>
    /// Lithium-ion 18650 of nickel oxides. Limits 2.5 and 4.2 V and 3000 mAh as in Samsung SDI, Specification of Product INR18650-30Q,
    /// section 3; the curve between them is the usual one of such cells at rest, within 40 mV. 60 milliohm with holder and protection.
    /// Self-discharge 3 % a month: specifications promise 90 to 95 % after 30 days at 25 degrees.
    /// </summary>
    public static CellType LithiumIon { get; } = new(
        "Li-ion",
        [2700, 3250, 3420, 3490, 3540, 3570, 3600, 3625, 3650, 3675, 3705, 3745, 3790, 3835, 3885, 3930, 3980, 4030, 4080, 4130, 4190],
        60,
        1000);

    /// <summary>
    /// Lithium iron phosphate 26650. Charge 3.65 V, end 2.0 V, nominal 3.2 V, 20 milliohm, retention 90, 85, 80 % after 1, 3, 6 months:
    /// Sunland, specification of IFR26650PE, items 1, 2, 4 and 5; after the first month that is 1.7 to 2.5 % a month. The curve is the
    /// usual one at rest: it is nearly flat, so between 20 and 90 % the voltage tells little about the charge.
    /// </summary>
    public static CellType LithiumIronPhosphate { get; } = new(
        "LiFePO4",
        [2300, 2900, 3090, 3160, 3200, 3225, 3245, 3258, 3268, 3275, 3280, 3285, 3290, 3297, 3305, 3312, 3318, 3324, 3330, 3338, 3400],
        30,
        800);
}
