namespace LVS.Emulator;

internal static class EmulatorMain
{
    private static int Main() => 0;
}
