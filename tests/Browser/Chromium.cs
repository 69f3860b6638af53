using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Browser;

/// <summary>The browser of this machine, one for all tests.</summary>
[TestClass]
public static class Chromium
{
    /// <summary>How long a test waits for what it looks at: on a busy machine everything takes longer.</summary>
    public const int WaitMs = 120_000;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static IPlaywright? playwright;
    private static Task<IBrowser>? browser;

    /// <summary>A user's browser, with nothing in it yet; inconclusive where there is none.</summary>
    public static async Task<IBrowserContext> Context(BrowserNewContextOptions options)
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (path == null)
        {
            Assert.Inconclusive($"there is none of {string.Join(", ", Names)} on this machine: no test in a browser");
        }

        Assertions.SetDefaultExpectTimeout(WaitMs);
        playwright ??= await Playwright.CreateAsync();
        browser ??= playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] });
        IBrowserContext context = await (await browser).NewContextAsync(options);
        context.SetDefaultTimeout(WaitMs);
        return context;
    }

    [AssemblyCleanup]
    public static async Task End()
    {
        if (browser != null)
        {
            await (await browser).CloseAsync();
        }

        playwright?.Dispose();
    }
}
