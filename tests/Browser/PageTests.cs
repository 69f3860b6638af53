using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Browser;

/// <summary>Tests that open pages. They close with their test: a node in a page goes on working as long as the page is open.</summary>
[TestClass]
public abstract class PageTests
{
    private readonly List<IBrowserContext> contexts = [];

    [TestCleanup]
    public async Task ClosePages()
    {
        foreach (IBrowserContext context in contexts)
        {
            await context.CloseAsync();
        }
    }

    /// <summary>A page in a browser of its own; inconclusive where there is none.</summary>
    /// <param name="width">Width of the window.</param>
    /// <param name="height">Its height.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="moves">Whether dots run along the edges: without a graphics card that takes a core, so few tests ask for it.</param>
    protected async Task<IPage> Open(int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light, bool moves = false)
    {
        IBrowserContext context = await Chromium.Context(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = moves ? ReducedMotion.NoPreference : ReducedMotion.Reduce,
        });
        contexts.Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>What keeps somebody from using a page: the faults that axe calls serious or critical, each with the first places.</summary>
    /// <param name="page">The page, as it is shown now.</param>
    protected static async Task<IReadOnlyList<string>> Barriers(IPage page)
    {
        // What is right is not asked for: to collect it takes longer than to look.
        AxeResult axe = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return [.. axe.Violations.Where(found => found.Impact is "serious" or "critical")
            .Select(found => $"{found.Id}: {string.Join(", ", found.Nodes.Take(3).Select(node => node.Html))}")];
    }
}
