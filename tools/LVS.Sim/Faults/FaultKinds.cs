using System.Collections.Generic;
using System.Linq;

namespace LVS.Sim;

/// <summary>Everything that can go wrong, by the names of scenario files.</summary>
public static class FaultKinds
{
    private static readonly Reboot Reboot = new();
    private static readonly TornWrite TornWrite = new();

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        Reboot, new Die(), TornWrite, new RollBack(), new BitRot(), new FlashFull(), new ClockSkew(), new ClockJump(), new BrownOut(Reboot, TornWrite),
        new Slow(), new Partition(), new Loss(), new Duplicate(), new Reorder(), new Delay(), new Flip(), new Congestion(), new Outage(), new Rekey(),
    ];

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => All.Select(kind => kind.Name);

    /// <summary>The kind of a name that a scenario file may have.</summary>
    public static FaultKind Of(string name) => All.First(kind => kind.Name == name);
}
