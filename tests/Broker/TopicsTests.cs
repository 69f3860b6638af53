using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

using LVS.Harness;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>What SPEC 13 says is on the topics, seen by mosquitto_sub and, packet by packet, by tshark.</summary>
[TestClass]
public sealed class TopicsTests
{
    // More than a node listens to, so that it also stops listening to some.
    private const int Nodes = 14;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [TestCategory("Long")]
    public void MosquittoSubSeesTheDocumentedTopicsAndTsharkFindsNothingWrong()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started("allow_anonymous true\nlog_type notice\nlog_type information\nlog_type unsubscribe");
        string capture = folder.File("wire.pcap");
        using Process tcpdump =
            Tool.StartAsRoot("tcpdump", "-i", "lo", "-U", "-w", capture, "-s", "0", "-B", "16384", "tcp", "port", broker.Port);
        Recorder.WaitFor(() => File.Exists(capture), "tcpdump captures");
        ConcurrentQueue<string> lines = new();
        using Process sub = Tool.Start("mosquitto_sub", "-p", broker.Port, "-t", "#", "-F", "%r %q %t %x");
        sub.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        sub.BeginOutputReadLine();
        Recorder.WaitFor(() => Marked("begin"), "mosquitto_sub has subscribed");
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        string name = SwarmKeys.TopicName(ConfigFile.Load(folder.File("lvs.json")).KeyBytes());
        using Lvs lvs =
            Lvs.Start(folder.Path, "swarm", "--transport", "mqtt", "--broker", broker.Address.ToString(), "--nodes", $"{Nodes}",
                "--firmware", "2",
            "--seconds", "300", "--config", "lvs.json", "--json");
        string[] asked = [];
        lvs.WaitFor(() => lvs.Samples.Any(s => s.Heard == Nodes)
            && (asked = [.. Pseudonyms(broker, name)]).Length == Nodes, "all are online and heard");
        foreach (string node in asked)
        {
            Tool.Run("mosquitto_pub", "-p", broker.Port, "-q", "1", "-t", $"lvs/{name}/{node}/ask", "-n");
        }

        lvs.WaitFor(() => asked.All(node => lines.Any(line => line.Contains(node + "/telemetry ", StringComparison.Ordinal))),
            "all that were asked have answered");
        lvs.WaitFor(() => broker.Log.Contains("/frame", StringComparison.Ordinal), "somebody listens to another no more");
        lvs.Settle();
        Assert.AreEqual(0, lvs.ExitCode, lvs.Errors);

        // The last word: when it is in the capture and has come back, so has all before it.
        Recorder.WaitFor(() => Marked("end") && File.ReadAllBytes(capture).AsSpan()
            .IndexOf("\0\u0003end"u8) >= 0, "the capture is complete");
        sub.Kill();
        Tool.StopAsRoot(tcpdump);
        List<(string Topic, byte[] Payload)> seen =
            [.. lines.Select(l => l.Split(' ')).Where(w => w.Length > 2 && w[2] is not ("begin" or "end"))
            .Select(w => (w[2], Convert.FromHexString(w.Length > 3 ? w[3] : "")))];

        string[] documented =
            [$"lvs/{name}/NODE/frame", $"lvs/{name}/NODE/in", $"lvs/{name}/NODE/status", $"lvs/{name}/NODE/ask",
            $"lvs/{name}/NODE/telemetry",
            $"lvs/{name}/all", $"lvs/{name}/probe", $"lvs/{name}/beacon", $"lvs/{name}/beacon/DIGITS",
            $"lvs/{name}/home/BITS",
                $"homeassistant/sensor/lvs_{name}_NODE/ENTITY/config", $"homeassistant/button/lvs_{name}_NODE/ENTITY/config"];
        string[] shapes = [.. seen.Select(m => Shape(m.Topic)).Distinct()];
        CollectionAssert.AreEquivalent(documented, shapes, string.Join(", ", shapes));
        foreach (string node in asked)
        {
            JsonElement telemetry =
                JsonDocument.Parse(seen.Last(m => m.Topic == $"lvs/{name}/{node}/telemetry" && m.Payload.Length > 0).Payload).RootElement;
            Assert.AreEqual(node, telemetry.GetProperty("device").GetString());
            Assert.IsGreaterThan(0, telemetry.GetProperty("framesSent").GetInt64());
            byte[][] entities =
                [.. seen.Where(m => m.Topic.Contains($"/lvs_{name}_{node}/", StringComparison.Ordinal) && m.Payload.Length > 0)
                .Select(m => m.Payload)];
            DiscoverySchema.Check([.. entities.Select(e => JsonDocument.Parse(e).RootElement)], telemetry, seen.Select(m => m.Topic)
                .ToHashSet());
        }

        JudgeByTshark(capture, broker.Port);

        bool Marked(string mark)
        {
            Tool.Run("mosquitto_pub", "-p", broker.Port, "-t", mark, "-n");
            return lines.Any(line => line.Split(' ') is [_, _, string topic, ..] && topic == mark);
        }
    }

    private static IEnumerable<string> Pseudonyms(TestBroker broker, string name)
    {
        string output =
            Tool.Run("mosquitto_sub", "-p", broker.Port, "-t", $"lvs/{name}/+/status", "-v", "-W", "1", "-C", $"{Nodes}").Output;
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.EndsWith(" online", StringComparison.Ordinal))
            .Select(l => l.Split('/')[2]).Distinct();
    }

    private static string Shape(string topic)
    {
        string named = Regex.Replace(topic, "([/_])[0-9a-f]{8}/(?=frame|in|status|ask|telemetry|[a-z]+/config)", "$1NODE/");
        named = Regex.Replace(named, "home(/[01]){16}$", "home/BITS");
        return Regex.Replace(Regex.Replace(named, "beacon/[0-9a-f]{1,4}$", "beacon/DIGITS"), "NODE/[a-z]+/config$", "NODE/ENTITY/config");
    }

    private void JudgeByTshark(string capture, string port)
    {
        string[] decode = ["-r", capture, "-d", $"tcp.port=={port},mqtt"];

        // On a busy machine TCP sends segments again, which the kernel decides and tshark remarks upon.
        const string Bad =
            "_ws.malformed || (mqtt && _ws.expert.severity >= 0x600000 && !tcp.analysis.flags && !tcp.options.sack.dsack)";
        string bad = Tool.Run("tshark",
            [.. decode, "-Y", Bad, "-T", "fields", "-e", "frame.number", "-e", "_ws.expert.message"]).Output;
        Assert.AreEqual("", bad.Trim());
        string types = Tool.Run("tshark", [.. decode, "-Y", "mqtt", "-T", "fields", "-E", "separator=,", "-e", "mqtt.msgtype"]).Output;
        Dictionary<string, int> counts = types.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries).GroupBy(t => t)
            .ToDictionary(g => g.Key, g => g.Count());
        TestContext.WriteLine(string.Join(", ", counts.Select(c => $"type {c.Key}: {c.Value}")));
        foreach (string type in new[] { "1", "2", "3", "4", "8", "9", "10", "11", "14" })
        {
            Assert.IsTrue(counts.ContainsKey(type), $"no packet of type {type} was captured");
        }
    }
}
