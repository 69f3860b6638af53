using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace LVS.Tests.Tidy;

/// <summary>One solution opens, builds and deploys everything, from the SDK and from Visual Studio.</summary>
internal static partial class Solution
{
    private const string DeviceType = "11A8DD76-328B-46DF-9F39-F559912D0360";

    public static IEnumerable<string> Check(string root)
    {
        string text = File.ReadAllText(Path.Combine(root, "LVS.Firmware.sln"));
        Match[] projects = [.. Project().Matches(text)
            .Where(match => match.Groups["path"].Value.EndsWith("proj", StringComparison.Ordinal))];
        string[] listed = [.. projects.Select(match => match.Groups["path"].Value.Replace('\\', '/'))];
        string[] present = [.. RepositoryRoot.Files(root, ".", "*.csproj").Concat(RepositoryRoot.Files(root, ".", "*.nfproj"))
            .Select(path => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'))];
        return present.Except(listed).Select(path => $"{path} is not in the solution")
            .Concat(listed.Except(present).Select(path => $"{path} of the solution does not exist"))
            .Concat(listed.GroupBy(path => path).Where(group => group.Count() > 1).Select(group => $"{group.Key} is twice in the solution"))
            .Concat(projects.SelectMany(project => Configured(text, project)))
            .Concat(projects.Where(IsDevice).SelectMany(project => Device(root, project)));
    }

    private static bool IsDevice(Match project) => project.Groups["path"].Value.EndsWith(".nfproj", StringComparison.Ordinal);

    /// <summary>Deploy.0 makes Visual Studio flash a device project when it is started.</summary>
    private static IEnumerable<string> Configured(string text, Match project)
    {
        string[] steps = IsDevice(project) ? ["ActiveCfg", "Build.0", "Deploy.0"] : ["ActiveCfg", "Build.0"];
        string section = Configurations().Match(text).Groups["lines"].Value;
        return section.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(" = ")[0])
            .SelectMany(configuration => steps.Select(step => $"{{{project.Groups["guid"].Value}}}.{configuration}.{step} = "))
            .Where(line => !text.Contains(line, StringComparison.OrdinalIgnoreCase))
            .Select(line => $"{project.Groups["name"].Value} has no '{line.Trim()}'");
    }

    private static IEnumerable<string> Device(string root, Match project)
    {
        string path = Path.Combine(root, project.Groups["path"].Value.Replace('\\', '/'));
        if (!string.Equals(project.Groups["type"].Value, DeviceType, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{project.Groups["name"].Value} is not of the device's project type {DeviceType}";
        }

        string guid = project.Groups["guid"].Value;
        if (File.Exists(path) && !string.Equals(ProjectFile.Load(path).Guid, guid, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{project.Groups["name"].Value} has another ProjectGuid in its file";
        }
    }

    [GeneratedRegex(
        @"^Project\(""\{(?<type>[^}]+)\}""\) = ""(?<name>[^""]+)"", ""(?<path>[^""]+)"", ""\{(?<guid>[^}]+)\}""",
        RegexOptions.Multiline)]
    private static partial Regex Project();

    [GeneratedRegex(@"GlobalSection\(SolutionConfigurationPlatforms\) = preSolution(?<lines>.*?)EndGlobalSection", RegexOptions.Singleline)]
    private static partial Regex Configurations();
}
