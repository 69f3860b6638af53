using System;
using System.Diagnostics;
using System.Globalization;

namespace LVS.Tests.Broker;

/// <summary>Programs that judge or disturb.</summary>
internal static class Tool
{
    private static bool IsRoot => Environment.UserName == "root";

    public static (string Output, string Errors) Run(string name, params string[] arguments)
    {
        using Process process = Start(name, arguments);
        string output = process.StandardOutput.ReadToEnd();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (output, errors);
    }

    /// <summary>
    /// Starts what only root may do, such as to capture. Another user does it by sudo, which must not ask for a password.
    /// </summary>
    public static Process StartAsRoot(string name, params string[] arguments) =>
        IsRoot ? Start(name, arguments) : Start("sudo", ["-n", name, .. arguments]);

    /// <summary>Ends what was started so: sudo hands the signal on.</summary>
    public static void StopAsRoot(Process process)
    {
        string[] words = ["kill", process.Id.ToString(CultureInfo.InvariantCulture)];
        Run(IsRoot ? words[0] : "sudo", IsRoot ? words[1..] : ["-n", .. words]);
        process.WaitForExit();
    }

    public static Process Start(string name, params string[] arguments) => Process.Start(new ProcessStartInfo(name, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
