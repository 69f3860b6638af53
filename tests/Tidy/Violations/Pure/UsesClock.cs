using System;

namespace LVS.Tests.Violations.Pure;

/// <summary>The device has a clock; a layer without one must not read it.</summary>
public static class UsesClock
{
    public static void Run() => _ = DateTime.UtcNow;
}
