using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Records;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>Records through brokers, and through a gateway: stored, fetched, renewed, forgotten, audited and repaired.</summary>
[TestClass]
public sealed class RecordTests
{
    private const int NodeCount = 6;
    private const int ContentSize = 600;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [TestCategory("Long")]
    [DataRow(false)]
    [DataRow(true)]
    public void ARecordIsKeptThroughABroker(bool isEmbedded)
    {
        using TestFolder folder = new();
        using TestBroker? mosquitto = isEmbedded ? null : TestBroker.Started();
        using EmbeddedBroker? embedded = isEmbedded ? EmbeddedBroker.Start() : null;
        NodeConfig config = Config(mosquitto?.Address ?? embedded!.Address);
        using MqttTransport transport = new(config, BrokerAddress.Parse(config.Broker), group: null);
        using Keepers keepers = new(folder, config, [.. Enumerable.Repeat(transport, NodeCount)]);
        RecordShape shape = new(2, 5);
        (Capability capability, byte[] content) = Put(transport, config, shape);

        // Holders audit each other: what each proves, all hear.
        int fragments = shape.StripeCount(ContentSize) * shape.TotalCount;
        Recorder.WaitFor(() => keepers.FragmentCount == fragments, "all fragments are held");
        Stopwatch clock = Stopwatch.StartNew();
        Recorder.WaitFor(() => keepers.ProvedCount >= (shape.TotalCount - 1) * fragments, "all know of all who holds what");

        // The others miss a keeper that leaves, and re-create its fragments.
        TestContext.WriteLine($"all know of all after {clock.Elapsed.TotalSeconds:0.0} s");
        keepers.End(0);
        Recorder.WaitFor(() => keepers.DistinctCount == fragments, "what is gone was made again", seconds: 600);
        TestContext.WriteLine($"what is gone was made again after {clock.Elapsed.TotalSeconds:0.0} s");
        CollectionAssert.AreEqual(content, Get(transport, config, capability));

        // Another loses its power.
        keepers.Cut(1);
        CollectionAssert.AreEqual(content, Get(transport, config, capability));

        using RecordClient client = new(transport, config);
        client.Join(CancellationToken.None).Now();
        List<RecordStripe> stripes = new RecordGet(client, capability).Stripes(_ => { }, CancellationToken.None).Now();
        RecordOwner owner = new(client, capability);
        Assert.IsGreaterThanOrEqualTo(2, owner.Renew(stripes, 1, client.Minute + 50_000, CancellationToken.None).Now());

        // Nodes that miss the dead repair meanwhile, and may bring back what was just forgotten.
        Recorder.WaitFor(() => owner.Forget(stripes, CancellationToken.None).Now().After == 0,
            "it is forgotten");
    }

    /// <summary>Two on a segment, two behind a broker, one that is the gateway's own: one record lies with all of them.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ASegmentAndABrokerKeepOneRecordTogether()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        NodeConfig config = Config(broker.Address);
        UdpGroup segment = new(config.Group, config.Port, config.Interface);
        UdpTransport udp = new(segment);
        using MqttTransport mqtt = new(config, [broker.Address], group: null);
        using MqttTransport both = new(config, [broker.Address], segment);
        Keepers? born = null;
        using Gateway gateway = new(config.KeyBytes(), mqtt.NewSession(), segment, name => born?.PseudonymOf(4) == name, seed: 1);
        using Keepers keepers = new(folder, config, udp, udp, mqtt, mqtt, both);
        born = keepers;
        RecordShape shape = new(2, 5);
        (Capability capability, byte[] content) = Put(udp, config, shape);
        int stripes = shape.StripeCount(ContentSize);
        Assert.IsTrue(keepers.Counts.All(count => count == stripes), string.Join(' ', keepers.Counts));
        Recorder.WaitFor(() => keepers.ProvedCount >= (shape.TotalCount - 1) * stripes * shape.TotalCount,
            "both sides know of both who holds what");
        CollectionAssert.AreEqual(content, Get(mqtt, config, capability));

        // Only the segment's own two are left, and the client is at the broker.
        keepers.Cut(2);
        keepers.Cut(3);
        keepers.Cut(4);
        CollectionAssert.AreEqual(content, Get(mqtt, config, capability));
    }

    /// <summary>Guests get five eighths of a room at once: what does not fit is refused, and what was stored of it is gone.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void AFailedPutLeavesNothingBehind()
    {
        using TestFolder folder = new();
        using EmbeddedBroker broker = EmbeddedBroker.Start();
        NodeConfig config = Config(broker.Address);
        using MqttTransport transport = new(config, [broker.Address], group: null);
        using Keepers keepers = new(folder, config, transport, transport, transport);
        RecordShape shape = new(2, 3);
        using (RecordClient client = new(transport, config))
        {
            client.Join(CancellationToken.None).Now();
            int most = client.Limit.BytesMax(shape);
            Assert.IsGreaterThan(10_000, most);
            Assert.ThrowsExactly<UserException>(() => client.Limit.Demand("file", most + 1, 33));
        }

        int heldMost = 0;
        UserException refused = Assert.ThrowsExactly<UserException>(
            () => Put(transport, config, shape, 200_000, _ => heldMost = Math.Max(heldMost, keepers.FragmentCount)));
        Assert.Contains("Nothing is left of what was stored", refused.Message);
        Assert.IsGreaterThan(0, heldMost, "nothing was stored at all");

        // What was said last is under way through the broker when the client ends.
        Recorder.WaitFor(() => keepers.FragmentCount == 0, "all of it was forgotten");
    }

    private static NodeConfig Config(BrokerAddress broker)
    {
        NodeConfig config = ConfigFile.Fresh();
        config.Transport = NodeConfig.TransportMqtt;
        config.Broker = broker.ToString();
        config.Port = Lvs.FreePort();
        config.Interface = UdpGroup.Loopback;
        return config;
    }

    private static (Capability Capability, byte[] Content) Put(
        ITransport transport, NodeConfig config, RecordShape shape, int size = ContentSize, Action<int>? progress = null)
    {
        byte[] content = new byte[size];
        new Random(1).NextBytes(content);
        using RecordClient client = new(transport, config);
        client.Join(CancellationToken.None).Now();
        Capability capability = RecordSeal.Seal(content, shape, client.Minute + 10_000, out List<RecordStripe> stripes);
        RecordPut put = new(client, stripes) { Secrets = new RecordOwner(client, capability).Secrets };
        put.Run(progress ?? (_ => { }), CancellationToken.None).Now();
        Assert.AreEqual(put.FragmentCount, put.ProvedCount);
        return (capability, content);
    }

    private static byte[] Get(ITransport transport, NodeConfig config, Capability capability)
    {
        using RecordClient client = new(transport, config);
        client.Join(CancellationToken.None).Now();
        return new RecordGet(client, capability).Content(_ => { }, CancellationToken.None).Now();
    }

    /// <summary>Nodes with disks that audit within seconds, and repair soon after.</summary>
    private sealed class Keepers : IDisposable
    {
        private readonly List<NodeState> states = [];
        private readonly List<LiveNode> nodes = [];

        public Keepers(TestFolder folder, NodeConfig config, params ITransport[] transports)
        {
            FragmentOptions options = new()
            {
                MemberCount = NodeState.MembersMax,
                AuditSecondsMin = 12,
                PatienceSeconds = 2,
            };
            foreach (ITransport transport in transports)
            {
                states.Add(new NodeState(folder.File($"node-{states.Count}"), FragmentRoom.Least) { Options = options });
                nodes.Add(new LiveNode(transport, config, 80_000_000, 1 + nodes.Count, states[^1]));
            }

            Recorder.WaitFor(() => nodes.All(node => node.Fragments!.State.Members.Count == nodes.Count - 1), "all keepers know all");
        }

        public int[] Counts => [.. nodes.Where(node => !node.IsCut).Select(node => node.Fragments!.Index.Count)];

        public int FragmentCount => Counts.Sum();

        /// <summary>Fragments that anybody holds, each counted once.</summary>
        public int DistinctCount => nodes.Where(node => !node.IsCut).Select(node => node.Fragments!.Index)
            .SelectMany(index => Enumerable.Range(0, index.SlotCount).Where(index.Holds)
                .Select(slot => (index.NameAt(slot), index.IndexAt(slot)))).Distinct().Count();

        /// <summary>Fragments that somebody else proved, as each holder of their stripe knows it.</summary>
        public int ProvedCount => nodes.Sum(ProvedAt);

        public int PseudonymOf(int index) => nodes[index].Pseudonym;

        /// <summary>A node leaves in good order.</summary>
        public void End(int index)
        {
            nodes[index].Leave();
            nodes[index].Cut();
        }

        public void Cut(int index) => nodes[index].Cut();

        public void Dispose()
        {
            nodes.ForEach(node => node.Dispose());
            states.ForEach(state => state.Dispose());
        }

        private static int ProvedAt(LiveNode node)
        {
            KeepingState state = node.Fragments!.State;
            return Enumerable.Range(0, state.Index.SlotCount).Where(slot => state.Index.Holds(slot) && state.Book.IsLead(slot))
                .Sum(slot => Enumerable.Range(0, state.Index.TotalCountAt(slot))
                    .Count(i => state.Book.ProverAt(slot, i) != MemberTable.None));
        }
    }
}
