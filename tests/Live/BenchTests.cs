using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary><c>lvs bench</c> as a user calls it: parts, baselines, what is said of them, and the files that it writes.</summary>
[TestClass]
public sealed class BenchTests
{
    private const string Worse = "a node without fragments";
    private const string Better = "a place for a fragment";

    /// <summary>Against its own baseline, written a moment ago, nothing changed; a changed one shows both directions.</summary>
    [TestMethod]
    public void APartIsComparedWithABaseline()
    {
        using TestFolder folder = new();
        using Lvs written = Lvs.Run(folder.Path, "bench", "memory", "--write-baseline", "counts.json");
        Assert.AreEqual(0, written.ExitCode, written.Errors);
        string counts = File.ReadAllText(folder.File("counts.json"));

        using Lvs same = Lvs.Run(folder.Path, "bench", "memory", "--baseline", "counts.json", "--json");
        Assert.AreEqual(0, same.ExitCode, same.Errors);
        Assert.AreEqual("holds", same.Json.GetProperty("verdict").GetString());
        Assert.AreEqual(0, same.Json.GetProperty("changes").GetArrayLength());
        JsonElement row = same.Json.GetProperty("rows").EnumerateArray().First(of => of.GetProperty("name").GetString() == Worse);
        Assert.AreEqual("count", row.GetProperty("kind").GetString());
        Assert.AreEqual(row.GetProperty("baseline").GetDouble(), row.GetProperty("value").GetDouble());

        File.WriteAllText(folder.File("counts.json"), Changed(Changed(counts, Worse, 0.5), Better, 2));
        using Lvs changed = Lvs.Run(folder.Path, "bench", "memory", "--baseline", "counts.json");
        Assert.AreEqual(1, changed.ExitCode, changed.Errors);
        Assert.Contains($"Worse: memory, {Worse}: ", changed.Errors);
        Assert.Contains($"Better: memory, {Better}: ", changed.Errors);
        Assert.Contains("+100.0 %", changed.Output);
        Assert.Contains("lvs bench --write-baseline", changed.Errors);
        string report = File.ReadAllText(folder.File("runs/latest/report.html"));
        Assert.Contains("class=\"bar\"", report);
        Assert.Contains($"Worse: memory, {Worse}: ", report);

        // What is only better is named, and breaks nothing.
        File.WriteAllText(folder.File("counts.json"), Changed(counts, Better, 2));
        using Lvs better = Lvs.Run(folder.Path, "bench", "memory", "--baseline", "counts.json");
        Assert.AreEqual(0, better.ExitCode, better.Errors);
        Assert.Contains($"Better: memory, {Better}: ", better.Errors);
        Assert.Contains("To keep what was gained", better.Errors);
    }

    [TestMethod]
    public void ABaselineThatIsNoneIsRefusedBeforeAnythingIsMeasured()
    {
        using TestFolder folder = new();
        File.WriteAllText(folder.File("torn.json"), "[\n  { \"part\": \"mem");
        foreach ((string name, string complaint) in
            new[] { ("nowhere.json", "cannot be read"), ("torn.json", "torn.json, line 2: this is") })
        {
            using Lvs lvs = Lvs.Run(folder.Path, "bench", "--baseline", name, "--json");
            Assert.AreEqual(64, lvs.ExitCode, lvs.Errors);
            Assert.Contains(complaint, lvs.Errors);
            Assert.DoesNotContain("measured", lvs.Errors);
            Assert.AreEqual("usage", lvs.Json.GetProperty("verdict").GetString());
        }
    }

    [TestMethod]
    public void AnUnknownPartIsRefusedAndHelpListsAll()
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, "bench", "everything");
        Assert.AreEqual(64, lvs.ExitCode, lvs.Errors);
        using Lvs help = Lvs.Run(folder.Path, "bench", "--help");
        foreach (string part in new[] { "operations", "memory", "air", "contraction", "keeping", "speed", "links", "records", "drift" })
        {
            Assert.Contains($"  {part} ", help.Output);
        }
    }

    /// <summary>A live part measures real sockets, and has no baseline to be compared with.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void LinksAreMeasuredOverUdpAndABroker()
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, "bench", "links", "--json");
        Assert.AreEqual(0, lvs.ExitCode, lvs.Errors);
        JsonElement[] rows = [.. lvs.Json.GetProperty("rows").EnumerateArray()];
        Assert.IsTrue(rows.All(row => row.GetProperty("kind").GetString() == "time"));
        foreach (string name in new[] { "UDP multicast", "MQTT, a broker in this process" })
        {
            JsonElement[] own = [.. rows.Where(row => row.GetProperty("name").GetString()!.StartsWith(name, StringComparison.Ordinal))];
            Assert.HasCount(4, own);
            Assert.IsTrue(own.Take(3).All(row => row.GetProperty("value").GetDouble() > 0), lvs.Output);
        }
    }

    /// <summary>A baseline in which one count was another.</summary>
    private static string Changed(string baseline, string name, double factor)
    {
        string[] lines = baseline.Split('\n');
        int at = Array.FindIndex(lines, line => line.Contains($"\"{name}\"", StringComparison.Ordinal)) + 2;
        string[] parts = lines[at].Split(": ");
        double value = double.Parse(parts[1].TrimEnd(','), CultureInfo.InvariantCulture) * factor;
        lines[at] = string.Create(CultureInfo.InvariantCulture, $"{parts[0]}: {value},");
        return string.Join('\n', lines);
    }
}
