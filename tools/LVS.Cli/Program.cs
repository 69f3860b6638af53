namespace LVS.Cli;

internal static class CliMain
{
    private static int Main() => 0;
}
