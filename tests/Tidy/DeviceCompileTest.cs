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
/// Core and Node compile as for the device: C# 9 against the package's mscorlib. Of other packages they need only texts, as far as listed.
/// </summary>
[TestClass]
public class DeviceCompileTest
{
    private static readonly MetadataReference Library = MetadataReference.CreateFromFile(CoreLibrary.File);
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp9);

    [TestMethod]
    public void CoreCompiles() => Compiled(Sources("Core"));

    [TestMethod]
    public void NodeCompiles() => Compiled([.. Sources("Node"), .. Stubs("nanoFramework.System.Text")], Compiled(Sources("Core")));

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
    public void WhatTheLibraryLacksDoesNotCompile(string source, string error)
    {
        Diagnostic[] found = Errors(Compilation([CSharpSyntaxTree.ParseText(source, Options)]), out _);
        Assert.Contains(error, found.Select(diagnostic => diagnostic.Id), string.Join(Environment.NewLine, found.AsEnumerable()));
    }

    private static IEnumerable<SyntaxTree> Sources(string layer)
    {
        string list = Path.Combine(RepositoryRoot.Path, "shared", layer, $"LVS.{layer}.projitems");
        return ProjectFile.Load(list).Compiled.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Options, path));
    }

    /// <summary>What is listed of a package, as sources without bodies.</summary>
    private static IEnumerable<SyntaxTree> Stubs(string package)
    {
        string list = Path.Combine(RepositoryRoot.Path, "tests", "Tidy", "DeviceSurface.txt");
        foreach (ApiType type in ApiText.Load(list).Types.Where(type => type.Package == package))
        {
            string space = type.Name[..type.Name.LastIndexOf('.')];
            string head = type.Text.Replace(type.Name, type.ShortName, StringComparison.Ordinal);
            IEnumerable<string> members = type.Members.Select(member => $"public {member.Text.Replace(" { get; }", "")} => throw null;");
            yield return CSharpSyntaxTree.ParseText($"namespace {space} {{ public {head} {{ {string.Concat(members)} }} }}", Options);
        }
    }

    private static MetadataReference Compiled(IEnumerable<SyntaxTree> sources, params MetadataReference[] lower)
    {
        Diagnostic[] errors = Errors(Compilation(sources, lower), out byte[] image);
        Assert.AreEqual("", string.Join(Environment.NewLine, errors.AsEnumerable()));
        return MetadataReference.CreateFromImage(image);
    }

    private static CSharpCompilation Compilation(IEnumerable<SyntaxTree> sources, params MetadataReference[] lower)
    {
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary);
        return CSharpCompilation.Create("Device", sources, [Library, .. lower], options);
    }

    private static Diagnostic[] Errors(CSharpCompilation compilation, out byte[] image)
    {
        using MemoryStream stream = new();
        EmitResult result = compilation.Emit(stream);
        image = stream.ToArray();
        return [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }
}
