using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

using LVS.Tests.Live;

using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Browser;

/// <summary>The node in the browser, as a user meets it: by the address that <c>lvs swarm --page</c> prints.</summary>
[TestClass]
public class BrowserNodeTests : PageTests
{
    private const string Token = "0123456789abcdef";

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [TestCategory("Long")]
    public async Task PhoneJoinsEarnsTrustSurvivesAndIsCounted()
    {
        // An emulated board and PC nodes on a segment, the browser behind a broker.
        using TestFolder folder = new();
        using Lvs lvs = Swarm(folder, boards: 1);
        IPage page = await Open(360, 740);
        List<string> errors = Errors(page);
        await page.GotoAsync(Join(lvs));

        // The key has left the address line, and never went to the server.
        Assert.AreEqual("", new Uri(page.Url).Fragment);
        JsonElement joined = await Until(page, "it has neighbours and their trust",
            "n => n.edges.filter(e => e.isMutual).length >= 2 && n.edges.some(e => e.trust > 50)");
        TestContext.WriteLine($"booted in {joined.GetProperty("bootMs").GetInt32()} ms");
        await Until(page, "value has reached it", "n => n.floatUvu > 0 && n.payments >= 0 && n.recordsWritten > 0");
        JsonElement rested = await Until(page, "the entropy around it has fallen", "n => n.entropy < 1e-3");
        TestContext.WriteLine($"a turn takes {rested.GetProperty("tickUs")} us, the longest {rested.GetProperty("tickUsMax")} us; "
            + $"{rested.GetProperty("wakeupsPerHour")} wakeups an hour");
        Assert.AreEqual("", string.Join("; ", await Barriers(page)));
        Assert.IsFalse(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "it does not scroll sideways");

        // It can be installed; the browser of the tests keeps nothing, which is the one thing against it.
        JsonElement? hindrances = await (await page.Context.NewCDPSessionAsync(page)).SendAsync("Page.getInstallabilityErrors");
        Assert.AreEqual("in-incognito", string.Join(", ", hindrances!.Value.GetProperty("installabilityErrors").EnumerateArray()
            .Select(error => error.GetProperty("errorId").GetString())));

        // Reload: the same node, its ledger to the unit.
        await page.ReloadAsync();
        JsonElement back = await Until(page, "it is back", "n => n.isRestored && n.edges.some(e => e.isMutual)");
        Same(rested, back);

        // Crash of the tab. A tab that was open before may share its process, and go with it.
        await page.GotoAsync("chrome://crash").ContinueWith(_ => { }, TaskScheduler.Default);
        IPage again = await page.Context.NewPageAsync();
        await page.CloseAsync();
        await again.GotoAsync(PageOf(lvs));
        JsonElement survived = await Until(again, "it is back after a crash", "n => n.isRestored && n.edges.some(e => e.isMutual)");
        Same(back, survived);
        await Until(again, "it rests again", "n => n.entropy < 1e-3");

        lvs.Interrupt().Wait();
        JsonElement result = lvs.Json;
        Assert.AreEqual(0L, result.GetProperty("conservationErrorUvu").GetInt64());
        string guest = string.Join(", ", result.GetProperty("nodeRows").EnumerateArray()
            .Where(row => row.GetProperty("kind").GetString() == "guest").Select(row => row.GetProperty("state").GetString()));
        Assert.AreEqual("answered", guest, lvs.Output);
        Assert.AreEqual("holds", result.GetProperty("verdict").GetString(), lvs.Output);
        Assert.AreEqual("", string.Join("; ", errors));
    }

    [TestMethod]
    [TestCategory("Long")]
    public async Task TwoTabsAreOneNode()
    {
        using TestFolder folder = new();
        using Lvs lvs = Swarm(folder);
        IPage first = await Open();
        await first.GotoAsync(Join(lvs));
        JsonElement one = await Until(first, "it has a neighbour", "n => n.edges.some(e => e.isMutual)");
        IPage second = await first.Context.NewPageAsync();
        await second.GotoAsync(PageOf(lvs));
        JsonElement other = await Until(second, "the second tab shows it", "n => n.name.length === 8");
        Assert.AreEqual(one.GetProperty("name").GetString(), other.GetProperty("name").GetString());
        Assert.IsFalse(other.GetProperty("isRestored").GetBoolean(), "the node was not booted a second time");

        await first.CloseAsync();
        JsonElement taken = await Until(second, "the second tab has taken over", "n => n.isRestored");
        Assert.AreEqual(one.GetProperty("name").GetString(), taken.GetProperty("name").GetString());
        Same(one, taken);
    }

    [TestMethod]
    [TestCategory("Long")]
    public async Task OutOfSightItSleepsAndSaysSo()
    {
        using TestFolder folder = new();
        using Lvs lvs = Swarm(folder);
        IPage page = await Open();
        await page.GotoAsync(Join(lvs));
        JsonElement before = await Until(page, "it has a neighbour", "n => n.edges.some(e => e.isMutual)");
        await Hide(page, true);
        JsonElement asleep = await Until(page, "it sleeps", "n => n.isNapping && !n.isConnected");
        long ticks = asleep.GetProperty("ticks").GetInt64();
        JsonElement again = await Until(page, "it woke by itself and sleeps again", $"n => n.isNapping && n.ticks > {ticks + 2}");
        TestContext.WriteLine($"{again.GetProperty("ticks").GetInt64() - ticks} ticks in one wake, one wake a minute");
        await Hide(page, false);
        JsonElement awake = await Until(page, "it is awake", "n => !n.isNapping && n.isConnected && n.edges.some(e => e.isMutual)");
        Assert.AreEqual(before.GetProperty("name").GetString(), awake.GetProperty("name").GetString());
        Same(before, awake);
    }

    /// <summary>
    /// What it costs a phone that lies there with the page open: turns that were due and turns for frames, counted over whole minutes. The
    /// page is told in these turns, and wakes nobody. Takes minutes: only with LVS_SOAK=1.
    /// </summary>
    [TestMethod]
    public async Task AtRestItWakesRarely()
    {
        if (Environment.GetEnvironmentVariable("LVS_SOAK") != "1")
        {
            Assert.Inconclusive("set LVS_SOAK=1 for the tests that take long");
        }

        using TestFolder folder = new();
        using Lvs lvs = Swarm(folder);
        IPage page = await Open(360, 740);
        await page.GotoAsync(Join(lvs));
        await Until(page, "it has come to rest", "n => n.edges.some(e => e.isMutual) && n.entropy < 1e-9");
        await page.WaitForTimeoutAsync(150_000);
        JsonElement rested = await Until(page, "it is there", "n => n.isConnected");
        long wakeups = rested.GetProperty("wakeupsPerHour").GetInt64();
        TestContext.WriteLine($"{wakeups} wakeups an hour, {rested.GetProperty("wakeupsDue")} due and "
            + $"{rested.GetProperty("wakeupsForFrames")} for frames; a turn takes {rested.GetProperty("tickUs")} us, "
            + $"the longest {rested.GetProperty("tickUsMax")} us");
        Assert.IsLessThan(6_000L, wakeups);
    }

    [TestMethod]
    [TestCategory("Long")]
    public async Task OfflineItStartsFromItsLedger()
    {
        using TestFolder folder = new();
        using Lvs lvs = Swarm(folder);
        IPage page = await Open();
        await page.GotoAsync(Join(lvs));

        // The rest of its part comes when its neighbours trust it more, and trust grows slowly where value is nearly at rest.
        JsonElement before = await Until(page, "value has come to it", "n => n.floatUvu > 0 && n.entropy < 1e-2");
        await page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await page.ReloadAsync();
        await Until(page, "it is back", "n => n.isRestored && n.isConnected");
        lvs.Process.Kill();
        lvs.Process.WaitForExit();
        await Until(page, "it notices that it is alone", "n => !n.isConnected");
        await page.ReloadAsync();
        JsonElement alone = await Until(page, "it has started without the network", "n => n.isRestored && n.seconds < 60");
        Assert.IsFalse(alone.GetProperty("isConnected").GetBoolean());
        Same(before, alone);
        Assert.IsGreaterThan(0L, alone.GetProperty("floatUvu").GetInt64());
    }

    [TestMethod]
    [TestCategory("Long")]
    public async Task FullStorageStopsANewNodeNotAnOldOne()
    {
        using TestFolder folder = new();
        using Lvs lvs = Swarm(folder);
        IPage page = await Open();
        string origin = new Uri(PageOf(lvs)).GetLeftPart(UriPartial.Authority);
        ICDPSession chrome = await page.Context.NewCDPSessionAsync(page);
        await Quota(chrome, origin, 1);
        await page.GotoAsync(Join(lvs));
        await Assertions.Expect(page.Locator("#notice-text")).ToContainTextAsync("no room");
        await Quota(chrome, origin, null);
        await page.GotoAsync("about:blank");
        await page.GotoAsync(Join(lvs));
        JsonElement before = await Until(page, "it has a neighbour", "n => n.edges.some(e => e.isMutual)");

        // A node that has its files needs no more room: it goes on, and what it tells is kept.
        await Quota(chrome, origin, 1);
        long written = before.GetProperty("recordsWritten").GetInt64();
        JsonElement later = await Until(page, "it went on", $"n => n.recordsWritten > {written} || n.recordsFailed > 0");
        TestContext.WriteLine($"written {later.GetProperty("recordsWritten")}, failed {later.GetProperty("recordsFailed")}");
        await page.ReloadAsync();
        Same(before, await Until(page, "it is back", "n => n.isRestored"));
    }

    [TestMethod]
    [TestCategory("Long")]
    public async Task ALeavingNodeGivesBackAndIsForgotten()
    {
        using TestFolder folder = new();
        using Lvs lvs = Swarm(folder);
        IPage page = await Open();
        await page.GotoAsync(Join(lvs));
        await Until(page, "value has reached it", "n => n.floatUvu > 0");
        await page.ClickAsync("#leave");
        await Assertions.Expect(page.Locator("#leave")).ToContainTextAsync("delete the ledger");
        await page.ClickAsync("#leave");
        await Assertions.Expect(page.Locator("#status")).ToContainTextAsync("left the swarm");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#notice-text")).ToContainTextAsync("No swarm yet");

        // A neighbour that missed the farewell gives up the edge after minutes of silence; until then the refund is still due.
        lvs.Interrupt().Wait();
        Assert.AreEqual(0L, lvs.Json.GetProperty("conservationErrorUvu").GetInt64());
        Assert.AreNotEqual("broken", lvs.Json.GetProperty("verdict").GetString(), lvs.Output);
    }

    [TestMethod]
    [TestCategory("Long")]
    public async Task PageInvitesShowsWhoJoinedAndTellsTheKeyToNobodyElse()
    {
        using TestFolder folder = new();
        using Lvs lvs = Swarm(folder);
        IPage swarm = await Open();
        List<string> errors = Errors(swarm);
        await swarm.GotoAsync(Swarm(lvs));
        await swarm.ClickAsync("#join-show");
        await Assertions.Expect(swarm.Locator("#join-body")).ToContainTextAsync("whoever has it is a member");
        Assert.AreEqual(Join(lvs), await swarm.Locator("#join-body a").GetAttributeAsync("href"));
        await Assertions.Expect(swarm.Locator("#join-body img")).ToBeVisibleAsync();
        IPage node = await swarm.Context.NewPageAsync();
        await node.GotoAsync(Join(lvs));
        await Until(node, "it has a neighbour", "n => n.edges.some(e => e.isMutual)");
        await Assertions.Expect(swarm.Locator("[data-key=nodes] .value")).ToContainTextAsync("7");
        await swarm.WaitForFunctionAsync("() => lvsPage.nodes() === 7");

        // The tour leads through all that is shown here.
        await swarm.BringToFrontAsync();
        await swarm.ClickAsync("#tour");
        for (int stop = 0; stop < 6; stop++)
        {
            await Assertions.Expect(swarm.Locator(".toured")).ToHaveCountAsync(1);
            await swarm.ClickAsync(".tour button:last-child");
        }

        await Assertions.Expect(swarm.Locator(".tour")).ToBeHiddenAsync();
        Assert.AreEqual("", string.Join("; ", await Barriers(swarm)));
        Assert.AreEqual("", string.Join("; ", errors));

        using HttpClient stranger = new() { BaseAddress = new Uri(PageOf(lvs)) };
        using HttpResponseMessage refused = await stranger.GetAsync(new Uri("/api/invitation", UriKind.Relative));
        Assert.AreEqual(401, (int)refused.StatusCode);
        using HttpResponseMessage page = await stranger.GetAsync(new Uri("/node/", UriKind.Relative));
        StringAssert.Contains(page.Headers.GetValues("Content-Security-Policy").Single(), "'wasm-unsafe-eval'; worker-src 'self'");
        using HttpResponseMessage other = await stranger.GetAsync(new Uri("/", UriKind.Relative));
        Assert.IsFalse(other.Headers.GetValues("Content-Security-Policy").Single().Contains("wasm", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task FirstPictureTakesLessThanThreeMegabytes()
    {
        using TestFolder folder = new();
        using Lvs lvs = Swarm(folder);
        using HttpClient http = new(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None });
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
        IPage page = await Open();
        List<string> asked = [];
        page.Context.Request += (_, request) =>
        {
            lock (asked)
            {
                asked.Add(request.Url);
            }
        };
        await page.GotoAsync(Join(lvs));
        JsonElement first = await Until(page, "it runs", "n => n.ticks > 0");
        long paintedMs = await page.EvaluateAsync<long>("Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)");
        long size = 0;
        foreach (string url in asked.ToArray().Distinct().Where(url => url.StartsWith("http", StringComparison.Ordinal)))
        {
            size += (await http.GetByteArrayAsync(new Uri(url))).Length;
        }

        TestContext.WriteLine($"{size:N0} bytes in {asked.Count} files; the page was painted after {paintedMs} ms; the worker, in ms since "
            + $"it started: {first.GetProperty("split")}");
        Assert.IsLessThan(3_000_000L, size);
        Assert.IsGreaterThan(1_000_000L, size);
    }

    [TestMethod]
    public async Task AddressThatIsNotWholeIsExplained()
    {
        using TestFolder folder = new();
        using Lvs lvs = Swarm(folder);
        IPage page = await Open(360, 740, ColorScheme.Dark);
        string join = Join(lvs);
        foreach ((string address, string words) in new[]
        {
            (PageOf(lvs), "No swarm yet"),
            (join[..^80], "64 hexadecimal digits"),
            (join.Replace("ws%3A%2F%2F127.0.0.1", "ws%3A%2F%2Fexample.org", StringComparison.Ordinal), "speak only to its own host"),
        })
        {
            await page.GotoAsync("about:blank");
            await page.GotoAsync(address);
            await Assertions.Expect(page.Locator("#notice-text")).ToContainTextAsync(words);
        }
    }

    internal static Lvs Swarm(TestFolder folder, int boards = 0)
    {
        Lvs lvs = Lvs.Start(folder.Path, "swarm", "--nodes", "6", "--firmware", $"{boards}", "--port", $"{Lvs.FreePort()}", "--page", "0",
            "--page-token", Token, "--json");
        lvs.WaitFor(() => Regex.IsMatch(lvs.Errors, "^join: .+$", RegexOptions.Multiline) && lvs.Samples.Any(s => s.Heard == s.Nodes),
            "all nodes were up and the address was printed");
        return lvs;
    }

    internal static string Join(Lvs lvs) => Regex.Match(lvs.Errors, "^join: (.+)$", RegexOptions.Multiline).Groups[1].Value.Trim();

    /// <summary>Address of the swarm's page, with its token.</summary>
    internal static string Swarm(Lvs lvs) => Regex.Match(lvs.Errors, "^page: (.+)$", RegexOptions.Multiline).Groups[1].Value.Trim();

    internal static string PageOf(Lvs lvs) => Join(lvs).Split('#')[0];

    /// <summary>What the node is when a condition holds.</summary>
    internal static async Task<JsonElement> Until(IPage page, string what, string condition)
    {
        const string Node = "document.body.dataset.node";
        try
        {
            await page.WaitForFunctionAsync($"() => {Node} && ({condition})(JSON.parse({Node}))", null, new() { PollingInterval = 200 });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"not within {Chromium.WaitMs / 1000} s: {what}. {await page.Locator("#status").TextContentAsync()}; "
                + $"{await page.Locator("#notice-text").TextContentAsync()}; {await page.EvaluateAsync<string?>(Node)}");
        }

        return JsonDocument.Parse(await page.EvaluateAsync<string>(Node)).RootElement;
    }

    /// <summary>The same node, and what its edges account for is the same to the micro-VU; its record is no older.</summary>
    private static void Same(JsonElement before, JsonElement after)
    {
        Assert.AreEqual(before.GetProperty("name").GetString(), after.GetProperty("name").GetString());
        Assert.AreEqual(before.GetProperty("baseUvu").GetInt64(), after.GetProperty("baseUvu").GetInt64());
        Assert.AreEqual(before.GetProperty("earnedUvu").GetInt64(), after.GetProperty("earnedUvu").GetInt64());
        Assert.IsGreaterThanOrEqualTo(before.GetProperty("record").GetInt32(), after.GetProperty("record").GetInt32());
    }

    private static Task Hide(IPage page, bool hidden) => page.EvaluateAsync(
        "h => { Object.defineProperty(document, 'hidden', { value: h, configurable: true });"
        + " document.dispatchEvent(new Event('visibilitychange')); }", hidden);

    private static Task Quota(ICDPSession chrome, string origin, int? bytes)
    {
        Dictionary<string, object> arguments = new() { ["origin"] = origin };
        if (bytes is int size)
        {
            arguments["quotaSize"] = size;
        }

        return chrome.SendAsync("Storage.overrideQuotaForOrigin", arguments);
    }

    private static List<string> Errors(IPage page)
    {
        List<string> errors = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        return errors;
    }
}
