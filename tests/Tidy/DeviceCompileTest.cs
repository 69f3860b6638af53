using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Tidy;

/// <summary>
/// Core, Node, Transports and the firmware of every board compile as for the device: C# 9 against the package's mscorlib, and against what
/// <c>DeviceSurface.txt</c> lists of the other packages, as sources without bodies.
/// </summary>
[TestClass]
public class DeviceCompileTest
{
    private static readonly MetadataReference Library = MetadataReference.CreateFromFile(CoreLibrary.File);
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp9);

    private static readonly string ListPath = Path.Combine(RepositoryRoot.Path, "tests", "Tidy", "DeviceSurface.txt");

    private static readonly Lazy<MetadataReference> Core = new(() => Compiled("LVS.Core", Sources("Core")));
    private static readonly Lazy<MetadataReference> AllPackages =
        new(() => Packages([.. Listed().Types.Select(type => type.Package).Distinct()]));

    private static IEnumerable<object[]> Boards => Directory.GetDirectories(Path.Combine(RepositoryRoot.Path, "boards"))
        .Select(folder => new object[] { Path.GetFileName(folder) });

    /// <summary>Each layer against those below it, and no package but what it needs.</summary>
    [TestMethod]
    public void EveryLayerCompiles()
    {
        MetadataReference texts = Packages("nanoFramework.System.Text");
        MetadataReference node = Compiled("LVS.Node", Sources("Node"), Core.Value, texts);
        Compiled("LVS.Transports", Sources("Transports"), Core.Value, node, texts, Packages("System.Net"));
    }

    /// <summary>As its project has it: what it compiles itself, against the device assemblies that it refers to and all packages.</summary>
    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void TheFirmwareCompiles(string board)
    {
        ProjectFile project = ProjectFile.Load(Path.Combine(RepositoryRoot.Path, "firmware/LVS.Firmware/LVS.Firmware.nfproj"));
        Assert.AreEqual("LVS.Nano.Core", Path.GetFileNameWithoutExtension(project.Referred.Single().Path));
        Compiled("LVS.Firmware", Sources(project, board), Core.Value, AllPackages.Value);
    }

    [TestMethod]
    [DataRow("class A { void Run(System.Net.Sockets.Socket socket) => socket.Listen(1); }", "CS1061")]
    [DataRow("class A { void Run() => nanoFramework.Runtime.Native.GC.Run(); }", "CS7036")]
    [DataRow("class A { void Run() => System.IO.File.Delete(null); }", "CS0117")]
    [DataRow("class A : System.IO.Stream { }", "CS1729")]
    public void AnUnlistedMemberOfAPackageDoesNotCompile(string source, string error)
    {
        Diagnostic[] found = Errors(Compilation("Device", [CSharpSyntaxTree.ParseText(source, Options)], AllPackages.Value), out _);
        Assert.Contains(error, found.Select(diagnostic => diagnostic.Id), string.Join(Environment.NewLine, found.AsEnumerable()));
    }

    /// <summary>The same version is what the boards are built with.</summary>
    [TestMethod]
    public void ItIsTheLibraryOfTheLock()
    {
        string version = System.Reflection.AssemblyName.GetAssemblyName(CoreLibrary.File).Version!.ToString(3);
        Assert.AreEqual(FirmwareLock.Load(RepositoryRoot.Path)!.Packages["nanoFramework.CoreLibrary"], version);
    }

    [TestMethod]
    [DataRow("class A { System.Collections.Generic.List<int> held; }", "CS0234")]
    [DataRow("class A { int? held; }", "CS0518")]
    [DataRow("class A { void Run(int[] items) { System.Array.Sort(items); } }", "CS0117")]
    [DataRow("class A { long Run(long x) => System.Math.Max(x, 3L); }", "CS0234")]
    [DataRow("class A { (int, int) Run() => (1, 2); }", "CS8179")]
    [DataRow("class A { System.Collections.IEnumerable Run(string text) => text[1..]; }", "CS0518")]
    [DataRow("record A { int Held { get; init; } }", "CS0518")]
    [DataRow("namespace A;", "CS8773")]
    public void CodeBeyondTheLibraryDoesNotCompile(string source, string error)
    {
        Diagnostic[] found = Errors(Compilation("Device", [CSharpSyntaxTree.ParseText(source, Options)]), out _);
        Assert.Contains(error, found.Select(diagnostic => diagnostic.Id), string.Join(Environment.NewLine, found.AsEnumerable()));
    }

    private static IEnumerable<SyntaxTree> Sources(string layer) =>
        Trees(ProjectFile.Load(Path.Combine(RepositoryRoot.Path, "shared", layer, $"LVS.{layer}.projitems")).Compiled);

    private static IEnumerable<SyntaxTree> Sources(ProjectFile project, string board) =>
        Trees(project.Imported.Append(project).SelectMany(list => list.Compiled)
            .Select(path => path.Replace("*", board, StringComparison.Ordinal)));

    private static IEnumerable<SyntaxTree> Trees(IEnumerable<string> paths) =>
        paths.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Options, path));

    private static ApiText Listed() => ApiText.Load(ListPath);

    private static MetadataReference Packages(params string[] names) => Compiled("Packages", PackageSources
        .Of(Listed(), CoreLibrary.Load(), names).Select(source => CSharpSyntaxTree.ParseText(source, Options)));

    private static MetadataReference Compiled(string name, IEnumerable<SyntaxTree> sources, params MetadataReference[] lower)
    {
        Diagnostic[] errors = Errors(Compilation(name, sources, lower), out byte[] image);
        Assert.AreEqual("", string.Join(Environment.NewLine, errors.AsEnumerable()));
        return MetadataReference.CreateFromImage(image);
    }

    private static CSharpCompilation Compilation(string name, IEnumerable<SyntaxTree> sources, params MetadataReference[] lower)
    {
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary);
        return CSharpCompilation.Create(name, sources, [Library, .. lower], options);
    }

    private static Diagnostic[] Errors(CSharpCompilation compilation, out byte[] image)
    {
        using MemoryStream stream = new();
        EmitResult result = compilation.Emit(stream);
        image = stream.ToArray();
        return [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }
}
