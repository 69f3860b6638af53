using System;
using System.IO;

namespace LVS.Tests.Hazards;

/// <summary>The folder that holds the solution, found upwards from the tests' own.</summary>
internal static class Root
{
    public static readonly string Path = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "LVS.Firmware.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("LVS.Firmware.sln is in no folder above the tests.");
    }
}
