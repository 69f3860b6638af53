using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

using LVS.Records;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>Records as a user stores them: in one terminal a swarm, in another put and get, over real multicast.</summary>
[TestClass]
public sealed class RecordTests
{
    public required TestContext TestContext { get; init; }

    /// <summary>A file of 4 KiB, a third of the nodes killed, and it comes back.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ARecordSurvivesAThirdOfTheSwarm()
    {
        using TestFolder folder = new();
        byte[] content = Prepare(folder, 4096);

        // Where the record is not stored among all nodes in time, the machine has other things to do: once more, with twice the time.
        int killAtSeconds = 8;
        while (!IsStoredAndFound(folder, content, killAtSeconds))
        {
            killAtSeconds *= 2;
            Assert.IsLessThan(200, killAtSeconds, "no time was enough to store the record among all nodes before some were killed");
        }
    }

    /// <summary>One life of a swarm.</summary>
    /// <returns>False when nodes were killed before the record was stored among all of them.</returns>
    private bool IsStoredAndFound(TestFolder folder, byte[] content, int killAtSeconds)
    {
        string port = Port();
        using Lvs swarm =
            Lvs.Start(folder.Path, "swarm", "--nodes", "24", "--seconds", "600", "--kill",
            $"8@{killAtSeconds.ToString(CultureInfo.InvariantCulture)}", "--loss", "5",
            "--config", "lvs.json", "--port", port, "--json");
        swarm.WaitFor(() => swarm.Samples.Any(sample => sample.Heard == 24), "all are heard");
        using Lvs put = Lvs.Run(folder.Path, "put", "file", "--port", port);
        TestContext.WriteLine(put.Errors);
        if (Seconds(swarm) >= killAtSeconds - 1 || !put.Errors.Contains("of the 24 nodes", StringComparison.Ordinal))
        {
            return false;
        }

        Assert.AreEqual(0, put.ExitCode, put.Errors);
        string capability = put.Output.Trim();
        Assert.DoesNotContain('\n', capability, "more than one line");
        Assert.Contains("4 + 8, 84 fragments at", put.Errors);
        Assert.Contains("any 8 of the 24 nodes", put.Errors);

        swarm.WaitFor(() => Seconds(swarm) > killAtSeconds + 0.5, "the nodes are killed");
        using Lvs get = Lvs.Run(folder.Path, "get", capability, "-o", "back", "--port", port);
        TestContext.WriteLine(get.Errors);
        Assert.AreEqual(0, get.ExitCode, get.Errors);
        CollectionAssert.AreEqual(content, File.ReadAllBytes(folder.File("back")));

        // One wrong character is found and named.
        char[] typed = capability.ToCharArray();
        typed[20] = typed[20] == 'q' ? 'p' : 'q';
        using Lvs mistyped = Lvs.Run(folder.Path, "get", new string(typed), "--port", port);
        Assert.AreEqual(64, mistyped.ExitCode);
        Assert.Contains("mistyped", mistyped.Errors);
        Assert.Contains("character 21", mistyped.Errors);
        using Lvs cut = Lvs.Run(folder.Path, "get", capability[..30], "--port", port);
        Assert.AreEqual(64, cut.ExitCode);
        Assert.Contains("cut short", cut.Errors);

        swarm.Settle();
        JsonElement result = swarm.Json;
        Assert.AreEqual("holds", result.GetProperty("verdict").GetString(), swarm.Output);
        Assert.AreEqual(0, result.GetProperty("conservationErrorUvu").GetInt64());
        Assert.AreEqual(0, result.GetProperty("allocatedBytesPerTick").GetDouble());
        Assert.AreEqual(8, result.GetProperty("nodeRows").EnumerateArray()
            .Count(row => row.GetProperty("state").GetString() == "power cut"));
        Assert.IsGreaterThan(50, result.GetProperty("nodeRows").EnumerateArray()
            .Sum(row => row.TryGetProperty("fragments", out JsonElement held) ? held.GetInt32() : 0));

        // Whatever put and get said is known by name.
        using Lvs decode = Lvs.Run(folder.Path, "decode", "runs/latest/trace.pcap", "--config", "lvs.json");
        Assert.AreEqual(0, decode.ExitCode, string.Join('\n', decode.Output.Split('\n')
            .Where(line => line.Contains("no frame:", StringComparison.Ordinal) || line.Contains("WRONG", StringComparison.Ordinal))));
        Assert.Contains(" probe: ", decode.Output);
        return true;
    }

    /// <summary>
    /// Three always-on nodes: a letter survives any one of them, is kept for longer, and is there again after all were stopped and two
    /// started; strangers find nothing.
    /// </summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ThreeNodesKeepALetterThatSurvivesAnyOneOfThem()
    {
        using TestFolder folder = new();
        string port = Port();
        byte[] content = Prepare(folder, 4096);
        string capability;
        using (Lvs one = StartNode(folder, port, "one"), two = StartNode(folder, port, "two"), three = StartNode(folder, port, "three"))
        {
            Lvs[] nodes = [one, two, three];
            one.WaitFor(() => nodes.All(node => node.Output.Contains("knows 2 members", StringComparison.Ordinal)), "all know each other");
            using Lvs put = Lvs.Run(folder.Path, "put", "file", "--port", port, "--hours", "5", "--json");
            Assert.AreEqual(0, put.ExitCode, put.Errors);
            Assert.Contains("any 1 of the 3 nodes may vanish", put.Errors);
            capability = put.Json.GetProperty("capability").GetString()!;
            Assert.AreEqual(1, put.Json.GetProperty("nodesMayVanish").GetInt32());
            Assert.AreEqual(4096, put.Json.GetProperty("bytesStored").GetInt32());
            using Lvs renewed = Lvs.Run(folder.Path, "renew", capability, "--port", port, "--hours", "500", "--json");
            Assert.AreEqual(0, renewed.ExitCode, renewed.Errors);
            Assert.AreEqual(3, renewed.Json.GetProperty("confirmed").GetInt32(), renewed.Errors);
            foreach (Lvs node in nodes)
            {
                node.Interrupt().Wait();
                Assert.AreEqual(0, node.ExitCode, node.Output + node.Errors);
            }
        }

        using Lvs nobody = Lvs.Run(folder.Path, "get", capability, "--port", port);
        Assert.AreEqual(2, nobody.ExitCode);
        Assert.Contains("No node of a swarm was heard", nobody.Errors);

        using Lvs again = StartNode(folder, port, "one"), other = StartNode(folder, port, "three");
        again.WaitFor(() => again.Output.Contains("knows 1 member", StringComparison.Ordinal), "it runs");
        Assert.Contains("ledger found on disk", again.Output);
        using Lvs get = Lvs.Run(folder.Path, "get", capability, "-o", "back", "--port", port, "--json");
        Assert.AreEqual(0, get.ExitCode, get.Errors);
        CollectionAssert.AreEqual(content, File.ReadAllBytes(folder.File("back")));
        Assert.IsInRange(498, 500, get.Json.GetProperty("hours").GetInt32());
        Assert.IsGreaterThan(0, get.Json.GetProperty("seconds").GetDouble());

        // Another capability, of no record: said apart from a swarm that is not there.
        string strange = Capability.Create(100, new RecordShape(1, 2)).With(4711).ToString();
        using Lvs stranger = Lvs.Run(folder.Path, "get", strange, "--port", port);
        Assert.AreEqual(2, stranger.ExitCode);
        Assert.Contains("has anything of this record", stranger.Errors);

        // Too large: said before anything is stored.
        int held = Held(again);
        using (FileStream large = File.Create(folder.File("large")))
        {
            large.SetLength(40_000_000);
        }

        using Lvs refused = Lvs.Run(folder.Path, "put", "large", "--port", port);
        Assert.AreEqual(64, refused.ExitCode, refused.Errors);
        Assert.Contains("'large' has 40,000,000 bytes; as 1 + 1 this swarm has room for", refused.Errors);
        Assert.AreEqual(held, Held(again));

        // One node is too few.
        other.Interrupt().Wait();
        using Lvs few = Lvs.Run(folder.Path, "put", "file", "--port", port);
        Assert.AreEqual(64, few.ExitCode, few.Errors);
        Assert.Contains("at least 2 are needed", few.Errors);
        again.Interrupt().Wait();
    }

    private static byte[] Prepare(TestFolder folder, int size)
    {
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        byte[] content = new byte[size];
        new Random(size).NextBytes(content);
        File.WriteAllBytes(folder.File("file"), content);
        return content;
    }

    /// <summary>Fragments that a node keeps, by its last line.</summary>
    private static int Held(Lvs node) =>
        int.Parse(Regex.Matches(node.Output, "keeps ([0-9]+) of")[^1].Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static Lvs StartNode(TestFolder folder, string port, string name) =>
        Lvs.Start(folder.Path, "node", "--state", "state-" + name, "--port", port, "--seconds", "600");

    /// <summary>How long the swarm has been running, by its own progress lines.</summary>
    private static double Seconds(Lvs swarm) => swarm.Samples is [.., var last] ? last.Seconds : 0;

    private static string Port() => Lvs.FreePort().ToString(CultureInfo.InvariantCulture);
}
