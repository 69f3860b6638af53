using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LVS.Tests.Tidy;

/// <summary>The folder that holds the solution, found upwards from the tests' own.</summary>
internal static class RepositoryRoot
{
    public static readonly string Path = Find();

    /// <summary>Sources that also run on the device.</summary>
    public static IEnumerable<string> DeviceSources()
    {
        return new[] { "shared/Core", "shared/Node", "shared/Transports", "firmware", "boards" }
            .SelectMany(folder => Files(Path, folder, "*.cs"));
    }

    /// <summary>Files of a folder, without what a build leaves there.</summary>
    public static IEnumerable<string> Files(string root, string folder, string pattern)
    {
        string start = System.IO.Path.Combine(root, folder);
        return !Directory.Exists(start) ? [] : Directory.EnumerateFiles(start, pattern, SearchOption.AllDirectories)
            .Where(file => !System.IO.Path.GetRelativePath(root, file).Split(System.IO.Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj" or "packages" or "node_modules" or "runs" or "TestResults" or ".git" or ".vs"))
            .Order(StringComparer.Ordinal);
    }

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
