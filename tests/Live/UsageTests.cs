using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>What a user gets wrong: a clear message, what to do about it, and an exit code that is not 0.</summary>
[TestClass]
public sealed class UsageTests
{
    [TestMethod]
    [DataRow("'{'", "line 1", "lvs init")]
    [DataRow("{\"swarmKey\": \"abc\"}", "'swarmKey'", "64 hexadecimal")]
    [DataRow("{}", "'swarmKey' is missing", "lvs init")]
    [DataRow("{\"prot\": 1}", "field 'prot'", "no such field")]
    [DataRow("{\"port\": \"x\"}", "field 'port'", "line 1")]
    [DataRow("{\"swarmKey\": \"KEY\", \"port\": 70000}", "'port' is 70000", "1 to 65535")]
    [DataRow("{\"swarmKey\": \"KEY\", \"group\": \"10.0.0.1\"}", "'group'", "multicast")]
    [DataRow("{\"swarmKey\": \"KEY\", \"interface\": \"eth0\"}", "'interface'", "IPv4 address")]
    public void ABadConfigurationIsNamedByItsField(string json, string what, string remedy)
    {
        using TestFolder folder = new();
        File.WriteAllText(folder.File("lvs.json"), json.Replace("KEY", new string('a', 64), StringComparison.Ordinal));
        using Lvs lvs = Lvs.Run(folder.Path, "swarm", "--config", "lvs.json");
        Assert.AreEqual(64, lvs.ExitCode);
        Assert.Contains(what, lvs.Errors);
        Assert.Contains(remedy, lvs.Errors);
        Assert.IsFalse(Directory.Exists(folder.File("runs")), "a run folder for a run that never was");
    }

    [TestMethod]
    [DataRow("--nodes", "1", "2 to 2000")]
    [DataRow("--loss", "101", "0 to 100")]
    [DataRow("--seconds", "0", "above 0")]
    [DataRow("--seconds", "abc", "--seconds")]
    [DataRow("--bogus", "1", "--bogus")]
    [DataRow("--interface", "lo", "'interface'")]
    [DataRow("--config", "nowhere.json", "lvs init")]
    public void ABadOptionIsAUsageError(string option, string value, string remedy)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, "swarm", option, value);
        Assert.AreEqual(64, lvs.ExitCode, lvs.Output);
        Assert.Contains(remedy, lvs.Errors);
    }

    [TestMethod]
    public void APortInUseIsSaidToBeInUse()
    {
        using TestFolder folder = new();
        using Socket taken = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        taken.Bind(new IPEndPoint(IPAddress.Any, 0));
        string port = ((IPEndPoint)taken.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture);
        using Lvs lvs = Lvs.Run(folder.Path, "swarm", "--port", port);
        Assert.AreEqual(64, lvs.ExitCode);
        Assert.Contains($"UDP port {port} is in use", lvs.Errors);
        Assert.Contains("--port", lvs.Errors);
    }

    [TestMethod]
    public void AnInterfaceWithoutMulticastIsSaidToHaveNone()
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, "swarm", "--interface", "203.0.113.77");
        Assert.AreEqual(64, lvs.ExitCode);
        Assert.Contains("no multicast", lvs.Errors);
        Assert.Contains("--interface", lvs.Errors);
    }

    [TestMethod]
    public void InitKeepsAKeyThatExists()
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        string before = File.ReadAllText(folder.File("lvs.json"));
        using Lvs again = Lvs.Run(folder.Path, "init");
        Assert.AreEqual(64, again.ExitCode);
        Assert.Contains("--force", again.Errors);
        Assert.AreEqual(before, File.ReadAllText(folder.File("lvs.json")));
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--force").ExitCode);
        Assert.AreNotEqual(before, File.ReadAllText(folder.File("lvs.json")));
    }

    [TestMethod]
    public void HelpShowsAnExampleForEveryVerb()
    {
        using TestFolder folder = new();
        foreach (string verb in new[] { "init", "swarm", "emulate", "decode", "put", "get", "node", "bench" })
        {
            using Lvs lvs = Lvs.Run(folder.Path, verb, "--help");
            Assert.AreEqual(0, lvs.ExitCode);
            Assert.Contains($"Example: lvs {verb}", lvs.Output);
        }
    }

    [TestMethod]
    public void JsonIsTheOnlyThingOnStandardOutput()
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, "decode", "--json", "1100");
        Assert.AreEqual(1, lvs.ExitCode);
        Assert.AreEqual(JsonValueKind.Object, lvs.Json.ValueKind);
        Assert.AreEqual(1, lvs.Json.GetProperty("failed").GetInt32());
    }
}
