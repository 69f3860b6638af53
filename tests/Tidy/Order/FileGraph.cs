using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Tests.Tidy;

/// <summary>Which file of a project names which.</summary>
internal sealed class FileGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> edges = new(StringComparer.Ordinal);

    public IEnumerable<string> Files => edges.Keys;

    public IEnumerable<string> Folders => Files.Select(FileUse.Folder).Distinct();

    public IEnumerable<FileUse> Uses => edges.SelectMany(from => from.Value.Select(to => new FileUse(from.Key, to.Key, to.Value)));

    public void Add(string file) => edges.TryAdd(file, new(StringComparer.Ordinal));

    /// <summary>Within one file nothing is to be told.</summary>
    public void Add(FileUse use)
    {
        Add(use.From);
        Add(use.To);
        if (use.From != use.To)
        {
            edges[use.From].TryAdd(use.To, use.Type);
        }
    }

    /// <summary>Sets of files each of which names every other of its set, directly or over others.</summary>
    public IEnumerable<string[]> FileCycles() => Cycles.Find(edges.ToDictionary(edge => edge.Key, edge => edge.Value.Keys.ToArray()));

    /// <summary>The same of folders.</summary>
    public IEnumerable<string[]> FolderCycles()
    {
        ILookup<string, string> named = Uses.Where(use => use.FromFolder != use.ToFolder)
            .ToLookup(use => use.FromFolder, use => use.ToFolder);
        return Cycles.Find(Folders.ToDictionary(folder => folder, folder => named[folder].Distinct().ToArray()));
    }
}
