using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>Boards alone keep records: each the firmware in a process of its own, over real multicast.</summary>
[TestClass]
public sealed class BoardRecordTests
{
    private const int Bytes = 200 << 10;
    private const double KillSeconds = 150;

    public required TestContext TestContext { get; init; }

    /// <summary>24 boards with room for 256 fragments take 200 KiB, and give it back when the power of a third was cut.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void TwentyFourBoardsKeepTwoHundredKiB()
    {
        if (Environment.GetEnvironmentVariable("LVS_SOAK") != "1")
        {
            Assert.Inconclusive("set LVS_SOAK=1: 24 processes that run the firmware");
        }

        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        string config = File.ReadAllText(folder.File("lvs.json"));
        File.WriteAllText(folder.File("boards.json"), config.Replace("ESP32_DEVKITC", "ESP32_PSRAM", StringComparison.Ordinal));
        byte[] content = new byte[Bytes];
        new Random(1).NextBytes(content);
        File.WriteAllBytes(folder.File("file"), content);

        string port = Lvs.FreePort().ToString(CultureInfo.InvariantCulture);
        using Lvs swarm = Lvs.Start(folder.Path, "swarm", "--nodes", "24", "--firmware", "24", "--seconds", "600", "--kill",
            $"8@{KillSeconds.ToString(CultureInfo.InvariantCulture)}", "--config", "lvs.json", "--firmware-config", "boards.json",
            "--port", port, "--json");
        swarm.WaitFor(() => swarm.Samples.Any(sample => sample.Heard == 24), "all are heard");
        Stopwatch clock = Stopwatch.StartNew();
        using Lvs put = Lvs.Run(folder.Path, "put", "file", "--port", port);
        TestContext.WriteLine($"{put.Errors}stored in {clock.ElapsedMilliseconds} ms");
        Assert.AreEqual(0, put.ExitCode, put.Errors);
        Assert.Contains("any 8 of the 24 nodes", put.Errors);
        Assert.IsLessThan(KillSeconds - 1, swarm.Samples[^1].Seconds, "stored too late to tell");

        swarm.WaitFor(() => swarm.Samples[^1].Seconds > KillSeconds + 1, "a third has no power");
        clock.Restart();
        using Lvs get = Lvs.Run(folder.Path, "get", put.Output.Trim(), "-o", "back", "--port", port);
        TestContext.WriteLine($"{get.Errors}back in {clock.ElapsedMilliseconds} ms");
        Assert.AreEqual(0, get.ExitCode, get.Errors);
        CollectionAssert.AreEqual(content, File.ReadAllBytes(folder.File("back")));
    }
}
