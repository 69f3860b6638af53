using System;

namespace LVS.Harness;

/// <summary>
/// A problem that the user can solve: the message says what was wrong and what to do. Ends the command with <see cref="ExitCode"/>.
/// </summary>
public sealed class UserException(string message, int exitCode = UserException.Usage) : Exception(message)
{
    /// <summary>Exit code for input that cannot be used (sysexits.h EX_USAGE).</summary>
    public const int Usage = 64;

    /// <summary>Exit code when the result could not be determined.</summary>
    public const int Unknown = 2;

    /// <summary>Exit code of the command.</summary>
    public int ExitCode { get; } = exitCode;
}
