using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

using LVS.Core;
using LVS.Harness;
using LVS.Records;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Records;

/// <summary>How long a guest listens for members before it believes that it knows all of them. In virtual time.</summary>
[TestClass]
public sealed class JoinTests
{
    [TestMethod]
    [DataRow(1, 1_000, 2)]
    [DataRow(200, 1_000, 2)]
    [DataRow(40, 4_000, 6)]
    [DataRow(400, 4_000, 6)]
    [DataRow(2_000, 20_000, 22)]
    [DataRow(4_000, 40_000, 42)]
    public void AGuestKnowsAllWhoAnswer(int count, int answerMsMax, int secondsMost)
    {
        Place place = new(count, answerMsMax);
        using RecordClient client = new(place, place, "a place");
        List<string> reasons = [];
        client.Join(CancellationToken.None, reasons.Add).Now();
        Assert.AreEqual(count, client.Members.Count);
        Assert.IsLessThanOrEqualTo(secondsMost * 1_000L, client.NowMs);
        Assert.AreEqual(answerMsMax > 2_000 ? 1 : 0, reasons.Count, string.Join(" | ", reasons));
    }

    /// <summary>Names cost a thief of a board nothing: he may delay a guest, but not for ever.</summary>
    [TestMethod]
    public void NobodyIsHeldBackByNewNamesForEver()
    {
        Place place = new(1_000_000, 500_000_000);
        using RecordClient client = new(place, place, "a place");
        client.Join(CancellationToken.None).Now();
        Assert.IsLessThanOrEqualTo(75_000L, client.NowMs);
    }

    /// <summary>Members that answer a guest's first question at even distances, and the clock by which they do.</summary>
    private sealed class Place(int count, int answerMsMax) : IGuestWire, IClientWorld
    {
        private readonly FrameGate members = new(new PcMac(new byte[32]));
        private readonly byte[] frame = new byte[Limits.FrameSizeMax];
        private long askedUs = -1;
        private int saidCount;

        public IMac Mac { get; } = new PcMac(new byte[32]);

        public IHmac Hash { get; } = new PcHash();

        public Random Chance { get; } = new(1);

        public long NowUs { get; private set; }

        public long ClockMinute => 1;

        public byte[] Secret(int size) => new byte[size];

        public bool Say(StoreFrame said, int guest, byte[] frame, int size)
        {
            askedUs = askedUs < 0 ? NowUs : askedUs;
            return true;
        }

        public int Receive(byte[] buffer, out int path)
        {
            path = 0;
            if (askedUs < 0 || saidCount == count || NowUs < askedUs + (1_000L * answerMsMax * (saidCount + 1) / count))
            {
                return 0;
            }

            saidCount++;
            StoreFrame offer = new() { Kind = FrameKind.Offer, Room = 20, Home = saidCount & 0xFFFF };
            int size = members.Seal(offer, 1, saidCount, saidCount, frame);
            frame.AsSpan(0, size).CopyTo(buffer);
            return size;
        }

        public Task Wait(int ms)
        {
            NowUs += ms * 1_000L;
            return Task.CompletedTask;
        }

        public void Join(bool asks)
        {
            // It hears everything in any case.
        }

        public void Dispose()
        {
            // Nothing is open.
        }
    }
}
