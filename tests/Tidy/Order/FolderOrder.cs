using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Tests.Tidy;

/// <summary>The direction that is declared for the folders of a project: a file names its own folder and those before it.</summary>
/// <param name="Assembly">What the sources are compiled into.</param>
/// <param name="Project">The folder of the project, below that of the repository.</param>
/// <param name="Folders">From the lowest; "." holds the files beside the project. A folder not listed has the place of its parent.</param>
internal sealed record FolderOrder(string Assembly, string Project, params string[] Folders)
{
    /// <summary>Two or three files may name each other, as a node and its list do; more are a knot.</summary>
    public const int FileCycleMax = 3;

    /// <summary>What breaks the order or stands in a circle.</summary>
    public IEnumerable<string> Check(FileGraph graph)
    {
        return Unplaced(graph).Concat(Empty(graph)).Concat(Upward(graph)).Concat(FolderCycles(graph)).Concat(FileCycles(graph));
    }

    private IEnumerable<string> Unplaced(FileGraph graph)
    {
        return graph.Folders.Where(folder => Place(folder) < 0)
            .Select(folder => $"{Project}: {folder} has no place in the order of the folders");
    }

    private IEnumerable<string> Empty(FileGraph graph)
    {
        HashSet<int> used = [.. graph.Folders.Select(Place)];
        return Folders.Where((_, place) => !used.Contains(place))
            .Select(folder => $"{Project}: {folder} has a place in the order, but no file");
    }

    private IEnumerable<string> Upward(FileGraph graph)
    {
        foreach (FileUse use in graph.Uses)
        {
            int from = Place(use.FromFolder);
            if (from >= 0 && from < Place(use.ToFolder))
            {
                yield return $"{Project}/{use.From} names {use.Type} of {use.To}: {use.FromFolder} is below {use.ToFolder}";
            }
        }
    }

    private IEnumerable<string> FolderCycles(FileGraph graph)
    {
        foreach (string[] cycle in graph.FolderCycles())
        {
            IEnumerable<string> uses = graph.Uses
                .Where(use => use.FromFolder != use.ToFolder && cycle.Contains(use.FromFolder) && cycle.Contains(use.ToFolder))
                .GroupBy(use => $"{use.FromFolder} -> {use.ToFolder}")
                .Select(group => $"{group.Key} ({group.First().From} names {group.First().Type}; {group.Count()} in all)");
            yield return $"{Project}: the folders {string.Join(", ", cycle)} name each other in a circle: {string.Join("; ", uses)}";
        }
    }

    private IEnumerable<string> FileCycles(FileGraph graph)
    {
        foreach (string[] cycle in graph.FileCycles().Where(cycle => cycle.Length > FileCycleMax))
        {
            string files = string.Join(", ", cycle);
            yield return $"{Project}: {cycle.Length} files, more than {FileCycleMax}, name each other in a circle: {files}";
        }
    }

    /// <summary>Of a folder or the nearest around it that has one; -1 when none has.</summary>
    private int Place(string folder)
    {
        int place = Array.IndexOf(Folders, folder);
        return place >= 0 || !folder.Contains('/', StringComparison.Ordinal) ? place : Place(FileUse.Folder(folder));
    }
}
