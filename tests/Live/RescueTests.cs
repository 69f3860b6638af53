using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>A node whose state folder is gone gets its base back from those that knew it.</summary>
[TestClass]
public sealed class RescueTests
{
    private const int SettleMs = 40_000;

    [TestMethod]
    [TestCategory("Long")]
    public void ANodeWithoutItsStateComesBackWithItsBase()
    {
        using TestFolder folder = new();
        string port = Lvs.FreePort().ToString(CultureInfo.InvariantCulture);
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        foreach (string name in new[] { "lost", "a", "b", "c" })
        {
            Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--device", name).ExitCode);
            string path = Path.Combine(folder.Path, name + ".json");
            File.WriteAllText(path, File.ReadAllText(path)
                .Replace("\"earnedUvu\": 0", "\"earnedUvu\": 80000007", StringComparison.Ordinal));
        }

        List<Lvs> others = [.. new[] { "a", "b", "c" }.Select(name => Node(folder.Path, name, port, 240))];
        try
        {
            using (Lvs first = Node(folder.Path, "lost", port, SettleMs / 1000))
            {
                Assert.AreEqual(0, first.Wait().ExitCode, first.Errors);
                Assert.Contains("ledger new", first.Output);
            }

            Directory.Delete(Path.Combine(folder.Path, "state-lost"), recursive: true);
            using Lvs again = Node(folder.Path, "lost", port, 2);
            Assert.AreEqual(0, again.Wait().ExitCode, again.Errors);
            Assert.Contains("ledger remembered by 3 neighbours", again.Output);
            Assert.Contains("earned 80.000000 VU", again.Output);
        }
        finally
        {
            others.ForEach(other => other.Dispose());
        }
    }

    /// <summary>Two processes with one device secret: the second must not begin.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void WhoseSecretLivesIsRefused()
    {
        using TestFolder folder = new();
        string port = Lvs.FreePort().ToString(CultureInfo.InvariantCulture);
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--device", "one").ExitCode);
        using Lvs first = Node(folder.Path, "one", port, 120);
        Thread.Sleep(SettleMs);
        using Lvs second = Lvs.Run(
            folder.Path, "node", "--config", "one.json", "--state", "elsewhere", "--port", port, "--seconds", "2");
        Assert.AreEqual(64, second.ExitCode, second.Output);
        Assert.Contains("lives with this 'deviceSecret'", second.Errors);
    }

    private static Lvs Node(string folder, string name, string port, int seconds) => Lvs.Start(
        folder, "node", "--config", name + ".json", "--state", "state-" + name, "--port", port, "--seconds",
        seconds.ToString(CultureInfo.InvariantCulture));
}
