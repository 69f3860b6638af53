using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace LVS.Tests.Tidy;

/// <summary>A project or a list of items, read as XML: what it compiles, imports and refers to.</summary>
internal sealed class ProjectFile
{
    private readonly XElement root;

    private ProjectFile(string path)
    {
        Path = path;
        Folder = System.IO.Path.GetDirectoryName(path)!;
        root = XDocument.Load(path).Root!;
    }

    public string Path { get; }

    public string Folder { get; }

    /// <summary>Full paths; a property of unknown value becomes a star.</summary>
    public IEnumerable<string> Compiled => Elements("Compile").Attributes("Include").Select(include => FullPath(include.Value));

    /// <summary>Imported lists that are in the repository.</summary>
    public IEnumerable<ProjectFile> Imported => Elements("Import").Attributes("Project").Select(project => FullPath(project.Value))
        .Where(path => path.EndsWith(".projitems", StringComparison.Ordinal) && File.Exists(path)).Select(Load);

    /// <summary>Projects whose assemblies it refers to, as full paths.</summary>
    public IEnumerable<string> ReferredPaths =>
        Elements("ProjectReference").Attributes("Include").Select(include => FullPath(include.Value));

    /// <summary>All that a program of it is made of: the projects that it refers to, and those that they do.</summary>
    public IEnumerable<ProjectFile> Referred => ReferredPaths.Where(File.Exists).Select(Load)
        .SelectMany(project => project.Referred.Append(project)).DistinctBy(project => project.Path);

    /// <summary>A program, not a library: what is deployed with all it refers to.</summary>
    public bool IsProgram => Elements("OutputType").Any(type => type.Value == "Exe");

    public IEnumerable<string> HintPaths => Elements("Reference").Elements().Where(element => element.Name.LocalName == "HintPath")
        .Select(element => element.Value.Replace('\\', '/'));

    /// <summary>References without a path to a package.</summary>
    public IEnumerable<string> Unhinted => Elements("Reference")
        .Where(element => element.Elements().All(child => child.Name.LocalName != "HintPath"))
        .Select(element => element.Attribute("Include")?.Value ?? "");

    public string Guid => Elements("ProjectGuid").Select(element => element.Value.Trim('{', '}').ToUpperInvariant()).FirstOrDefault("");

    public static ProjectFile Load(string path) => new(path);

    private IEnumerable<XElement> Elements(string name) => root.Descendants().Where(element => element.Name.LocalName == name);

    private string FullPath(string text)
    {
        string path = text.Replace("$(MSBuildThisFileDirectory)", "", StringComparison.Ordinal).Replace('\\', '/');
        while (path.IndexOf("$(", StringComparison.Ordinal) is >= 0 and int start && path.IndexOf(')', start) is > 0 and int end)
        {
            path = path[..start] + "*" + path[(end + 1)..];
        }

        return System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, path));
    }
}
