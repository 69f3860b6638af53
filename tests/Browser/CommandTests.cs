using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using System.Threading;

using LVS.Page;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Browser;

/// <summary>The page as a user starts it.</summary>
[TestClass]
public class CommandTests
{
    private const string Token = "0123456789abcdef";

    [TestMethod]
    [DataRow("sim")]
    [DataRow("swarm")]
    public void NetworkWithoutProtectionIsRefused(string verb)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, verb, "--page", "0.0.0.0:0");
        Assert.AreEqual(64, lvs.ExitCode);
        StringAssert.Contains(lvs.Errors, "--page-token");
    }

    [TestMethod]
    public void LiveSwarmIsShownPlayedWithAndCounted()
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Start(folder.Path, "swarm", "--nodes", "10", "--firmware", "0", "--port", $"{Lvs.FreePort()}", "--page", "0",
            "--page-token", Token, "--json");
        using HttpClient http = Open(lvs);
        WaitFor(lvs, http, frame => frame.Up == 10, "all nodes were up");

        Assert.IsTrue(Do(http, new Deed("kill", 2)).IsDone);
        WaitFor(lvs, http, frame => frame.Looks[2] == NodeLook.Off, "a node was off");
        Assert.IsTrue(Do(http, new Deed("restart", 2)).IsDone);
        WaitFor(lvs, http, frame => frame.Up == 10, "it was back");
        Assert.IsTrue(Do(http, new Deed("intruder", Text: "replay")).IsDone);
        WaitFor(lvs, http, frame => frame.Repeat.Contains("--deed kill:2@", StringComparison.Ordinal)
            && frame.Repeat.Contains("--deed restart:2@", StringComparison.Ordinal)
            && frame.Repeat.EndsWith(" --deed intruder:replay@" + frame.Repeat.Split('@')[^1], StringComparison.Ordinal),
            "the command that repeats it was told");
        Assert.IsTrue(Do(http, new Deed("split")).IsDone);
        WaitFor(lvs, http, frame => frame is { IsSplit: true, FramesLost: > 0 }, "frames were lost between the halves");
        Assert.IsTrue(Do(http, new Deed("split")).IsDone);

        DeedAnswer stored = Do(http, new Deed("put", Text: "keep this"));
        Assert.IsTrue(stored.IsDone, stored.Text);
        DeedAnswer back = Do(http, new Deed("get", Text: stored.Result));
        Assert.IsTrue(back.IsDone, back.Text);
        Assert.AreEqual("keep this", back.Result);
        WaitFor(lvs, http, frame => frame.Fragments > 0, "fragments were shown");

        lvs.Interrupt().Wait();
        Assert.AreEqual(0L, lvs.Json.GetProperty("conservationErrorUvu").GetInt64());
        string reproduce = lvs.Json.GetProperty("reproduce").GetString()!;
        StringAssert.Contains(reproduce, "--deed restart:2@");
        StringAssert.Contains(reproduce, " --seconds ", "the run had no end of its own; the same run has");
    }

    /// <summary>After the verdict the nodes and processes are gone, and the page shows what it saw last.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void PageOfASwarmThatEndedStays()
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Start(folder.Path, "swarm", "--nodes", "4", "--firmware", "2", "--seconds", "5", "--port", $"{Lvs.FreePort()}",
            "--page", "0", "--page-token", Token, "--out", "run");
        using HttpClient http = Open(lvs);
        WaitFor(lvs, http, frame => frame.Up == 4, "all nodes were up");
        WaitFor(lvs, http, frame => frame.State == "ended", "it was counted");
        WaitFor(lvs, http, frame => frame is { State: "ended", Up: 4 }, "all are still shown");
        Assert.IsTrue(File.Exists(folder.File("run/report.html")));
        lvs.Interrupt().Wait();
        Assert.IsLessThan(3, lvs.ExitCode, lvs.Errors);
        Assert.DoesNotContain("error of the program", lvs.Errors);
    }

    [TestMethod]
    [TestCategory("Long")]
    public void IntruderWithTheKeyIsHeldBack()
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Start(folder.Path, "swarm", "--nodes", "8", "--firmware", "0", "--port", $"{Lvs.FreePort()}", "--page", "0",
            "--page-token", Token, "--json");
        using HttpClient http = Open(lvs);
        WaitFor(lvs, http, frame => frame.Up == 8 && frame.EntropyNats < 1e-4, "the swarm had come to rest");
        long before = http.GetFromJsonAsync<PageFrame>("/api/frame", PageJson.Options).Result!.GuardInterventions;
        Assert.IsTrue(Do(http, new Deed("intruder", Text: "mint")).IsDone);
        WaitFor(lvs, http, frame => frame.GuardInterventions > before, "VaultGuard held its payments back");
        IReadOnlyList<PageEvent> events = http.GetFromJsonAsync<List<PageEvent>>("/api/events", PageJson.Options).Result!;
        Assert.IsTrue(events.Any(one => one.Kind is "guard" or "trust"), "the page says so");
        lvs.Interrupt().Wait();
        Assert.AreEqual(0L, lvs.Json.GetProperty("conservationErrorUvu").GetInt64());
    }

    [TestMethod]
    [TestCategory("Long")]
    public void CommandRepeatsWhatWasDone()
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, "swarm", "--nodes", "6", "--firmware", "0", "--port", $"{Lvs.FreePort()}", "--seconds", "20",
            "--deed", "kill:1@1", "--deed", "restart:1@2.5", "--deed", "split@3", "--deed", "split@4", "--deed", "loss:20@4.5", "--json");
        Assert.AreEqual(0L, lvs.Json.GetProperty("conservationErrorUvu").GetInt64(), lvs.Output);
        foreach (string words in new[] { "is cut", "has power again", "two halves", "hear each other again", "lose 20 %" })
        {
            StringAssert.Contains(lvs.Errors, words);
        }

        StringAssert.Contains(lvs.Json.GetProperty("reproduce").GetString(), "--deed loss:20@4.5");
        using Lvs wrong = Lvs.Run(folder.Path, "swarm", "--nodes", "6", "--deed", "kill:6@1");
        Assert.AreEqual(64, wrong.ExitCode);
        StringAssert.Contains(wrong.Errors, "from 0 to 5");
    }

    [TestMethod]
    [TestCategory("Long")]
    public void BrokerOfThePageIsTheSwarms()
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Start(folder.Path, "swarm", "--nodes", "4", "--firmware", "0", "--transport", "mqtt", "--page", "0",
            "--page-token", Token, "--json");
        using HttpClient http = Open(lvs);
        WaitFor(lvs, http, frame => frame.Up == 4 && frame.EntropyNats < 1e-3, "all nodes were up");
        Assert.HasCount(1, Regex.Matches(lvs.Errors, "^broker: ", RegexOptions.Multiline));
        lvs.Interrupt().Wait();
        Assert.AreEqual(0L, lvs.Json.GetProperty("conservationErrorUvu").GetInt64());
    }

    [TestMethod]
    public void NodeShowsItselfAndWhomItHears()
    {
        using TestFolder folder = new();
        string port = $"{Lvs.FreePort()}";
        using Lvs init = Lvs.Run(folder.Path, "init");
        using Lvs swarm = Lvs.Start(
            folder.Path, "swarm", "--nodes", "3", "--firmware", "0", "--config", "lvs.json", "--port", port, "--seconds", "300");
        using Lvs lvs = Lvs.Start(folder.Path, "node", "--port", port, "--state", "kitchen", "--page", "0", "--page-token", Token);
        using HttpClient http = Open(lvs);
        WaitFor(lvs, http, frame => frame.Up == 4, "three others were heard");
        PageFacts facts = http.GetFromJsonAsync<PageFacts>("/api/facts", PageJson.Options).Result!;
        Assert.AreEqual("kitchen", facts.Names[0]);
        CollectionAssert.AreEqual(new[] { "put", "get" }, facts.Deeds.Select(deed => deed.Name).ToArray());
        lvs.Interrupt().Wait();
        Assert.AreEqual(0, lvs.ExitCode);
    }

    private static HttpClient Open(Lvs lvs)
    {
        Match address = Match.Empty;
        lvs.WaitFor(() => (address = Regex.Match(lvs.Errors, "page: (http://[0-9.:]+)/#token=")).Success, "the page was there");
        HttpClient http = new() { BaseAddress = new Uri(address.Groups[1].Value) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return http;
    }

    private static void WaitFor(Lvs lvs, HttpClient http, Func<PageFrame, bool> condition, string what) => lvs.WaitFor(
        () =>
        {
            Thread.Sleep(50);
            using HttpResponseMessage answer = http.GetAsync("/api/frame").Result;
            return answer.IsSuccessStatusCode && condition(answer.Content.ReadFromJsonAsync<PageFrame>(PageJson.Options).Result!);
        },
        what);

    private static DeedAnswer Do(HttpClient http, Deed deed)
    {
        using HttpResponseMessage answer = http.PostAsJsonAsync("/api/deeds", deed, PageJson.Options).Result;
        return answer.Content.ReadFromJsonAsync<DeedAnswer>(PageJson.Options).Result!;
    }
}
