using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

using LVS.Tests.Hil;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary><c>lvs node</c> as a service runs it: what it says, how it ends, and the unit file that starts it.</summary>
[TestClass]
public sealed class NodeTests
{
    [TestMethod]
    [TestCategory("Long")]
    public void ALineHasTheTimeAndComesWhenSomethingChanged()
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs lvs = Lvs.Run(folder.Path, "node", "--name", "of-protocol-1", "--port", Port(), "--seconds", "12");
        Assert.AreEqual(0, lvs.ExitCode, lvs.Errors);
        string[] lines = lvs.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.IsTrue(lines.All(line => Regex.IsMatch(line, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ  \S")), lvs.Output);
        Assert.HasCount(1, lines.Where(line => line.Contains("Z  holds ", StringComparison.Ordinal)),
            "nothing changes for a node that is alone");
        Assert.Contains("--name is read and ignored", lvs.Output);
        Assert.Contains("born with nothing", lvs.Output);
        Assert.Contains("protected", lvs.Output);
        Assert.Contains("granted", lvs.Output);
    }

    [TestMethod]
    public void JsonLinesTellTheSame()
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs lvs = Lvs.Run(folder.Path, "node", "--port", Port(), "--seconds", "8", "--every", "1", "--json");
        Assert.AreEqual(0, lvs.ExitCode, lvs.Errors);
        JsonElement[] lines =
            [.. lvs.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        string[] events = [.. lines.Select(line => line.GetProperty("event").GetString()!)];
        Assert.AreEqual("starting", events[0]);
        Assert.AreEqual("running", events[1]);
        Assert.AreEqual("stopped", events[^1]);
        Assert.IsGreaterThan(3, events.Count(name => name == "status"), "--every was not heard");
        Assert.AreEqual("holds", lines[^1].GetProperty("verdict").GetString());
        foreach (string key in new[] { "floatUvu", "protectedUvu", "earnedUvu", "grantedUvu", "receivedUvu", "edges", "fragments",
            "members" })
        {
            Assert.AreEqual(JsonValueKind.Number, lines[^1].GetProperty(key).ValueKind, key);
        }
    }

    /// <summary>What is wrong for good ends with 64, what may be well at the next start with 2.</summary>
    [TestMethod]
    [DataRow("--config nowhere.json", 64)]
    [DataRow("--transport carrier-pigeon", 64)]
    [DataRow("--transport mqtt", 64)]
    [DataRow("--broker 127.0.0.1:1883", 64)]
    [DataRow("--interface 203.0.113.77", 2)]
    [DataRow("--transport mqtt --broker 127.0.0.1:1", 2)]
    public void ASupervisorCanTellWhetherToStartItAgain(string arguments, int exitCode)
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs lvs = Lvs.Run(folder.Path, ["node", .. arguments.Split(' ')]);
        Assert.AreEqual(exitCode, lvs.ExitCode, lvs.Errors);
    }

    [TestMethod]
    public void TheUnitFileIsGood()
    {
        string unit = Path.Combine(RepositoryFolder.Path, "tools", "systemd", "lvs-node.service");
        string text = File.ReadAllText(unit);
        Assert.Contains("RestartPreventExitStatus=64", text);
        if (!File.Exists("/usr/bin/systemd-analyze"))
        {
            Assert.Inconclusive("systemd-analyze is not here: the unit was not verified");
        }

        using TestFolder folder = new();
        string copy = folder.File("lvs-node.service");
        File.WriteAllText(copy, text.Replace("/opt/lvs/lvs", "/bin/true", StringComparison.Ordinal));
        using Process verify =
            Process.Start(
            new ProcessStartInfo("systemd-analyze", ["verify", copy]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        string said = verify.StandardError.ReadToEnd() + verify.StandardOutput.ReadToEnd();
        verify.WaitForExit();
        Assert.DoesNotContain("lvs-node.service:", said);
    }

    private static string Port() => Lvs.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
