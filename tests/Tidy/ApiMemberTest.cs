using System;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Tidy;

/// <summary>A line of an API text means the signatures that IL has.</summary>
[TestClass]
public class ApiMemberTest
{
    [TestMethod]
    [DataRow("ctor()", "void .ctor()")]
    [DataRow("protected ctor(string message, Exception innerException)", "void .ctor(string, Exception)")]
    [DataRow("static int Increment(ref int location)", "static int Increment(int&)")]
    [DataRow("static bool TryParse(string s, out SByte result)", "static bool TryParse(string, SByte&)")]
    [DataRow("static string Concat(params object[] args)", "static string Concat(object[])")]
    [DataRow("static int ToInt32(string value, int fromBase = 10)", "static int ToInt32(string, int)")]
    [DataRow("protected override void Dispose(bool disposing)", "void Dispose(bool)")]
    [DataRow("static readonly DateTime MinValue", "static DateTime MinValue")]
    [DataRow("const int Infinite = -1", "static int Infinite")]
    [DataRow("bool cardDetectedState", "bool cardDetectedState")]
    [DataRow("byte[] RawData { get; }", "byte[] get_RawData()")]
    [DataRow("long Position { get; set; }", "long get_Position()|void set_Position(long)")]
    [DataRow("char Item[int index] { get; set; }", "char get_Item(int)|void set_Item(int, char)")]
    [DataRow("event EventHandler Changed", "void add_Changed(EventHandler)|void remove_Changed(EventHandler)")]
    public void ALineMeansItsSignatures(string line, string signatures)
    {
        Assert.AreEqual(signatures, string.Join('|', ApiMember.Parse(line).Signatures));
    }

    [TestMethod]
    public void AnEventOfAStaticClassIsStatic()
    {
        ApiType type = ApiText.Parse("# p", "static class A.B", "  event EventHandler Changed").Types[0];
        Assert.IsNotNull(type.Find("static void add_Changed(EventHandler)"));
    }

    [TestMethod]
    public void ADelegateIsMadeAndInvoked()
    {
        ApiType type = ApiText.Parse("# p", "delegate int A.Answer(ref int question, string why)").Types[0];
        Assert.AreEqual("A.Answer", type.Name);
        Assert.IsNotNull(type.Find("void .ctor(object, IntPtr)"));
        Assert.IsNotNull(type.Find("int Invoke(int&, string)"));
    }

    [TestMethod]
    public void ANestedTypeKeepsItsSlash()
    {
        ApiType type = ApiText.Parse("# p", "class A.B", "  enum A.B/Kind : int { One=1, Two=2 }").Types[1];
        Assert.AreEqual("A.B/Kind", type.Name);
        Assert.AreEqual("Kind", type.ShortName);
        Assert.HasCount(2, type.Values);
    }

    [TestMethod]
    public void SpareLinesAreFound()
    {
        Surface surface = new(
            ApiText.Parse(
                "# p", "class A.B", "  int Count { get; set; }", "  void Clear()", "enum A.Kind : int { One=1, Two=2 }", "class A.C"),
            StandIns.Parse("X.B: void Wipe() -> A.B: void Clear()", "X.B: void Drop() -> A.B: void Clear()"),
            ApiText.Parse("# q", "class A.D"));

        Assert.IsTrue(surface.AllowsMember("A.B", "int get_Count()"));
        Assert.IsTrue(surface.AllowsMember("X.B", "void Wipe()"), "by its stand-in");
        Assert.IsTrue(surface.AllowsType("A.D"), "by the library");
        Assert.IsTrue(surface.AllowsValue(ApiText.Parse("# p", "enum A.Kind : int { One=1 }").Types[0], "One"));

        Assert.AreEqual("A.Kind: Two=2|class A.C|X.B: void Drop() -> ...", string.Join('|', surface.Unused()));
    }

    [TestMethod]
    [DataRow("class A.B", "int")]
    [DataRow("nonsense", "")]
    public void AMalformedLineIsRefused(string type, string member)
    {
        Assert.ThrowsExactly<FormatException>(() => ApiText.Parse("# p", type, "  " + member));
    }
}
