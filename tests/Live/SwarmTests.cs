using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>The main job as a user runs it: real sockets, real firmware processes, and a verdict that must be earned.</summary>
[TestClass]
public sealed class SwarmTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void ASwarmConservesAndConverges() => Converge(30, 10, 10);

    [TestMethod]
    [TestCategory("Long")]
    public void ASwarmThatOnlyLosesConservesAndConverges() => Converge(10, 0, 0);

    [TestMethod]
    public void AFirmwareProcessThatIsKilledIsNamedAndTheRestConserved()
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Start(folder.Path, "swarm", "--nodes", "8", "--seconds", "300", "--json", "--port", Port(), "--out", "run");
        lvs.WaitFor(() => Firmware(lvs, "firmware-1") is (_, string flash) && File.Exists(Path.Combine(flash, "ledger.b"))
            && lvs.Samples.Count > 0, "the firmware has written two records");
        Firmware(lvs, "firmware-1")!.Value.Process.Kill();
        lvs.Settle();
        JsonElement result = lvs.Json;
        Assert.AreEqual("holds", result.GetProperty("verdict").GetString(), lvs.Output);
        Assert.AreEqual(0, result.GetProperty("conservationErrorUvu").GetInt64());
        JsonElement row = result.GetProperty("nodeRows").EnumerateArray().First(r => r.GetProperty("name").GetString() == "firmware-1");
        Assert.AreEqual("power cut", row.GetProperty("state").GetString());
        Assert.AreEqual("flash", row.GetProperty("source").GetString());
        string reasons = result.GetProperty("reasons").GetRawText();
        Assert.Contains("firmware-1 lost its power", reasons);
        string vu = (row.GetProperty("floatEndUvu").GetInt64() / 1_000_000m).ToString("N6", CultureInfo.InvariantCulture);
        Assert.Contains(vu, reasons, "its value is not named");
    }

    [TestMethod]
    [TestCategory("Long")]
    public void AKeyThatDiffersIsSaidToDiffer()
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--out", "a.json").ExitCode);
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--out", "b.json").ExitCode);
        using Lvs lvs = Lvs.Run(folder.Path, "swarm", "--nodes", "4", "--seconds", "2", "--json", "--port", Port(),
            "--config", "a.json", "--firmware-config", "b.json");
        Assert.AreEqual(2, lvs.ExitCode, lvs.Output);
        Assert.AreEqual("unknown", lvs.Json.GetProperty("verdict").GetString());
        string reason = lvs.Json.GetProperty("reasons")[0].GetString()!;
        Assert.Contains("firmware-1", reason);
        Assert.Contains("swarmKey", reason);
    }

    [TestMethod]
    [TestCategory("Long")]
    public void CtrlCEndsTheDriftWithAVerdict()
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.StartDeaf(folder.Path, "swarm", "--nodes", "6", "--seconds", "600", "--json", "--port", Port(), "--out", "run");
        lvs.WaitFor(() => Firmware(lvs, "firmware-2") != null, "the firmware runs");
        (Process process, string flash) = Firmware(lvs, "firmware-2")!.Value;
        lvs.Settle();
        Assert.AreEqual("holds", lvs.Json.GetProperty("verdict").GetString(), lvs.Output);
        Assert.AreEqual(0, lvs.Json.GetProperty("conservationErrorUvu").GetInt64());
        Assert.IsTrue(process.HasExited, "a firmware process outlived its harness");
        Assert.IsFalse(Directory.Exists(flash), "its flash drive, with the swarm key, is still there");
    }

    /// <summary>A run folder is shown to others: whatever is in it, the swarm key is not.</summary>
    [TestMethod]
    public void NoFileOfARunHasTheKey()
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        string key = JsonDocument.Parse(File.ReadAllText(folder.File("lvs.json"))).RootElement.GetProperty("swarmKey").GetString()!;
        using Lvs lvs =
            Lvs.Run(folder.Path, "swarm", "--nodes", "3", "--firmware", "1", "--seconds", "2", "--config", "lvs.json", "--port", Port(),
            "--out", "run");
        string[] files = Directory.GetFiles(folder.File("run"), "*", SearchOption.AllDirectories);
        Assert.IsGreaterThan(3, files.Length);
        foreach (string file in files)
        {
            Assert.DoesNotContain(key, File.ReadAllText(file), file);
        }
    }

    [TestMethod]
    [TestCategory("Long")]
    public void BitFlipsAndDelaysChangeNoValue()
    {
        using TestFolder folder = new();
        using Lvs lvs =
            Lvs.Start(folder.Path, "swarm", "--nodes", "6", "--seconds", "300", "--json", "--port", Port(), "--flip", "10", "--delay",
            "100").Settle();
        Assert.AreEqual("holds", lvs.Json.GetProperty("verdict").GetString(), lvs.Output);
        long refused = lvs.Json.GetProperty("nodeRows").EnumerateArray().Sum(r =>
            r.GetProperty("framesRefused").ValueKind == JsonValueKind.Null ? 0 : r.GetProperty("framesRefused").GetInt64());
        Assert.IsGreaterThan(0, refused, "no damaged frame was refused");
    }

    private void Converge(int loss, int dup, int reorder)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Start(folder.Path, "swarm", "--nodes", "16", "--seconds", "300", "--json", "--port", Port(),
            "--loss", Text(loss), "--dup", Text(dup), "--reorder", Text(reorder)).Settle();
        TestContext.WriteLine(lvs.Errors);
        JsonElement result = lvs.Json;
        Assert.AreEqual("holds", result.GetProperty("verdict").GetString(), lvs.Output);
        Assert.AreEqual(0, lvs.ExitCode);
        Assert.AreEqual(0, result.GetProperty("conservationErrorUvu").GetInt64());
        Assert.IsLessThanOrEqualTo(250, result.GetProperty("frameBytesMax").GetInt32());
        Assert.AreEqual(0, result.GetProperty("allocatedBytesPerTick").GetDouble());
        Assert.IsLessThanOrEqualTo(result.GetProperty("entropyStart").GetDouble() / 100, result.GetProperty("entropyEnd").GetDouble());
        Assert.IsGreaterThan(0, result.GetProperty("framesLost").GetInt64(), "the faults were not injected");
        Assert.AreEqual(2, result.GetProperty("nodeRows").EnumerateArray().Count(r => r.GetProperty("kind").GetString() == "firmware"));
        foreach (string file in new[] { "result.json", "report.html", "junit.xml", "trace.pcap" })
        {
            Assert.IsTrue(File.Exists(folder.File($"runs/latest/{file}")), file);
        }
    }

    private static string Port() => Text(Lvs.FreePort());

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The process of a firmware node, and its flash drive; null while there is none.</summary>
    private static (Process Process, string Flash)? Firmware(Lvs lvs, string name)
    {
        foreach (Process process in Process.GetProcessesByName("dotnet"))
        {
            string[] words = Read($"/proc/{process.Id}/cmdline").Split('\0');
            int at = Array.IndexOf(words, "--flash");
            string[] stat = Read($"/proc/{process.Id}/stat").Split(") ")[^1].Split(' ');
            if (at > 0 && words[at + 1].EndsWith("/" + name, StringComparison.Ordinal) && stat.Length > 1
                && stat[1] == Text(lvs.Process.Id))
            {
                return (process, words[at + 1]);
            }
        }

        return null;
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
