using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Hil;
using LVS.Node;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hil;

/// <summary>
/// A bench for <c>lvs hil</c>: a folder with a configuration and a map, a quick swarm with a key of its own, how a run is judged, and the
/// tests that hold over every transport.
/// </summary>
public abstract class HilBench : IDisposable
{
    /// <summary>All tests that single frames are enough for, but the vectors: those take long.</summary>
    protected const string FrameTests =
        "opensAnEdge,creditsOnce,checksTheMac,paysByTheRule,refusesEveryHostileFrame,outlivesGarbage,closesAndGivesBack";

    /// <summary>Time after which a run counts as hanging, in s. No sound run takes as long on any machine.</summary>
    protected const int HangSeconds = 900;

    private readonly TestFolder folder = new();

    protected HilBench()
    {
        Config.Port = Lvs.FreePort();
        Config.Interface = UdpGroup.Loopback;
        Config.EmitIntervalMsMin = 20;
        Config.EmitDoublings = 4;
        Save();
    }

    public TestContext TestContext { get; set; } = null!;

    protected NodeConfig Config { get; } = ConfigFile.Fresh();

    private protected TestFolder Folder => folder;

    /// <summary>Where the devices are.</summary>
    protected virtual ITransport Transport => new UdpTransport(
        new UdpGroup(Config.Group, Config.Port, Config.Interface) { SwarmKey = Config.KeyBytes() });

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [TestMethod]
    [TestCategory("Long")]
    public void ADeviceThatCreditsTwiceFails() => Judge(Mistakes.CreditsTwice, "creditsOnce", "it credits twice: a diff was repeated");

    [TestMethod]
    [TestCategory("Long")]
    public void ADeviceThatIgnoresTheMacFails() =>
        Judge(Mistakes.IgnoresTheMac, "checksTheMac", "it ignores the MAC: 9 of 9 frames", "refusesEveryHostileFrame");

    [TestMethod]
    [TestCategory("Long")]
    public void ADeviceWithAWrongVectorFails() =>
        Judge(Mistakes.ReadsPastTheVectors, "refusesEveryHostileFrame", "'a byte after the last tag' (must be TrailingBytes)");

    [TestMethod]
    public void ASilentDeviceFails() => Judge(Mistakes.Silent, "speaks", "it is silent: no diff of it was heard within 3 s");

    protected void Save() => ConfigFile.Save(Config, folder.File("lvs.json"));

    protected static string Device(string id, params string[] more) => Device(id, "ESP32_DEVKITC", more);

    protected static string Device(string id, string board, string[] more) => $"  - id: {id}\n    board: {board}\n"
        + string.Concat(more.Select(l => "    " + l + "\n"));

    protected void Map(params string[] devices) =>
        File.WriteAllText(folder.File("devices.yaml"), "config: lvs.json\ndevices:\n" + string.Concat(devices));

    private protected Lvs Run(params string[] arguments)
    {
        Lvs run = Lvs.Start(folder.Path, ["hil", "--map", "devices.yaml", .. arguments]).Wait(HangSeconds);
        TestContext.WriteLine(run.Output + run.Errors);
        return run;
    }

    /// <summary>A run of the devices one and two into the folder run held: each of these tests of each, and both together.</summary>
    private protected void Holds(Lvs run, Func<string, bool> isWanted)
    {
        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors);
        Assert.AreEqual("holds", run.Json.GetProperty("verdict").GetString());
        string[] held = [.. Invariants(run).Where(i => i.Holds == true).Select(i => i.Name)];
        string[] wanted = [.. HilRun.TestNames.Where(isWanted).SelectMany(n => new[] { "one." + n, "two." + n }), "mixed"];
        CollectionAssert.AreEquivalent(wanted, held, run.Errors);
        Assert.AreEqual(0, run.Json.GetProperty("conservationErrorUvu").GetInt64());
        XElement junit = XDocument.Load(folder.File("run/junit.xml")).Root!;
        Assert.AreEqual(wanted.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), junit.Attribute("tests")!.Value);
        Assert.AreEqual("0", junit.Attribute("failures")!.Value);
    }

    /// <summary>A way into the swarm for one node: in a group all hear all, and so does it.</summary>
    private protected IEndpoint OwnEnd()
    {
        ITransport transport = Transport;
        return transport is UdpTransport ? transport.Tap() : transport.Share(new Inbox()).Open(seed: 4711, new Inbox());
    }

    /// <summary>Tests a device with a mistake in what it hears or says.</summary>
    private protected void Judge(
        Func<ILink, FrameGate, Func<MicroNode>, ILink> mistake, string? failing, string reason, params string[] alsoFailing)
    {
        using FalseDevice device = new(OwnEnd, Config, mistake);
        Map(Device("dut"));
        Judge(failing == "speaks" ? "3" : "60", FrameTests, failing, reason, alsoFailing);
    }

    /// <summary>Tests the device dut of the map: that test must fail, for that reason, and none else but those named.</summary>
    private protected void Judge(string patience, string tests, string? failing, string reason, params string[] alsoFailing)
    {
        using Lvs run = Run("--patience", patience, "--tests", tests, "--json");

        string shown = run.Output + run.Errors;
        Assert.AreEqual(failing == null ? 0 : 1, run.ExitCode, shown);
        List<(string Name, bool? Holds, string Detail)> results = Invariants(run);
        CollectionAssert.AreEquivalent(
            failing == null ? [] : alsoFailing.Append(failing).Select(n => "dut." + n).ToArray(), results.Where(r => r.Holds == false)
                .Select(r => r.Name).ToArray(), shown);
        if (failing != null)
        {
            StringAssert.Contains(results.Single(r => r.Name == "dut." + failing).Detail, reason);
            StringAssert.Contains(run.Json.GetProperty("reasons")[0].GetString(), "dut.");
        }
    }

    private static List<(string Name, bool? Holds, string Detail)> Invariants(Lvs run) =>
    [
        .. run.Json.GetProperty("invariants").EnumerateArray().Select(i => (
            i.GetProperty("name").GetString()!,
            i.GetProperty("holds").ValueKind == JsonValueKind.Null ? (bool?)null : i.GetProperty("holds").GetBoolean(),
            i.GetProperty("detail").GetString()!)),
    ];
}
