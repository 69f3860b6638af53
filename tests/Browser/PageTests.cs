using System.Collections.Generic;
using System.Threading.Tasks;

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
}
