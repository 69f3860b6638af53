using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LVS.Tests.Desktop;

/// <summary>A file of shared/vectors that is in no source for boards.</summary>
internal static class VectorFile
{
    /// <summary>Its vectors, each as its columns.</summary>
    internal static IEnumerable<string[]> Columns(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(Path.Combine(folder.FullName, "LVS.Firmware.sln")))
        {
            folder = folder.Parent;
        }

        return File.ReadLines(Path.Combine(folder!.FullName, "shared/vectors", name))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries));
    }
}
