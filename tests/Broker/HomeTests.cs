using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;

using LVS.Firmware;
using LVS.Harness;
using LVS.Node;
using LVS.Tests.Live;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Board = LVS.Tests.Live.Emulator;

namespace LVS.Tests.Broker;

/// <summary>
/// Devices as Home Assistant sees them at a real broker: one for life, on brokers that will not have it, and none when it is gone.
/// </summary>
[TestClass]
public sealed class HomeTests
{
    private const int PatienceSeconds = 180;

    /// <summary>
    /// A board whose epoch turns, and that is started again, is the same device; and nothing is left when it was cleaned away.
    /// </summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ABoardIsOneDeviceForLife()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        NodeConfig config = Config(broker.Address);
        Prepare(folder.File("a"), config);
        Prepare(folder.File("b"), config);
        Harness.ConfigFile.Save(config, folder.File("lvs.json"));
        ConcurrentDictionary<string, bool> frames = new();
        Recorder recorder = new();
        using BrokerClient ear = ClientTests.Connect(broker, "ear", recorder).GetAwaiter().GetResult();
        ear.SubscribeAsync(mustArrive: true, "lvs/+/+/frame").GetAwaiter().GetResult();
        string first;
        using (Board a = new(folder.File("a")))
        {
            Assert.IsTrue(a.Await("edges=0", 1, PatienceSeconds), a.Output);
            first = HomeOf(a);
        }

        AgedFlash.DateBack(folder.File("a"));
        using (Board a = new(folder.File("a")))
        {
            using Board b = new(folder.File("b"));
            Recorder.WaitFor(() => Frames() > 2, "the epoch has turned and the first board has another pseudonym", PatienceSeconds);
            Recorder.WaitFor(IsAnnounced, "both are announced", PatienceSeconds);
        }

        using (Board again = new(folder.File("a")))
        {
            Assert.IsTrue(again.Await("LVS broker: connected", 1, PatienceSeconds), again.Output);
            Assert.AreEqual(first, HomeOf(again), "the same device after its epoch and a new start");
            Recorder.WaitFor(IsAnnounced, "both are announced", PatienceSeconds);
        }

        string[] homes = [.. Kept(broker).Select(t => Regex.Match(t, "[0-9a-f]{8}[/_]([0-9a-f]{8})/").Groups[1].Value).Distinct()];
        Assert.HasCount(2, homes, string.Join(", ", Kept(broker)));
        Assert.Contains(first, homes);
        Recorder.WaitFor(
            () => Tool.Run("mosquitto_sub", "-p", broker.Port, "-t", "lvs/+/+/status", "-W", "1").Output.Split('\n')
                .Count(l => l == "offline") == 2, "both are offline", PatienceSeconds);

        Lvs clean = Lvs.Run(folder.Path, "doctor", "--clean");
        Assert.AreEqual(0, clean.ExitCode, clean.Errors);
        Assert.Contains(first, clean.Output);
        Assert.IsEmpty(Kept(broker), string.Join(", ", Kept(broker)));

        bool IsAnnounced() =>
            Kept(broker).Count(t => t.EndsWith("/config", StringComparison.Ordinal)) == 2 * HomeEntities.Count;

        int Frames() => recorder.Messages.Select(m => m.Topic).Distinct().Count();
    }

    /// <summary>
    /// A PC's node that is killed without a farewell is the same device when it is started again, and is forgotten at its broker when it
    /// is gone for good; not while it runs. Its ledger stays.
    /// </summary>
    [TestMethod]
    [TestCategory("Long")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void ANodeIsOneDeviceUntilItIsForgotten()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        Harness.ConfigFile.Save(Config(broker.Address), folder.File("lvs.json"));
        for (int life = 0; life < 2; life++)
        {
            using Lvs node = Lvs.Start(folder.Path, "node", "--state", "state");
            node.WaitFor(() => Status() == "online" && Announced() == HomeEntities.Count, "it is announced");
            Lvs early = Lvs.Run(folder.Path, "node", "--state", "state", "--forget-me");
            Assert.AreEqual(64, early.ExitCode, early.Output + early.Errors);
            Assert.Contains("end the node that uses it", early.Errors);
            Assert.AreEqual(HomeEntities.Count, Announced());
            node.Signal("KILL").Wait(PatienceSeconds);
            Recorder.WaitFor(() => Status() == "offline", "the broker says so in its place", PatienceSeconds);
        }

        Lvs forget = Lvs.Run(folder.Path, "node", "--state", "state", "--forget-me");
        Assert.AreEqual(0, forget.ExitCode, forget.Errors);
        Assert.Contains("is forgotten at", forget.Output);
        Assert.IsEmpty(Kept(broker), string.Join(", ", Kept(broker)));
        Assert.IsTrue(File.Exists(folder.File("state/ledger.a")), string.Join(", ", Directory.GetFiles(folder.File("state"))));
        Assert.Contains("nothing to forget", Lvs.Run(folder.Path, "node", "--state", "state", "--forget-me").Output);

        string Status() => Tool.Run("mosquitto_sub", "-p", broker.Port, "-t", "lvs/+/+/status", "-W", "1").Output.Trim();

        int Announced() => Kept(broker).Count(t => t.EndsWith("/config", StringComparison.Ordinal));
    }

    /// <summary>A broker that takes no packet above 1,024 bytes takes every part, and the connection lasts.</summary>
    [TestMethod]
    public void ASmallBrokerTakesEveryPart()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started("allow_anonymous true\nmax_packet_size 1024");
        Prepare(folder.File("a"), Config(broker.Address));
        using Board board = new(folder.File("a"));
        Assert.IsTrue(board.Await("LVS broker: connected", 1, PatienceSeconds), board.Output);
        Recorder.WaitFor(() => Kept(broker)
            .Count(t => t.StartsWith("homeassistant/", StringComparison.Ordinal)) == HomeEntities.Count, "all parts are kept",
            PatienceSeconds);
        Assert.AreEqual(0, board.Count("connection was lost"), board.Output);
    }

    /// <summary>A broker that hangs up on any topic but lvs/ costs one connection; the board says so and its frames go on.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ABrokerThatHangsUpOnTheAnnouncementIsGoneAlongWith()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        using PacketWire wire = new(broker.Address);
        int frames = 0;
        wire.Up = (first, body) =>
        {
            if (first >> 4 != 3)
            {
                return true;
            }

            string topic = PacketWire.TopicOf(body);
            frames += topic.EndsWith("/frame", StringComparison.Ordinal) && wire.ConnectionCount > 1 ? 1 : 0;
            return topic.StartsWith("lvs/", StringComparison.Ordinal) ? true : null;
        };
        Prepare(folder.File("a"), Config(wire.Address));
        using Board board = new(folder.File("a"));
        Assert.IsTrue(board.Await("announced itself to Home Assistant", 1, PatienceSeconds), board.Output);
        Recorder.WaitFor(() => Volatile.Read(ref frames) > 20, "its frames arrive", PatienceSeconds);
        Assert.AreEqual(2, wire.ConnectionCount);
    }

    /// <summary>A session in which nothing arrives but the answers to pings is noticed, and another one made.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ADeafSessionIsMadeAnew()
    {
        using TestBroker broker = TestBroker.Started();
        using PacketWire wire = new(broker.Address);
        M2MqttSession session = new(wire.Address.Host, wire.Address.Port, "", "", "", 10, 1);
        session.Open("lvs/0badf00d/12345678/status", new Recorder());
        Recorder.WaitFor(() => session.Generation == 1, "it is connected");
        wire.Down = (first, _) => first == 0xD0 || wire.ConnectionCount > 1;
        Recorder.WaitFor(
            () => session.Publish("lvs/0badf00d/12345678/frame", new byte[100], 100, false, false)
                && session.Generation == 2, "it is connected again", PatienceSeconds);
        session.Close();
    }

    private static NodeConfig Config(BrokerAddress broker)
    {
        NodeConfig config = Harness.ConfigFile.Fresh();
        config.Transport = NodeConfig.TransportMqtt;
        config.Broker = broker.ToString();
        config.EmitIntervalMsMin = 100;
        config.EmitDoublings = 3;
        return config;
    }

    private static void Prepare(string flash, NodeConfig config)
    {
        Directory.CreateDirectory(flash);
        Harness.ConfigFile.Save(config, Path.Combine(flash, "lvs.json"));
    }

    private static string HomeOf(Board board) => Regex.Match(board.Output, "reports as ([0-9a-f]{8})").Groups[1].Value;

    /// <summary>Topics on which something is kept.</summary>
    private static string[] Kept(TestBroker broker) =>
    [
        .. Tool.Run("mosquitto_sub", "-p", broker.Port, "-t", "#", "--retained-only", "-W", "1", "-F", "%t").Output.Split('\n',
            StringSplitOptions.RemoveEmptyEntries),
    ];
}
