using System;
using System.IO;

namespace LVS.Tests.Hil;

/// <summary>The folder that holds the solution, found upwards from the tests' own.</summary>
internal static class RepositoryFolder
{
    public static readonly string Path = Find();

    private static string Find()
    {
        DirectoryInfo? here = new(AppContext.BaseDirectory);
        while (here != null && !File.Exists(System.IO.Path.Combine(here.FullName, "LVS.Firmware.sln")))
        {
            here = here.Parent;
        }

        return here?.FullName ?? throw new InvalidOperationException("LVS.Firmware.sln is in no folder above the tests.");
    }
}
