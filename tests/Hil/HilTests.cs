using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Hil;
using LVS.Node;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hil;

/// <summary><c>lvs hil</c>: passes sound devices, processes that run the firmware, and fails each wrong one for the right reason.</summary>
[TestClass]
public sealed class HilTests : HilBench
{
    private const int StopCount = 12;
    private const int RunMs = 90;

    [TestMethod]
    [TestCategory("Long")]
    public void TwoEmulatedBoardsPassAloneAndTogether()
    {
        Map(Device("one", "emulator: true"), Device("two", "ESP32_C3", ["emulator: true"]));

        using Lvs run = Run("--seconds", "12", "--cuts", "1", "--mixed", "--json", "--out", "run");

        Holds(run, n => n is not ("soaks" or BrokerSuite.Shows or BrokerSuite.Trusts));
        StringAssert.Contains(File.ReadAllText(Folder.File("run/report.html")), "one.survivesPowerCuts");
        Assert.IsTrue(File.Exists(Folder.File("run/one/drift.pcap")));
    }

    [TestMethod]
    [TestCategory("Long")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void CommandsAsFixturesCutAndGivePower()
    {
        string on = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "LVS.Emulator.dll")}' --flash '{Folder.File("flash")}' </dev/null "
            + $">'{Folder.File("console")}' 2>&1 & echo $! >'{Folder.File("pid")}'";
        string off = $"kill -9 $(cat '{Folder.File("pid")}')";
        Directory.CreateDirectory(Folder.File("flash"));
        Config.EarnedUvu = 8 * 60_000_000L;
        ConfigFile.Save(Config, Folder.File("flash/lvs.json"));
        Map(
            Device("switched", "fixtures:", "  power-on: >-", "    " + on, "  power-off: " + JsonSerializer.Serialize(off)),
            Device("shelf", "pseudonym: \"0badcafe\"", "quarantine: its antenna is broken"));

        using Lvs run = Run(
            "--seconds", "12", "--cuts", "2", "--patience", "20", "--tests", "conserves,returnsFromReset,survivesPowerCuts");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors);
        StringAssert.Contains(run.Output, "ok  switched.survivesPowerCuts: power cut 2 times");
        StringAssert.Contains(run.Output, "ok  switched.returnsFromReset: same node");
        StringAssert.Contains(run.Output, "BAD shelf.speaks");
        StringAssert.Contains(run.Output, "shelf is in quarantine: its antenna is broken");
    }

    [TestMethod]
    public void ASoundNodePassesTheFrameTests() => Judge(Mistakes.None, null, "");

    /// <summary>A test that was asked for by name and could not run does not pass with those that ran.</summary>
    [TestMethod]
    [DataRow("soaks", "it needs --soak SECONDS")]
    [DataRow("drifts", "it is measured by conserves")]
    [DataRow("showsItself", "it needs a device at a broker")]
    [DataRow("survivesPowerCuts", "no device of the map has the fixtures for it")]
    public void ATestThatRanOnNoDeviceLeavesTheVerdictOpen(string name, string why)
    {
        using FalseDevice device = new(OwnEnd, Config, Mistakes.None);
        Map(Device("dut"));
        using Lvs run = Run("--tests", name, "--json");
        Assert.AreEqual(2, run.ExitCode, run.Output + run.Errors);
        Assert.AreEqual("unknown", run.Json.GetProperty("verdict").GetString());
        StringAssert.Contains(run.Json.GetProperty("reasons")[0].GetString(), $"{name} was asked for and ran on no device: {why}");
    }

    /// <summary>
    /// A tester that is stopped for longer than a device must wait for it blames no device: the device closes the edge, and is right.
    /// </summary>
    [TestMethod]
    [TestCategory("Long")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void ATesterThatIsStoppedBlamesNoDevice()
    {
        using FalseDevice device = new(OwnEnd, Config, Mistakes.None);
        Map(Device("dut"));
        using Lvs run = Lvs.Start(Folder.Path, "hil", "--map", "devices.yaml", "--tests", "opensAnEdge,understandsEveryVector");
        run.WaitFor(() => run.Output.Contains("dut.opensAnEdge", StringComparison.Ordinal), "the vectors are next");
        int proposalMs = Config.EmitIntervalMsMin * Limits.ProposalIntervals;
        for (int i = 0; i < StopCount && !run.Process.HasExited; i++)
        {
            run.Signal("STOP");
            Thread.Sleep(2 * proposalMs);
            run.Signal("CONT");
            Thread.Sleep(RunMs);
        }

        run.Wait(HangSeconds);

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors);
    }

    [TestMethod]
    [TestCategory("Long")]
    public void ADeviceThatPaysTooMuchFails() => Judge(Mistakes.PaysTooMuch, "paysByTheRule", "where SPEC 5.3 has");

    [TestMethod]
    [TestCategory("Long")]
    public void ADeviceThatMintsFails()
    {
        string[] all = [.. FrameTests.Split(',')];
        Judge(Mistakes.Mints, "opensAnEdge", "its ledger does not add up", [.. all.Skip(1)]);
    }

    [TestMethod]
    public void ADeviceWithAnotherKeyIsNamedAsSuch()
    {
        NodeConfig other = ConfigFile.Load(Folder.File("lvs.json"));
        other.SwarmKey = ConfigFile.Fresh().SwarmKey;
        using FalseDevice device = new(OwnEnd, other, Mistakes.None);
        Map(Device("stranger"));

        using Lvs run = Run("--patience", "6");

        Assert.AreEqual(1, run.ExitCode, run.Output + run.Errors);
        StringAssert.Contains(run.Output,
            "frames of 1 senders did not authenticate: its swarmKey is not that of the configuration");
    }

    [TestMethod]
    [DataRow("devices: []", "line 1: 'devices' must be a list of at least one device")]
    [DataRow("devices:\n  - id: a\n    board: NONE\n", "line 3: 'a' has board 'NONE'")]
    [DataRow("devices:\n  - id: a\n    bord: ESP32_C3\n", "line 3: a device has no field 'bord'")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3}\n  - {id: a, board: ESP32_C3}\n", "line 3: there is already a device 'a' in line 2")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, quarantine: no}\n", "line 2: 'a' is in quarantine without a reason")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, quarantine: Off}\n", "line 2: 'a' is in quarantine without a reason")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, quarantine: 0}\n", "line 2: 'a' is in quarantine without a reason")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, quarantine: '  '}\n", "line 2: 'a' is in quarantine without a reason")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, transport: carrier-pigeon}\n", "line 2: 'a' has transport 'carrier-pigeon'")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, address: 10.0.0.1:7683}\n", "line 2: 'a' has address '10.0.0.1:7683'")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, transport: mqtt, address: 239.1.1.1:7683}\n",
        "with transport mqtt it must be the broker's HOST:PORT")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, pseudonym: xyz}\n", "line 2: 'a' has pseudonym 'xyz'")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, fixtures: {power-on: x}}\n", "line 2: 'a' has only one of power-on and power-off")]
    [DataRow("devices:\n  - {id: a, board: ESP32_C3, fixtures: {explode: x}}\n", "has no field 'explode'")]
    [DataRow("devices:\n  - id: [\n", "It must be YAML")]
    [DataRow("", "is empty")]
    public void MistakesInTheMapAreNamedWithTheirLine(string map, string said)
    {
        File.WriteAllText(Folder.File("devices.yaml"), map);

        UserException e = Assert.ThrowsExactly<UserException>(() => DeviceMap.Load(Folder.File("devices.yaml")));

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
            byte[] told = vector.Retold(Config, HeardMinute.OfClock, 0x0A0B0C0D, 99);
            FrameGate gate = new(new PcMac(Config.KeyBytes()));
            Assert.IsTrue(gate.IsAuthentic(told, told.Length), vector.Name);
            Assert.AreEqual(Outcome.Done, gate.Look(told, told.Length), vector.Name);
            Assert.AreEqual(0x0A0B0C0D, gate.Letter.Sender, vector.Name);
        }
    }
}
