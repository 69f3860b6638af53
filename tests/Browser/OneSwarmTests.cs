using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

using LVS.Tests.Live;

using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Browser;

/// <summary>
/// A board and PC nodes on one UDP segment, a PC node on another, and a browser at that node's broker: with <c>lvs node --gateway</c>
/// between, they are one swarm.
/// </summary>
[TestClass]
[DoNotParallelize]
public class OneSwarmTests : PageTests
{
    private const string Token = "0123456789abcdef";
    private const int NodesAtSegment = 4;

    // The gateway's own node, the node with the page, the browser.
    private const int Others = 3;

    public required TestContext TestContext { get; init; }

    /// <summary>Value comes to rest over all of them, records pass both ways, and the census of the segment counts the browser.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public async Task BoardsPcsAndABrowserAreOneSwarmOverAGateway()
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        (string here, string beyond) = ($"{Lvs.FreePort()}", $"{Lvs.FreePort()}");
        using Lvs page = Lvs.Start(
            folder.Path, "node", "--state", "page", "--port", beyond, "--page", "0", "--page-token", Token, "--json");
        page.WaitFor(() => BrowserNodeTests.Join(page).Length > 0, "the address was printed");
        using Lvs swarm = Lvs.Start(folder.Path, "swarm", "--nodes", $"{NodesAtSegment}", "--firmware", "1", "--config", "lvs.json",
            "--port", here, "--page", "0", "--page-token", Token, "--json");
        swarm.WaitFor(() => swarm.Samples.Any(s => s.Heard == s.Nodes), "all nodes of the segment were up");
        IPage browser = await Open(360, 740);
        await browser.GotoAsync(BrowserNodeTests.Join(page));
        JsonElement apart = await BrowserNodeTests.Until(
            browser, "it has a neighbour at its own side", "n => n.edges.some(e => e.isMutual)");
        string name = apart.GetProperty("name").GetString()!;

        // Until there is a gateway, nothing comes over: nobody at the browser's side was born with value.
        Assert.AreEqual(0L, apart.GetProperty("floatUvu").GetInt64());
        using Lvs gateway = Lvs.Start(folder.Path, "node", "--state", "gateway", "--port", here, "--gateway", "--broker", Broker(page),
            "--json", "--every", "1");
        await BrowserNodeTests.Until(browser, "value has come over and rests", "n => n.floatUvu > 1e6 && n.entropy < 1e-3");
        swarm.WaitFor(swarm.IsSettled, "the entropy of the segment has fallen");
        await BrowserNodeTests.Until(browser, "it knows all who keep", $"n => n.members >= {NodesAtSegment + Others - 1}");

        await PutHereGetThere(folder, here, browser);
        await PutThereGetHere(folder, here, browser);

        swarm.Interrupt().Wait();
        JsonElement result = swarm.Json;
        TestContext.WriteLine($"{result.GetProperty("verdict")}: {result.GetProperty("reasons")[0]}");
        Assert.AreEqual(0L, result.GetProperty("conservationErrorUvu").GetInt64());
        Assert.AreEqual("holds", result.GetProperty("verdict").GetString(), swarm.Output);
        JsonElement[] guests = [.. result.GetProperty("nodeRows").EnumerateArray().Where(row => Text(row, "kind") == "guest")];
        Assert.HasCount(Others, guests);
        Assert.AreEqual("answered", Text(guests.Single(row => Text(row, "name") == $"guest-{name}"), "state"));
        Assert.AreEqual(0, gateway.Signal("TERM").Wait().ExitCode, gateway.Errors);
        TestContext.WriteLine(gateway.Output.Split('\n').Last(line => line.Contains("carriedToBroker", StringComparison.Ordinal)));
    }

    /// <summary>A file from the segment, kept by the browser among others, is brought back by the browser.</summary>
    private async Task PutHereGetThere(TestFolder folder, string port, IPage browser)
    {
        File.WriteAllText(folder.File("letter"), "from the segment to the browser");
        using Lvs put = Lvs.Run(folder.Path, "put", "letter", "--loss", "85", "--port", port);
        TestContext.WriteLine(put.Errors);
        Assert.AreEqual(0, put.ExitCode, put.Errors);
        Assert.Contains($"at {NodesAtSegment + Others} nodes", put.Errors);
        await BrowserNodeTests.Until(browser, "it keeps a part", "n => n.fragments > 0");
        await browser.FillAsync("#capability", put.Output.Trim());
        await browser.ClickAsync("#get button");
        await Assertions.Expect(browser.Locator("#record-content")).ToHaveTextAsync("from the segment to the browser");
    }

    /// <summary>A text from the browser is brought back from the segment.</summary>
    private static async Task PutThereGetHere(TestFolder folder, string port, IPage browser)
    {
        const string Letter = "from the browser to the segment";
        await browser.FillAsync("#put-text", Letter);
        await browser.ClickAsync("#put button");
        await Assertions.Expect(browser.Locator("#record-told")).ToContainTextAsync($"Stored {Letter.Length} bytes");
        using Lvs get = Lvs.Run(folder.Path, "get", await browser.Locator("#capability").InputValueAsync(), "-o", "back", "--port", port);
        Assert.AreEqual(0, get.ExitCode, get.Errors);
        Assert.AreEqual(Letter, File.ReadAllText(folder.File("back")));
    }

    private static string Broker(Lvs page) => Regex.Match(page.Errors, "^broker: (.+)$", RegexOptions.Multiline).Groups[1].Value.Trim();

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
