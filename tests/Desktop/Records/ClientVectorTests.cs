using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Records;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Records;

/// <summary>The vectors of clients.txt: records, capabilities and topics.</summary>
[TestClass]
public sealed class ClientVectorTests
{
    [TestMethod]
    public void ClientsDoWhatTheVectorsSay()
    {
        HashSet<string> kinds = [];
        foreach (string[] columns in VectorFile.Columns("clients.txt"))
        {
            kinds.Add(columns[0]);
            Assert.AreEqual(columns[2], Of(columns[0], columns[1].Split(' ')), columns[0]);
        }

        Assert.HasCount(6, kinds);
    }

    private static string Of(string what, string[] from)
    {
        if (what == "record")
        {
            return OfRecord(from);
        }

        string swarm = SwarmKeys.TopicName(Convert.FromHexString(from[0]));
        MqttTopics Topics() => new(swarm, BitConverter.ToInt32(Convert.FromHexString(from[1])));
        return what switch
        {
            "swarm" => swarm,
            "frame" => Topics().Frame,
            "beacon" => Topics().Beacons[int.Parse(from[2])],
            "topic" => new MqttTopics(swarm, 1).HomeOf(int.Parse(from[1])),
            "filter" => new MqttTopics(swarm, 1).HomesAround(int.Parse(from[1]), int.Parse(from[2])),
            _ => "?",
        };
    }

    private static string OfRecord(string[] from)
    {
        RecordShape shape = new(int.Parse(from[1]), int.Parse(from[2]));
        byte[] content = from[4] == "-" ? [] : Convert.FromHexString(from[4]);
        Func<long, long, bool>? takesOther = from[3] == "1" ? (_, _) => true : null;
        Capability capability =
            RecordSeal.Seal(content, shape, 0, out List<RecordStripe> stripes, takesOther, new World(Convert.FromHexString(from[0])));
        Assert.AreEqual(capability.Top, Capability.Parse(capability.ToString()).Top);
        return string.Join(' ', stripes.Select(stripe => stripe.Name.ToString("x16"))) + " " + capability;
    }

    private sealed class World(byte[] secret) : IClientWorld
    {
        public IMac Mac => throw new NotSupportedException();

        public IHmac Hash { get; } = new PcHash();

        public Random Chance => throw new NotSupportedException();

        public long NowUs => 0;

        public long ClockMinute => 0;

        public byte[] Secret(int size) => secret;
    }
}
