using System.Linq;
using System.Text.Json;

using LVS.Harness;
using LVS.Report;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

[TestClass]
public sealed class ResultJsonTests
{
    /// <summary>The common keys that the documentation of the command line promises.</summary>
    private const string Promised = "verdict invariants reproduce nodes seed conservationErrorUvu entropyStart entropyEnd spreadUvu "
        + "framesSent framesReceived bytesSent frameBytesMax allocatedBytesPerTick guardInterventions runFolder reportHtml";

    private const string Further = "verb reasons firmwareNodes seconds inFlightUvu framesLost samples nodeRows edges";

    [TestMethod]
    public void HasExactlyTheKeysOfTheCommandLine()
    {
        using JsonDocument json = JsonDocument.Parse(ResultJson.Compact(ReportSamples.Make()));

        Assert.AreEqual(Sorted(Promised + " " + Further), Keys(json.RootElement));
        Assert.AreEqual("detail holds name", Keys(json.RootElement.GetProperty("invariants")[0]));
        Assert.AreEqual(
            "entropy floatsUvu framesLost framesReceived framesSent nodesHeard seconds spreadUvu",
            Keys(json.RootElement.GetProperty("samples")[0]));
        Assert.AreEqual("from inFlightUvu netUvu to", Keys(json.RootElement.GetProperty("edges")[0]));
        Assert.AreEqual(
            Sorted("name kind pseudonym state earnedUvu protectedUvu floatStartUvu floatEndUvu source edges framesSent framesReceived "
                + "framesLost framesRefused guardInterventions"),
            Keys(json.RootElement.GetProperty("nodeRows")[0]));
    }

    [TestMethod]
    public void KeepsValuesAndNulls()
    {
        SwarmResult result = ReportSamples.Make(nodes: 3) with
        {
            Seed = long.MaxValue,
            Reproduce = "lvs swarm --name \"it's <ok> & ü\"",
            Invariants = [new("a", true, ""), new("b", false, ""), new("c", null, "")],
        };
        using JsonDocument json = JsonDocument.Parse(ResultJson.Compact(result));
        JsonElement root = json.RootElement;

        Assert.AreEqual(long.MaxValue, root.GetProperty("seed").GetInt64());
        Assert.AreEqual(result.Reproduce, root.GetProperty("reproduce").GetString());
        Assert.AreEqual(0.0005, root.GetProperty("entropyEnd").GetDouble());
        Assert.AreEqual("[true,false,null]", "[" + string.Join(',', root.GetProperty("invariants").EnumerateArray().Select(Holds)) + "]");
        Assert.AreEqual("[20000000,25000000,30000000]", Floats(root, 0));
        Assert.AreEqual("[20000000,null,20476190]", Floats(root, 20));
        Assert.AreEqual(JsonValueKind.Null, root.GetProperty("nodeRows")[1].GetProperty("floatEndUvu").ValueKind);
    }

    [TestMethod]
    public void NotANumberIsNull()
    {
        SwarmResult result = ReportSamples.Make() with
        {
            EntropyStart = double.NaN,
            EntropyEnd = double.PositiveInfinity,
            AllocatedBytesPerTick = double.NegativeInfinity,
            Samples = [new Sample(0, 0, double.NaN, 0, 0, 0, 0, [])],
        };
        string text = ResultJson.Indented(result);
        using JsonDocument json = JsonDocument.Parse(text);

        Assert.DoesNotContain("NaN", text);
        Assert.DoesNotContain("Infinity", text);
        foreach (string key in new[] { "entropyStart", "entropyEnd", "allocatedBytesPerTick" })
        {
            Assert.AreEqual(JsonValueKind.Null, json.RootElement.GetProperty(key).ValueKind, key);
        }

        Assert.AreEqual(JsonValueKind.Null, json.RootElement.GetProperty("samples")[0].GetProperty("entropy").ValueKind);
    }

    [TestMethod]
    public void CompactIsOneLineAndIndentedIsTheSameObject()
    {
        SwarmResult result = ReportSamples.Make();
        string compact = ResultJson.Compact(result);
        string indented = ResultJson.Indented(result);
        using JsonDocument one = JsonDocument.Parse(compact);
        using JsonDocument other = JsonDocument.Parse(indented);

        Assert.DoesNotContain("\n", compact);
        Assert.IsTrue(JsonElement.DeepEquals(one.RootElement, other.RootElement));
        Assert.StartsWith("{\n  \"verb\": \"swarm\",\n", indented);
        Assert.EndsWith("}\n", indented);
    }

    private static string Holds(JsonElement invariant)
    {
        return invariant.GetProperty("holds").GetRawText();
    }

    private static string Floats(JsonElement root, int sample)
    {
        return root.GetProperty("samples")[sample].GetProperty("floatsUvu").GetRawText();
    }

    private static string Keys(JsonElement element)
    {
        return Sorted(string.Join(' ', element.EnumerateObject().Select(property => property.Name)));
    }

    private static string Sorted(string keys)
    {
        return string.Join(' ', keys.Split(' ').Order(System.StringComparer.Ordinal));
    }
}
