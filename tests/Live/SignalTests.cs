using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>
/// Ctrl-C, SIGTERM and the end of its terminal end every verb soon, whatever it does, with a verdict or a message.
/// </summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class SignalTests
{
    [TestMethod]
    [DataRow("node --seconds 600", "running|node ", "INT", 0, "stopped; holds")]
    [DataRow("node --seconds 600", "running|node ", "TERM", 0, "stopped; holds")]
    [DataRow("node --seconds 600", "running|node ", "HUP", 0, "stopped; holds")]
    [DataRow("emulate --seconds 600", "LVS node", "INT", 0, "power cut")]
    [DataRow("sim --nodes 500 --cycles 1000000", "virtual seconds", "INT", 2, "before anything could be told")]
    [DataRow("sim --nodes 500 --cycles 1000000", "virtual seconds", "HUP", 2, "SIGHUP|before anything could be told")]
    [DataRow("sim --nodes 60 --cycles 4000 --seeds 1..60 --threads 1", "seeds, 0 failed", "INT", 2, "seeds ended as the scenario expects")]
    [DataRow("sim --silos 2 --cluster localhost:PORT --nodes 1000", "silos meet at", "INT", 2, "lvs: stopped before it was done")]
    [DataRow("bench drift --all", "measured", "INT", 2, "stopped by Ctrl-C")]
    [DataRow("bench fragments", "measured", "TERM", 2, "stopped by SIGTERM")]
    [DataRow("put pipe", "", "TERM", 2, "Stopped before it was done|stopped by SIGTERM")]
    [DataRow("decode pipe", "", "INT", 2, "stopped by Ctrl-C")]
    [DataRow("sim --scenario pipe", "", "TERM", 2, "stopped by SIGTERM")]
    public void ASignalEndsEveryVerb(string arguments, string ready, string signal, int exitCode, string said)
    {
        if (signal == "HUP" && HangUpIsIgnored())
        {
            Assert.Inconclusive("SIGHUP is ignored here, as nohup does, and a child inherits that");
        }

        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Process pipe = Process.Start("mkfifo", [folder.File("pipe")]);
        pipe.WaitForExit();
        string port = Lvs.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
        string[] words =
        [
            .. arguments.Replace("PORT", port, StringComparison.Ordinal).Split(' '),
            .. arguments.StartsWith("node", StringComparison.Ordinal) ? ["--port", port] : Array.Empty<string>(),
        ];
        using Lvs lvs = Lvs.StartDeaf(folder.Path, words);
        if (ready.Length > 0)
        {
            lvs.WaitFor(() => Array.Exists(ready.Split('|'), word => (lvs.Output + lvs.Errors).Contains(word, StringComparison.Ordinal)),
                "it runs");
        }

        // It reads the pipe, and waits for what never comes.
        using Stream? writer = ready.Length > 0 ? null : OpenWhenRead(folder.File("pipe"));
        lvs.Signal(signal).Wait();
        Assert.AreEqual(exitCode, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.IsTrue(Array.Exists(said.Split('|'), word => (lvs.Output + lvs.Errors).Contains(word, StringComparison.Ordinal)), lvs.Output
            + lvs.Errors);
    }

    /// <summary>Nobody answers the census of a swarm in which every frame is lost: it is asked again, but not after a signal.</summary>
    [TestMethod]
    public void AfterASignalNobodyIsCountedAgain()
    {
        using TestFolder folder = new();
        string port = Lvs.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using Lvs lvs = Lvs.StartDeaf(
            folder.Path, "swarm", "--nodes", "2", "--firmware", "0", "--loss", "100", "--seconds", "1", "--port", port);
        lvs.WaitFor(() => lvs.Errors.Contains("all are asked again", StringComparison.Ordinal), "the census is over for the first time");
        lvs.Signal("TERM").Wait();
        Assert.AreEqual(2, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.Contains("everyNodeCounted could not be told", lvs.Output + lvs.Errors);
        Assert.HasCount(2, lvs.Errors.Split("all are asked again"), "once asked again, and not a second time");
    }

    /// <summary>A signal during the drift: the census follows, and where nobody answers it is the only one.</summary>
    [TestMethod]
    public void WhereNobodyAnswersASignalEndsIt()
    {
        using TestFolder folder = new();
        string port = Lvs.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using Lvs lvs = Lvs.StartDeaf(
            folder.Path, "swarm", "--nodes", "2", "--firmware", "0", "--loss", "100", "--seconds", "600", "--kill", "1@1", "--json",
            "--port", port);
        lvs.WaitFor(() => lvs.Samples is [.., var last] && last.Seconds > 2, "it drifts, and one is killed");
        lvs.Signal("TERM").Wait();
        Assert.AreEqual(2, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.DoesNotContain("asked again", lvs.Errors);

        // What was done is in the result, and a dead node has no float.
        JsonElement result = lvs.Json;
        Assert.AreEqual(1, result.GetProperty("deedSeconds")[0].GetDouble());
        JsonElement[] floats = [.. result.GetProperty("samples").EnumerateArray().Last().GetProperty("floatsUvu").EnumerateArray()];
        Assert.AreEqual(1, floats.Count(one => one.ValueKind == JsonValueKind.Null));
    }

    /// <summary>timeout(1) sends its signal to the process and to the group that it is in: twice the same is one request.</summary>
    [TestMethod]
    public void ASignalThatComesTwiceAtOnceIsOneRequest()
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        string port = Lvs.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using Lvs lvs = Lvs.StartDeaf(folder.Path, "node", "--seconds", "600", "--port", port);
        lvs.WaitFor(() => lvs.Output.Contains("holds ", StringComparison.Ordinal), "it runs");
        string id = lvs.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using Process kill = Process.Start("kill", ["-TERM", id, id]);
        lvs.Wait();
        Assert.AreEqual(0, lvs.ExitCode, lvs.Output + lvs.Errors);
        Assert.Contains("stopped; holds", lvs.Output);
    }

    /// <summary>Whether this process ignores SIGHUP (bit 0 of SigIgn in proc(5)).</summary>
    private static bool HangUpIsIgnored()
    {
        string line = Array.Find(
            File.ReadAllLines("/proc/self/status"),
            line => line.StartsWith("SigIgn:", StringComparison.Ordinal))!;
        return (Convert.ToUInt64(line["SigIgn:".Length..].Trim(), 16) & 1) != 0;
    }

    /// <summary>The end of a pipe for writing, which cannot be opened before someone reads.</summary>
    private static FileStream OpenWhenRead(string path)
    {
        Task<FileStream> opened = Task.Run(() => new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
        Assert.IsTrue(opened.Wait(TimeSpan.FromMinutes(3)), "the pipe is read");
        return opened.Result;
    }
}
