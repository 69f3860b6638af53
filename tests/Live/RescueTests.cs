using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>A node whose state folder is gone gets its base back from its former neighbours.</summary>
[TestClass]
public sealed class RescueTests
{
    [TestMethod]
    [TestCategory("Long")]
    public void ANodeWithoutItsStateComesBackWithItsBase()
    {
        using TestFolder folder = new();
        string port = Lvs.FreePort().ToString(CultureInfo.InvariantCulture);
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--device", "lost").ExitCode);
        string path = folder.File("lost.json");
        File.WriteAllText(path, File.ReadAllText(path)
            .Replace("\"earnedUvu\": 0", "\"earnedUvu\": 80000007", StringComparison.Ordinal));
        string[] names = ["a", "b", "c"];

        // The others have no device secret: what they keep is about the lost node.
        List<Lvs> others = [.. names.Select(name => Node(folder.Path, "lvs", name, port))];
        try
        {
            using (Lvs first = Node(folder.Path, "lost", "lost", port))
            {
                first.WaitFor(() => Array.TrueForAll(names, name => File.Exists(folder.File($"state-{name}/keepsakes"))),
                    "all three have what brings it back");
                Assert.AreEqual(0, first.Signal("TERM").Wait().ExitCode, first.Errors);
                Assert.Contains("ledger new", first.Output);
            }

            Directory.Delete(Path.Combine(folder.Path, "state-lost"), recursive: true);
            using Lvs again = Node(folder.Path, "lost", "lost", port);
            again.WaitFor(() => again.Output.Contains("earned ", StringComparison.Ordinal), "it runs again", seconds: 300);
            Assert.AreEqual(0, again.Signal("TERM").Wait().ExitCode, again.Errors);
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
    public void ASecretInUseIsRefused()
    {
        using TestFolder folder = new();
        string port = Lvs.FreePort().ToString(CultureInfo.InvariantCulture);
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--device", "one").ExitCode);
        using Lvs first = Node(folder.Path, "one", "one", port);
        first.WaitFor(() => first.Output.Contains("ledger new", StringComparison.Ordinal), "it lives", seconds: 300);
        using Lvs second = Lvs.Run(
            folder.Path, "node", "--config", "one.json", "--state", "elsewhere", "--port", port, "--seconds", "2");
        Assert.AreEqual(64, second.ExitCode, second.Output);
        Assert.Contains("lives with this 'deviceSecret'", second.Errors);
    }

    private static Lvs Node(string folder, string config, string name, string port) => Lvs.Start(
        folder, "node", "--config", config + ".json", "--state", "state-" + name, "--port", port, "--seconds", "900");
}
