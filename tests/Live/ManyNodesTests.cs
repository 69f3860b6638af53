using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;

using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Tests.Broker;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>Swarms of many nodes in one process: a few threads drive them all.</summary>
[TestClass]
public sealed class ManyNodesTests
{
    /// <summary>A thread for each of 250 nodes, and one for its socket, would be more.</summary>
    private const int ThreadsMax = 100;

    private const int WaitSecondsMax = 400;
    private const int SoakSecondsMax = 3000;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [TestCategory("Long")]
    [DataRow("udp")]
    [DataRow("mqtt")]
    public void AFewThreadsDriveHundredsOfNodes(string transport)
    {
        using TestFolder folder = new();
        using Lvs lvs = Start(folder, transport, 250, 5).Wait(WaitSecondsMax);
        JudgeThreads(lvs, 250);
    }

    [TestMethod]
    [DataRow("udp", 2000)]
    [DataRow("mqtt", 4000)]
    public void AFewThreadsDriveThousandsOfNodes(string transport, int nodes)
    {
        if (Environment.GetEnvironmentVariable("LVS_SOAK") != "1")
        {
            Assert.Inconclusive("LVS_SOAK=1 runs it: thousands of nodes take ten minutes");
        }

        using TestFolder folder = new();
        using Mosquitto? broker = transport == "mqtt" ? Mosquitto.Start(folder.Path) : null;
        using Lvs lvs = Start(folder, transport, nodes, 2 * SoakSecondsMax, broker?.Address.ToString());
        lvs.WaitFor(lvs.IsSettled, "value is even", SoakSecondsMax);
        lvs.Interrupt().Wait(WaitSecondsMax);
        Assert.AreEqual("holds", lvs.Json.GetProperty("verdict").GetString(), lvs.Output);
        JudgeThreads(lvs, nodes);
    }

    /// <summary>
    /// A record finds its places among hundreds and thousands of nodes, of which each keeps stripes of its own district only. They take
    /// their time to say that they are there, because all hear it.
    /// </summary>
    [TestMethod]
    [DataRow(400, 1000)]
    [DataRow(2000, 5000)]
    public void ManyNodesKeepARecord(int nodes, int emitIntervalMs)
    {
        if (Environment.GetEnvironmentVariable("LVS_SOAK") != "1")
        {
            Assert.Inconclusive("LVS_SOAK=1 runs it: so many nodes take minutes, and both cores");
        }

        using TestFolder folder = new();
        using Mosquitto broker = Mosquitto.Start(folder.Path);
        NodeConfig config = ConfigFile.Fresh();
        config.Transport = NodeConfig.TransportMqtt;
        config.Broker = broker.Address.ToString();
        config.EmitIntervalMsMin = emitIntervalMs;
        ConfigFile.Save(config, folder.File("lvs.json"));
        byte[] content = new byte[20_000];
        new Random(nodes).NextBytes(content);
        File.WriteAllBytes(folder.File("file"), content);
        using Lvs swarm = Lvs.Start(folder.Path, "swarm", "--nodes", Text(nodes), "--firmware", "0",
            "--seconds", Text(SoakSecondsMax), "--config", "lvs.json", "--json");

        // Until they know each other they do not agree on districts: a put takes a minute or two then.
        swarm.WaitFor(() => swarm.Samples is [var first, .., var last] && last.Entropy < 0.01 * first.Entropy,
            "most know each other", WaitSecondsMax);
        Stopwatch clock = Stopwatch.StartNew();
        using Lvs put = Lvs.Start(folder.Path, "put", "file").Wait(WaitSecondsMax);
        TestContext.WriteLine($"{nodes} nodes: stored in {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.AreEqual(0, put.ExitCode, put.Errors);
        Match known = Regex.Match(put.Errors, "([0-9,]+) nodes give guests");
        Assert.IsGreaterThan(0.95 * nodes, int.Parse(known.Groups[1].ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        clock.Restart();
        using Lvs get = Lvs.Start(folder.Path, "get", put.Output.Trim(), "-o", "back").Wait(WaitSecondsMax);
        TestContext.WriteLine($"{nodes} nodes: brought back in {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.AreEqual(0, get.ExitCode, get.Errors);
        CollectionAssert.AreEqual(content, File.ReadAllBytes(folder.File("back")));
        swarm.Interrupt().Wait(WaitSecondsMax);
        Assert.AreEqual(0, swarm.Json.GetProperty("conservationErrorUvu").GetInt64(), swarm.Output);
    }

    /// <summary>
    /// Nodes that start together at a broker begin to offer room at random times, so that at first no more than 4,000 offers are heard in
    /// a second. In a group, and where there are few, they begin at once.
    /// </summary>
    [TestMethod]
    [DataRow("mqtt", 4000, 10_000, 4_000_000)]
    [DataRow("mqtt", 1000, 2500, 250_000)]
    [DataRow("mqtt", 200, 60_000, 0)]
    [DataRow("udp", 2000, 10_000, 0)]
    public void ManyAtABrokerBeginToOfferAtRandomTimes(string transport, int nodes, int emitIntervalMs, int firstOfferMsMax)
    {
        NodeConfig config = new() { Transport = transport, EmitIntervalMsMin = emitIntervalMs };
        Assert.AreEqual(firstOfferMsMax, SwarmPace.OptionsOf(config, nodes).FirstOfferMsMax);
    }

    /// <summary>Nodes of a group hear all others: what no machine can hear is refused, and what it has no files for.</summary>
    [TestMethod]
    public void MoreThanAMachineCarriesAreRefused()
    {
        using TestFolder folder = new();
        using Lvs group = Lvs.Run(folder.Path, "swarm", "--nodes", "2001");
        Assert.AreEqual(64, group.ExitCode);
        Assert.Contains("2 to 2000", group.Errors);
        Assert.Contains("--transport mqtt", group.Errors);
        if (OperatingSystem.IsLinux())
        {
            using Lvs files = Lvs.StartWithFiles(folder.Path, "1000", "swarm", "--nodes", "1500", "--transport", "mqtt").Wait();
            Assert.AreEqual(64, files.ExitCode);
            Assert.Contains("ulimit -n 3300", files.Errors);
        }
    }

    private static Lvs Start(TestFolder folder, string transport, int nodes, int seconds, string? broker = null) =>
        Lvs.Start(folder.Path, ["swarm", "--nodes", Text(nodes), "--firmware", "0", "--seconds", Text(seconds),
            "--transport", transport, "--port", Text(Lvs.FreePort()), "--json", .. broker == null ? [] : new[] { "--broker", broker }]);

    private void JudgeThreads(Lvs lvs, int nodes)
    {
        Assert.AreEqual(0, lvs.Json.GetProperty("conservationErrorUvu").GetInt64(), lvs.Output);
        int threads = lvs.Json.GetProperty("threadsMax").GetInt32();
        TestContext.WriteLine($"{nodes} nodes: {threads} threads, {lvs.Json.GetProperty("memoryBytesPerNode").GetInt64()} bytes each");
        Assert.IsLessThan(ThreadsMax, threads);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
