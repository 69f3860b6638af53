using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

using LVS.Firmware;
using LVS.Harness;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>A thousand lives of a connection leave nothing behind, on the PC and in the firmware's own session.</summary>
/// <remarks>Counts what the whole process holds, so nothing else runs beside it.</remarks>
[TestClass]
[DoNotParallelize]
public sealed class LeakTests
{
    private const int WarmUpCount = 100;
    private const int CycleCount = 1000;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task TheClientLeaksNothing()
    {
        using TestBroker broker = TestBroker.Started();
        await Cycle(broker, WarmUpCount);
        Footprint before = Footprint.Now();
        await Cycle(broker, CycleCount);
        Judge(before, "client");
    }

    [TestMethod]
    public void TheFirmwaresSessionLeaksNothing()
    {
        using TestBroker broker = TestBroker.Started();
        Ear ear = new();
        M2MqttSession session = new(broker.Address.Host, broker.Address.Port, "", "", "", 60, 1);
        session.Open("leak/status", ear);
        Cycle(broker, session, ear, WarmUpCount);
        Footprint before = Footprint.Now();
        Cycle(broker, session, ear, CycleCount);
        Judge(before, "M2MqttSession");
        Assert.IsGreaterThanOrEqualTo(WarmUpCount + CycleCount, session.OpenedCount);
        session.Close();
    }

    /// <summary>Some at a time: a life is mostly waiting for the broker.</summary>
    private static Task Cycle(TestBroker broker, int count) =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
    {
        string name = i.ToString(CultureInfo.InvariantCulture);
        Recorder recorder = new();
        using BrokerClient client = await ClientTests.Connect(broker, name, recorder);
        await client.SubscribeAsync(mustArrive: true, name);
        await client.PublishAsync(name, "x"u8.ToArray(), mustArrive: true, retain: false);
        while (recorder.Messages.IsEmpty)
        {
            await Task.Delay(1, CancellationToken.None);
        }
    });

    private static void Cycle(TestBroker broker, M2MqttSession session, Ear ear, int count)
    {
        byte[] payload = Encoding.UTF8.GetBytes("x");
        for (int i = 0; i < count; i++)
        {
            int generation = 0;
            int heard = 0;
            bool isSubscribed = false;
            bool isSent = false;
            Recorder.WaitFor(
                () =>
                {
                    // TCP loses nothing as long as the connection lives, at QoS 0 either: the message comes back on the connection on which
                    // it was sent. Only a connection that was lost takes its subscription and its message with it.
                    if (generation != session.Generation)
                    {
                        generation = session.Generation;
                        heard = ear.Count;
                        isSubscribed = generation != 0 && session.Subscribe(["leak/board"], false);
                        isSent = false;
                    }

                    // One message with an answer at a time: the status of a connection just made may still wait for its own.
                    isSent = isSent || (isSubscribed && session.Publish("leak/board", payload, 1, true, false));
                    return isSent && ear.Count > heard;
                },
                "the message came back",
                state: () => $"Cycle {i}, connection {generation}, now {session.Generation}: {End(broker.Log)}");
            session.Restart();
            Recorder.WaitFor(() => session.Generation > generation, "the session came back");
        }
    }

    private static string End(string log) => log[Math.Max(0, log.Length - 500)..];

    private void Judge(Footprint before, string what)
    {
        // The pool adds a thread now and then; one a cycle would be a thousand. Of a leaked connection 40 KB of buffers would stay.
        Footprint most = new(before.Sockets, before.Threads + 8, before.Bytes + 500_000);
        Footprint after = Footprint.Now();
        for (Stopwatch waiting = Stopwatch.StartNew(); !after.IsWithin(most) && waiting.Elapsed.TotalSeconds < 60;)
        {
            // The last connections may be on their way out still.
            Thread.Sleep(20);
            after = Footprint.Now();
        }

        TestContext.WriteLine(
            $"{what}, {CycleCount} cycles: sockets {before.Sockets} -> {after.Sockets}, threads {before.Threads} -> {after.Threads}, "
                + $"bytes {before.Bytes:N0} -> {after.Bytes:N0}");
        Assert.IsTrue(after.IsWithin(most), $"{after} is more than {most}");
    }

    private sealed record Footprint(int Sockets, int Threads, long Bytes)
    {
        public bool IsWithin(Footprint most) => Sockets <= most.Sockets && Threads <= most.Threads && Bytes <= most.Bytes;

        public static Footprint Now()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            long bytes = GC.GetTotalMemory(forceFullCollection: true);
            int sockets = new DirectoryInfo("/proc/self/fd").EnumerateFiles()
                .Count(f => f.LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);
            using Process self = Process.GetCurrentProcess();
            return new Footprint(sockets, self.Threads.Count, bytes);
        }
    }

    private sealed class Ear : IMqttHandler
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public void Hear(string topic, byte[] payload, int size, bool retained) => Interlocked.Increment(ref count);
    }
}
