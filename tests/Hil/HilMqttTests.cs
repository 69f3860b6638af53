using System.IO;
using System.Linq;

using LVS.Harness;
using LVS.Node;
using LVS.Tests.Broker;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hil;

/// <summary><c>lvs hil</c> through a real mosquitto: the same tests, those of the broker besides, and the same wrong devices.</summary>
[TestClass]
public sealed class HilMqttTests : HilBench
{
    private static TestFolder brokerFolder = null!;
    private static Mosquitto broker = null!;

    public HilMqttTests()
    {
        Config.Transport = NodeConfig.TransportMqtt;
        Config.Broker = broker.Address.ToString();
        Save();
    }

    protected override ITransport Transport => new MqttTransport(Config, [broker.Address], group: null);

    [ClassInitialize]
    public static void StartBroker(TestContext context)
    {
        brokerFolder = new TestFolder();
        broker = Mosquitto.Start(brokerFolder.Path);
    }

    [ClassCleanup]
    public static void StopBroker()
    {
        broker.Dispose();
        brokerFolder.Dispose();
    }

    [TestMethod]
    [TestCategory("Long")]
    public void TwoEmulatedBoardsPassAloneAndTogether()
    {
        KnowNoBroker();
        Map(Device("one", "emulator: true"), Device("two", "ESP32_C3", ["emulator: true"]));

        using Lvs run =
            Run("--transport", "mqtt", "--broker", broker.Address.ToString(), "--seconds", "16", "--cuts", "1", "--mixed", "--json",
            "--out", "run");

        Holds(run, n => n is not "soaks");
        string kept = Directory.EnumerateFiles(Folder.File("run/one"), "console-*.log").Select(File.ReadAllText).First();
        StringAssert.Contains(kept, $"LVS broker: connected to {broker.Address}");
    }

    [TestMethod]
    public void WithoutABrokerOneIsStarted()
    {
        KnowNoBroker();
        Map(Device("one", "emulator: true"));

        using Lvs run = Run("--transport", "mqtt", "--tests", "opensAnEdge,showsItself", "--out", "run");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors);
        StringAssert.Contains(run.Output, "ok  one.showsItself: status online");
    }

    [TestMethod]
    public void ABoardNeedsTheBrokerThatItUses()
    {
        KnowNoBroker();
        Map(Device("one"));

        using Lvs run = Run("--transport", "mqtt");

        Assert.AreEqual(64, run.ExitCode, run.Output + run.Errors);
        StringAssert.Contains(run.Errors, "'one' is a board and cannot reach a broker of this run");
    }

    [TestMethod]
    [TestCategory("Long")]
    public void ASoundNodePasses()
    {
        using FalseDevice device = new(OwnEnd, Config, Mistakes.None, Folder.File("off"));
        Map(Switched());
        Judge("60", FrameTests + ",showsItself,trustsNothingKept", null, "");
    }

    [TestMethod]
    public void ADeviceThatHidesFails()
    {
        using FalseDevice device = new(() => new Gullible(Config, reports: false), Config, Mistakes.None);
        Map(Device("dut"));
        Judge("60", "showsItself", "showsItself", "/status has a retained 'online'");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void ADeviceThatTrustsTheBrokersMemoryFails()
    {
        using FalseDevice device = new(() => new Gullible(Config, reports: true), Config, Mistakes.None, Folder.File("off"));
        Map(Switched());
        Judge("60", "showsItself,trustsNothingKept", "trustsNothingKept", "it takes what the broker had kept for news");
    }

    private void KnowNoBroker()
    {
        Config.Transport = NodeConfig.TransportUdp;
        Config.Broker = "";
        Save();
    }

    private string Switched() =>
        Device("dut", "fixtures:", $"  power-off: touch '{Folder.File("off")}'", $"  power-on: rm -f '{Folder.File("off")}'");
}
