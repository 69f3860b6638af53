using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

using LVS.Tests.Live;

using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Browser;

/// <summary>
/// Reports of real runs as people open them: wide and narrow, light and dark. With <c>LVS_PICTURES</c> each is also drawn into that folder.
/// </summary>
[TestClass]
public sealed class ReportTests : PageTests
{
    /// <summary>Labels of one drawing that lie on each other, that are cut off, or that are too small to read.</summary>
    private const string Faults = """
        () => {
          const faults = [];
          for (const svg of document.querySelectorAll('svg.chart')) {
            const frame = svg.closest('figure').getBoundingClientRect();
            const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
            const texts = [...svg.querySelectorAll('text')].filter((text) => !/rotate/.test(text.getAttribute('transform') ?? ''))
              .map((text) => ({ says: text.textContent, px: parseFloat(getComputedStyle(text).fontSize) * scale,
                box: text.getBoundingClientRect() }));
            const name = svg.getAttribute('aria-labelledby');
            texts.forEach((one, at) => {
              if (one.px < 8.5) faults.push(`${name}: '${one.says}' has ${one.px.toFixed(1)} px`);
              if (!svg.closest('.heat') && (one.box.left < frame.left - 1 || one.box.right > frame.right + 1)) {
                faults.push(`${name}: '${one.says}' is cut off`);
              }
              for (const other of texts.slice(at + 1)) {
                if (Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 1
                  && Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 3) {
                  faults.push(`${name}: '${one.says}' lies on '${other.says}'`);
                }
              }
            });
          }
          for (const figure of document.querySelectorAll('figure:has(svg.chart)')) {
            if (!figure.querySelector('.keys li')) faults.push(`${figure.querySelector('h2').textContent}: no legend`);
          }
          for (const table of document.querySelectorAll('table')) {
            const isEmpty = table.tBodies[0].rows.length === 0 && !table.closest('details');
            if (isEmpty) faults.push(`table '${table.caption.textContent}' is empty`);
          }
          for (const cell of document.querySelectorAll('td')) {
            if (cell.scrollWidth > cell.clientWidth + 1) faults.push(`cell '${cell.textContent.slice(0, 30)}' is cut`);
          }
          return [...new Set(faults)];
        }
        """;

    // Axe measures the contrast of every cell: of rows that differ in their texts only, three remain.
    private const string RemoveRepeated = """
        () => {
          for (const body of document.querySelectorAll('tbody')) {
            const seen = {};
            for (const row of [...body.rows]) {
              const form = [row, ...row.querySelectorAll('*')]
                .map((one) => `${one.tagName} ${one.getAttribute('class')} ${one.getAttribute('style')}`).join();
              seen[form] = (seen[form] ?? 0) + 1;
              if (seen[form] > 3) row.remove();
            }
          }
        }
        """;

    private const string Devices = """
        config: lvs.json
        devices:
          - id: bench-1
            board: ESP32_DEVKITC
            emulator: true
          - id: bench-2
            board: ESP32_C3
            emulator: true
        """;

    [TestMethod]
    [TestCategory("Long")]
    [DataRow("swarm", "swarm --nodes 8 --firmware 1 --seconds 14 --loss 10 --kill 1@8")]
    [DataRow("swarm-few", "swarm --nodes 2 --firmware 0 --seconds 8")]
    [DataRow("hazard", "sim --scenario mixed-hazard --nodes 24 --seed 7")]
    [DataRow("winter", "sim --scenario winter --nodes 16 --cycles 4000")]
    [DataRow("fragments", "sim --scenario fragments --nodes 16 --cycles 4000")]
    [DataRow("many", "sim --scenario calm --nodes 300 --cycles 300")]
    [DataRow("ledger", "sim --model ledger --nodes 1000 --cycles 60 --loss 30")]
    [DataRow("bench", "bench sim --nodes 1000 --cycles 2")]
    [DataRow("seeds", "sim --scenario mint --nodes 12 --seeds 1..6")]
    [DataRow("silos", "sim --model ledger --nodes 1000 --cycles 60 --loss 30 --silos localhost:2")]
    [DataRow("hil", "hil --map devices.yaml --seconds 5 --tests speaks,opensAnEdge,creditsOnce,conserves,drifts,survivesPowerCuts")]
    [DataRow("drift", "bench drift")]
    public async Task ReportIsForEverybody(string name, string command)
    {
        if (name == "drift" && Environment.GetEnvironmentVariable("LVS_SOAK") != "1")
        {
            Assert.Inconclusive("set LVS_SOAK=1: takes minutes");
        }

        using TestFolder folder = new();
        if (name == "hil")
        {
            using Lvs init = Lvs.Run(folder.Path, "init");
            File.WriteAllText(folder.File("devices.yaml"), Devices);
        }

        using Lvs lvs = Lvs.Run(folder.Path, [.. command.Split(' '), "--out", "run", "--json"]);
        Assert.AreNotEqual(64, lvs.ExitCode, lvs.Errors);
        string report = Path.Combine(folder.Path, "run", "report.html");
        Assert.IsTrue(File.Exists(report), lvs.Output + lvs.Errors);
        List<string> faults = [];
        foreach ((int width, int height) in new[] { (1280, 800), (360, 740) })
        {
            foreach (ColorScheme scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                string form = $"{name}-{width}-{scheme}".ToLowerInvariant();
                faults.AddRange((await Look(report, form, await Open(width, height, scheme), width)).Select(fault => $"{form}: {fault}"));
            }
        }

        Assert.AreEqual("", string.Join("\n", faults));
    }

    private static async Task<IReadOnlyList<string>> Look(string report, string form, IPage page, int width)
    {
        await page.GotoAsync(new Uri(report).AbsoluteUri);
        if (Environment.GetEnvironmentVariable("LVS_PICTURES") is string pictures)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, form + ".png"), FullPage = true });
        }

        await page.EvaluateAsync("document.querySelectorAll('details').forEach((one) => one.open = true)");
        List<string> faults = [.. (await page.EvaluateAsync<string[]>(Faults))!];
        int needed = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (needed > width)
        {
            faults.Add($"it scrolls sideways, {needed} px wide");
        }

        await page.EvaluateAsync(RemoveRepeated);
        faults.AddRange(await Barriers(page));
        return faults;
    }
}
