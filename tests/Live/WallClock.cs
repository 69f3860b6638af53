using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>
/// A wall clock that a test sets forward or back under running processes, by libfaketime. Their monotonic clocks run on as they do, and the
/// machine's own clock is left alone.
/// </summary>
internal sealed class WallClock : IDisposable
{
    /// <summary>
    /// How long a wait with a time-out lasts at most. The library takes a wait by the monotonic clock for one by the clock that it sets,
    /// and ends it at once: all threads spin, a swarm takes eight times its CPU, and once it stood still. With this threads wait, and look
    /// too often at worst.
    /// </summary>
    private const string WaitMs = "20";

    private static readonly string[] Folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"];

    private readonly TestFolder folder = new();
    private readonly string library;

    /// <summary>A wall clock that is right; inconclusive where the library is not.</summary>
    public WallClock()
    {
        string? found = Folders.Select(path => Path.Combine(path, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(System.IO.File.Exists);
        if (!OperatingSystem.IsLinux() || found == null)
        {
            Assert.Inconclusive("needs libfaketime on Linux: not checked");
        }

        library = found;
        Set(0);
    }

    /// <summary>The variables by which a process and its children see it.</summary>
    public IEnumerable<(string Name, string Value)> Environment =>
    [
        ("LD_PRELOAD", library),
        ("FAKETIME_TIMESTAMP_FILE", File),
        ("FAKETIME_NO_CACHE", "1"),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ("FAKETIME_WAIT_MS", WaitMs),
        ("NO_FAKE_STAT", "1"),
    ];

    private string File => folder.File("offset");

    /// <summary>Sets it.</summary>
    /// <param name="days">How far it is ahead of the machine's.</param>
    public void Set(int days)
    {
        // Replaced as a whole, because a process may read it at any time.
        System.IO.File.WriteAllText(File + ".new", FormattableString.Invariant($"{days:+0;-0;+0}d\n"));
        System.IO.File.Move(File + ".new", File, overwrite: true);
    }

    public void Dispose() => folder.Dispose();
}
