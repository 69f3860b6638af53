using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Node;
using LVS.Records;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Records;

/// <summary>The vectors of clients.txt: records, capabilities and recalls.</summary>
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

        Assert.HasCount(2, kinds);
    }

    private static string Of(string what, string[] from) => what switch
    {
        "record" => OfRecord(from),
        "recall" => OfRecall(from),
        _ => "?",
    };

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

    /// <summary>A device asks, and each of its former neighbours answers with a base and a minute.</summary>
    private static string OfRecall(string[] from)
    {
        byte[] deviceSecret = new byte[Vouchers.DeviceSecretSize];
        PcMac mac = new(new byte[32]);
        PipeLink link = new();
        PipeLink.Join(link, new PipeLink());
        Recall recall = new(SimpleSecrets.Of(mac, 1), new NodeOptions { DeviceSecret = deviceSecret }, link, 0);
        recall.Tick(0);
        Letter answer = link.LastLetter();
        Vouchers vouchers = new(SimpleSecrets.Of(mac, 1).Hash);
        byte[] subject = new byte[Limits.PublicKeySize];
        byte[] handover = new byte[Vouchers.HandoverSize];
        byte[] frame = new byte[Limits.FrameSizeMax];
        for (int i = 0; i < from.Length; i++)
        {
            string[] parts = from[i].Split(':');
            answer.Identity = i + 1;
            answer.BaseUvu = long.Parse(parts[0]);
            answer.HeardMinute = long.Parse(parts[1]);
            subject[0] = (byte)(i + 1);
            vouchers.Issue(deviceSecret, subject, handover, 0);
            answer.Proof = vouchers.Answer(
                handover, Vouchers.LookupSize, subject, answer.Seed, answer.BaseUvu, (int)answer.HeardMinute);
            link.Arrived.Put(frame, new FrameGate(mac).SealRemembrance(answer, 0, 7, i, frame));
        }

        recall.Tick(1);
        Assert.AreEqual(Recall.Found, recall.Tick(Recall.FewMs));
        return $"{recall.BaseUvu} {recall.Minute}";
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
