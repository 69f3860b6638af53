using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LVS.Harness;

/// <summary>The command that repeats a run, ready to be pasted into a shell.</summary>
public static class Reproduction
{
    private const string ProjectFolder = "tools/LVS.Cli";
    private const string Safe = "-_./:=@%+";

    /// <summary>How this tool is called: by its name where it is installed, from source in a clone of the repository.</summary>
    public static string Tool { get; } = ToolFrom(AppContext.BaseDirectory, Environment.ProcessPath, Environment.CurrentDirectory);

    /// <summary>A whole command.</summary>
    /// <param name="words">Verb, options and values, as the program gets them.</param>
    public static string Command(params IEnumerable<string> words) => Tool + string.Concat(words.Select(word => " " + Quoted(word)));

    /// <summary>A word quoted so that a POSIX shell, and PowerShell, read it back unchanged.</summary>
    /// <param name="word">Any text.</param>
    public static string Quoted(string word) => word.Length > 0
        && word.All(c => char.IsAsciiLetterOrDigit(c) || Safe.Contains(c, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>How a tool in a folder is called.</summary>
    /// <param name="baseFolder">The folder of its assemblies.</param>
    /// <param name="process">The program that runs.</param>
    /// <param name="current">Where the command will be pasted.</param>
    public static string ToolFrom(string baseFolder, string? process, string current)
    {
        for (DirectoryInfo? above = new(baseFolder); above != null; above = above.Parent)
        {
            if (File.Exists(Path.Combine(above.FullName, ProjectFolder, "LVS.Cli.csproj")))
            {
                string project = Path.GetRelativePath(current, Path.Combine(above.FullName, ProjectFolder)).Replace('\\', '/');
                return $"dotnet run -c Release --project {Quoted(project)} --";
            }
        }

        string name = Path.GetFileNameWithoutExtension(process ?? "lvs");
        return name == "dotnet" ? $"dotnet {Quoted(Path.Combine(baseFolder, "lvs.dll"))}" : IsOnPath(process!) ? name : Quoted(process!);
    }

    private static bool IsOnPath(string process) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, Path.GetFileName(process))));
}
