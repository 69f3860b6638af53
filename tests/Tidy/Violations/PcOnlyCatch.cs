using System;

namespace LVS.Tests.Violations;

/// <summary>A division by zero throws, but not this: the device knows only Exception there.</summary>
public static class PcOnlyCatch
{
    public static void Run(Clean clean)
    {
        try
        {
            clean.Dispose();
        }
        catch (DivideByZeroException)
        {
        }
    }
}
