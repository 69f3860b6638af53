using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace LVS.Tests.Tidy;

/// <summary>What lies where, and how long a source may be.</summary>
internal static partial class Folders
{
    public const int SourceLinesMax = 400;

    /// <summary>As .editorconfig has it for every editor.</summary>
    public const int SourceColumnsMax = 140;

    private static readonly string[] TopEntries =
    [
        "firmware", "shared", "tests", "boards", "tools", "LVS.Firmware.sln", "nano.runsettings", "README.md", "LICENSE",
    ];

    /// <summary>Made by tools, ignored by git.</summary>
    private static readonly string[] IgnoredEntries = ["packages", "runs", "lvs.json", "TestResults"];

    /// <summary>The README is a map of the top folder: nothing lies there that it does not show.</summary>
    public static IEnumerable<string> Top(string root)
    {
        return Directory.EnumerateFileSystemEntries(root).Select(path => Path.GetFileName(path)!)
            .Where(name => !name.StartsWith('.') && !TopEntries.Contains(name) && !IgnoredEntries.Contains(name))
            .Select(name => $"{name} does not belong into the top folder")
            .Concat(TopEntries.Where(name => !Path.Exists(Path.Combine(root, name)))
                .Select(name => $"{name} is missing in the top folder"));
    }

    /// <summary>Restores are repeatable.</summary>
    public static IEnumerable<string> Locks(string root)
    {
        return RepositoryRoot.Files(root, ".", "*.csproj")
            .Where(path => !File.Exists(Path.Combine(Path.GetDirectoryName(path)!, "packages.lock.json")))
            .Select(path => $"{Path.GetRelativePath(root, path)} has no packages.lock.json");
    }

    /// <summary>What differs between the worlds lives in different files.</summary>
    public static IEnumerable<string> Conditions(string root)
    {
        return RepositoryRoot.Files(root, "shared", "*.cs").Select(path => SourceCode.Load(root, path))
            .SelectMany(source => Condition().Matches(source.Code).Select(match => $"{source.Path}:{source.Line(match.Index)} has an #if"));
    }

    /// <summary>A file that is written from a list of vectors is as long as that.</summary>
    public static IEnumerable<string> Lengths(string root)
    {
        return RepositoryRoot.Files(root, ".", "*.cs").Where(path => !path.EndsWith("Vectors.cs", StringComparison.Ordinal))
            .Select(path => (path, count: File.ReadLines(path).Count()))
            .Where(file => file.count > SourceLinesMax)
            .Select(file => (name: Path.GetRelativePath(root, file.path), file.count))
            .Select(file => $"{file.name} has {file.count} lines, more than {SourceLinesMax}: it holds two things");
    }

    public static IEnumerable<string> Widths(string root)
    {
        return RepositoryRoot.Files(root, ".", "*.cs").SelectMany(path => File.ReadLines(path).Index()
            .Where(line => line.Item.Length > SourceColumnsMax)
            .Select(line => (name: $"{Path.GetRelativePath(root, path)}:{line.Index + 1}", columns: line.Item.Length)))
            .Select(line => $"{line.name} has {line.columns} columns, more than {SourceColumnsMax}");
    }

    [GeneratedRegex(@"^[ \t]*#[ \t]*if\b", RegexOptions.Multiline)]
    private static partial Regex Condition();
}
