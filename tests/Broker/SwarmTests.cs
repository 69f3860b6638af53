using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

using LVS.Harness;
using LVS.Mqtt;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary><c>lvs swarm</c> through real brokers that are killed, shared, littered and cut off: the sum must stay what it was.</summary>
[TestClass]
public sealed class SwarmTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow("mqtt", 64)]
    [DataRow("both", 24)]
    public async Task ABrokerThatRestartsCostsNothing(string transport, int nodes)
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        using Lvs lvs = Lvs.Start(folder.Path, "swarm", "--transport", transport, "--broker", broker.Address.ToString(), "--nodes", Text(nodes), "--firmware", "2",
            "--seconds", "300", "--port", Text(Lvs.FreePort()), "--json");
        lvs.WaitFor(() => lvs.Samples.Any(s => s.Heard == nodes && s.Seconds >= 2), "all drift");
        broker.Kill();
        Thread.Sleep(1500);
        broker.Start();
        Stopwatch back = Stopwatch.StartNew();

        // Nothing is kept over the restart: every status seen is of a node that came back.
        Recorder statuses = new();
        using MqttClient ear = await ClientTests.Connect(broker, "ear", statuses);
        ear.Subscribe(["lvs/+/+/status"], mustArrive: true);
        Recorder.WaitFor(() => statuses.Messages.Where(m => m.Text == "online").Select(m => m.Topic).Distinct().Count() == nodes, $"all {nodes} are back");
        TestContext.WriteLine($"all {nodes} back after {back.Elapsed.TotalSeconds:0.0} s");
        lvs.Settle();
        Holds(lvs);
        Assert.AreEqual(0, lvs.Json.GetProperty("allocatedBytesPerTick").GetDouble());
        Assert.AreEqual(2, lvs.Json.GetProperty("firmwareNodes").GetInt32());

        // What a swarm leaves behind at somebody's broker: nothing. Retained messages come before what is published after the subscription.
        Recorder remains = new();
        using MqttClient late = await ClientTests.Connect(broker, "late", remains);
        late.Subscribe(["#"], mustArrive: true);
        Recorder.WaitFor(() => !remains.Granted.IsEmpty, "subscribed");
        late.Publish("last", "word"u8, mustArrive: true, retain: false);
        Recorder.WaitFor(() => remains.Messages.Any(m => m.Topic == "last"), "all that was kept has come");
        Assert.IsEmpty(remains.Messages.Where(m => m.Retained).Select(m => m.Topic));
    }

    [TestMethod]
    public void NodesDriftOverUdpWhileTheBrokerIsAway()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        using Lvs lvs = Lvs.Start(folder.Path, "swarm", "--transport", "both", "--broker", broker.Address.ToString(), "--nodes", "8", "--firmware", "1",
            "--seconds", "300", "--port", Text(Lvs.FreePort()), "--json");
        lvs.WaitFor(() => lvs.Samples.Count > 0, "the drift begins");
        broker.Kill();
        lvs.Settle();
        Holds(lvs);
    }

    [TestMethod]
    public void ABrokerThatHaltsAgainAndAgainCostsNothing()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        using Lvs lvs = Lvs.Start(folder.Path, "swarm", "--transport", "mqtt", "--broker", broker.Address.ToString(), "--nodes", "12", "--firmware", "2",
            "--seconds", "300", "--json");
        lvs.WaitFor(() => lvs.Samples.Count > 0, "the drift begins");
        for (int i = 0; i < 10; i++)
        {
            broker.Freeze(true);
            Thread.Sleep(400);
            broker.Freeze(false);
            Thread.Sleep(100);
        }

        lvs.Settle();
        Holds(lvs);
    }

    [TestMethod]
    public async Task TwoSwarmsShareABrokerFullOfGarbage()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--out", "a.json").ExitCode);
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--out", "b.json").ExitCode);
        string name = SwarmKeys.TopicName(ConfigFile.Load(folder.File("a.json")).KeyBytes());
        using MqttClient vandal = await ClientTests.Connect(broker, "vandal", new Recorder());
        byte[] garbage = new byte[300];
        new Random(1).NextBytes(garbage);
        string[] topics = ["all", "beacon", "beacon/0", "12345678/frame", "12345678/in", "12345678/ask", "12345678/status", "x/frame", "frame"];
        foreach (string topic in topics)
        {
            vandal.Publish($"lvs/{name}/{topic}", garbage.AsSpan(0, topic.Length * 20), mustArrive: true, retain: true);
        }

        Lvs Start(string config) => Lvs.Start(folder.Path, "swarm", "--transport", "mqtt", "--broker", broker.Address.ToString(), "--nodes", "10", "--firmware", "1",
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
            vandal.Publish($"lvs/{name}/all", garbage.AsSpan(0, 1 + (garbage[0] % 255)), mustArrive: false, retain: false);
            vandal.Publish($"lvs/{name}/beacon", garbage.AsSpan(0, 300), mustArrive: false, retain: false);
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

        TestContext.WriteLine($"refused of one: {string.Join(' ', Refused(a))}; of the other: {string.Join(' ', Refused(b))}; thrown {thrown}");
        // The census is asked several times, and a node counts all but the first as refused; the garbage came by the hundred.
        Assert.IsTrue(Refused(a).All(count => count > 100), "the garbage never arrived");
        Assert.IsTrue(Refused(b).All(count => count < 30), "one swarm's garbage reached the other");
    }

    [TestMethod]
    public void ABridgeThatIsCutHeals()
    {
        using TestFolder folder = new();
        using TestBroker first = TestBroker.Started();
        using CutWire wire = new(first.Address);
        using TestBroker second = new($"allow_anonymous true\nconnection bridge\naddress 127.0.0.1:{wire.Port}\ntopic lvs/# both 1\n"
            + "cleansession true\nnotifications false\nbridge_protocol_version mqttv311\nrestart_timeout 1 2");
        second.Start();
        using Lvs lvs = Lvs.Start(folder.Path, "swarm", "--transport", "mqtt", "--broker", $"{first.Address},{second.Address}", "--nodes", "16", "--firmware", "2",
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

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void APrivateBrokerOutlivesCtrlCAndNotItsSwarm()
    {
        using TestFolder folder = new();
        using Lvs counted = Lvs.Start(folder.Path, "swarm", "--transport", "mqtt", "--nodes", "3", "--firmware", "1", "--seconds", "300", "--out", "counted", "--json");
        using Lvs killed = Lvs.Start(folder.Path, "swarm", "--transport", "mqtt", "--nodes", "3", "--firmware", "0", "--seconds", "300", "--out", "killed", "--json");
        counted.WaitFor(() => counted.IsSettled(), "it has settled");
        killed.WaitFor(() => killed.Samples.Count > 0, "it drifts");
        Assert.HasCount(1, Brokers(folder, "counted"));
        Assert.HasCount(1, Brokers(folder, "killed"));

        // A terminal sends Ctrl-C to everybody of its session who is in front.
        int session = SessionOf(counted.Process.Id);
        Process[] inFront = [.. Family(counted.Process.Id).Where(p => SessionOf(p.Id) == session)];
        Assert.IsGreaterThan(1, inFront.Length);
        foreach (Process process in inFront)
        {
            Tool.Run("kill", "-INT", Text(process.Id));
        }

        Holds(counted.Wait());
        Assert.IsEmpty(Brokers(folder, "counted"), "the broker outlived its swarm");
        killed.Process.Kill();
        Recorder.WaitFor(() => Brokers(folder, "killed").Length == 0, "the broker of a killed swarm is gone");
    }

    [TestMethod]
    public void BrokersThatAreNotBridgedAreSaidToBe()
    {
        using TestFolder folder = new();
        using TestBroker first = TestBroker.Started();
        using TestBroker second = TestBroker.Started();
        using Lvs lvs = Lvs.Run(folder.Path, "swarm", "--transport", "mqtt", "--broker", $"{first.Address},{second.Address}", "--nodes", "2", "--firmware", "0", "--seconds", "1");
        Assert.AreEqual(2, lvs.ExitCode);
        Assert.Contains("bridge the two", lvs.Errors);
    }

    [TestMethod]
    [DataRow("--transport mqtt --broker 127.0.0.1:1", 2, "apt-get install mosquitto")]
    [DataRow("--transport mqtt --broker nowhere", 64, "HOST:PORT")]
    [DataRow("--transport radio", 64, "udp, mqtt or both")]
    [DataRow("--broker 127.0.0.1:1883", 64, "need --transport")]
    [DataRow("--transport mqtt --bridge --broker 127.0.0.1:1883", 64, "--bridge starts brokers of its own")]
    public void WhatAUserGetsWrongIsSaid(string arguments, int exitCode, string what)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, ["swarm", "--nodes", "2", "--firmware", "0", .. arguments.Split(' ')]);
        Assert.AreEqual(exitCode, lvs.ExitCode, lvs.Errors);
        Assert.Contains(what, lvs.Errors);
    }

    [TestMethod]
    public void AMachineWithoutMosquittoIsToldHowToGetIt()
    {
        using TestFolder folder = new();
        UserException e = Assert.ThrowsExactly<UserException>(() => Mosquitto.Find([folder.Path]));
        Assert.Contains("sudo apt-get install mosquitto", e.Message);
        Assert.IsTrue(File.Exists(Mosquitto.Find()));
    }

    private static void Holds(Lvs lvs)
    {
        Assert.AreEqual("holds", lvs.Json.GetProperty("verdict").GetString(), lvs.Output.Length > 3000 ? lvs.Output[..3000] : lvs.Output);
        Assert.AreEqual(0, lvs.ExitCode);
        Assert.AreEqual(0, lvs.Json.GetProperty("conservationErrorUvu").GetInt64());
    }

    private static long[] Refused(Lvs lvs) => [.. lvs.Json.GetProperty("nodeRows").EnumerateArray()
        .Select(r => r.GetProperty("framesRefused")).Where(r => r.ValueKind != JsonValueKind.Null).Select(r => r.GetInt64())];

    /// <summary>Private brokers of a run.</summary>
    private static Process[] Brokers(TestFolder folder, string run) => [.. Process.GetProcessesByName("mosquitto")
        .Where(p => new FileInfo($"/proc/{p.Id}/cwd").LinkTarget == folder.Path && Proc(p.Id, "cmdline").Contains(run + "/broker.conf", StringComparison.Ordinal))];

    /// <summary>A process, its children and theirs.</summary>
    private static IEnumerable<Process> Family(int id) => Process.GetProcesses().Where(p => p.Id == id || IsBelow(p.Id, id));

    private static bool IsBelow(int id, int ancestor)
    {
        while (id > 1)
        {
            id = Stat(id, 1);
            if (id == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    private static int SessionOf(int id) => Stat(id, 3);

    /// <summary>A number of /proc/ID/stat, counted from the state behind the name; 0 when the process is gone.</summary>
    private static int Stat(int id, int index) => Proc(id, "stat").Split(") ") is [.., var rest]
        && rest.Split(' ') is string[] words && words.Length > index && int.TryParse(words[index], out int value) ? value : 0;

    private static string Proc(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
