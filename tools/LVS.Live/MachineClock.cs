using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace LVS.Live;

/// <summary>
/// The clocks of this machine: the wall clock, which jumps when it is set, and on Linux the time since the machine's start, which does not
/// and runs on while the machine is suspended. Times of two processes can be compared only within one start of the machine.
/// </summary>
public class MachineClock
{
    private const string BootFile = "/proc/sys/kernel/random/boot_id";
    private const string UptimeFile = "/proc/uptime";

    /// <summary>The wall clock, in ms since 1970.</summary>
    public virtual long WallMs => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    /// <summary>Time since an unspecified moment of this process, in ms.</summary>
    public virtual long ProcessMs => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1000);

    /// <summary>Which start of the machine this is, and the time since then in ms; null where the system does not tell.</summary>
    public virtual (Guid Start, long Ms)? SinceStart
    {
        get
        {
            try
            {
                return OperatingSystem.IsLinux() && Guid.TryParse(File.ReadAllText(BootFile), out Guid start)
                    && decimal.TryParse(File.ReadAllText(UptimeFile).Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture,
                        out decimal seconds)
                    ? (start, (long)(seconds * 1000)) : null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
