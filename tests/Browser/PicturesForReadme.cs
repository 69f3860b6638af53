using System;
using System.IO;
using System.Threading.Tasks;

using LVS.Tests.Live;

using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Browser;

/// <summary>Draws the pictures of the README into the folder that <c>LVS_PICTURES</c> names.</summary>
[TestClass]
public class PicturesForReadme : PageTests
{
    [TestMethod]
    public async Task Page()
    {
        string? folder = Environment.GetEnvironmentVariable("LVS_PICTURES");
        if (folder == null)
        {
            Assert.Inconclusive("set LVS_PICTURES=FOLDER to draw the pictures of the README");
        }

        using SimRun run = new("mint", 24);
        run.Do("speed", number: 5);
        IPage page = await Open(1200, 760, moves: true);
        await page.GotoAsync(run.Address);
        run.WaitFor(frame => frame.Seconds > 25, "both liars had come");
        run.Do("kill", 7);
        run.Do("speed", number: 1);
        await page.WaitForTimeoutAsync(4000);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "page.png") });
    }

    [TestMethod]
    public async Task Node()
    {
        string? folder = Environment.GetEnvironmentVariable("LVS_PICTURES");
        if (folder == null)
        {
            Assert.Inconclusive("set LVS_PICTURES=FOLDER to draw the pictures of the README");
        }

        using TestFolder run = new();
        using Lvs lvs = BrowserNodeTests.Swarm(run);
        IPage page = await Open(1100, 760);
        await page.GotoAsync(BrowserNodeTests.Join(lvs));
        await BrowserNodeTests.Until(page, "it has come to rest", "n => n.edges.filter(e => e.isMutual).length >= 4 && n.entropy < 1e-3");
        await page.WaitForTimeoutAsync(3000);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "node.png") });
    }
}
