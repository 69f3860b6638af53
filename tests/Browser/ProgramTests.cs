using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;

using LVS.Page;

using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Browser;

/// <summary>What programs read: the interface and its document, the event stream, the metrics.</summary>
[TestClass]
public class ProgramTests
{
    private static SimRun run = null!;

    [ClassInitialize]
    public static void Start(TestContext context)
    {
        run = new SimRun("fragments", 12);
        run.Do("speed", number: 20);
        run.WaitFor(frame => frame.Up == 12 && run.Json("/api/edges").GetProperty("pairs").GetArrayLength() > 0, "all nodes had edges");
    }

    [ClassCleanup]
    public static void End() => run.Dispose();

    [TestMethod]
    public void DocumentIsValidAndNamesEveryPath()
    {
        ReadResult read = OpenApiDocument.Parse(run.Http.GetStringAsync("/api/openapi.json").Result, "json");
        Assert.AreEqual("", string.Join("; ", (read.Diagnostic?.Errors ?? []).Concat(read.Diagnostic?.Warnings ?? [])));
        string[] paths = [.. read.Document!.Paths.Keys.Order(StringComparer.Ordinal)];
        Assert.AreEqual(
            "/api/deeds /api/edges /api/events /api/facts /api/frame /api/history /api/nodes/{node}", string.Join(' ', paths));
        Assert.AreEqual("", string.Join(' ', read.Document.Paths.Values.SelectMany(path => path.Operations!)
            .Where(operation => string.IsNullOrEmpty(operation.Value.Summary)).Select(operation => operation.Value.OperationId)));
        CollectionAssert.AreEqual(new[] { HttpMethod.Post }, read.Document.Paths["/api/deeds"].Operations!.Keys.ToArray());
        CollectionAssert.Contains(read.Document.Components!.Schemas!.Keys.ToArray(), nameof(PageFrame));
    }

    [TestMethod]
    public void FrameSaysWhatTheNodesHold()
    {
        PageFrame frame = null!;
        run.WaitFor(next => (frame = next).Up == 12, "all nodes were up"); // The scenario reboots some now and then.
        int nodes = run.Source.Facts.Nodes;
        Assert.HasCount(nodes, frame.Looks);
        Assert.HasCount(nodes, frame.Distances);
        Assert.HasCount(nodes, frame.Sizes);
        Assert.HasCount(nodes, frame.Trust);
        Assert.HasCount(nodes, frame.Kept);
        Assert.AreEqual(12, frame.Looks.Count(look => look == NodeLook.Up));
        Assert.AreEqual(0L, frame.ErrorUvu);
        NodeDetail detail = JsonSerializer.Deserialize<NodeDetail>(run.Http.GetStringAsync("/api/nodes/3").Result, PageJson.Options)!;
        Assert.AreEqual("node-03", detail.Name);
        Assert.IsTrue(detail.Counters.Any(counter => counter.Name == "frames sent"));
        Assert.IsGreaterThan(0, detail.Edges.Count);
        Assert.AreEqual(404, (int)run.Http.GetAsync("/api/nodes/1000").Result.StatusCode);
    }

    [TestMethod]
    public void MetricsAreReadByPrometheus()
    {
        string text = "";
        Dictionary<string, double> values = [];
        run.WaitFor(
            _ =>
            {
                text = run.Http.GetStringAsync("/metrics").Result;
                values = text.Split('\n').Where(line => line.Length > 0 && line[0] != '#')
                    .ToDictionary(line => line.Split(' ')[0], line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
                return values["lvs_nodes_up"] == 12;
            },
            "all nodes were up");
        Assert.AreEqual(0, values["lvs_conservation_error_vu"]);
        Assert.IsGreaterThan(0, values["lvs_frames_sent_total"]);
        Assert.IsGreaterThan(0, values["lvs_edges"]);
        StringAssert.Contains(text, "# TYPE lvs_frames_sent_total counter");
        StringAssert.Contains(text, "# TYPE lvs_entropy_nats gauge");
    }

    [TestMethod]
    public void StreamTellsFactsThenFrames()
    {
        using HttpResponseMessage answer = run.Http.GetAsync("/api/stream", HttpCompletionOption.ResponseHeadersRead).Result;
        Assert.AreEqual("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using StreamReader reader = new(answer.Content.ReadAsStream());
        List<string> names = [];
        double seconds = -1;
        using CancellationTokenSource patience = new(30_000);
        for (int frames = 0; frames < 3;)
        {
            string name = reader.ReadLineAsync(patience.Token).AsTask().Result!["event: ".Length..];
            string data = reader.ReadLineAsync(patience.Token).AsTask().Result!["data: ".Length..];
            Assert.AreEqual("", reader.ReadLineAsync(patience.Token).AsTask().Result);
            names.Add(name);
            JsonElement value = JsonDocument.Parse(data).RootElement;
            if (name == "frame")
            {
                frames++;
                Assert.IsGreaterThanOrEqualTo(seconds, value.GetProperty("seconds").GetDouble());
                seconds = value.GetProperty("seconds").GetDouble();
            }
        }

        Assert.AreEqual("facts history", string.Join(' ', names.Take(2)));
        CollectionAssert.Contains(names, "edges");
    }

    [TestMethod]
    public void VirtualTimeIsHeldByHand()
    {
        using SimRun own = new("calm", 4, isWatched: false);
        own.WaitFor(frame => frame.State == "paused", "time waited for the first look");
        Assert.IsTrue(own.Do("step", number: 2).IsDone);
        own.WaitFor(frame => frame.State == "paused" && frame.Seconds >= 2, "a step of 2 s was over");
        double seconds = own.Frame().Seconds;
        Assert.IsLessThan(3, seconds);
        Assert.IsTrue(own.Do("speed", number: 0).IsDone);
        Assert.AreEqual("paused", own.Frame().State);
        Assert.IsTrue(own.Do("go").IsDone);
        own.WaitFor(frame => frame.State == "ended", "the run had ended");
        StringAssert.StartsWith(own.Frame().Verdict, "holds");
        Assert.IsFalse(own.Do("kill", 1).IsDone);
    }
}
