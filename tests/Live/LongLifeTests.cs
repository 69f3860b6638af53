using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Page;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>Programs that run for a year: names turn with every epoch, and those that nobody has any more take no place for ever.</summary>
[TestClass]
public sealed class LongLifeTests
{
    private const int NamesADay = 64;
    private const int Days = 20;

    private readonly NodeConfig config = ConfigFile.Fresh();
    private readonly LaterTime time = new();
    private readonly byte[] frame = new byte[Limits.FrameSizeMax];

    public required TestContext TestContext { get; init; }

    /// <summary>The page of a node shows the nodes that it hears now, after twenty days as after the first.</summary>
    [TestMethod]
    public void ThePageOfANodeShowsWhoIsHeardNow()
    {
        UdpGroup group = new(config.Group, Lvs.FreePort(), UdpGroup.Loopback);
        config.Port = group.Port;
        config.Interface = group.Interface;
        using UdpTransport transport = new(group);
        using LiveNode node = new(transport, config, 8_000_000, seed: 1);
        using NodeSource page = new("node", config, CancellationToken.None, time);
        page.Begin(transport, node);
        using ITap air = transport.Tap();
        FrameGate gate = new(new PcMac(config.KeyBytes()));
        for (int day = 0; day < Days; day++)
        {
            int[] today = [.. Enumerable.Range(0, NamesADay).Select(i => 1_000_000 + (day * NamesADay) + i)];
            string[] names = [.. today.Select(MqttTopics.NameOf)];
            for (Stopwatch waiting = Stopwatch.StartNew(); names.Any(name => !page.Facts.Names.Contains(name)); page.Take())
            {
                Assert.IsLessThan(60, waiting.Elapsed.TotalSeconds, $"day {day}: not all names are shown");
                foreach (int name in today)
                {
                    air.Link.Send(frame, Said(gate, name, (int)waiting.ElapsedMilliseconds), 0);
                }

                Thread.Sleep(5);
            }

            time.Later += TimeSpan.FromDays(1);
        }

        TestContext.WriteLine($"{page.Facts.Names.Count} names on the page after {Days} days of {NamesADay}");
        Assert.IsLessThanOrEqualTo(3 * NamesADay, page.Facts.Names.Count);
    }

    /// <summary>An observer follows a swarm whose names have been more than it remembers.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void AnObserverHearsNamesAfterThousandsOfOthers()
    {
        const int Names = 8_200;
        UdpGroup group = new(config.Group, Lvs.FreePort(), UdpGroup.Loopback);
        using UdpTransport transport = new(group);
        using Observer observer = new(transport, group, config.KeyBytes(), null, time);
        using ITap air = transport.Tap();
        FrameGate gate = new(new PcMac(config.KeyBytes()));
        for (int name = 1; name <= Names; name++)
        {
            air.Link.Send(frame, Said(gate, name, 1), 0);
            if (name % 10 == 0)
            {
                Thread.Sleep(1);
            }
        }

        for (Stopwatch waiting = Stopwatch.StartNew(); observer.Snapshot().Count < Names - 100 && waiting.Elapsed.TotalSeconds < 20;)
        {
            Thread.Sleep(10);
        }

        Assert.IsGreaterThan(Names / 2, observer.Snapshot().Count, "few were heard: nothing was tested");
        time.Later += TimeSpan.FromDays(1);
        int[] later = [.. Enumerable.Range(Names + 1, 200)];
        for (Stopwatch waiting = Stopwatch.StartNew(); later.Any(name => !observer.Snapshot().ContainsKey(name));)
        {
            Assert.IsLessThan(60, waiting.Elapsed.TotalSeconds, $"{observer.Snapshot().Count} names are known, and no new ones");
            foreach (int name in later)
            {
                air.Link.Send(frame, Said(gate, name, (int)waiting.ElapsedMilliseconds), 0);
            }

            Thread.Sleep(10);
        }
    }

    private int Said(FrameGate gate, int sender, int seq)
    {
        Diff diff = new() { Sender = sender, Minute = HeardMinute.OfClock, Seq = seq, Float = 5, Weight = 256, OpenCount = 8 };
        gate.Write(diff, frame, new byte[Limits.MacSize]);
        return gate.Seal(diff, frame);
    }

    /// <summary>The PC's time, and what a test adds to it.</summary>
    private sealed class LaterTime : TimeProvider
    {
        private long laterTicks;

        public TimeSpan Later
        {
            get => TimeSpan.FromTicks(Interlocked.Read(ref laterTicks));
            set => Interlocked.Exchange(ref laterTicks, value.Ticks);
        }

        public override long GetTimestamp() => base.GetTimestamp() + (long)(Later.TotalSeconds * TimestampFrequency);
    }
}
