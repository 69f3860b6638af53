using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace LVS.Bench;

/// <summary>
/// Holds the rewritten assemblies, and loads the others of ours once more, beside those of the program: a driver and all that it uses must
/// see the rewritten types.
/// </summary>
internal sealed class CountedContext() : AssemblyLoadContext("counted", isCollectible: true)
{
    private const string Ours = "LVS.";

    private readonly Dictionary<string, Assembly> rewritten = [];

    /// <summary>Loads a rewritten assembly; the first one before anything that uses it.</summary>
    public void Add(Stream image)
    {
        Assembly assembly = LoadFromStream(image);
        rewritten.Add(assembly.GetName().Name!, assembly);
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (rewritten.TryGetValue(assemblyName.Name!, out Assembly? known))
        {
            return known;
        }

        string path = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
        if (!assemblyName.Name!.StartsWith(Ours, StringComparison.Ordinal) || !File.Exists(path))
        {
            return null;
        }

        using FileStream file = File.OpenRead(path);
        return LoadFromStream(file);
    }
}
