using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Shared;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Telemetry;

/// <summary>What a node tells people: when, how long, and what it learns of a broker that will not have it.</summary>
[TestClass]
public sealed class NodeReportTests
{
    private readonly List<(string Topic, string Text, bool Retained)> said = [];
    private readonly MqttTopics topics = new("0badf00d", 0x12345678);
    private readonly MicroNode node =
        new(new NodeOptions(), new NodeMemory(1), 0, SimpleSecrets.Of(new SimpleMac(1), 7), new PipeLink(), new MemoryVault());
    private readonly Listener session;
    private long nowMs = 5_000_000;

    public NodeReportTests()
    {
        session = new(said);
        node.Boot(nowMs, 7, 3_000_000, 256, -1);
    }

    /// <summary>
    /// Once connected it says all by itself: online, telemetry, an announcement an entity; then telemetry in its time, and nothing else.
    /// </summary>
    [TestMethod]
    public void TelemetryIsToldByItselfAndKept()
    {
        NodeReport report = new("ESP32_C3", "homeassistant") { TelemetryMs = 60_000, ExpiresS = 180 };
        Connect(report);
        Live(report, 60_000);
        Assert.IsTrue(said.All(s => s.Retained));
        Assert.AreEqual((topics.Status, "online", true), said[0]);
        Assert.AreEqual(1, said.Count(s => s.Topic == topics.Telemetry));
        Assert.AreEqual(HomeEntities.Count, said.Count(s => s.Topic.StartsWith("homeassistant/", StringComparison.Ordinal)));
        said.Clear();
        Live(report, 180_000);
        Assert.AreEqual(3, said.Count);
        Assert.IsTrue(said.All(s => s.Topic == topics.Telemetry));
        JsonElement last = JsonDocument.Parse(said[^1].Text).RootElement;
        Assert.AreEqual("12345678", last.GetProperty("device").GetString());
        Assert.AreEqual(180, last.GetProperty("uptimeS").GetInt64(), "the node's, not the machine's");
        Assert.AreEqual(375_000, last.GetProperty("floatUvu").GetInt64(), "an eighth of what was earned");
        Assert.IsFalse(said[^1].Text.Contains(MqttTopics.NameOf(node.Ledger.Pseudonym), StringComparison.Ordinal),
            "the pseudonym links the two");
    }

    /// <summary>
    /// Every packet of an announcement fits 1,024 bytes, with the longest board and prefix that a configuration may have.
    /// </summary>
    [TestMethod]
    public void EveryPartFitsASmallBroker()
    {
        string board = new('B', 40);
        string prefix = new('p', 64);
        NodeReport report = new(board, prefix) { TelemetryMs = 86_400_000, ExpiresS = int.MaxValue };
        Connect(report);
        Live(report, 10_000);
        Assert.AreEqual(HomeEntities.Count, said.Count(s => s.Topic.StartsWith(prefix, StringComparison.Ordinal)));
        foreach ((string topic, string text, bool _) in said.Where(s => s.Topic.StartsWith(prefix, StringComparison.Ordinal)))
        {
            Assert.IsLessThanOrEqualTo(1024, 3 + 2 + topic.Length + 2 + text.Length, topic);
            JsonElement entity = JsonDocument.Parse(text).RootElement;
            Assert.AreEqual(Release.Version, entity.GetProperty("dev").GetProperty("sw").GetString());
            Assert.AreEqual(topics.DeviceId, entity.GetProperty("dev").GetProperty("ids")[0].GetString());
            Assert.AreEqual(topics.Status, entity.GetProperty("avty_t").GetString());
            bool isSensor = entity.TryGetProperty("stat_t", out JsonElement state);
            Assert.AreEqual(isSensor, entity.TryGetProperty("stat_cla", out _));
            Assert.AreEqual(isSensor ? topics.Telemetry : null, isSensor ? state.GetString() : null);
        }

        Assert.HasCount(HomeEntities.Count, said.Where(s => s.Text.Contains("uniq_id", StringComparison.Ordinal))
            .Select(s => JsonDocument.Parse(s.Text).RootElement.GetProperty("uniq_id").GetString()).Distinct());
    }

    /// <summary>
    /// A broker that ends the connection upon the announcement costs it one connection now and one a minute later, and then no more.
    /// </summary>
    [TestMethod]
    public void ABrokerThatHangsUpIsLearnt()
    {
        NodeReport report = new("ESP32_C3", "homeassistant") { TelemetryMs = 60_000 };
        int lost = 0;
        Connect(report);
        for (int second = 0; second < 3_600; second++)
        {
            said.Clear();
            Live(report, 1_000);
            if (said.Exists(s => s.Topic.StartsWith("homeassistant/", StringComparison.Ordinal)))
            {
                lost++;
                Connect(report);
            }
        }

        Assert.AreEqual(2, lost);
        Assert.AreEqual(2, report.Refusals);
    }

    /// <summary>Connections that are lost for other reasons, long after the announcement, teach nothing.</summary>
    [TestMethod]
    public void OtherLossesAreNoRefusals()
    {
        NodeReport report = new("ESP32_C3", "homeassistant") { TelemetryMs = 60_000 };
        for (int i = 0; i < 5; i++)
        {
            said.Clear();
            Connect(report);
            Live(report, 30_000);
            Assert.AreEqual(HomeEntities.Count, said.Count(s => s.Topic.StartsWith("homeassistant/", StringComparison.Ordinal)));
        }

        Assert.AreEqual(0, report.Refusals);
    }

    /// <summary>A session that has no room gets the same part again.</summary>
    [TestMethod]
    public void ARefusedPartIsPublishedLater()
    {
        NodeReport report = new("ESP32_C3", "homeassistant") { TelemetryMs = 60_000 };
        Connect(report);
        session.HasRoom = false;
        Live(report, 2_000);
        session.HasRoom = true;
        Live(report, 2_000);
        Assert.AreEqual(HomeEntities.Count, said.Count(s => s.Topic.StartsWith("homeassistant/", StringComparison.Ordinal)));
    }

    /// <summary>Numbers at the ends of their range.</summary>
    [TestMethod]
    [DataRow(0L)]
    [DataRow(-1L)]
    [DataRow(long.MaxValue)]
    [DataRow(long.MinValue)]
    public void NumbersAreWrittenInDigits(long value)
    {
        PlainText text = new PlainText(64).Add("x").Clear().Add(value);
        Assert.AreEqual(value.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Encoding.ASCII.GetString(text.Bytes, 0, text.Size));
        Assert.IsTrue(text.IsWhole);
        Assert.IsFalse(new PlainText(3).Add("four").IsWhole);
    }

    private void Connect(NodeReport report) => Assert.IsTrue(report.Announce(session, topics));

    private void Live(NodeReport report, long forMs)
    {
        for (long endMs = nowMs + forMs; nowMs < endMs;)
        {
            nowMs += 100;
            report.Attend(session, topics, node, nowMs);
        }
    }

    private sealed class Listener(List<(string Topic, string Text, bool Retained)> said) : IMqttSession
    {
        public bool HasRoom { get; set; } = true;

        public int Generation => 1;

        public void Open(string statusTopic, IMqttHandler handler)
        {
            // Is open.
        }

        public bool Publish(string topic, byte[] payload, int size, bool mustArrive, bool retain)
        {
            if (HasRoom)
            {
                said.Add((topic, Encoding.ASCII.GetString(payload, 0, size), retain));
            }

            return HasRoom;
        }

        public bool Subscribe(string[] topics, bool mustArrive) => HasRoom;

        public bool Unsubscribe(string[] topics) => HasRoom;
    }
}
