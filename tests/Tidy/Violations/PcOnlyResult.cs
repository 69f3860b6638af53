using System.Collections;

namespace LVS.Tests.Violations;

/// <summary>The name and the parameters are there, the result is another: only the whole signature tells.</summary>
public static class PcOnlyResult
{
    public static object All(Hashtable table) => table.GetEnumerator();
}
