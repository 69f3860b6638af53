using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using Mono.Cecil;

namespace LVS.Tests.Tidy;

/// <summary>Reads from an assembly and its pdb which source names which.</summary>
internal sealed class GraphReader
{
    private readonly FileGraph graph = new();
    private readonly Dictionary<TypeDefinition, string> files = [];
    private readonly SourceMap map;
    private readonly ModuleDefinition module;

    private GraphReader(Stream assembly, Stream pdb, string folder)
    {
        map = new SourceMap(pdb, folder);
        module = ModuleDefinition.ReadModule(assembly);
    }

    /// <param name="assembly">To be judged.</param>
    /// <param name="pdb">Its portable pdb.</param>
    /// <param name="folder">What the paths of its own sources hold, e.g. "/shared/Core/"; others are no part of the graph.</param>
    /// <param name="code">The code of a file of the graph, without comments and literals.</param>
    public static FileGraph Read(Stream assembly, Stream pdb, string folder, Func<string, string> code)
    {
        GraphReader reader = new(assembly, pdb, folder);
        using ModuleDefinition module = reader.module;
        reader.Locate();
        foreach (TypeDefinition type in reader.files.Keys)
        {
            reader.Type(type, reader.files[type]);
        }

        reader.Constants(code);
        return reader.graph;
    }

    private void Locate()
    {
        foreach (TypeDefinition type in module.Types)
        {
            if (map.File(type) is string file)
            {
                files[type] = file;
                graph.Add(file);
            }
        }
    }

    private void Type(TypeDefinition type, string file)
    {
        Add(file, NamedTypes.OfHead(type));
        foreach (MethodDefinition method in type.Methods)
        {
            Add(map.File(method) ?? file, NamedTypes.Of(method));
        }

        foreach (TypeDefinition nested in type.NestedTypes)
        {
            Type(nested, map.File(nested) ?? file);
        }
    }

    private void Add(string from, IEnumerable<TypeReference> named)
    {
        foreach (TypeReference type in named.Select(Outermost).Where(type => type.Scope == module))
        {
            if (type.Resolve() is TypeDefinition definition && files.TryGetValue(definition, out string? to))
            {
                graph.Add(new FileUse(from, to, definition.Name));
            }
        }
    }

    private void Constants(Func<string, string> code)
    {
        ConstantUses uses = new(module);
        ILookup<string, string> byName = files.ToLookup(entry => entry.Key.Name, entry => entry.Value);
        foreach (string file in graph.Files.ToArray())
        {
            foreach (string name in uses.In(code(file)))
            {
                // Of several types with one name, in several namespaces, the text does not tell which is meant.
                if (byName[name].Distinct().ToArray() is [string to])
                {
                    graph.Add(new FileUse(file, to, name));
                }
            }
        }
    }

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is not null)
        {
            type = type.DeclaringType;
        }

        return type;
    }
}
