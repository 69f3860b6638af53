using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

using MethodDefinition = Mono.Cecil.MethodDefinition;
using TypeDefinition = Mono.Cecil.TypeDefinition;

namespace LVS.Tests.Tidy;

/// <summary>In which source a type or method is written, by the documents of a portable pdb; null when a build generates it.</summary>
internal sealed class SourceMap
{
    /// <summary>Portable PDB format, custom debug information: the documents of a type without code, such as an interface.</summary>
    private static readonly Guid TypeDefinitionDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    private readonly MetadataReader pdb;
    private readonly string folder;
    private readonly Dictionary<int, string> bodiless = [];

    /// <param name="pdb">Of the assembly that is asked about.</param>
    /// <param name="folder">What the path of a document must hold, e.g. "/shared/Core/"; the rest is the file's name here.</param>
    public SourceMap(Stream pdb, string folder)
    {
        this.pdb = MetadataReaderProvider.FromPortablePdbStream(pdb).GetMetadataReader();
        this.folder = folder;
        foreach (CustomDebugInformation information in this.pdb.CustomDebugInformation.Select(this.pdb.GetCustomDebugInformation)
            .Where(information => this.pdb.GetGuid(information.Kind) == TypeDefinitionDocuments))
        {
            int row = this.pdb.GetBlobReader(information.Value).ReadCompressedInteger();
            if (File(MetadataTokens.DocumentHandle(row)) is string file)
            {
                bodiless[MetadataTokens.GetRowNumber(information.Parent)] = file;
            }
        }
    }

    /// <summary>The file of a type; of a partial one the file called after it.</summary>
    public string? File(TypeDefinition type)
    {
        string[] files = [.. Files(type).Distinct().Order(StringComparer.Ordinal)];
        string name = type.Name.Split('`')[0] + ".cs";
        return files.FirstOrDefault(file => Path.GetFileName(file) == name) ?? files.FirstOrDefault();
    }

    public string? File(MethodDefinition method)
    {
        MethodDebugInformationHandle handle = MetadataTokens.MethodDebugInformationHandle((int)method.MetadataToken.RID);
        MethodDebugInformation information = pdb.GetMethodDebugInformation(handle);
        return information.SequencePointsBlob.IsNil
            ? null
            : information.GetSequencePoints().Select(point => File(point.Document)).FirstOrDefault(file => file is not null);
    }

    private IEnumerable<string> Files(TypeDefinition type)
    {
        IEnumerable<string> own = type.Methods.Select(File).Concat(type.NestedTypes.SelectMany(Files)).OfType<string>();
        return bodiless.TryGetValue((int)type.MetadataToken.RID, out string? file) ? own.Prepend(file) : own;
    }

    private string? File(DocumentHandle handle)
    {
        if (handle.IsNil)
        {
            return null;
        }

        string name = pdb.GetString(pdb.GetDocument(handle).Name).Replace('\\', '/');
        int start = name.IndexOf(folder, StringComparison.Ordinal);
        string? file = start < 0 ? null : name[(start + folder.Length)..];
        return file?.StartsWith("obj/", StringComparison.Ordinal) == true ? null : file;
    }
}
