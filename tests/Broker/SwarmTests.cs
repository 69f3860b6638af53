using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

using LVS.Harness;
using LVS.Tests.Live;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary><c>lvs swarm</c> through real brokers that are killed, shared, littered and cut off: the sum must stay what it was.</summary>
[TestClass]
public sealed class SwarmTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [TestCategory("Long")]
    [DataRow("mqtt", 64)]
    [DataRow("both", 24)]
    public async Task ABrokerThatRestartsCostsNothing(string transport, int nodes)
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        using Lvs lvs =
            Lvs.Start(folder.Path, "swarm", "--transport", transport, "--broker", broker.Address.ToString(), "--nodes", Text(nodes),
            "--firmware", "2",
            "--seconds", "300", "--port", Text(Lvs.FreePort()), "--json");
        lvs.WaitFor(() => lvs.Samples.Any(s => s.Heard == nodes && s.Seconds >= 2), "all drift");
        broker.Kill();
        Thread.Sleep(1500);
        broker.Start();
        Stopwatch back = Stopwatch.StartNew();

        // Nothing is kept over the restart: every status seen is of a node that came back.
        Recorder statuses = new();
        using BrokerClient ear = await ClientTests.Connect(broker, "ear", statuses);
        await ear.SubscribeAsync(mustArrive: true, "lvs/+/+/status");
        Recorder.WaitFor(() => statuses.Messages.Where(m => m.Text == "online").Select(m => m.Topic).Distinct()
            .Count() == nodes, $"all {nodes} are back");
        TestContext.WriteLine($"all {nodes} back after {back.Elapsed.TotalSeconds:0.0} s");
        lvs.Settle();
        Holds(lvs);
        Assert.AreEqual(0, lvs.Json.GetProperty("allocatedBytesPerTick").GetDouble());
        Assert.AreEqual(2, lvs.Json.GetProperty("firmwareNodes").GetInt32());

        // A swarm leaves nothing behind at a broker. Retained messages come before those published after the subscription.
        Recorder remains = new();
        using BrokerClient late = await ClientTests.Connect(broker, "late", remains);
        await late.SubscribeAsync(mustArrive: true, "#");
        await late.PublishAsync("last", "word"u8.ToArray(), mustArrive: true, retain: false);
        Recorder.WaitFor(() => remains.Messages.Any(m => m.Topic == "last"), "all that was kept has come");
        Assert.IsEmpty(remains.Messages.Where(m => m.Retained).Select(m => m.Topic));
    }

    /// <summary>
    /// An observer is back before the nodes, however long the broker was away: its pauses do not grow. Otherwise it would hear no answer
    /// to a census at that time.
    /// </summary>
    [TestMethod]
    public void AnObserverIsBackSoonerThanTheNodes()
    {
        const int Attempts = 12;
        using TestBroker broker = TestBroker.Started();
        HurriedTime observerTime = new();
        HurriedTime nodeTime = new();
        using MqttTransport observers = new(ConfigFile.Fresh(), [broker.Address], null) { Time = observerTime };
        using MqttTransport nodes = new(ConfigFile.Fresh(), [broker.Address], null) { Time = nodeTime };
        using ITap tap = observers.Tap();
        using IEndpoint node = nodes.Open(seed: 1);
        node.Start(1);
        Recorder.WaitFor(() => tap.IsConnected && node.IsConnected, "both are connected");
        broker.Kill();
        Recorder.WaitFor(() => observerTime.PausesMs.Count >= Attempts && nodeTime.PausesMs.Count >= Attempts, "both try again and again");
        Assert.IsLessThanOrEqualTo(BrokerPause.PauseMsMin, observerTime.PausesMs.Max());
        Assert.IsGreaterThan(BrokerPause.PauseMsMax / 2, nodeTime.PausesMs.Max(), "a node's pauses grow");
        broker.Start();
        Recorder.WaitFor(() => tap.IsConnected, "back");
    }

    [TestMethod]
    public void NodesDriftOverUdpWhileTheBrokerIsAway()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        using Lvs lvs =
            Lvs.Start(folder.Path, "swarm", "--transport", "both", "--broker", broker.Address.ToString(), "--nodes", "8", "--firmware", "1",
            "--seconds", "300", "--port", Text(Lvs.FreePort()), "--json");
        lvs.WaitFor(() => lvs.Samples.Count > 0, "the drift begins");
        broker.Kill();
        lvs.Settle();
        Holds(lvs);
    }

    [TestMethod]
    [TestCategory("Long")]
    public async Task ABrokerThatHaltsAgainAndAgainCostsNothing()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        using BrokerClient probe = await ClientTests.Connect(broker, "probe");
        using Lvs lvs =
            Lvs.Start(folder.Path, "swarm", "--transport", "mqtt", "--broker", broker.Address.ToString(), "--nodes", "12", "--firmware",
            "2",
            "--seconds", "300", "--json");
        lvs.WaitFor(() => lvs.Samples.Count > 0, "the drift begins");
        for (int i = 0; i < 10; i++)
        {
            // The swarm goes on for one sample while the broker halts; then the broker runs for one acknowledged message.
            broker.Freeze(true);
            int samples = lvs.Samples.Count;
            lvs.WaitFor(() => lvs.Samples.Count > samples, "the swarm drifts without the broker");
            broker.Freeze(false);
            await probe.PublishAsync("probe", "word"u8.ToArray(), mustArrive: true, retain: false);
        }

        lvs.Settle();
        Holds(lvs);
    }

    [TestMethod]
    [TestCategory("Long")]
    public async Task TwoSwarmsShareABrokerFullOfGarbage()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--out", "a.json").ExitCode);
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--out", "b.json").ExitCode);
        string name = SwarmKeys.TopicName(ConfigFile.Load(folder.File("a.json")).KeyBytes());
        using BrokerClient vandal = await ClientTests.Connect(broker, "vandal");
        byte[] garbage = new byte[300];
        new Random(1).NextBytes(garbage);
        string[] topics =
            ["all", "beacon", "beacon/0", "12345678/frame", "12345678/in", "12345678/ask", "12345678/status", "x/frame", "frame"];
        foreach (string topic in topics)
        {
            await vandal.PublishAsync($"lvs/{name}/{topic}", garbage.AsMemory(0, topic.Length * 20), mustArrive: true, retain: true);
        }

        Lvs Start(string config) =>
            Lvs.Start(folder.Path, "swarm", "--transport", "mqtt", "--broker", broker.Address.ToString(), "--nodes", "10", "--firmware",
            "1",
            "--seconds", "300", "--config", config, "--out", config + ".run", "--json");
        using Lvs a = Start("a.json");
        using Lvs b = Start("b.json");
        Random random = new(2);
        int thrown = 0;
        bool ending = false;
        for (Stopwatch clock = Stopwatch.StartNew(); !(a.Process.HasExited && b.Process.HasExited); Thread.Sleep(20))
        {
            Assert.IsLessThan(180.0, clock.Elapsed.TotalSeconds, a.Errors + b.Errors);
            random.NextBytes(garbage);
            await vandal.PublishAsync($"lvs/{name}/all", garbage.AsMemory(0, 1 + (garbage[0] % 255)), mustArrive: false, retain: false);
            await vandal.PublishAsync($"lvs/{name}/beacon", garbage.AsMemory(0, 300), mustArrive: false, retain: false);
            thrown += a.Samples.Count > 0 ? 2 : 0;
            if (!ending && thrown > 300 && a.IsSettled() && b.IsSettled())
            {
                ending = true;
                a.Interrupt();
                b.Interrupt();
            }
        }

        a.Wait();
        b.Wait();
        Holds(a);
        Holds(b);

        TestContext.WriteLine(
            $"refused of one: {string.Join(' ', Refused(a))}; of the other: {string.Join(' ', Refused(b))}; thrown {thrown}");
        // A node refuses frames of its own swarm, too: a census, proposals and hellos that came twice. Garbage came by the hundred.
        Assert.IsTrue(Refused(a).All(count => count > 100), "the garbage never arrived");
        Assert.IsLessThan(Refused(a).Min() / 5, Refused(b).Max(), "one swarm's garbage reached the other");
    }

    [TestMethod]
    [TestCategory("Long")]
    public void ABridgeThatIsCutHeals()
    {
        using TestFolder folder = new();
        using TestBroker first = TestBroker.Started();
        using CutWire wire = new(first.Address);
        using TestBroker second = new($"allow_anonymous true\nconnection bridge\naddress 127.0.0.1:{wire.Port}\ntopic lvs/# both 1\n"
            + "cleansession true\nnotifications false\nbridge_protocol_version mqttv311\nrestart_timeout 1 2");
        second.Start();
        using Lvs lvs =
            Lvs.Start(folder.Path, "swarm", "--transport", "mqtt", "--broker", $"{first.Address},{second.Address}", "--nodes", "16",
            "--firmware", "2",
            "--seconds", "300", "--json");
        lvs.WaitFor(() => lvs.Samples.Any(s => s.Heard == 16), "all are heard, through the bridge too");
        wire.Cut();
        int before = wire.ConnectionCount;
        int lines = lvs.Samples.Count;
        lvs.WaitFor(() => lvs.Samples.Count > lines + 2, "they drift on both sides");
        wire.Heal();
        lvs.WaitFor(() => wire.ConnectionCount > before, "the bridge came back");
        lvs.Settle();
        Holds(lvs);
    }

    /// <summary>Its own broker is there for the count after Ctrl-C too, and ends with the command however that ends.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public async Task ABrokerInsideLivesAsLongAsItsSwarm()
    {
        using TestFolder folder = new();
        using Lvs counted =
            Lvs.Start(folder.Path, "swarm", "--transport", "mqtt", "--nodes", "3", "--firmware", "1", "--seconds", "300", "--out",
            "counted", "--json");
        using Lvs killed =
            Lvs.Start(folder.Path, "swarm", "--transport", "mqtt", "--nodes", "3", "--firmware", "0", "--seconds", "300", "--out",
            "killed", "--json");
        counted.WaitFor(() => counted.IsSettled(), "it has settled");
        killed.WaitFor(() => killed.Samples.Count > 0, "it drifts");
        BrokerAccess counting = Told(counted).Single();
        BrokerAccess dying = Told(killed).Single();
        Recorder heard = new();
        using (BrokerClient ear = await BrokerClient.ConnectAsync(counting, "ear", heard))
        {
            await ear.SubscribeAsync(mustArrive: true, "lvs/+/+/status");
            Recorder.WaitFor(() => heard.Messages.Count(m => m.Text == "online") == 3,
                "the broker shows all three to whom it told its address");
        }

        counted.Interrupt();
        Holds(counted.Wait());
        Assert.AreEqual(BrokerFailure.Unreachable, (await ClientTests.Refusal(counting)).Failure);
        killed.Process.Kill();
        killed.Process.WaitForExit();
        Assert.AreEqual(BrokerFailure.Unreachable, (await ClientTests.Refusal(dying)).Failure);
    }

    [TestMethod]
    [TestCategory("Long")]
    public async Task TwoBrokersInsideAreBridged()
    {
        using TestFolder folder = new();
        using Lvs lvs =
            Lvs.Start(folder.Path, "swarm", "--transport", "mqtt", "--bridge", "--nodes", "8", "--firmware", "2", "--seconds", "300",
            "--json");
        lvs.WaitFor(() => lvs.Samples.Any(s => s.Heard == 8), "all are heard, through the bridge too");
        BrokerAccess[] brokers = Told(lvs);
        Assert.HasCount(2, brokers);
        Recorder[] heard = [new(), new()];
        using BrokerClient first = await BrokerClient.ConnectAsync(brokers[0], "ear", heard[0]);
        using BrokerClient second = await BrokerClient.ConnectAsync(brokers[1], "ear", heard[1]);
        foreach (BrokerClient client in new[] { first, second })
        {
            await client.SubscribeAsync(mustArrive: true, "lvs/test");
        }

        await first.PublishAsync("lvs/test", "one"u8.ToArray(), mustArrive: true, retain: false);
        await second.PublishAsync("lvs/test", "two"u8.ToArray(), mustArrive: true, retain: false);
        Recorder.WaitFor(() => heard.All(h => h.Messages.Count >= 2), "both heard both");
        lvs.Settle();
        Holds(lvs);
        Assert.IsTrue(heard.All(h => h.Messages.Count == 2), "the bridge repeats itself");
    }

    [TestMethod]
    [TestCategory("Long")]
    public void BrokersThatAreNotBridgedAreSaidToBe()
    {
        using TestFolder folder = new();
        using TestBroker first = TestBroker.Started();
        using TestBroker second = TestBroker.Started();
        using Lvs lvs =
            Lvs.Run(folder.Path, "swarm", "--transport", "mqtt", "--broker", $"{first.Address},{second.Address}", "--nodes", "2",
            "--firmware", "0", "--seconds", "1");
        Assert.AreEqual(2, lvs.ExitCode);
        Assert.Contains("bridge the two", lvs.Errors);
    }

    [TestMethod]
    [DataRow("--transport mqtt --broker 127.0.0.1:1", 2, "leave --broker out")]
    [DataRow("--transport mqtt --broker nowhere", 64, "HOST:PORT")]
    [DataRow("--transport radio", 64, "udp, mqtt or both")]
    [DataRow("--broker 127.0.0.1:1883", 64, "need --transport")]
    [DataRow("--transport mqtt --bridge --broker 127.0.0.1:1883", 64, "--bridge starts brokers of its own")]
    public void WrongOptionsAreExplained(string arguments, int exitCode, string what)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, ["swarm", "--nodes", "2", "--firmware", "0", .. arguments.Split(' ')]);
        Assert.AreEqual(exitCode, lvs.ExitCode, lvs.Errors);
        Assert.Contains(what, lvs.Errors);
    }

    private static void Holds(Lvs lvs)
    {
        Assert.AreEqual("holds", lvs.Json.GetProperty("verdict").GetString(), lvs.Output.Length > 3000 ? lvs.Output[..3000] : lvs.Output);
        Assert.AreEqual(0, lvs.ExitCode);
        Assert.AreEqual(0, lvs.Json.GetProperty("conservationErrorUvu").GetInt64());
    }

    private static long[] Refused(Lvs lvs) => [.. lvs.Json.GetProperty("nodeRows").EnumerateArray()
        .Select(r => r.GetProperty("framesRefused")).Where(r => r.ValueKind != JsonValueKind.Null).Select(r => r.GetInt64())];

    /// <summary>Where a swarm says that its own brokers listen.</summary>
    private static BrokerAccess[] Told(Lvs lvs) =>
        [.. lvs.Errors.Split('\n').Where(line => line.StartsWith("broker: ", StringComparison.Ordinal))
        .Select(line => BrokerAddress.Parse(line["broker: ".Length..].Trim()).Single()).Select(a => new BrokerAccess(a.Host, a.Port))];

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A time in which pauses are over at once. Remembers how long each would have been.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        public ConcurrentQueue<double> PausesMs { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            PausesMs.Enqueue(dueTime.TotalMilliseconds);
            return base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
        }
    }
}
