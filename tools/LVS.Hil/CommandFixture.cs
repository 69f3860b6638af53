using System;
using System.Diagnostics;

using LVS.Harness;

namespace LVS.Hil;

/// <summary>
/// Fixtures that are commands of the map, such as a relay board, a USB hub that switches its ports, or a script. The system's shell runs
/// them.
/// </summary>
/// <param name="device">The device.</param>
public sealed class CommandFixture(MappedDevice device) : IFixture
{
    private const int RunMsMax = 60_000;

    /// <inheritdoc/>
    public bool HasPower => device.Fixtures.ContainsKey("power-off");

    /// <inheritdoc/>
    public bool HasReset => device.Fixtures.ContainsKey("reset");

    /// <inheritdoc/>
    public string LastWords => device.Port.Length > 0 ? $"its console is on {device.Port}" : "";

    /// <inheritdoc/>
    public void On()
    {
        if (HasPower)
        {
            Run("power-on");
        }
    }

    /// <inheritdoc/>
    public void Cut() => Run("power-off");

    /// <inheritdoc/>
    public void Reset() => Run("reset");

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Run(string name)
    {
        string command = device.Fixtures[name];
        ProcessStartInfo start = OperatingSystem.IsWindows() ? new("cmd", ["/c", command]) : new("sh", ["-c", command]);
        start.RedirectStandardInput = true;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        if (!process.WaitForExit(RunMsMax))
        {
            process.Kill(entireProcessTree: true);
            throw new UserException($"the fixture {name} of {device.Id} did not end within {RunMsMax / 1000} s: {command}",
                UserException.Unknown);
        }

        if (process.ExitCode != 0)
        {
            throw new UserException($"the fixture {name} of {device.Id} ended with exit code {process.ExitCode}: {command}",
                UserException.Unknown);
        }
    }
}
