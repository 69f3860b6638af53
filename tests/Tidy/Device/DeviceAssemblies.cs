using System;
using System.IO;
using System.Linq;

using Mono.Cecil;

namespace LVS.Tests.Tidy;

/// <summary>The compiled assemblies beside the tests, read as data.</summary>
internal static class DeviceAssemblies
{
    private static readonly ReaderParameters Parameters = new() { AssemblyResolver = Resolver() };

    /// <summary>Top-level types of an assembly whose namespace is the given one or below it.</summary>
    public static TypeDefinition[] Types(string assembly, string space)
    {
        ModuleDefinition module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"), Parameters);
        return [.. module.Types.Where(type => type.Namespace == space || type.Namespace.StartsWith(space + ".", StringComparison.Ordinal))];
    }

    /// <summary>Of a layer; boards and firmware are compiled into the emulator.</summary>
    public static TypeDefinition[] Types(Layer layer)
    {
        return Types(layer.Namespace is "LVS.Firmware" or "LVS.Boards" ? "LVS.Emulator" : layer.Namespace, layer.Namespace);
    }

    private static DefaultAssemblyResolver Resolver()
    {
        DefaultAssemblyResolver resolver = new();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        return resolver;
    }
}
