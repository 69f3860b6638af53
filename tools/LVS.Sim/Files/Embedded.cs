using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LVS.Sim;

/// <summary>The scenario files that are part of the tool.</summary>
public static class Embedded
{
    private const string Prefix = "scenarios/";

    /// <summary>Names of the scenarios, without extension.</summary>
    public static IReadOnlyList<string> Names => [.. typeof(Embedded).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !name.EndsWith(".schema.json", StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..^".json".Length]).Order(StringComparer.Ordinal)];

    /// <summary>The text of a file, or null when there is none with that name.</summary>
    public static string? Read(string file)
    {
        using Stream? stream = typeof(Embedded).Assembly.GetManifestResourceStream(Prefix + file);
        return stream == null ? null : new StreamReader(stream).ReadToEnd();
    }
}
