using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace LVS.Tests.Tidy;

/// <summary>
/// What continuous integration runs is there: every path and project it names, every board it must build, every tool it installs.
/// </summary>
internal static partial class Workflows
{
    private const string Folder = ".github/workflows";

    private static readonly string[] Names = ["linux.yml", "windows.yml", "release.yml"];

    /// <summary>Those that make the firmware of every board: each push tries it, each tag releases it.</summary>
    private static readonly string[] Images = ["windows.yml", "release.yml"];

    public static IEnumerable<string> Check(string root)
    {
        string folder = Path.Combine(root, Folder);
        string[] present = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.yml").Select(path => Path.GetFileName(path))] : [];
        foreach (string missing in Names.Except(present))
        {
            yield return $"{Folder}/{missing} is missing";
        }

        string[] packages = [.. Packages(root)];
        foreach (string name in present.Order(StringComparer.Ordinal))
        {
            string text = File.ReadAllText(Path.Combine(folder, name)).ReplaceLineEndings("\n");
            foreach (string tool in Installs().Matches(text).Select(m => m.Groups[1].Value).Except(packages))
            {
                yield return $"{Folder}/{name} installs {tool}, which no project packs";
            }

            foreach (string named in Named().Matches(text).Select(m => m.Value.Replace('\\', '/')).Distinct()
                .Where(named => !Path.Exists(Path.Combine(root, named))))
            {
                yield return $"{Folder}/{name} names {named}, which does not exist";
            }

            foreach (string found in Matrices(root, text, Boards(), "boards").Concat(Matrices(root, text, Tests(), "tests/Nano")))
            {
                yield return $"{Folder}/{name}: {found}";
            }

            if (Images.Contains(name) && !Boards().IsMatch(text) && !BoardsOfFolders().IsMatch(text))
            {
                yield return $"{Folder}/{name}: its matrix of boards is neither a list nor made of boards/*/";
            }
        }
    }

    /// <summary>Names of the packages that the tools' projects make.</summary>
    private static IEnumerable<string> Packages(string root) =>
        Directory.GetFiles(Path.Combine(root, "tools"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(path => PackageIds().Matches(File.ReadAllText(path)).Select(m => m.Groups[1].Value));

    /// <summary>What a matrix lists are the folders of one place, no more and no fewer.</summary>
    private static IEnumerable<string> Matrices(string root, string text, Regex matrices, string place)
    {
        foreach (Match matrix in matrices.Matches(text))
        {
            string[] listed = matrix.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries);
            string folder = Path.Combine(root, place);
            string[] present = Directory.Exists(folder) ? [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)!)]
                : [];
            foreach (string entry in present.Except(listed).Concat(listed.Except(present)))
            {
                yield return $"{entry} is not in both its matrix and {place}/";
            }
        }
    }

    /// <summary>Paths into the sources; what a build makes (bin, packages, runs) is not there yet.</summary>
    [GeneratedRegex(
        @"\b(?:tools|tests|firmware|boards|shared)[/\\][\w./\\]+\.(?:sh|nfproj|csproj|config|yaml)\b"
        + @"|\bnano\.runsettings\b|\btools/LVS\.\w+\b")]
    private static partial Regex Named();

    [GeneratedRegex(@"dotnet tool install (LVS\S*)")]
    private static partial Regex Installs();

    [GeneratedRegex("<PackageId>([^<]+)</PackageId>")]
    private static partial Regex PackageIds();

    [GeneratedRegex(@"board: \[([^\]]+)\]")]
    private static partial Regex Boards();

    /// <summary>
    /// A job whose boards are an output of the job that it needs; a step of that one makes the output of all folders' names in boards/.
    /// </summary>
    [GeneratedRegex(
        @"^  (?<job>\w+):\n(?:    .*\n)*?      (?<output>\w+): \$\{\{ steps\.(?<step>\w+)\.outputs\.(?<name>\w+) \}\}\n"
        + @"(?:    .*\n)*?      - id: \k<step>\n"
        + @"        run: echo ""\k<name>=\$\(printf '%s\\n' boards/\*/ \| xargs -n 1 basename \| jq -Rnc '\[inputs\]'\)"""
        + @" >> ""\$GITHUB_OUTPUT""\n"
        + @"(?:  .*\n)*?    needs: \k<job>\n(?:    .*\n)*?        board: \$\{\{ fromJSON\(needs\.\k<job>\.outputs\.\k<output>\) \}\}\n",
        RegexOptions.Multiline)]
    private static partial Regex BoardsOfFolders();

    [GeneratedRegex(@"tests: \[([^\]]+)\]")]
    private static partial Regex Tests();
}
