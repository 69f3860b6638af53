using System.Collections.Generic;

namespace LVS.Bench;

/// <summary>The parts of <c>lvs bench</c>, in the order in which they run: first those that count.</summary>
public static class BenchParts
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IBenchPart> All { get; } =
    [
        new OperationsPart(), new MemoryPart(), new AirPart(), new ContractionPart(), new KeepingPart(), new SpeedPart(), new LinksPart(),
        new RecordsPart(),
    ];
}
