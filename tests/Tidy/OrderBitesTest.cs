using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Tidy;

/// <summary>The check of directions bites: a sound project is quiet, and each way in which a source can name another is seen.</summary>
[TestClass]
public class OrderBitesTest
{
    private const string Project = "shared/Core";

    private static readonly FolderOrder Order = new("Any", Project, ".", "Low", "High");

    private static readonly MetadataReference[] References =
    [
        MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
    ];

    [TestMethod]
    public void DownwardNamesAreQuiet()
    {
        Found([("Low/A.cs", "class A { public const int Most = 3; }"), ("High/B.cs", "class B : A { int Size => A.Most; }")], "");
    }

    /// <summary>One row a way: what the lower file says of the higher one's type.</summary>
    [TestMethod]
    [DataRow("class A : High { }")]
    [DataRow("class A : IHigh { }")]
    [DataRow("interface A : IHigh { }")]
    [DataRow("class A { High? held; }")]
    [DataRow("class A { High[]? held; }")]
    [DataRow("class A { System.Collections.Generic.List<High>? held; }")]
    [DataRow("class A<T> where T : High { }")]
    [DataRow("class A { void Run<T>() where T : High { } }")]
    [DataRow("class A { High? Held { get; } }")]
    [DataRow("class A { static High? Make() => null; }")]
    [DataRow("class A { void Take(High high) { } }")]
    [DataRow("class A { void Run() { High.Run(); } }")]
    [DataRow("class A { void Run() { System.GC.KeepAlive(new High()); } }")]
    [DataRow("class A { int Run() => High.Held; }")]
    [DataRow("class A { int Run() => High.Most; }")]
    [DataRow("class A { int Run() => (int)Colour.Red; }")]
    [DataRow("class A { int Run(object any) => any is High ? 1 : 0; }")]
    [DataRow("class A { System.Type Run() => typeof(High); }")]
    [DataRow("class A { System.Type Run() => typeof(High.Inner); }")]
    [DataRow("class A { void Run() { try { } catch (Trouble) { } } }")]
    [DataRow("class A { System.Action Run() => () => High.Run(); }")]
    [DataRow("class A { async System.Threading.Tasks.Task Run() { await System.Threading.Tasks.Task.Yield(); High.Run(); } }")]
    [DataRow("class A { System.Collections.Generic.IEnumerable<int> Run() { High.Run(); yield return 1; } }")]
    [DataRow("class A { class Inner { void Run() => High.Run(); } }")]
    [DataRow("[Mark] class A { }")]
    [DataRow("class A { [Mark] void Run() { } }")]
    [DataRow("delegate void A(High high);")]
    [DataRow("interface A { High Held { get; } }")]
    [DataRow("enum A { Most = High.Most }")]
    public void AnUpwardNameIsFound(string lower)
    {
        string[] found = Check(
            ("Low/A.cs", lower),
            ("High/High.cs",
                "class High { public const int Most = 3; public static int Held; public static void Run() { } public class Inner { } }"),
            ("High/IHigh.cs", "interface IHigh { }"),
            ("High/Colour.cs", "enum Colour { Red = 7 }"),
            ("High/Trouble.cs", "class Trouble : System.Exception { }"),
            ("High/Mark.cs", "class Mark : System.Attribute { }"));
        Assert.HasCount(1, found, string.Join(Environment.NewLine, found));
        Assert.StartsWith($"{Project}/Low/A.cs names ", found[0]);
        Assert.EndsWith(": Low is below High", found[0]);
    }

    [TestMethod]
    public void APartOfAPartialTypeIsFoundWhereItIs()
    {
        Found(
            [
                ("A.cs", "partial class A { }"),
                ("Low/A.Part.cs", "partial class A { void Run() => B.Run(); }"),
                ("High/B.cs", "class B { public static void Run() { } }"),
            ],
            $"{Project}/Low/A.Part.cs names B of High/B.cs: Low is below High");
    }

    [TestMethod]
    public void ACircleOfFoldersIsFound()
    {
        Found(
            [("Low/A.cs", "class A { B? b; }"), ("High/B.cs", "class B { C? c; }"), ("Low/C.cs", "class C { }")],
            $"{Project}/Low/A.cs names B of High/B.cs: Low is below High",
            $"{Project}: the folders High, Low name each other in a circle: "
                + "High -> Low (High/B.cs names C; 1 in all); Low -> High (Low/A.cs names B; 1 in all)");
    }

    [TestMethod]
    public void ACircleOfFoldersWithinOneOfTheOrderIsFound()
    {
        Found(
            [("Low/A.cs", "class A { }"), ("High/Left/B.cs", "class B { C? c; }"), ("High/Right/C.cs", "class C { B? b; }")],
            $"{Project}: the folders High/Left, High/Right name each other in a circle: "
                + "High/Left -> High/Right (High/Left/B.cs names C; 1 in all); "
                + "High/Right -> High/Left (High/Right/C.cs names B; 1 in all)");
    }

    [TestMethod]
    [DataRow(3, false)]
    [DataRow(4, true)]
    public void ACircleOfFilesIsFoundFromFourOn(int count, bool isFound)
    {
        IEnumerable<(string, string)> circle = Enumerable.Range(0, count)
            .Select(i => ($"Low/A{i}.cs", $"class A{i} {{ A{(i + 1) % count}? next; }}"));
        Found(
            [.. circle, ("High/B.cs", "class B { }")],
            isFound ? $"{Project}: 4 files, more than 3, name each other in a circle: Low/A0.cs, Low/A1.cs, Low/A2.cs, Low/A3.cs" : "");
    }

    [TestMethod]
    public void AFolderWithoutAPlaceIsFound()
    {
        Found(
            [("Low/A.cs", "class A { }"), ("Other/B.cs", "enum B { }")],
            $"{Project}: Other has no place in the order of the folders",
            $"{Project}: High has a place in the order, but no file");
    }

    /// <summary>A reference downward is quiet; one upward, to the project itself or to a project without a place is found.</summary>
    [TestMethod]
    [DataRow("Low", "")]
    [DataRow("High", "tools/Middle refers to tools/High, which does not stand before it")]
    [DataRow("Middle", "tools/Middle refers to tools/Middle, which does not stand before it")]
    [DataRow("Other", "tools/Middle refers to tools/Other, which has no place in the order")]
    public void AReferenceUpwardIsFound(string named, string expected)
    {
        using ScratchFolder folder = new();
        string reference = $@"<ItemGroup><ProjectReference Include=""..\{named}\{named}.csproj"" /></ItemGroup>";
        folder.Write("tools/Low/Low.csproj", "<Project />");
        folder.Write("tools/Middle/Middle.csproj", "<Project>", reference, "</Project>");
        folder.Write("tools/High/High.csproj", "<Project />");
        string[] found = [.. FolderOrders.Upward(folder.Path, ["tools/Low", "tools/Middle", "tools/High"])];
        Assert.AreEqual(expected, string.Join(Environment.NewLine, found));
    }

    private static void Found((string Path, string Text)[] sources, params string[] expected)
    {
        Assert.AreEqual(string.Join(Environment.NewLine, expected), string.Join(Environment.NewLine, Check(sources)));
    }

    private static string[] Check(params (string Path, string Text)[] sources)
    {
        Dictionary<string, string> texts = sources.Append(("Root.cs", "class Root { }")).ToDictionary();
        using MemoryStream assembly = new();
        using MemoryStream pdb = new();
        EmitOptions portable = new(debugInformationFormat: DebugInformationFormat.PortablePdb);
        EmitResult result = Compilation(texts).Emit(assembly, pdb, options: portable);
        Assert.IsTrue(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
        assembly.Position = pdb.Position = 0;
        return [.. Order.Check(GraphReader.Read(assembly, pdb, $"/{Project}/", file => texts[file]))];
    }

    private static CSharpCompilation Compilation(Dictionary<string, string> texts)
    {
        return CSharpCompilation.Create(
            "Any",
            texts.Select(text => CSharpSyntaxTree.ParseText(text.Value, path: $"/lvs/{Project}/{text.Key}", encoding: Encoding.UTF8)),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
