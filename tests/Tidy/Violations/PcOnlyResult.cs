using System.Collections;

namespace LVS.Tests.Violations;

/// <summary>Name and parameters exist on the device, the result differs: only the whole signature shows it.</summary>
public static class PcOnlyResult
{
    public static object All(Hashtable table) => table.GetEnumerator();
}
