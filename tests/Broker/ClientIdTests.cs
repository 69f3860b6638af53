using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

using LVS.Core;
using LVS.Firmware;
using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>
/// A broker ends a connection when another client connects under the same identifier. A client that hears every topic of a swarm must not
/// be able to name one.
/// </summary>
[TestClass]
public sealed class ClientIdTests
{
    private const string SwarmName = "0badf00d";
    private const int Pseudonym = 0x01234567;

    /// <summary>The control: under a known identifier the take-over works, on mosquitto and on the embedded broker.</summary>
    [TestMethod]
    public async Task AKnownIdentifierTakesTheConnectionOver()
    {
        using TestBroker mosquitto = TestBroker.Started();
        using EmbeddedBroker embedded = EmbeddedBroker.Start();
        foreach (BrokerAddress address in new[] { mosquitto.Address, embedded.Address })
        {
            BrokerAccess access = new(address.Host, address.Port);
            using BrokerClient victim = await BrokerClient.ConnectAsync(access, "known");
            using BrokerClient thief = await BrokerClient.ConnectAsync(access, "known");
            Assert.AreEqual(BrokerFailure.Closed, (await victim.Ended.WaitAsync(TimeSpan.FromSeconds(60))).Failure);
            Assert.IsTrue(thief.IsConnected);
        }
    }

    /// <summary>
    /// The same client, told everything that is on topics, tries what can be made of it against a node of the PC and one of the firmware.
    /// </summary>
    [TestMethod]
    public async Task TopicsDoNotRevealIdentifiers()
    {
        using TestBroker broker = TestBroker.Started();
        using MqttSession pc = new(ClientTests.Access(broker), seed: 1);
        M2MqttSession board = new(broker.Address.Host, broker.Address.Port, "", "", "", 60, 1);
        MqttLink[] links = [Join(pc, Pseudonym), Join(board, Pseudonym + 1)];
        Recorder.WaitFor(() => links.All(l => l.IsConnected), "both are connected");
        string[] known = ["", "lvs", "lvs-", SwarmName, .. new[] { Pseudonym, Pseudonym + 1 }.SelectMany(Names)];
        foreach (string id in known.Distinct().Where(id => id.Length > 0))
        {
            using BrokerClient thief = await ClientTests.Connect(broker, id);
        }

        string log = broker.Log;
        Assert.IsGreaterThan(20, Count(log, "New client connected"), "the attempts were not seen");
        Assert.AreEqual(0, Count(log, "already connected, closing old connection"), log);
        Assert.AreEqual(1, pc.Generation);
        Assert.AreEqual(1, board.OpenedCount);
        string[] ids =
            [.. log.Split('\n').Where(l => l.Contains(" as lvs", StringComparison.Ordinal)).Select(l => l.Split(" as ")[1].Split(' ')[0])
            .Where(id => id.Length == 19)];
        Assert.HasCount(2, ids.Except(known), "an identifier is not what the specification says");
        board.Close();
    }

    [TestMethod]
    public void NoTwoIdentifiersAreAlike()
    {
        string[] ids = [.. Enumerable.Range(0, 10_000).Select(_ => BrokerClient.NewId())];
        Assert.HasCount(ids.Length, ids.Distinct());
        Assert.IsTrue(ids.All(id => id.Length == 19 && id.All(char.IsAsciiLetterOrDigit)));
    }

    /// <summary>
    /// The price of a new identifier with every boot: a broker tells the last will of the former connection late. The node says that it is
    /// here.
    /// </summary>
    [TestMethod]
    public async Task ALateLastWillIsBelied()
    {
        using TestBroker broker = TestBroker.Started();
        using MqttSession session = new(ClientTests.Access(broker), seed: 1);
        NodeConfig config = Harness.ConfigFile.Fresh();
        MqttLink link = new(session, new Inbox());
        MqttOverlay overlay = new(link, new NodeReport("test", ""), 1, BrokerConfig.SilenceMsOf(config), 250);
        MicroNode node = new(config.ToOptions(), new NodeMemory(1), 0, PcSecrets.Of(config.KeyBytes()), link, new MemoryVault());
        node.Boot(0, 1, 8_000_000, config.Weight, calendarMs: -1);
        MqttTopics topics = new(SwarmName, node.Ledger.Pseudonym);
        using BrokerClient former = await BrokerClient.ConnectAsync(ClientTests.Access(broker), "former", statusTopic: topics.Status);
        Recorder heard = new();
        using BrokerClient ear = await ClientTests.Connect(broker, "ear", heard);
        await ear.SubscribeAsync(mustArrive: true, topics.Status);
        overlay.Start(SwarmName, node.Ledger.Pseudonym);
        long nowMs = 0;
        Recorder.WaitFor(() => Turn() && heard.Texts.Contains("online"), "the node is online");
        former.Dispose();
        Recorder.WaitFor(() => Turn() && heard.Texts.Contains("offline"), "the late will arrived");
        Recorder.WaitFor(() => Turn() && heard.Texts.Last() == "online", "the node said that it is here");

        bool Turn()
        {
            nowMs += 20;
            overlay.Attend(node, nowMs);
            return true;
        }
    }

    private static MqttLink Join(IMqttSession session, int pseudonym)
    {
        MqttLink link = new(session, new Inbox());
        new MqttOverlay(link, new NodeReport("test", ""), 1, 30_000, 250).Start(SwarmName, pseudonym);
        return link;
    }

    private static IEnumerable<string> Names(int pseudonym)
    {
        string name = MqttTopics.NameOf(pseudonym);
        string decimalName = pseudonym.ToString(CultureInfo.InvariantCulture);
        string[] parts =
            [name, decimalName, name.ToUpperInvariant(), SwarmName + name, SwarmName + "-" + name, name + SwarmName, name + name];
        MqttTopics topics = new(SwarmName, pseudonym);
        return [.. parts, .. parts.Select(p => "lvs" + p), .. parts.Select(p => "lvs-" + p), topics.DeviceId, topics.Frame, topics.Status];
    }

    private static int Count(string text, string words) => text.Split(words).Length - 1;
}
