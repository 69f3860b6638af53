using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;

using LVS.Records;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>The files that <c>lvs put</c> takes, and its messages for the others.</summary>
[TestClass]
public sealed class RecordRefusalTests
{
    private const int Nodes = 6;

    /// <summary>Standard input, a pipe, an empty file; a file too large is refused in numbers, and another swarm by name.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void FilesAreAcceptedOrRefusedWithAReason()
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        string port = Lvs.FreePort().ToString(CultureInfo.InvariantCulture);
        using Lvs swarm = Lvs.Start(folder.Path, "swarm", "--nodes", $"{Nodes}", "--firmware", "0", "--room", "1", "--seconds", "600",
            "--config", "lvs.json", "--port", port, "--json");
        swarm.WaitFor(() => swarm.Samples is [.., var last] && last.Heard == Nodes, "all are heard");

        using Lvs typed = Lvs.Start(folder.Path, "put", "-", "--port", port, "--json");
        typed.Process.StandardInput.Write("hello");
        typed.Process.StandardInput.Close();
        Assert.AreEqual(0, typed.Wait().ExitCode, typed.Errors);
        AssertStored(folder, port, typed.Json, "hello");
        Assert.DoesNotContain("fragments proved", typed.Errors, "progress is for a terminal");

        // A pipe: waits, says for what, and takes what comes.
        using Process mkfifo = Process.Start("mkfifo", folder.File("pipe"));
        mkfifo.WaitForExit();
        using Lvs piped = Lvs.Start(folder.Path, "put", "pipe", "--port", port, "--json");
        piped.WaitFor(() => piped.Errors.Contains("waiting for what comes out of 'pipe'", StringComparison.Ordinal), "it says so");
        File.WriteAllText(folder.File("pipe"), "through a pipe");
        Assert.AreEqual(0, piped.Wait().ExitCode, piped.Errors);
        AssertStored(folder, port, piped.Json, "through a pipe");

        File.WriteAllText(folder.File("empty"), "");
        using Lvs empty = Lvs.Run(folder.Path, "put", "empty", "--port", port, "--json");
        Assert.AreEqual(0, empty.ExitCode, empty.Errors);
        AssertStored(folder, port, empty.Json, "");

        // Too large, by a little and by much: the numbers are told, nothing is stored.
        foreach (int size in new[] { 1_400_000, 70_000_000 })
        {
            using (FileStream large = File.Create(folder.File("large")))
            {
                large.SetLength(size);
            }

            using Lvs refused = Lvs.Run(folder.Path, "put", "large", "--port", port, "--json");
            Assert.AreEqual(64, refused.ExitCode, refused.Errors);
            Assert.AreEqual("usage", refused.Json.GetProperty("verdict").GetString());
            Assert.Contains(size.ToString("#,0", CultureInfo.InvariantCulture), refused.Json.GetProperty("error").GetString()!);
        }

        using Lvs check = Lvs.Run(folder.Path, "check", Capability(empty.Json), "--port", port, "--json");
        Assert.AreEqual(0, check.ExitCode, check.Errors);
        Assert.AreEqual(empty.Json.GetProperty("fragments").GetInt32(), check.Json.GetProperty("proved").GetInt32());
        using Lvs forget = Lvs.Run(folder.Path, "forget", Capability(empty.Json), "--port", port);
        Assert.AreEqual(0, forget.ExitCode, forget.Errors);
        using Lvs again = Lvs.Run(folder.Path, "forget", Capability(empty.Json), "--port", port);
        Assert.AreEqual(2, again.ExitCode, again.Errors);
        Assert.Contains("Nothing is told to have been forgotten", again.Errors);
        using Lvs gone = Lvs.Run(folder.Path, "get", Capability(empty.Json), "--port", port);
        Assert.AreEqual(2, gone.ExitCode, gone.Errors);
        Assert.Contains("has anything of this record", gone.Errors);

        // Another swarm's key.
        Directory.CreateDirectory(folder.File("other"));
        Assert.AreEqual(0, Lvs.Run(folder.File("other"), "init").ExitCode);
        using Lvs stranger = Lvs.Start(folder.File("other"), "put", "../empty", "--port", port);

        // A node at rest may say nothing for 24 s, and the stranger listens for 9: a member asks meanwhile.
        using Lvs member = Lvs.Run(folder.Path, "get", Capability(empty.Json), "--port", port);
        Assert.AreEqual(2, stranger.Wait().ExitCode, stranger.Errors);
        Assert.Contains("none with this swarmKey", stranger.Errors);
    }

    /// <summary>Where no node is, a record is neither forgotten nor lost.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void WithoutNodesTheRecordsFateIsUnknown()
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        string port = Lvs.FreePort().ToString(CultureInfo.InvariantCulture);
        string capability = RecordSeal.Seal([1, 2, 3], new RecordShape(4, 8), 1, out _).ToString();
        using Lvs forget = Lvs.Start(folder.Path, "forget", capability, "--port", port, "--json");
        using Lvs check = Lvs.Start(folder.Path, "check", capability, "--port", port, "--json");
        foreach (Lvs verb in new[] { forget, check })
        {
            Assert.AreEqual(2, verb.Wait().ExitCode, verb.Output + verb.Errors);
            Assert.AreEqual("unknown", verb.Json.GetProperty("verdict").GetString());
            Assert.Contains("No node of a swarm was heard", verb.Errors);
        }
    }

    /// <summary>Ctrl-C during a put: it says that it takes back what was stored, and whether that was done; nothing is left.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void AStoppedPutTakesBackWhatItStored()
    {
        using TestFolder folder = new();
        string port = StartSwarm(folder, out Lvs started);
        using Lvs swarm = started;
        File.WriteAllBytes(folder.File("file"), new byte[900_000]);
        using Lvs put = Lvs.StartDeaf(folder.Path, "put", "file", "--port", port, "--json");
        put.WaitFor(() => put.Errors.Contains("sealed; storing", StringComparison.Ordinal), "it stores");
        Thread.Sleep(200);
        put.Interrupt().Wait();
        Assert.AreEqual(2, put.ExitCode, put.Errors);
        Assert.Contains("stopped: taking back what may have been stored", put.Errors);
        Assert.Contains("All that was stored was taken back", put.Errors);
        swarm.Interrupt().Wait();
        Assert.AreEqual(0, swarm.Json.GetProperty("nodeRows").EnumerateArray()
            .Sum(row => row.TryGetProperty("fragments", out JsonElement held) ? held.GetInt32() : 0));
    }

    /// <summary>A record that was fetched more often than nodes serve it: they are not said to be away.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ARecordFetchedTooOftenIsSaidToBeThere()
    {
        using TestFolder folder = new();
        string port = StartSwarm(folder, out Lvs started);
        using Lvs swarm = started;
        File.WriteAllText(folder.File("file"), "hello");
        using Lvs put = Lvs.Run(folder.Path, "put", "file", "--port", port);
        Assert.AreEqual(0, put.ExitCode, put.Errors);
        for (int i = 0; i < 40; i++)
        {
            using Lvs get = Lvs.Run(folder.Path, "get", put.Output.Trim(), "-o", "-", "--port", port);
            if (get.ExitCode != 0)
            {
                Assert.AreEqual(2, get.ExitCode, get.Errors);
                Assert.Contains("Try again in 5 minutes", get.Errors);
                Assert.Contains("serves a fragment 4 times", get.Errors);
                return;
            }

            Assert.Contains("hello", get.Output);
        }

        Assert.Fail("nodes served the record without end");
    }

    private static string StartSwarm(TestFolder folder, out Lvs swarm)
    {
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        string port = Lvs.FreePort().ToString(CultureInfo.InvariantCulture);
        Lvs started = Lvs.Start(folder.Path, "swarm", "--nodes", $"{Nodes}", "--firmware", "0", "--room", "1", "--seconds", "600",
            "--config", "lvs.json", "--port", port, "--json");
        started.WaitFor(() => started.Samples is [.., var last] && last.Heard == Nodes, "all are heard");
        swarm = started;
        return port;
    }

    private static string Capability(JsonElement put) => put.GetProperty("capability").GetString()!;

    private static void AssertStored(TestFolder folder, string port, JsonElement put, string content)
    {
        Assert.AreEqual(content.Length, put.GetProperty("bytesStored").GetInt32());
        Assert.AreEqual(2, put.GetProperty("nodesMayVanish").GetInt32());
        using Lvs get = Lvs.Run(folder.Path, "get", Capability(put), "-o", "back", "--force", "--port", port, "--json");
        Assert.AreEqual(0, get.ExitCode, get.Errors);
        Assert.AreEqual(content, File.ReadAllText(folder.File("back")));
    }
}
