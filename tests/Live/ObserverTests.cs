using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Live;
using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>What outsiders can make an observer keep, and make its census say.</summary>
[TestClass]
public sealed class ObserverTests
{
    private readonly NodeConfig config = ConfigFile.Fresh();
    private readonly byte[] frame = new byte[Limits.FrameSizeMax];

    /// <summary>Frames of another key, from ever new senders: capture and set of senders have a bound, and the count goes on.</summary>
    [TestMethod]
    public void StrangersFillNeitherDiskNorMemory()
    {
        const int CaptureSizeMax = 3 << 19;
        const int FrameCount = 8_000;
        using TestFolder folder = new();
        using UdpTransport transport = new(new UdpGroup(config.Group, Lvs.FreePort(), UdpGroup.Loopback));
        FrameGate other = new(new PcMac(ConfigFile.Fresh().KeyBytes()));
        using (Observer observer = new(transport, new UdpGroup(config.Group, config.Port, UdpGroup.Loopback), config.KeyBytes(),
            folder.File("trace.pcap")))
        {
            using ITap air = transport.Tap();
            int sender = 0;
            for (Stopwatch waiting = Stopwatch.StartNew(); observer.StrangeFrames < FrameCount; sender++)
            {
                Assert.IsLessThan(180, waiting.Elapsed.TotalSeconds, $"{observer.StrangeFrames} frames heard");
                air.Link.Send(frame, Diff(other, 1 + sender, HeardMinute.OfClock), 0);
                if (sender % 10 == 0)
                {
                    Thread.Sleep(1);
                }
            }

            Assert.IsLessThanOrEqualTo(1024, observer.StrangeSenders);
            Assert.IsEmpty(observer.Snapshot());
        }

        Assert.IsLessThan(CaptureSizeMax, new FileInfo(folder.File("trace.pcap")).Length);
        Assert.IsGreaterThan(1000, new FileInfo(folder.File("trace.pcap")).Length);
    }

    /// <summary>A recording under many dead names, of a day ago, does not date the census of a swarm that is heard.</summary>
    [TestMethod]
    public void ARecordingDoesNotDateTheCensus()
    {
        using UdpTransport transport = new(new UdpGroup(config.Group, Lvs.FreePort(), UdpGroup.Loopback));
        LiveNode? own = null;
        using Observer observer = new(transport, new UdpGroup(config.Group, config.Port, UdpGroup.Loopback), config.KeyBytes(), null);
        observer.IsOwn = (sender, mac) => sender == own?.Pseudonym ? own.HasSaid(mac) : null;
        using LiveNode node = new(transport, config, 8_000_000, seed: 1);
        own = node;
        FrameGate gate = new(new PcMac(config.KeyBytes()));
        using ITap air = transport.Tap();
        int name = 0;
        for (Stopwatch waiting = Stopwatch.StartNew(); observer.Snapshot().Count < 40 || !observer.Snapshot().ContainsKey(node.Pseudonym);)
        {
            Assert.IsLessThan(180, waiting.Elapsed.TotalSeconds, "not heard");
            air.Link.Send(frame, Diff(gate, ++name, HeardMinute.OfClock - Limits.EpochMinutes), 0);
            Thread.Sleep(5);
        }

        observer.AskCensus(1, 1000);
        Assert.IsLessThanOrEqualTo(1, Math.Abs(HeardMinute.OfClock - observer.CensusMinute));
    }

    private int Diff(FrameGate gate, int sender, long minute)
    {
        Diff diff = new() { Sender = sender, Minute = minute, Seq = 1, Float = 5, Weight = 256, EntryCount = 8 };
        for (int i = 0; i < Limits.SlotCount; i++)
        {
            diff.Peer[i] = int.MaxValue - i;
            diff.Sent[i] = Limits.AmountUvuMax / 16;
            diff.Credited[i] = diff.Sent[i] - 1;
            diff.Granted[i] = Limits.GrantedUvuMax;
        }

        gate.Write(diff, frame, new byte[Limits.MacSize]);
        return gate.Seal(diff, frame);
    }
}
