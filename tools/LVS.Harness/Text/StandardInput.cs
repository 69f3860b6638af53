using System;
using System.IO;
using System.Runtime.InteropServices;

namespace LVS.Harness;

/// <summary>Standard input of this process, which whoever started it may have closed (<c>&lt;&amp;-</c> in a shell).</summary>
public static class StandardInput
{
    private const int Number = 0;
    private const int GetFlags = 1;
    private const int ClosedAtExec = 1;

    /// <summary>
    /// Whether it is closed. Its number is then free, and the runtime opens one of its own pipes as 0, from which nothing ever comes.
    /// Such a pipe is marked as closed at exec (fcntl(2) F_GETFD, FD_CLOEXEC); what was handed over at exec is not.
    /// </summary>
    public static bool IsClosed
    {
        get
        {
            if (OperatingSystem.IsWindows())
            {
                return false;
            }

            int flags = Control(Number, GetFlags);
            return flags < 0 || (flags & ClosedAtExec) != 0;
        }
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="UserException">It is closed.</exception>
    public static Stream Open() => !IsClosed ? Console.OpenStandardInput()
        : throw new UserException("standard input is closed, so nothing can be read from '-': name a file, or give one with '<'.");

    [DllImport("libc", EntryPoint = "fcntl")]
    private static extern int Control(int number, int command);
}
