using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Sim;

/// <summary>All faults, by their names in scenario files: every <see cref="FaultKind"/> of this assembly.</summary>
public static class FaultKinds
{
    /// <summary>All kinds, by name.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        .. typeof(FaultKind).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(FaultKind)))
            .Select(type => (FaultKind)Activator.CreateInstance(type)!).OrderBy(kind => kind.Name, StringComparer.Ordinal),
    ];

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => All.Select(kind => kind.Name);

    /// <summary>The kind with a name that a scenario file may have.</summary>
    public static FaultKind Of(string name) => All.First(kind => kind.Name == name);
}
