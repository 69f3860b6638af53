using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

using LVS.Core;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>
/// A wall clock that is set forward and back by days while a node, a swarm or a board runs: durations are those of the monotonic clock, and
/// the swarm's minute goes on as if nothing had happened.
/// </summary>
[TestClass]
public sealed class ClockTests
{
    private const int Days = 3;

    /// <summary>Far longer than a process needs to start.</summary>
    private const int NapMs = 20_000;

    /// <summary>The swarm's minute may be off by this after a test: it ran for that long.</summary>
    private const long MinutesMost = 10;

    [TestMethod]
    [TestCategory("Long")]
    public void ANodeRunsOnAndSaysSo()
    {
        using TestFolder folder = new();
        using WallClock wall = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs lvs = StartNode(folder, wall, "--seconds", "20", "--every", "1");
        lvs.WaitFor(() => lvs.Output.Contains("\"running\"", StringComparison.Ordinal), "it runs");
        Stopwatch running = Stopwatch.StartNew();
        AwaitLines(lvs, 2, Math.Abs);
        wall.Set(Days);
        AwaitLines(lvs, 3, days => days - Days);
        wall.Set(-Days);
        AwaitLines(lvs, 3, days => days + Days);
        Assert.AreEqual(0, lvs.Wait().ExitCode, lvs.Errors);
        Assert.IsGreaterThan(15, running.Elapsed.TotalSeconds, "a step forward ended it");
        JsonElement[] lines = Lines(lvs);
        Assert.AreEqual("stopped", lines[^1].GetProperty("event").GetString());
        Assert.AreEqual("holds", lines[^1].GetProperty("verdict").GetString());
        Assert.IsInRange(8, 21, lines.Count(line => line.GetProperty("event").GetString() == "status"));
        AssertMinute(folder, wallDays: 0);
    }

    /// <summary>A node that is started again does not take a step of the wall clock for time that it was away.</summary>
    [TestMethod]
    [TestCategory("Long")]
    [DataRow(Days)]
    [DataRow(-Days)]
    public void ANodeThatStartsAgainWasNotAwayForDays(int days)
    {
        using TestFolder folder = new();
        using WallClock wall = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using (Lvs first = StartNode(folder, wall, "--every", "1"))
        {
            first.WaitFor(() => first.Output.Contains("\"status\"", StringComparison.Ordinal), "it runs");
            wall.Set(days);
            AwaitLines(first, 3, by => by - days);
            Assert.AreEqual(0, first.Signal("TERM").Wait().ExitCode, first.Errors);
        }

        AssertMinute(folder, wallDays: 0);
        using Lvs second = StartNode(folder, wall, "--every", "1");
        AwaitLines(second, 3, by => by - days);
        Assert.AreEqual(0, second.Signal("TERM").Wait().ExitCode, second.Errors);
        Assert.Contains("found on disk", second.Output);
        AssertMinute(folder, wallDays: 0);
    }

    [TestMethod]
    [TestCategory("Long")]
    [DataRow("udp", Days)]
    [DataRow("udp", -Days)]
    [DataRow("mqtt", Days)]
    [DataRow("mqtt", -Days)]
    public void ASwarmIsJudgedAsIfNothingHadHappened(string transport, int days)
    {
        using TestFolder folder = new();
        using WallClock wall = new();
        using Lvs lvs = Lvs.Start(folder.Path, wall.Environment,
            ["swarm", "--nodes", "3", "--firmware", "1", "--seconds", "600", "--transport", transport, "--json"]);
        lvs.WaitFor(() => lvs.Samples.Any(sample => sample.Heard == sample.Nodes), "all are heard");
        wall.Set(days);
        double setAt = lvs.Samples[^1].Seconds;
        lvs.WaitFor(() => lvs.Samples[^1].Seconds > setAt + 5 && lvs.IsSettled(), "it settles under the other time");
        Assert.AreEqual(0, lvs.Interrupt().Wait().ExitCode, lvs.Output + lvs.Errors);
        Assert.AreEqual("holds", lvs.Json.GetProperty("verdict").GetString());
        Assert.IsInRange(setAt, 600, lvs.Json.GetProperty("seconds").GetDouble());
        double[] seconds = [.. lvs.Samples.Select(sample => sample.Seconds)];
        CollectionAssert.AreEqual(seconds.Order().ToArray(), seconds);
        string run = lvs.Json.GetProperty("runFolder").GetString()!;
        AssertCaptureIsSteady(Path.Combine(folder.Path, run, "trace.pcap"));
    }

    /// <summary>A sleeping board hands the time to wake to its next process as one of a clock that nobody sets.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ABoardWakesInTime()
    {
        using TestFolder folder = new();
        SleepTests.Prepare(folder.Path, 4100);
        Stopwatch asleep = Stopwatch.StartNew();
        long wakeAtMs = (Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1000)) + NapMs;
        using Emulator board = new(folder.Path, "--wake-at", wakeAtMs.ToString(CultureInfo.InvariantCulture));
        Assert.IsTrue(board.Await("LVS boot", 1, 90), "it sleeps on");
        Assert.IsGreaterThanOrEqualTo(NapMs, asleep.ElapsedMilliseconds, "it did not sleep");
    }

    private static Lvs StartNode(TestFolder folder, WallClock wall, params string[] more) => Lvs.Start(folder.Path, wall.Environment,
        ["node", "--port", Lvs.FreePort().ToString(CultureInfo.InvariantCulture), "--json", .. more]);

    /// <summary>Waits for more status lines whose time is off by so many days.</summary>
    private static void AwaitLines(Lvs lvs, int count, Func<double, double> off)
    {
        int Now() => Lines(lvs).Count(line => line.GetProperty("event").GetString() == "status"
            && Math.Abs(off((line.GetProperty("time").GetDateTimeOffset() - DateTimeOffset.UtcNow).TotalDays)) < 0.5);
        int before = Now();
        lvs.WaitFor(() => Now() >= before + count, "it has said how it is, under the time that was set");
    }

    private static JsonElement[] Lines(Lvs lvs) =>
        [.. lvs.Output.Split('\n').Where(line => line.EndsWith('}')).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>The minute in the node's ledger is that of the real clock, at which it was born.</summary>
    private static void AssertMinute(TestFolder folder, int wallDays)
    {
        byte[] record = AgedFlash.Newest(folder.File("lvs-node"))!;
        long expected = DateTimeOffset.UtcNow.AddDays(wallDays).ToUnixTimeSeconds() / 60;
        Assert.IsInRange(-MinutesMost, 1, (LittleEndian.Read64(record, SwarmClock.RecordAt) / SwarmClock.MinuteMs) - expected);
    }

    /// <summary>Times in a capture are read as distances: they never go back, and the whole lasts as long as the run.</summary>
    private static void AssertCaptureIsSteady(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        List<double> seconds = [];
        for (int at = 24; at + 16 <= bytes.Length; at += 16 + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 8)))
        {
            seconds.Add(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at))
                + (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 4)) / 1e6));
        }

        Assert.IsGreaterThan(10, seconds.Count);
        Assert.IsGreaterThanOrEqualTo(0, seconds.Zip(seconds.Skip(1), (one, next) => next - one).Min());
        Assert.IsLessThan(1_000, seconds[^1] - seconds[0]);
    }
}
