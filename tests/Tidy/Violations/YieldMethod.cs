using System.Collections;

namespace LVS.Tests.Violations;

public static class YieldMethod
{
    public static IEnumerator Run()
    {
        yield return null;
    }
}
