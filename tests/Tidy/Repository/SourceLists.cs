using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LVS.Tests.Tidy;

/// <summary>
/// The device's project system takes no patterns: a source that no list names is not compiled, one that two lists name is compiled
/// twice, also when they belong to two assemblies of one image. A folder with lists names each of its sources exactly once.
/// </summary>
internal static class SourceLists
{
    public static IEnumerable<string> Check(string root)
    {
        ProjectFile[] lists = [.. new[] { "*.projitems", "*.nfproj" }
            .SelectMany(pattern => RepositoryRoot.Files(root, ".", pattern)).Select(ProjectFile.Load)];
        return lists.GroupBy(list => list.Folder).SelectMany(group => Folder(root, group.Key, [.. group]))
            .Concat(lists.SelectMany(list => Missing(root, list)))
            .Concat(lists.Where(list => list.Path.EndsWith(".nfproj", StringComparison.Ordinal))
                .SelectMany(project => Twice(root, project)));
    }

    private static IEnumerable<string> Folder(string root, string folder, ProjectFile[] lists)
    {
        string[] listed = [.. lists.SelectMany(list => list.Compiled)];
        foreach (string file in RepositoryRoot.Files(root, Path.GetRelativePath(root, folder), "*.cs").Select(Path.GetFullPath))
        {
            int count = listed.Count(path => path == file);
            if (count != 1)
            {
                string by = string.Join(" and ", lists.Select(list => Path.GetFileName(list.Path)));
                yield return $"{Path.GetRelativePath(root, file)} is listed {count} times by {by}";
            }
        }
    }

    private static IEnumerable<string> Missing(string root, ProjectFile list)
    {
        return list.Compiled.Where(path => !Exists(path))
            .Select(path => $"{Path.GetRelativePath(root, list.Path)} lists {Path.GetRelativePath(root, path)}, which does not exist")
            .Concat(list.ReferredPaths.Where(path => !File.Exists(path)).Select(path =>
                $"{Path.GetRelativePath(root, list.Path)} refers to {Path.GetRelativePath(root, path)}, which does not exist"));
    }

    private static IEnumerable<string> Twice(string root, ProjectFile project)
    {
        return project.Referred.Append(project).SelectMany(part => part.Imported.Append(part)).SelectMany(list => list.Compiled)
            .GroupBy(path => path)
            .Where(group => group.Count() > 1)
            .Select(group => $"{Path.GetRelativePath(root, project.Path)} compiles {Path.GetRelativePath(root, group.Key)} twice");
    }

    /// <summary>With a property in place of one folder, e.g. the board: every folder there must have the file.</summary>
    private static bool Exists(string path)
    {
        int star = path.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return File.Exists(path);
        }

        string parent = path[..star];
        string[] folders = Directory.Exists(parent) ? Directory.GetDirectories(parent) : [];
        return folders.Length > 0 && folders.All(folder => File.Exists(folder + path[(star + 1)..]));
    }
}
