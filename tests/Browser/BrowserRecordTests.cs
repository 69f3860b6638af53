using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Tasks;

using LVS.Page;
using LVS.Tests.Live;

using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Browser;

/// <summary>A browser keeps its part of a record, beside the nodes that it hears through the page's broker.</summary>
[TestClass]
public class BrowserRecordTests : PageTests
{
    private const string Token = "0123456789abcdef";

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [TestCategory("Long")]
    public async Task ItsFragmentsSurviveItsReloadAndTheDeathOfOthers()
    {
        using TestFolder folder = new();
        byte[] content = new byte[3000];
        new Random(5).NextBytes(content);
        File.WriteAllBytes(folder.File("file"), content);
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        string port = $"{Lvs.FreePort()}";
        using Lvs lvs = Lvs.Start(folder.Path, "swarm", "--nodes", "6", "--firmware", "0", "--config", "lvs.json", "--port", port,
            "--page", "0", "--page-token", Token, "--json");
        lvs.WaitFor(() => BrowserNodeTests.Join(lvs).Length > 0 && lvs.Samples.Any(s => s.Heard == s.Nodes), "all nodes were up");
        IPage page = await Open();
        await page.GotoAsync(BrowserNodeTests.Join(lvs));
        await BrowserNodeTests.Until(page, "it knows who keeps", "n => n.members >= 6 && n.edges.some(e => e.isMutual)");

        using Lvs put = Lvs.Run(folder.Path, "put", "file", "--port", port);
        Assert.AreEqual(0, put.ExitCode, put.Errors);
        TestContext.WriteLine(put.Errors);
        Assert.Contains("of the 7 nodes", put.Errors);
        JsonElement kept = await BrowserNodeTests.Until(page, "it keeps fragments", "n => n.fragments > 0");

        // On the disk before anybody heard of it.
        await page.ReloadAsync();
        JsonElement back = await BrowserNodeTests.Until(page, "it is back", "n => n.isRestored && n.isConnected && n.members >= 6");
        Assert.IsGreaterThanOrEqualTo(kept.GetProperty("fragments").GetInt32(), back.GetProperty("fragments").GetInt32());

        await Kill(lvs, 1, 3);
        using Lvs get = Lvs.Run(folder.Path, "get", put.Output.Trim(), "-o", "back", "--port", port);
        Assert.AreEqual(0, get.ExitCode, get.Errors);
        CollectionAssert.AreEqual(content, File.ReadAllBytes(folder.File("back")));
        lvs.Interrupt().Wait();
        Assert.AreEqual(0L, lvs.Json.GetProperty("conservationErrorUvu").GetInt64());
    }

    /// <summary>
    /// A phone joins by the printed address, holds a fragment, and half of the others lose their power: what is left of the record is
    /// exactly as many fragments as bring it back, the phone's among them. With LVS_SOAK=1 by <c>--kill</c>, too, which takes two minutes.
    /// </summary>
    [TestMethod]
    [TestCategory("Long")]
    [DataRow(false)]
    [DataRow(true)]
    public async Task PhoneGivesItsPartBackWhenHalfHaveDied(bool isByOption)
    {
        if (isByOption && Environment.GetEnvironmentVariable("LVS_SOAK") != "1")
        {
            Assert.Inconclusive("set LVS_SOAK=1 for the tests that take long");
        }

        using TestFolder folder = new();
        byte[] content = new byte[2000];
        new Random(6).NextBytes(content);
        File.WriteAllBytes(folder.File("file"), content);
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        string port = $"{Lvs.FreePort()}";
        string[] kill = isByOption ? ["--kill", "2@60", "--seconds", "110"] : [];
        using Lvs lvs = Lvs.Start(folder.Path, ["swarm", "--nodes", "4", "--firmware", "0", "--config", "lvs.json", "--port", port,
            "--page", "0", "--page-token", Token, "--json", .. kill]);
        lvs.WaitFor(() => BrowserNodeTests.Join(lvs).Length > 0 && lvs.Samples.Any(s => s.Heard == s.Nodes), "all nodes were up");
        IPage swarm = await Open();
        await swarm.GotoAsync(BrowserNodeTests.Swarm(lvs));
        IPage phone = await Open(360, 740);
        await phone.GotoAsync(BrowserNodeTests.Join(lvs));
        await BrowserNodeTests.Until(phone, "it knows who keeps", "n => n.members >= 4 && n.edges.some(e => e.isMutual)");
        await Assertions.Expect(swarm.Locator("[data-key=nodes]")).ToContainTextAsync("nodes up of 5");
        await BrowserNodeTests.Until(phone, "value has come to rest around it", "n => n.floatUvu > 0 && n.entropy < 1e-3");

        using Lvs put = Lvs.Run(folder.Path, "put", "file", "--loss", "40", "--port", port);
        Assert.AreEqual(0, put.ExitCode, put.Errors);
        Assert.Contains("3 + 2", put.Errors);
        Assert.Contains("at 5 nodes", put.Errors);
        await BrowserNodeTests.Until(phone, "it keeps fragments", "n => n.fragments > 0");
        if (!isByOption)
        {
            await Kill(lvs, 1, 3);
        }

        await Assertions.Expect(swarm.Locator("[data-key=nodes] .value")).ToContainTextAsync("3");
        using Lvs get = Lvs.Run(folder.Path, "get", put.Output.Trim(), "-o", "back", "--port", port);
        Assert.AreEqual(0, get.ExitCode, get.Errors);
        CollectionAssert.AreEqual(content, File.ReadAllBytes(folder.File("back")));
        TestContext.WriteLine(put.Errors + get.Errors);

        if (isByOption)
        {
            await Assertions.Expect(swarm.Locator("#events")).ToContainTextAsync("the swarm was counted");
        }

        Lvs result = isByOption ? lvs.Interrupt().Wait() : lvs.Settle();
        JsonElement json = result.Json;
        TestContext.WriteLine($"{json.GetProperty("verdict")}: {json.GetProperty("reasons")[0]}");
        Assert.AreEqual(0L, json.GetProperty("conservationErrorUvu").GetInt64());
        Assert.AreEqual("holds", json.GetProperty("verdict").GetString(), result.Output);
        Assert.AreEqual("answered", string.Join(", ", json.GetProperty("nodeRows").EnumerateArray()
            .Where(row => row.GetProperty("kind").GetString() == "guest").Select(row => row.GetProperty("state").GetString())));
    }

    private static async Task Kill(Lvs lvs, params int[] nodes)
    {
        using HttpClient http = new() { BaseAddress = new Uri(BrowserNodeTests.PageOf(lvs)) };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + Token);
        foreach (int node in nodes)
        {
            using HttpResponseMessage done = await http.PostAsJsonAsync("/api/deeds", new Deed("kill", node), PageJson.Options);
            Assert.IsTrue(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
        }
    }

    [TestMethod]
    [TestCategory("Long")]
    public async Task PutInOneBrowserGetInAnother()
    {
        using TestFolder folder = new();
        using Lvs lvs = BrowserNodeTests.Swarm(folder);
        IPage one = await Joined(lvs);
        IPage other = await Joined(lvs);

        await one.FillAsync("#put-text", "keep this for me");
        await one.ClickAsync("#put button");
        await Assertions.Expect(one.Locator("#record-told")).ToContainTextAsync("Stored 16 bytes");
        string capability = await one.Locator("#capability").InputValueAsync();
        Assert.StartsWith("lvs1", capability);

        // A phone shows only the beginning of it.
        await one.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await one.ClickAsync("#copy");
        await Assertions.Expect(one.Locator("#copy")).ToHaveTextAsync("Copied");
        Assert.AreEqual(capability, await one.EvaluateAsync<string>("navigator.clipboard.readText()"));

        await other.FillAsync("#capability", capability);
        await other.ClickAsync("#get button");
        await Assertions.Expect(other.Locator("#record-told")).ToContainTextAsync("Brought back 16 bytes");
        Assert.AreEqual("keep this for me", await other.Locator("#record-content").TextContentAsync());

        // What the page refuses it says, and a record of another kind is shown as a file.
        await other.FillAsync("#capability", capability[..20]);
        await other.ClickAsync("#get button");
        await Assertions.Expect(other.Locator("#record-told")).ToContainTextAsync("cut short");
    }

    private async Task<IPage> Joined(Lvs lvs)
    {
        IPage page = await Open();
        await page.GotoAsync(BrowserNodeTests.Join(lvs));
        await BrowserNodeTests.Until(page, "it knows who keeps", "n => n.members >= 6 && n.edges.some(e => e.isMutual)");
        return page;
    }
}
