using System.Diagnostics;

namespace LVS.Tests.Broker;

/// <summary>Programs that judge or disturb.</summary>
internal static class Tool
{
    public static (string Output, string Errors) Run(string name, params string[] arguments)
    {
        using Process process = Start(name, arguments);
        string output = process.StandardOutput.ReadToEnd();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (output, errors);
    }

    public static Process Start(string name, params string[] arguments) => Process.Start(new ProcessStartInfo(name, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
