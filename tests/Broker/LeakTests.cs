using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

using LVS.Firmware;
using LVS.Mqtt;
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
        session.Open("board", "leak/status", ear);
        Cycle(session, ear, WarmUpCount);
        Footprint before = Footprint.Now();
        Cycle(session, ear, CycleCount);
        Judge(before, "M2MqttSession");
        Assert.IsGreaterThanOrEqualTo(WarmUpCount + CycleCount, session.OpenedCount);
        session.Close();
    }

    private static async Task Cycle(TestBroker broker, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Recorder recorder = new();
            using MqttClient client = await ClientTests.Connect(broker, "cycle", recorder);
            client.Subscribe(["leak"], mustArrive: true);
            client.Publish("leak", "x"u8, mustArrive: true, retain: false);
            while (recorder.AcknowledgedCount == 0 || recorder.Messages.IsEmpty)
            {
                await Task.Delay(1);
            }
        }
    }

    private static void Cycle(M2MqttSession session, Ear ear, int count)
    {
        byte[] payload = Encoding.UTF8.GetBytes("x");
        for (int i = 0; i < count; i++)
        {
            Recorder.WaitFor(() => session.Generation != 0, "the session is up");
            int generation = session.Generation;
            int heard = ear.Count;
            Assert.IsTrue(session.Subscribe(["leak/board"], false));
            Assert.IsTrue(session.Publish("leak/board", payload, 1, true, false));
            Recorder.WaitFor(() => ear.Count > heard, "the message came back");
            session.Restart();
            Recorder.WaitFor(() => session.Generation > generation, "the session came back");
        }
    }

    private void Judge(Footprint before, string what)
    {
        Footprint after = Footprint.Now();
        for (int i = 0; i < 50 && after.Sockets > before.Sockets; i++)
        {
            Thread.Sleep(20);
            after = Footprint.Now();
        }

        TestContext.WriteLine($"{what}, {CycleCount} cycles: sockets {before.Sockets} -> {after.Sockets}, threads {before.Threads} -> {after.Threads}, bytes {before.Bytes:N0} -> {after.Bytes:N0}");
        Assert.IsLessThanOrEqualTo(before.Sockets, after.Sockets);

        // The pool adds a thread now and then; one a cycle would be a thousand. Of a leaked connection 40 KB of buffers would stay.
        Assert.IsLessThanOrEqualTo(before.Threads + 8, after.Threads);
        Assert.IsLessThanOrEqualTo(before.Bytes + 500_000, after.Bytes);
    }

    private sealed record Footprint(int Sockets, int Threads, long Bytes)
    {
        public static Footprint Now()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            long bytes = GC.GetTotalMemory(forceFullCollection: true);
            int sockets = new DirectoryInfo("/proc/self/fd").EnumerateFiles().Count(f => f.LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);
            using Process self = Process.GetCurrentProcess();
            return new Footprint(sockets, self.Threads.Count, bytes);
        }
    }

    private sealed class Ear : IMqttEar
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public void Hear(string topic, byte[] payload, int size, bool retained) => Interlocked.Increment(ref count);
    }
}
