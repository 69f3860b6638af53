using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

using LVS.Core;
using LVS.Harness;
using LVS.Tests.Live;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Board = LVS.Tests.Live.Emulator;

namespace LVS.Tests.Broker;

/// <summary>
/// Boards that sleep, each wake a boot from flash and a connection of its own, find each other and drift through a broker.
/// </summary>
[TestClass]
public sealed class SleeperTests
{
    // Boards sleep by the real clock, and a wake is a new process: its lead leaves it the time that a start takes here, three times
    // over. If it is late all the same, the next one counts.
    private const int LeadMsMin = 1000;
    private const int LeadMsMost = 12_000;
    private const int StartsInLead = 3;

    private static readonly Lazy<int> LeadMs = new(MeasureLead);
    private const int PatienceSeconds = 400;

    public required TestContext TestContext { get; init; }

    private static int PeriodMs => 2 * LeadMs.Value;

    /// <summary>Both at once: they mostly sleep.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public Task SleepersMeetThroughABroker() => Task.WhenAll(Task.Run(() => Meet("mqtt")), Task.Run(() => Meet("both")));

    /// <summary>
    /// Boards that sleep on a segment, a gateway, and a node behind a broker are one swarm: a record that is put behind the broker is kept
    /// by all of them, and comes back through the gateway from boards when the node behind the broker has gone. Each wake is a process, and
    /// a put waits for several: only with LVS_SOAK=1; VisitTests has the same without processes and a gateway.
    /// </summary>
    [TestMethod]
    public void SleepersBehindAGatewayKeepRecords()
    {
        if (Environment.GetEnvironmentVariable("LVS_SOAK") != "1")
        {
            Assert.Inconclusive("set LVS_SOAK=1 for the tests that take long");
        }

        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        LVS.Node.NodeConfig config = Sleeper(broker, LVS.Node.NodeConfig.TransportUdp);
        string[] names = ["a", "b", "c"];
        Array.ForEach(names, name => Prepare(folder.File(name), config, name == "a" ? 8_000_000 : 1_000_000));
        ConfigFile.Save(config, folder.File("lvs.json"));
        File.WriteAllBytes(folder.File("letter"), new byte[300]);
        string at = broker.Address.ToString();
        using Lvs gateway = Node(folder, "gateway", "--gateway", "--broker", at);
        using Lvs behind = Node(folder, "behind", "--transport", "mqtt", "--broker", at);
        Board[] boards = [.. names.Select(name => new Board(folder.File(name)))];
        try
        {
            Assert.IsTrue(Array.TrueForAll(boards, board => board.Await("restored", 2, PatienceSeconds)), boards[0].Output);
            using Lvs put = Lvs.Start(folder.Path, "put", "letter", "--loss", "50", "--wait", "10", "--broker", at).Wait(900);
            TestContext.WriteLine(put.Errors);
            Assert.AreEqual(0, put.ExitCode, put.Errors);
            StringAssert.Contains(put.Errors, "2 + 3, 5 fragments at 5 nodes");
            behind.Process.Kill();
            behind.Process.WaitForExit();
            using Lvs get = Lvs.Start(
                folder.Path, "get", put.Output.Trim(), "-o", "back", "--wait", "10", "--broker", at).Wait(900);
            TestContext.WriteLine(get.Errors);
            Assert.AreEqual(0, get.ExitCode, get.Errors);
            CollectionAssert.AreEqual(new byte[300], File.ReadAllBytes(folder.File("back")));

            // Value drifts, too.
            Recorder.WaitFor(() => Float(folder.File("a")) < 1_000_000 && names[1..].Any(name => Float(folder.File(name)) > 125_000),
                "value drifts between boards", PatienceSeconds);
            Assert.IsTrue(Array.TrueForAll(boards, board => board.Count("epitaph") == 0));
        }
        finally
        {
            TestContext.WriteLine(string.Join("\n---\n", boards.Select(board => board.Output)));
            Array.ForEach(boards, board => board.Dispose());
        }
    }

    /// <summary>
    /// Boards that sleep on a segment share value with nodes that never do: the gateway's own, and one behind the broker. Both were born
    /// with nothing.
    /// </summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ValuePassesAGatewayBetweenSleepersAndNodesThatNeverSleep()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        LVS.Node.NodeConfig config = Sleeper(broker, LVS.Node.NodeConfig.TransportUdp);
        Prepare(folder.File("a"), config, 8_000_000);
        Prepare(folder.File("b"), config, 1_000_000);
        config.EarnedUvu = 0;
        ConfigFile.Save(config, folder.File("lvs.json"));
        string at = broker.Address.ToString();
        using Lvs gateway = Node(folder, "gateway", "--gateway", "--broker", at);
        using Lvs behind = Node(folder, "behind", "--transport", "mqtt", "--broker", at);
        using Board a = new(folder.File("a"));
        using Board b = new(folder.File("b"));
        try
        {
            Recorder.WaitFor(() => Told(gateway) > 100_000 && Told(behind) > 100_000, "value has come to both", 2 * PatienceSeconds);
        }
        finally
        {
            TestContext.WriteLine($"a {Float(folder.File("a"))}, b {Float(folder.File("b"))}, gateway {Told(gateway)}, "
                + $"behind {Told(behind)}");
        }

        Assert.AreEqual(0, a.Count("epitaph") + b.Count("epitaph"));
    }

    /// <summary>
    /// A sleeper that dies in its sleep is not online at the broker: who subscribes later finds it asleep, and one whose power goes awake,
    /// offline.
    /// </summary>
    [TestMethod]
    [TestCategory("Long")]
    public async Task TheBrokerKnowsWhoIsAsleep()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        Recorder recorder = new();
        using BrokerClient ear = await ClientTests.Connect(broker, "ear", recorder);
        await ear.SubscribeAsync(mustArrive: true, "lvs/+/+/status");
        LVS.Node.NodeConfig config = Sleeper(broker, "mqtt");
        Prepare(folder.File("a"), config, 8_000_000);
        string name;
        using (Board board = new(folder.File("a")))
        {
            // The first wakes' one record may be another file's: until there is a ledger, each wake is another node.
            Assert.IsTrue(board.Await("restored", 1, PatienceSeconds), board.Output);
            Assert.IsTrue(board.Await("LVS sleeps", board.Count("LVS sleeps") + 1, PatienceSeconds), board.Output);
            name = board.Output.Split('\n').Last(line => line.Contains("reports as ", StringComparison.Ordinal)).TrimEnd()[^8..];

            // It wakes and sleeps on: what is kept is asked for until it is asked for in a sleep.
            Assert.IsTrue(await Keeps(broker, name, "asleep"), "the broker never said that it sleeps");
        }

        // Power fails in a wake, which may end just before: then in a later one.
        bool isTold = false;
        for (int life = 0; life < 6 && !isTold; life++)
        {
            int before = recorder.Messages.Count;
            using (Board board = new(folder.File("a")))
            {
                Recorder.WaitFor(
                    () => recorder.Messages.Skip(before)
                        .Any(m => m.Topic.Contains(name, StringComparison.Ordinal) && m.Text == "online"), "it is back", PatienceSeconds);
            }

            isTold = await Keeps(broker, name, "offline", tries: 5);
        }

        Assert.IsTrue(isTold, "the will was never told");
    }

    /// <summary>
    /// A board that sleeps, with the secret of a device that was there before and no ledger, stays awake to ask who remembers it, and goes
    /// on sleeping.
    /// </summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ASleeperWithoutItsLedgerComesBackWithItsBase()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        LVS.Node.NodeConfig config = Sleeper(broker, "mqtt");
        using MqttTransport transport = new(config, [broker.Address], group: null);
        using Neighbourhood others = new(folder, transport, config);
        config.DeviceSecret = Neighbourhood.DeviceSecret;
        others.Remember(folder.File("before"), transport, config);
        Prepare(folder.File("after"), config, 0);
        using Board board = new(folder.File("after"));
        string remembered = $"{Neighbourhood.Size} neighbours remember this board: its base is {Neighbourhood.EarnedUvu / 8}";
        Assert.IsTrue(board.Await(remembered, 1, PatienceSeconds), board.Output);
        Assert.IsTrue(board.Await($"earned {Neighbourhood.EarnedUvu} restored", 2, PatienceSeconds), board.Output);
        Assert.AreEqual(1, board.Count("asking who remembers"), board.Output);
    }

    private static Lvs Node(TestFolder folder, string name, params string[] more) => Lvs.Start(
        folder.Path, ["node", "--state", name, "--json", "--every", "5", "--seconds", "3000", .. more]);

    /// <summary>The float that a node told last.</summary>
    private static long Told(Lvs node) => Regex.Matches(node.Output, "\"floatUvu\":(\\d+)")
        .Select(found => long.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).LastOrDefault();

    private static async Task<bool> Keeps(TestBroker broker, string name, string status, int tries = 240)
    {
        for (int i = 0; i < tries; i++)
        {
            if (await Kept(broker, $"{status}{i}", name) == status)
            {
                return true;
            }

            await Task.Delay(500);
        }

        return false;
    }

    /// <summary>What the broker keeps of a node's status.</summary>
    private static async Task<string> Kept(TestBroker broker, string clientId, string name)
    {
        Recorder recorder = new();
        using BrokerClient ear = await ClientTests.Connect(broker, clientId, recorder);
        await ear.SubscribeAsync(mustArrive: true, $"lvs/+/{name}/status");
        Recorder.WaitFor(() => !recorder.Messages.IsEmpty, "a retained status", PatienceSeconds);
        return recorder.Messages.Single(m => m.Retained).Text;
    }

    private async Task Meet(string transport)
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        Recorder recorder = new();
        using BrokerClient ear = await ClientTests.Connect(broker, "ear", recorder);
        await ear.SubscribeAsync(mustArrive: true, "lvs/#", "homeassistant/#");
        LVS.Node.NodeConfig config = Sleeper(broker, transport);
        Prepare(folder.File("a"), config, 8_000_000);
        Prepare(folder.File("b"), config, 1_000_000);
        using (Board a = new(folder.File("a")))
        using (Board b = new(folder.File("b")))
        {
            try
            {
                Recorder.WaitFor(
                    () => Met(a) >= 4 && Met(b) >= 4 && Float(folder.File("a")) < 1_000_000 && Float(folder.File("b")) > 125_000,
                    "both have heard each other and drifted", PatienceSeconds);
            }
            finally
            {
                TestContext.WriteLine(a.Output + "\n---\n" + b.Output);
            }

            foreach (Board board in new[] { a, b })
            {
                Assert.AreEqual(0, board.Count("epitaph"));
                Assert.IsFalse(board.Output.Contains("LVS broker: the connection was lost", StringComparison.Ordinal), board.Output);

                // One diff of the one neighbour a slot, and its key while they open, whatever ways they came by; but a late wake may see
                // two slots.
                Assert.IsFalse(
                    board.Output.Split('\n').Any(line => Heard(line) > 2 && Number(line, "awake ") < PeriodMs), board.Output);
            }
        }

        // To everybody at the broker a nap is no loss but a nap, and what it keeps is not told in every wake.
        string[] statuses = recorder.Messages.Where(m => m.Topic.EndsWith("/status", StringComparison.Ordinal) && !m.Retained)
            .Select(m => m.Text).ToArray();
        int onlines = statuses.Count(text => text == "online");
        Assert.IsGreaterThan(6, onlines);
        Assert.IsGreaterThanOrEqualTo(onlines - 3, statuses.Count(text => text == "asleep"), "a nap was not told");
        Assert.IsLessThanOrEqualTo(2, statuses.Count(text => text == "offline"), "naps were told as losses: " + string.Join(" ", statuses));
        int announced = recorder.Messages.Count(m => m.Topic.StartsWith("homeassistant/", StringComparison.Ordinal));
        Assert.IsLessThan(onlines / 2 * HomeEntities.Count, announced, "the announcement, a message an entity, is told in too many wakes");
    }

    private static LVS.Node.NodeConfig Sleeper(TestBroker broker, string transport)
    {
        LVS.Node.NodeConfig config = ConfigFile.Fresh();
        config.Interface = "127.0.0.1";
        config.Port = Lvs.FreePort();
        config.Transport = transport;
        config.Broker = broker.Address.ToString();
        config.PowerMode = "solar";
        config.SlotClock = "utc";
        config.SlotPeriodMs = PeriodMs;
        config.SlotWindowMs = LeadMs.Value / 2;
        config.SlotLeadMs = LeadMs.Value;
        config.NapDoublings = 0;
        return config;
    }

    /// <summary>How long a board takes to start on this machine now.</summary>
    private static int MeasureLead()
    {
        using TestFolder folder = new();
        LVS.Node.NodeConfig config = ConfigFile.Fresh();
        config.Interface = "127.0.0.1";
        config.Port = Lvs.FreePort();
        ConfigFile.Save(config, folder.File("lvs.json"));
        Stopwatch starting = Stopwatch.StartNew();
        using Board board = new(folder.Path);
        Assert.IsTrue(board.Await("LVS node", 1, PatienceSeconds), board.Output);
        return (int)Math.Clamp(StartsInLead * starting.ElapsedMilliseconds, LeadMsMin, LeadMsMost);
    }

    private static int Met(Board board) => board.Output.Split('\n').Count(line => Heard(line) > 0);

    private static int Heard(string line) => line.StartsWith("LVS sleeps", StringComparison.Ordinal) ? Number(line, "heard ") : -1;

    private static int Number(string line, string before)
    {
        return int.Parse(line[(line.IndexOf(before, StringComparison.Ordinal) + before.Length)..].Split(',', ' ')[0]
            .TrimEnd(), CultureInfo.InvariantCulture);
    }

    private static long? Float(string flash)
    {
        byte[]? newest = Directory.GetFiles(flash, "ledger.*").Select(File.ReadAllBytes)
            .Where(bytes => LedgerRecord.IsWhole(bytes, bytes.Length)).MaxBy(LedgerRecord.NumberOf);
        NodeMemory memory = new(1);
        return newest != null && LedgerRecord.Read(newest, memory) ? memory.Edges.Float : null;
    }

    private static void Prepare(string flash, LVS.Node.NodeConfig config, long earnedUvu)
    {
        Directory.CreateDirectory(flash);
        config.EarnedUvu = earnedUvu;
        ConfigFile.Save(config, Path.Combine(flash, "lvs.json"));
        File.WriteAllText(Path.Combine(flash, ".battery"), "4100");
    }
}
