using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>A swarm and its records over three clustered NATS servers, of which one dies and comes back.</summary>
[TestClass]
public sealed class NatsTests
{
    private const int Nodes = 12;

    [TestMethod]
    [TestCategory("Long")]
    public void ASwarmOutlivesOneOfThreeServers()
    {
        using TestFolder folder = new();
        using NatsCluster cluster = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        JsonNode config = JsonNode.Parse(File.ReadAllText(folder.File("lvs.json")))!;
        config["transport"] = "mqtt";
        config["broker"] = cluster.Addresses[0].ToString();
        config["brokerUser"] = NatsCluster.User;
        config["brokerPassword"] = NatsCluster.Password;
        File.WriteAllText(folder.File("lvs.json"), config.ToJsonString());
        byte[] content = new byte[2000];
        new Random(1).NextBytes(content);
        File.WriteAllBytes(folder.File("letter"), content);

        using Lvs swarm = Lvs.Start(
            folder.Path, "swarm", "--nodes", $"{Nodes}", "--firmware", "0", "--seconds", "600", "--config", "lvs.json", "--json",
            "--broker", string.Join(',', cluster.Addresses.Select(address => address.ToString())));
        swarm.WaitFor(swarm.IsSettled, "value is even");
        int subscriptions = cluster.SubscriptionsOf(0);
        using Lvs put = Lvs.Run(folder.Path, "put", "letter");
        Assert.AreEqual(0, put.ExitCode, put.Errors);
        string capability = put.Output.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)
            .First(word => word.StartsWith("lvs1", StringComparison.Ordinal));

        // A third of the nodes and the client of the first server lose their broker.
        cluster.Kill(0);
        Recorder.WaitFor(() => cluster.TakesClients(1), "the two that are left have agreed on who leads");
        AssertGot(folder, capability, content, cluster.Addresses[1].ToString());
        cluster.Start(0);
        Recorder.WaitFor(() => cluster.TakesClients(0), "it takes clients again");
        swarm.WaitFor(() => cluster.SubscriptionsOf(0) >= subscriptions, "its nodes are back, and hear");
        AssertGot(folder, capability, content, cluster.Addresses[0].ToString());
        using Lvs check = Lvs.Run(folder.Path, "check", capability);
        Assert.AreEqual(0, check.ExitCode, check.Output + check.Errors);
        swarm.Interrupt().Wait();
        Assert.AreEqual("holds", swarm.Json.GetProperty("verdict").GetString(), swarm.Output);
        Assert.AreEqual(0, swarm.Json.GetProperty("conservationErrorUvu").GetInt64());
    }

    private static void AssertGot(TestFolder folder, string capability, byte[] content, string broker)
    {
        File.Delete(folder.File("again"));
        using Lvs got = Lvs.Run(folder.Path, "get", capability, "-o", "again", "--broker", broker);
        Assert.AreEqual(0, got.ExitCode, got.Errors);
        CollectionAssert.AreEqual(content, File.ReadAllBytes(folder.File("again")));
    }
}
