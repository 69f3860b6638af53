using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading.Tasks;

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
    [DataRow("{\"swarmKey\": \"KEY\", \"interface\": \"127.0.0.01\"}", "'interface'", "IPv4 address")]
    [DataRow(" \n", "is empty", "lvs init")]
    [DataRow("{\"SwarmKey\": \"KEY\"}", "no such field", "small letter")]
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
    [DataRow("--nodes", "1", "2 to 4000")]
    [DataRow("--loss", "101", "0 to 100")]
    [DataRow("--seconds", "0", "0.1 to 86400")]
    [DataRow("--seconds", "2,5", "--seconds is '2,5'")]
    [DataRow("--seconds", "1.000,5", "A point is the only separator")]
    [DataRow("--seconds", "1e12", "--seconds is '1e12'")]
    [DataRow("--seconds", "1e300", "0.1 to 86400")]
    [DataRow("--seconds", "Infinity", "--seconds is 'Infinity'")]
    [DataRow("--seconds", "NaN", "--seconds is 'NaN'")]
    [DataRow("--seconds", "-5", "0.1 to 86400")]
    [DataRow("--nodes", "1.000", "a whole number from 2 to 4000")]
    [DataRow("--loss", "2,5", "a whole number from 0 to 100")]
    [DataRow("--kill", "1@0,5", "--kill")]
    [DataRow("--kill", "1@-1", "--kill")]
    [DataRow("--deed", "split@NaN", "--deed is 'split@NaN'")]
    [DataRow("--deed", "split@Infinity", "--deed is 'split@Infinity'")]
    [DataRow("--deed", "kill:2@30", "below the run's 30 seconds")]
    [DataRow("--firmware", "17", "0 to the 16 nodes")]
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

    /// <summary>On every verb a number has its range in the help, and a comma is no point.</summary>
    [TestMethod]
    [DataRow("emulate", "--seconds", "1,5")]
    [DataRow("node", "--seconds", "1,5")]
    [DataRow("node", "--every", "0,5")]
    [DataRow("hil --map x", "--soak", "0,5")]
    [DataRow("hil --map x", "--patience", "0,5")]
    [DataRow("put x", "--hours", "1,5")]
    [DataRow("sim", "--cycles", "1e9")]
    [DataRow("sim shrink x", "--seconds", "1,5")]
    [DataRow("sim replay x", "--before", "-1")]
    [DataRow("bench fragments", "--trials", "1 000")]
    [DataRow("flash --port x", "--baud", "fast")]
    public void ANumberIsReadAlikeByEveryVerb(string verb, string option, string value)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, [.. verb.Split(' '), option, value, "--json"]);
        Assert.AreEqual(64, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.Contains($"{option} is '{value}'; it must be a", lvs.Errors);
        Assert.DoesNotContain("System.", lvs.Errors);
        using Lvs help =
            Lvs.Run(folder.Path,
            [.. verb.Split(
            ' ')[..(verb.StartsWith("sim ", StringComparison.Ordinal) || verb.StartsWith("bench", StringComparison.Ordinal) ? 2 : 1)],
            "--help"]);
        string range = lvs.Errors.Split(" from ")[1].Split('.')[0];
        Assert.Contains(range, help.Output.ReplaceLineEndings(" "));
    }

    [TestMethod]
    [DataRow("swarm --seconds 2,5", "--seconds")]
    [DataRow("swarm --config nowhere.json", "nowhere.json")]
    [DataRow("decode zz", "hexadecimal")]
    [DataRow("nonsense", "nonsense")]
    [DataRow("sim --model quark", "--model is 'quark'; it must be whole or ledger.")]
    [DataRow("", "name a verb")]
    public void AUsageErrorIsAnObjectToo(string arguments, string said)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, [.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--json"]);
        Assert.AreEqual(64, lvs.ExitCode);
        Assert.AreEqual("usage", lvs.Json.GetProperty("verdict").GetString());
        Assert.Contains(said, lvs.Json.GetProperty("error").GetString()!);
    }

    /// <summary>A variable of a script that is not set gives an empty value.</summary>
    [TestMethod]
    [DataRow("node|--state|", "--state is empty")]
    [DataRow("emulate|--flash|", "--flash is empty")]
    [DataRow("swarm|--out|", "--out is empty")]
    [DataRow("swarm|--broker||--transport|mqtt", "--broker is empty")]
    [DataRow("put|", "FILE is empty")]
    [DataRow("init|--out|no/such/folder/lvs.json", "there is no folder")]
    public void AnEmptyValueIsRefusedByItsName(string words, string said)
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs lvs = Lvs.Run(folder.Path, words.Split('|'));
        Assert.AreEqual(64, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.Contains(said, lvs.Errors);
    }

    /// <summary>What is wrong with an address is said before that nothing uses it; a password in it is on no console.</summary>
    [TestMethod]
    [DataRow("swarm|--broker|mqtt://127.0.0.1:1883", "has a scheme before it")]
    [DataRow("swarm|--broker|tcp://user:example-word@192.0.2.1:1883", "has a login in it")]
    [DataRow("node|--broker|wss://192.0.2.1:1883", "has a scheme before it")]
    [DataRow("node|--broker|user:example-word@192.0.2.1:1883", "has a login in it")]
    [DataRow("put|lvs.json|--transport|udp|--broker|mqtt://192.0.2.1:1883", "has a scheme before it")]
    [DataRow("node|--broker|192.0.2.1:1883", "UDP multicast has no broker")]
    [DataRow("silo|redis://user:example-word@192.0.2.1", "'redis://user:***@192.0.2.1'")]
    [DataRow("silo|redis://user:example@word@192.0.2.1", "'redis://user:***@192.0.2.1'")]
    [DataRow("sim|--silos|2|--nodes|1000|--model|ledger|--cluster|a", "--cluster")]
    public void ABrokerIsReadBeforeItsTransport(string words, string said)
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs lvs = Lvs.Run(folder.Path, words.Split('|'));
        Assert.AreEqual(64, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.Contains(said, lvs.Errors);
        Assert.DoesNotContain("example-word", lvs.Output + lvs.Errors);
    }

    /// <summary>A service that is no broker hangs up; what is asked then is one sentence with one end.</summary>
    [TestMethod]
    public void AServiceThatIsNoBrokerIsNamed()
    {
        using TestFolder folder = new();
        using TcpListener service = new(IPAddress.Loopback, 0);
        service.Start();
        service.AcceptTcpClientAsync().ContinueWith(caller => caller.Result.Dispose(), TaskScheduler.Default);
        using Lvs lvs = Lvs.Run(folder.Path, "swarm", "--transport", "mqtt", "--broker", $"{service.LocalEndpoint}");
        Assert.AreEqual(64, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.EndsWith("with TLS or without?", lvs.Errors.TrimEnd());
    }

    [TestMethod]
    public void WithoutAVerbItHelps()
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path);
        Assert.AreEqual(64, lvs.ExitCode);
        Assert.Contains("lvs swarm --nodes", lvs.Output);
        Assert.Contains("name a verb: init, swarm", lvs.Errors);
    }

    [TestMethod]
    public void ARefusedCommandLeavesLatestAlone()
    {
        using TestFolder folder = new();
        using Lvs good = Lvs.Run(folder.Path, "sim", "--nodes", "2", "--cycles", "4");
        string latest = new DirectoryInfo(folder.File("runs/latest")).LinkTarget!;
        Assert.AreEqual(64, Lvs.Run(folder.Path, "sim", "--seeds", "9..1").ExitCode);
        Assert.AreEqual(64, Lvs.Run(folder.Path, "sim", "--scenario", "winter", "--sun", "no.csv").ExitCode);
        Assert.AreEqual(64, Lvs.Run(folder.Path, "swarm", "--interface", "203.0.113.77").ExitCode);
        Assert.AreEqual(latest, new DirectoryInfo(folder.File("runs/latest")).LinkTarget);
        Assert.HasCount(2, Directory.GetFileSystemEntries(folder.File("runs")));
    }

    /// <summary>Too short to tell is not broken; how long would do is said, and does.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ARunTooShortToTellSaysUnknownAndWhatWouldDo()
    {
        using TestFolder folder = new();
        using Lvs few = Lvs.Run(folder.Path, "sim", "--nodes", "100", "--cycles", "40", "--json");
        Assert.AreEqual(2, few.ExitCode, few.Output);
        Assert.AreEqual("unknown", few.Json.GetProperty("verdict").GetString());
        string reason = few.Json.GetProperty("reasons")[0].GetString()!;
        Assert.Contains("calmIsQuiet could not be told", reason);
        string cycles = reason.Split("--cycles ")[1].Split(' ')[0];
        using Lvs enough = Lvs.Run(folder.Path, "sim", "--nodes", "100", "--cycles", cycles, "--json");
        Assert.AreEqual(0, enough.ExitCode, enough.Output);
        using Lvs seeds = Lvs.Run(folder.Path, "sim", "--nodes", "100", "--cycles", "40", "--seeds", "1..2", "--json");
        Assert.AreEqual("unknown", seeds.Json.GetProperty("verdict").GetString(), seeds.Output);
        Assert.Contains("--seeds 1..2", seeds.Json.GetProperty("reproduce").GetString()!);
    }

    /// <summary>What verbs are given in place of a file: each ends soon, with a sentence and no stack.</summary>
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("put /dev/zero", 64, "more than the")]
    [DataRow("put .", 64, "folder")]
    [DataRow("decode /dev/null", 64, "is empty")]
    [DataRow("decode /dev/zero", 64, "no capture")]
    [DataRow("decode .", 64, "folder")]
    [DataRow("sim --scenario /dev/zero", 64, "more than the")]
    [DataRow("hil --map /dev/zero", 64, "more than the")]
    [DataRow("hil --map .", 64, "folder")]
    [DataRow("sim --scenario winter --sun .", 64, "folder")]
    public void OtherThingsThanFilesAreRefused(string arguments, int exitCode, string said)
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs lvs = Lvs.Start(folder.Path, arguments.Split(' ')).Wait();
        Assert.AreEqual(exitCode, lvs.ExitCode, lvs.Errors);
        Assert.Contains(said, lvs.Errors);
        Assert.DoesNotContain("   at ", lvs.Errors);
    }

    /// <summary>A word that moves the cursor, as a verb, an option, a value or a file, is repeated by its numbers.</summary>
    [TestMethod]
    [DataRow("\e[31m")]
    [DataRow("--\e[31m")]
    [DataRow("sim", "--nodes", "\e[31m")]
    [DataRow("sim", "--scenario", "\e[31m")]
    [DataRow("decode", "\e[31m")]
    public void AHostileWordIsRepeatedByNumbers(params string[] arguments)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, arguments);
        Assert.AreEqual(64, lvs.ExitCode, lvs.Errors);
        Assert.DoesNotContain("\e", lvs.Errors + lvs.Output);
        Assert.Contains("<U+001B>[31m", lvs.Errors);
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
