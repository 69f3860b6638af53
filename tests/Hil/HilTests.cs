using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Swarm;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hil;

/// <summary><c>lvs hil</c>: passes sound devices, processes that run the firmware, and fails each wrong one for the right reason.</summary>
[TestClass]
public sealed class HilTests : IDisposable
{
    private const string FrameTests = "opensAnEdge,creditsOnce,checksTheMac,paysByTheRule,refusesEveryHostileFrame,outlivesGarbage,closesAndGivesBack";

    private readonly TestFolder folder = new();
    private readonly NodeConfig config = ConfigFile.Fresh();

    public HilTests()
    {
        config.Port = Lvs.FreePort();
        config.Interface = UdpGroup.Loopback;
        config.EmitIntervalMsMin = 20;
        config.EmitDoublings = 4;
        ConfigFile.Save(config, folder.File("lvs.json"));
    }

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void TwoEmulatedBoardsPassAloneAndTogether()
    {
        Map(Device("one", "emulator: true"), Device("two", "ESP32_C3", ["emulator: true"]));

        using Lvs run = Run("--seconds", "1.5", "--cuts", "1", "--mixed", "--json", "--out", "run");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors);
        Assert.AreEqual("holds", run.Json.GetProperty("verdict").GetString());
        string[] held = [.. Invariants(run).Where(i => i.Holds == true).Select(i => i.Name)];
        string[] wanted = [.. HilRun.TestNames.Where(n => n != "soaks").SelectMany(n => new[] { "one." + n, "two." + n }), "mixed"];
        CollectionAssert.AreEquivalent(wanted, held, run.Errors);
        Assert.AreEqual(0, run.Json.GetProperty("conservationErrorUvu").GetInt64());
        XElement junit = XDocument.Load(folder.File("run/junit.xml")).Root!;
        Assert.AreEqual(wanted.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), junit.Attribute("tests")!.Value);
        Assert.AreEqual("0", junit.Attribute("failures")!.Value);
        StringAssert.Contains(File.ReadAllText(folder.File("run/report.html")), "one.survivesPowerCuts");
        Assert.IsTrue(File.Exists(folder.File("run/one/drift.pcap")));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void CommandsAsFixturesCutAndGivePower()
    {
        string on = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "LVS.Emulator.dll")}' --flash '{folder.File("flash")}' </dev/null >'{folder.File("console")}' 2>&1 & echo $! >'{folder.File("pid")}'";
        string off = $"kill -9 $(cat '{folder.File("pid")}')";
        Directory.CreateDirectory(folder.File("flash"));
        config.EarnedUvu = 8 * 60_000_000L;
        ConfigFile.Save(config, folder.File("flash/lvs.json"));
        Map(
            Device("switched", "fixtures:", "  power-on: >-", "    " + on, "  power-off: " + JsonSerializer.Serialize(off)),
            Device("shelf", "pseudonym: \"0badcafe\"", "quarantine: its antenna is broken"));

        using Lvs run = Run("--seconds", "1", "--cuts", "2", "--patience", "4", "--tests", "conserves,returnsFromReset,survivesPowerCuts");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors);
        StringAssert.Contains(run.Output, "ok  switched.survivesPowerCuts: power cut 2 times");
        StringAssert.Contains(run.Output, "ok  switched.returnsFromReset: same node");
        StringAssert.Contains(run.Output, "BAD shelf.speaks");
        StringAssert.Contains(run.Output, "shelf is in quarantine: its antenna is broken");
    }

    [TestMethod]
    public void ASoundNodePassesTheFrameTests() => Judge(Mistakes.None, null, "");

    [TestMethod]
    public void ADeviceThatCreditsTwiceFails() => Judge(Mistakes.CreditsTwice, "creditsOnce", "it credits twice: a diff was repeated");

    [TestMethod]
    public void ADeviceThatIgnoresTheMacFails() =>
        Judge(Mistakes.IgnoresTheMac, "checksTheMac", "it ignores the MAC: 9 of 9 frames", "refusesEveryHostileFrame");

    [TestMethod]
    public void ADeviceWithAWrongVectorFails() =>
        Judge(Mistakes.ReadsPastTheVectors, "refusesEveryHostileFrame", "'a byte after the last edge' (must be TrailingBytes)");

    [TestMethod]
    public void ADeviceThatPaysTooMuchFails() => Judge(Mistakes.PaysTooMuch, "paysByTheRule", "where SPEC 5.3 has");

    [TestMethod]
    public void ADeviceThatMintsFails()
    {
        string[] all = [.. FrameTests.Split(',')];
        Judge(Mistakes.Mints, "opensAnEdge", "its ledger does not add up", [.. all.Skip(1)]);
    }

    [TestMethod]
    public void ASilentDeviceFails() => Judge(Mistakes.Silent, "speaks", "it is silent: no diff of it was heard within 2 s");

    [TestMethod]
    public void ADeviceWithAnotherKeyIsNamedAsSuch()
    {
        NodeConfig other = ConfigFile.Load(folder.File("lvs.json"));
        other.SwarmKey = ConfigFile.Fresh().SwarmKey;
        using FalseDevice device = new(Group, other, Mistakes.None);
        Map(Device("stranger"));

        using Lvs run = Run("--patience", "2");

        Assert.AreEqual(1, run.ExitCode, run.Output + run.Errors);
        StringAssert.Contains(run.Output, "frames of 1 senders did not authenticate: its swarmKey or epoch is not that of the configuration");
    }

    [TestMethod]
    [DataRow("devices: []", "line 1: 'devices' must be a list of at least one device")]
    [DataRow("devices:\n  - id: a\n    board: NONE\n", "line 3: 'a' has board 'NONE'")]
    [DataRow("devices:\n  - id: a\n    bord: ESP32_C3\n", "line 3: a device has no field 'bord'")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3}\n  - {id: a, board: ESP32_C3}\n", "line 3: there is already a device 'a' in line 2")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, transport: carrier-pigeon}\n", "line 2: 'a' has transport 'carrier-pigeon'")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, address: 10.0.0.1:7683}\n", "line 2: 'a' has address '10.0.0.1:7683'")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, pseudonym: xyz}\n", "line 2: 'a' has pseudonym 'xyz'")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, fixtures: {power-on: x}}\n", "line 2: 'a' has only one of power-on and power-off")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, fixtures: {explode: x}}\n", "has no field 'explode'")]
    [DataRow("devices:\n  - id: [\n", "It must be YAML")]
    [DataRow("", "is empty")]
    public void MistakesInTheMapAreNamedWithTheirLine(string map, string said)
    {
        File.WriteAllText(folder.File("devices.yaml"), map);

        UserException e = Assert.ThrowsExactly<UserException>(() => DeviceMap.Load(folder.File("devices.yaml")));

        StringAssert.Contains(e.Message, said);
    }

    [TestMethod]
    public void TheExampleMapIsGood()
    {
        DeviceMap map = DeviceMap.Load(Path.Combine(RepositoryFolder.Path, "boards/devices.example.yaml"));

        Assert.IsTrue(map.Devices.Count > 1);
        Assert.IsTrue(map.Devices.Any(d => d.Quarantine.Length > 0));
    }

    [TestMethod]
    public void EveryVectorHasAPart()
    {
        Assert.IsTrue(HilVector.All.Count >= 58);
        foreach (HilVector vector in HilVector.All.Where(v => v.Outcome == Outcome.Done))
        {
            byte[] told = vector.Retold(config, 0x01020304, 99);
            Assert.IsTrue(new Authenticator(new PcMac(config.KeyBytes(), config.Epoch)).Verify([.. told, .. new byte[8]], told.Length), vector.Name);
            Assert.AreEqual(0x01020304, FrameHeader.SenderOf(told), vector.Name);
        }
    }

    public void Dispose() => folder.Dispose();

    private UdpGroup Group => new(config.Group, config.Port, config.Interface);

    private static string Device(string id, params string[] more) => Device(id, "ESP32_DEVKITC", more);

    private static string Device(string id, string board, string[] more) => $"  - id: {id}\n    board: {board}\n" + string.Concat(more.Select(l => "    " + l + "\n"));

    private void Map(params string[] devices) => File.WriteAllText(folder.File("devices.yaml"), "config: lvs.json\ndevices:\n" + string.Concat(devices));

    private Lvs Run(params string[] arguments)
    {
        Lvs run = Lvs.Run(folder.Path, ["hil", "--map", "devices.yaml", .. arguments]);
        TestContext.WriteLine(run.Output + run.Errors);
        return run;
    }

    private static List<(string Name, bool? Holds, string Detail)> Invariants(Lvs run) =>
    [
        .. run.Json.GetProperty("invariants").EnumerateArray().Select(i => (
            i.GetProperty("name").GetString()!,
            i.GetProperty("holds").ValueKind == JsonValueKind.Null ? (bool?)null : i.GetProperty("holds").GetBoolean(),
            i.GetProperty("detail").GetString()!)),
    ];

    /// <summary>Tests a device with a mistake: that test must fail, for that reason, and none else but those named.</summary>
    private void Judge(Func<ILink, Authenticator, ILink> mistake, string? failing, string reason, params string[] alsoFailing)
    {
        using FalseDevice device = new(Group, config, mistake);
        Map(Device("dut"));

        using Lvs run = Run("--patience", "2", "--tests", FrameTests, "--json");

        string shown = run.Output + run.Errors;
        Assert.AreEqual(failing == null ? 0 : 1, run.ExitCode, shown);
        List<(string Name, bool? Holds, string Detail)> results = Invariants(run);
        CollectionAssert.AreEquivalent(
            failing == null ? [] : alsoFailing.Append(failing).Select(n => "dut." + n).ToArray(), results.Where(r => r.Holds == false).Select(r => r.Name).ToArray(), shown);
        if (failing != null)
        {
            StringAssert.Contains(results.Single(r => r.Name == "dut." + failing).Detail, reason);
            StringAssert.Contains(run.Json.GetProperty("reasons")[0].GetString(), "dut.");
        }
    }
}
