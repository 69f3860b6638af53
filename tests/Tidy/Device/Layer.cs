using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Tests.Tidy;

/// <summary>A layer and what its types may name.</summary>
/// <param name="Namespace">Whose types it holds, with those below.</param>
/// <param name="Lower">Namespaces of our own that it may name besides itself.</param>
/// <param name="Forbidden">Namespaces and types of the packages that it must not know, though the device has them.</param>
internal sealed record Layer(string Namespace, IReadOnlyList<string> Lower, IReadOnlyList<string> Forbidden)
{
    /// <summary>Clocks, I/O, threads, chance: what makes a run depend on more than its arguments.</summary>
    public static readonly IReadOnlyList<string> World =
    [
        "System.Threading", "System.IO", "System.Net", "System.Device", "System.DateTime", "System.Environment", "System.Console",
        "System.Random", "System.Diagnostics.Stopwatch", "System.Diagnostics.Debug", "nanoFramework",
    ];

    public static readonly IReadOnlyList<Layer> All =
    [
        new("LVS.Core", [], World),
        new("LVS.Node", ["LVS.Core"], []),
        new("LVS.Transports", ["LVS.Core", "LVS.Node"], []),
        new("LVS.Boards", ["LVS.Core"], []),
        new("LVS.Firmware", ["LVS.Core", "LVS.Node", "LVS.Transports", "LVS.Boards"], []),
    ];

    public bool Owns(string space) => Covers(Namespace, space);

    public bool MayName(string space) => Owns(space) || Lower.Any(lower => Covers(lower, space));

    public bool Forbids(string typeName) => Forbidden.Any(forbidden => Covers(forbidden, typeName));

    private static bool Covers(string outer, string name)
    {
        return name.StartsWith(outer, StringComparison.Ordinal) && (name.Length == outer.Length || name[outer.Length] == '.');
    }
}
