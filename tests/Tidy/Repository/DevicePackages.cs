using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LVS.Tests.Tidy;

/// <summary>
/// Firmware image and packages are chosen together: the lock file beside the boards, each packages.config and the references of its
/// project name the same packages in the same versions.
/// </summary>
internal static partial class DevicePackages
{
    /// <summary>Needed by device tests only, so no image carries its native part.</summary>
    private const string TestPackage = "nanoFramework.TestFramework";

    public static IEnumerable<string> Check(string root)
    {
        FirmwareLock? locked = FirmwareLock.Load(root);
        if (locked is null)
        {
            return [$"{FirmwareLock.Name} is missing"];
        }

        string boards = Path.Combine(root, "boards");
        string[] folders = [.. Directory.GetDirectories(boards).Select(folder => Path.GetFileName(folder)!)];
        return RepositoryRoot.Files(root, ".", "*.nfproj").SelectMany(path => Project(root, ProjectFile.Load(path), locked))
            .Concat(folders.Except(locked.Boards).Select(board => $"{board} is not in {FirmwareLock.Name}"))
            .Concat(locked.Boards.Except(folders).Select(board => $"{FirmwareLock.Name} names {board}, which has no folder"));
    }

    private static IEnumerable<string> Project(string root, ProjectFile project, FirmwareLock locked)
    {
        string name = Path.GetRelativePath(root, project.Path);
        if (!File.Exists(Path.Combine(project.Folder, "packages.config")))
        {
            return [$"{name} has no packages.config"];
        }

        (string Id, string Version)[] packages = Packages(project);
        bool isFirmware = name.StartsWith("firmware", StringComparison.Ordinal);
        return References(name, project, packages)
            .Concat(packages.GroupBy(package => package.Id).Where(group => group.Count() > 1)
                .Select(group => $"{name}: {group.Key} is twice in packages.config"))
            .Concat(packages.Where(package => isFirmware || package.Id != TestPackage)
                .Where(package => locked.Packages.GetValueOrDefault(package.Id) != package.Version)
                .Select(package => $"{name}: {package.Id} {package.Version} is not what {FirmwareLock.Name} says"))
            .Concat(project.Referred.SelectMany(Packages).Except(packages)
                .Select(package => $"{name} does not have {package.Id} {package.Version}, which a project needs that it refers to"))
            .Concat(locked.Packages.Keys.Where(id => project.IsProgram && packages.All(package => package.Id != id))
                .Select(id => $"{name} does not have {id} of {FirmwareLock.Name}"));
    }

    private static (string Id, string Version)[] Packages(ProjectFile project)
    {
        string config = Path.Combine(project.Folder, "packages.config");
        return !File.Exists(config) ? [] : [.. XDocument.Load(config).Root!.Elements("package")
            .Select(package => (package.Attribute("id")!.Value, package.Attribute("version")!.Value))];
    }

    private static IEnumerable<string> References(string name, ProjectFile project, (string Id, string Version)[] packages)
    {
        string[] hinted = [.. project.HintPaths.Select(path => PackageFolder().Match(path))
            .Where(match => match.Success).Select(match => match.Groups[1].Value)];
        string[] listed = [.. packages.Select(package => $"{package.Id}.{package.Version}")];
        return hinted.Except(listed).Select(folder => $"{name} refers to {folder}, which is not in packages.config")
            .Concat(listed.Except(hinted).Select(folder => $"{name} does not refer to {folder} of packages.config"))
            .Concat(project.HintPaths.Where(path => !PackageFolder().IsMatch(path))
                .Select(path => $"{name} refers to {path}, which is no package"))
            .Concat(project.Unhinted.Select(reference => $"{name} refers to {reference} without a HintPath"));
    }

    [GeneratedRegex(@"/packages/([^/]+)/lib/[^/]+\.(?:dll|exe)$")]
    private static partial Regex PackageFolder();
}
