using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Mono.Cecil;

namespace LVS.Tests.Tidy;

/// <summary>The device check bites: each class of deliberate violations breaks exactly the rule it was written for.</summary>
[TestClass]
public class ViolationsTest
{
    private const string Space = "LVS.Tests.Violations";

    private static readonly ApiText Allowed = ApiText.Parse(
        "# mscorlib",
        "class System.ArgumentException : SystemException",
        "  ctor(string message)",
        "enum System.DayOfWeek : int { Friday=5 }",
        "class System.Exception",
        "  string Message { get; }",
        "interface System.IDisposable",
        "class System.Object",
        "  ctor()",
        "  virtual string ToString()",
        "sealed class System.String : IComparable, IEnumerable",
        "  static string Concat(string str0, string str1, string str2)",
        "  static bool op_Equality(string a, string b)",
        "  int Length { get; }",
        "class System.Type",
        "  static Type GetTypeFromHandle(RuntimeTypeHandle handle)",
        "abstract class System.ValueType",
        "sealed class System.Version",
        "  ctor(int major, int minor)",
        "static class System.GC",
        "  static void SuppressFinalize(object obj)",
        "struct System.DateTime",
        "  static DateTime UtcNow { get; }",
        "abstract class System.MulticastDelegate : Delegate",
        "interface System.Collections.IEnumerator",
        "class System.Collections.Hashtable",
        "  IEnumerator GetEnumerator()",
        "static class System.BitConverter",
        "  static bool IsLittleEndian { get; }",
        "sealed class System.ParamArrayAttribute : Attribute",
        "  ctor()",
        "sealed class System.Reflection.DefaultMemberAttribute : Attribute",
        "  ctor(string memberName)",
        "static class System.Runtime.CompilerServices.RuntimeHelpers",
        "  static void InitializeArray(Array array, RuntimeFieldHandle fldHandle)",
        "static class System.Threading.Interlocked",
        "  static int Increment(ref int location)",
        "static class System.Threading.Monitor",
        "  static void Enter(object obj)",
        "  static void Exit(object obj)",
        "sealed class System.Threading.Thread",
        "  ctor(ThreadStart start)",
        "  void Start()",
        "  static void Sleep(int millisecondsTimeout)",
        "delegate void System.Threading.ThreadStart()",
        "# System.Math",
        "static class System.Math",
        "  static int Max(int val1, int val2)");

    private static readonly StandIns StandIns = StandIns.Parse(
        "System.Threading.Monitor: static void Enter(object obj, ref bool lockTaken)"
            + " -> System.Threading.Monitor: static void Enter(object obj)",
        "System.Runtime.CompilerServices.CompilerGeneratedAttribute -> nothing",
        "System.Diagnostics.DebuggerBrowsableAttribute -> nothing");

    private static readonly TypeDefinition[] Types = DeviceAssemblies.Types("LVS.Tests.Violations", Space);

    [TestMethod]
    [DataRow("PcOnlyMember", nameof(Rule.Surface), "Interlocked: static int Add(int&, int)", "lock, or Interlocked.Increment")]
    [DataRow("PcOnlyOverload", nameof(Rule.Surface), "Math: static long Max(long, long)", "a comparison")]
    [DataRow("PcOnlyResult", nameof(Rule.Surface), "IDictionaryEnumerator GetEnumerator()", "the device has IEnumerator GetEnumerator()")]
    [DataRow("PcOnlyProperty", nameof(Rule.Surface), "void set_IsBackground(bool)", "DeviceSurface.txt")]
    [DataRow("PcOnlyField", nameof(Rule.Surface), "static bool IsLittleEndian", "DeviceSurface.txt")]
    [DataRow("PcOnlyConstructor", nameof(Rule.Surface), "void .ctor(string)", "ctor(int major, int minor)")]
    [DataRow("PcOnlyBase", nameof(Rule.Surface), "type System.IO.StringReader", "")]
    [DataRow("PcOnlyInterface", nameof(Rule.Surface), "type System.IServiceProvider", "")]
    [DataRow("PcOnlyAttribute", nameof(Rule.Surface), "System.ComponentModel.DescriptionAttribute", "")]
    [DataRow("PcOnlyCatch", nameof(Rule.Surface), "type System.DivideByZeroException", "")]
    [DataRow("PcOnlyThrow", nameof(Rule.Surface), "System.OperationCanceledException: void .ctor()", "")]
    [DataRow("PcOnlyTypeToken", nameof(Rule.Surface), "type System.Uri", "")]
    [DataRow("PcOnlyCast", nameof(Rule.Surface), "type System.Uri", "")]
    [DataRow("PcOnlyEnum", nameof(Rule.Surface), "System.DayOfWeek.Monday", "")]
    [DataRow("GarbageCollector", nameof(Rule.Surface), "System.GC: static void Collect()", "allocated in boot")]
    [DataRow("EmulatorType", nameof(Rule.Layer), "LVS.Tests.Above.Tower", "")]
    [DataRow("GenericClass`1", nameof(Rule.Generic), "generic type", "")]
    [DataRow("GenericMethod", nameof(Rule.Generic), "generic method", "")]
    [DataRow("GenericMethodCall", nameof(Rule.Generic), "void Run()", "")]
    [DataRow("GenericDelegate", nameof(Rule.Generic), "Action`1<int>", "")]
    [DataRow("NullableValue", nameof(Rule.Generic), "Nullable`1<int>", "")]
    [DataRow("SpanParameter", nameof(Rule.Generic), "ReadOnlySpan`1<byte>", "")]
    [DataRow("GenericInterface", nameof(Rule.Generic), "IComparer`1<int>", "")]
    [DataRow("MultiDimArray", nameof(Rule.MultiDimArray), "int[,]", "a flat array")]
    [DataRow("StructArray", nameof(Rule.StructArray), "Pair[]", "")]
    [DataRow("BigArray", nameof(Rule.BigArray), "16392 bytes", "")]
    [DataRow("ArraySort", nameof(Rule.ArrayHelper), "Sort", "")]
    [DataRow("EmptyParams", nameof(Rule.ArrayHelper), "Empty", "new T[0]")]
    [DataRow("CheckedAdd", nameof(Rule.Overflow), "add.ovf", "")]
    [DataRow("CheckedCast", nameof(Rule.Overflow), "conv.ovf.u1", "")]
    [DataRow("StackAlloc", nameof(Rule.Unsafe), "stackalloc", "")]
    [DataRow("FixedPointer", nameof(Rule.Unsafe), "pointer", "")]
    [DataRow("NativeImport", nameof(Rule.Native), "code outside of IL", "")]
    [DataRow("IDefaultMethod", nameof(Rule.InterfaceBody), "with a body", "")]
    [DataRow("AsyncMethod", nameof(Rule.StateMachine), "async or yield", "")]
    [DataRow("YieldMethod", nameof(Rule.StateMachine), "async or yield", "")]
    [DataRow("VolatileField", nameof(Rule.Volatile), "volatile", "")]
    [DataRow("StaticOfAnother", nameof(Rule.StaticOrder), "uses LVS.Tests.Violations.StaticOfAnother.Source.Values", "")]
    [DataRow("StaticCall", nameof(Rule.StaticOrder), "calls LVS.Tests.Violations.AllowedOverload.Larger", "")]
    [DataRow("StaticThroughConstructor", nameof(Rule.StaticOrder), "Reader.Values through", "")]
    [DataRow("DecimalNumber", nameof(Rule.Decimal), "decimal", "")]
    [DataRow("DynamicCall", nameof(Rule.Dynamic), "dynamic", "")]
    [DataRow("IndexFromEnd", nameof(Rule.IndexRange), "from the end", "")]
    [DataRow("ArrayRange", nameof(Rule.IndexRange), "range", "")]
    [DataRow("TupleSwap", nameof(Rule.Tuple), "tuple", "")]
    [DataRow("TupleResult", nameof(Rule.Tuple), "tuple", "")]
    [DataRow("InterpolatedText", nameof(Rule.Interpolation), "handler", "")]
    [DataRow("EnumText", nameof(Rule.EnumText), "DayOfWeek", "")]
    public void EachBreaksItsRuleAndNoOther(string name, string rule, string what, string instead)
    {
        IReadOnlyList<Violation> found = Check(Space, name, []);

        string all = string.Join(Environment.NewLine, found);
        bool alone = found.Count > 0 && found.All(violation => violation.Rule.ToString() == rule);
        Assert.IsTrue(alone, $"only {rule} expected of {name}, found:{Environment.NewLine}{all}");
        Assert.Contains(what, all);
        Assert.Contains(instead, all);
    }

    [TestMethod]
    [DataRow("Clean")]
    [DataRow("AllowedOverload")]
    public void CodeForTheDeviceIsNotReported(string name)
    {
        Assert.AreEqual("", string.Join(Environment.NewLine, Check(Space, name, [])));
    }

    [TestMethod]
    [DataRow("UsesClock", "System.DateTime")]
    [DataRow("UsesThreads", "System.Threading.Thread")]
    public void ALayerWithoutTheWorldMustNotReadIt(string name, string what)
    {
        IReadOnlyList<Violation> found = Check(Space + ".Pure", name, Layer.World);
        Assert.IsTrue(found.Count > 0 && found.All(violation => violation.Rule == Rule.Layer), string.Join(Environment.NewLine, found));
        Assert.Contains(what, found[0].What);

        Assert.IsEmpty(Check(Space + ".Pure", name, []), "the same is fine in a layer that may");
    }

    [TestMethod]
    public void NoViolationIsLeftUntested()
    {
        string[] rows = [.. GetType().GetMethods()
            .SelectMany(method => method.GetCustomAttributes(typeof(DataRowAttribute), false))
            .Select(row => (string)((DataRowAttribute)row).Data[0]!)];
        string[] missing = [.. Types.Where(type => !type.Name.StartsWith('<') && !rows.Contains(type.Name)).Select(type => type.Name)];
        Assert.AreEqual("", string.Join(", ", missing));

        string[] untested = [.. Enum.GetNames<Rule>().Where(rule => !GetType().GetMethod(nameof(EachBreaksItsRuleAndNoOther))!
            .GetCustomAttributes(typeof(DataRowAttribute), false).Any(row => (string)((DataRowAttribute)row).Data[1]! == rule))];
        Assert.AreEqual("", string.Join(", ", untested));
    }

    private static List<Violation> Check(string space, string name, IReadOnlyList<string> forbidden)
    {
        Surface surface = new(Allowed, StandIns, ApiText.Parse());
        Layer layer = new(space, [], forbidden);
        TypeDefinition type = Types.Single(type => type.FullName == $"{space}.{name}");
        string folder = Path.Combine(RepositoryRoot.Path, "tests", "Tidy", "Violations", space[Space.Length..].Trim('.'));
        SourceCode source = SourceCode.Load(RepositoryRoot.Path, Path.Combine(folder, name.Split('`')[0] + ".cs"));
        return [.. DeviceCheck.Check([type], surface, layer), .. SourceCheck.Check(source, surface)];
    }
}
