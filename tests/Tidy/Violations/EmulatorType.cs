using LVS.Tests.Above;

namespace LVS.Tests.Violations;

public static class EmulatorType
{
    public static void Run() => Tower.Look();
}
