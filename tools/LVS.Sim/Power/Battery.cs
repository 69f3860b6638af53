using System;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// A battery as a store of charge, in integers. Charge is in nanocoulomb, which a microampere moves in a millisecond, so nothing is
/// rounded. Belongs to one thread.
/// </summary>
public sealed class Battery
{
    private const long NcPerMah = 3_600_000_000;

    /// <summary>Makes a battery.</summary>
    /// <param name="cell">The kind of cell.</param>
    /// <param name="capacityMah">1..100000 mAh.</param>
    /// <param name="chargePermille">Its charge, 0..1000 permille.</param>
    public Battery(CellType cell, int capacityMah, int chargePermille)
    {
        if (capacityMah is < 1 or > 100_000 || chargePermille is < 0 or > 1000)
        {
            throw new UserException(
                $"a battery of {capacityMah} mAh at {chargePermille} permille: give 1 to 100000 mAh and 0 to 1000 permille.");
        }

        Cell = cell;
        CapacityNc = capacityMah * NcPerMah;
        ChargeNc = CapacityNc / 1000 * chargePermille;
    }

    /// <summary>The kind of cell.</summary>
    public CellType Cell { get; }

    /// <summary>Its capacity, in nC.</summary>
    public long CapacityNc { get; }

    /// <summary>Its charge, in nC.</summary>
    public long ChargeNc { get; private set; }

    /// <summary>Its charge, in thousandths of the capacity.</summary>
    public int Permille => (int)(ChargeNc / (CapacityNc / 1000));

    /// <summary>Its self-discharge now, in uA.</summary>
    public int SelfUa => (int)(ChargeNc / 86_400_000 * Cell.SelfDischargePpmPerDay / 1_000_000);

    /// <summary>Voltage in mV while a current is drawn.</summary>
    /// <param name="currentUa">Current drawn, in uA; negative when the battery is charged.</param>
    public int Mv(int currentUa)
    {
        int last = Cell.OpenMv.Count - 1;
        long step = CapacityNc / last;
        int at = (int)Math.Min(ChargeNc / step, last - 1);
        long above = ChargeNc - (at * step);
        int open = Cell.OpenMv[at] + (int)((Cell.OpenMv[at + 1] - Cell.OpenMv[at]) * Math.Min(above, step) / step);
        return open - (int)((long)currentUa * Cell.ResistanceMilliohm / 1_000_000);
    }

    /// <summary>Adds charge, or removes it when negative. Charge that does not fit is lost, and the charge never falls below 0.</summary>
    /// <returns>The charge that did not fit, in nC; negative for charge that was missing.</returns>
    public long Move(long nc)
    {
        long wanted = ChargeNc + nc;
        ChargeNc = Math.Clamp(wanted, 0, CapacityNc);
        return wanted - ChargeNc;
    }
}
