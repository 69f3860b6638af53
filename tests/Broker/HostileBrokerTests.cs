using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

using LVS.Harness;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>Servers that are no brokers, or hostile ones: they end a connection with a reason, within a time, and nothing else.</summary>
[TestClass]
public sealed class HostileBrokerTests
{
    private const string Accepts = "20020000";

    [TestMethod]
    [DataRow(1, BrokerFailure.RefusedVersion, "code 1")]
    [DataRow(2, BrokerFailure.RefusedIdentifier, "code 2")]
    [DataRow(3, BrokerFailure.RefusedUnavailable, "code 3")]
    [DataRow(4, BrokerFailure.RefusedPassword, "code 4")]
    [DataRow(5, BrokerFailure.RefusedAuthorization, "code 5")]
    [DataRow(6, BrokerFailure.Malformed, "return code")]
    [DataRow(255, BrokerFailure.Malformed, "return code")]
    public async Task EveryConnackCodeHasItsError(int code, BrokerFailure failure, string what)
    {
        BrokerException e = await Refusal([0x20, 2, 0, (byte)code]);
        Assert.AreEqual(failure, e.Failure);
        Assert.Contains(what, e.Message);
    }

    [TestMethod]
    [DataRow("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [DataRow("SSH-2.0-OpenSSH_9.2p1\r\n")]
    [DataRow("")]
    public async Task AServerWithoutMqttIsFoundOut(string answer)
    {
        BrokerException e = await Refusal([.. answer.Select(c => (byte)c)]);
        Assert.AreEqual(BrokerFailure.Closed, e.Failure);
        Assert.Contains("does it speak MQTT on this port", e.Message);
    }

    [TestMethod]
    public async Task ASilentServerIsGivenUp()
    {
        using Server server = new(async stream => await stream.ReadExactlyAsync(new byte[1_000_000]));
        Stopwatch clock = Stopwatch.StartNew();
        BrokerException e = await ClientTests.Refusal(server.Access with { ConnectMsMax = 500 });
        Assert.AreEqual(BrokerFailure.TimedOut, e.Failure);
        Assert.Contains("500 ms", e.Message);
        Assert.IsLessThan(60.0, clock.Elapsed.TotalSeconds);
    }

    /// <summary>What no broker may send ends the connection, whether it comes at once or byte by byte.</summary>
    [TestMethod]
    [DataRow("30FFFFFFFF7F", "more than four bytes")]
    [DataRow("90FFFF7F", "type 9 with")]
    [DataRow("20020000", "ConnAck")]
    [DataRow("1000", "")]
    [DataRow("C000", "PINGREQ")]
    [DataRow("E000", "")]
    [DataRow("F000", "type")]
    [DataRow("0000", "type")]
    [DataRow("300100", "")]
    [DataRow("3003000561", "")]
    [DataRow("400101", "")]
    [DataRow("900100", "")]
    public async Task AForbiddenPacketEndsTheConnection(string hex, string what)
    {
        byte[] bytes = Convert.FromHexString(Accepts + hex);
        foreach (int step in new[] { 1, bytes.Length })
        {
            using Server server = new(async stream =>
            {
                for (int at = 0; at < bytes.Length; at += step)
                {
                    await stream.WriteAsync(bytes.AsMemory(at, Math.Min(step, bytes.Length - at)));
                }

                await stream.CopyToAsync(Stream.Null);
            });
            BrokerException e = await EndOf(server);
            Assert.Contains(what, e.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>
    /// What some brokers answer though the standard or the moment does not ask for it: the connection goes on, and the next message is
    /// heard.
    /// </summary>
    [TestMethod]
    [DataRow("20020100", "", "a session present though it was to be clean")]
    [DataRow(Accepts, "D000", "a PINGRESP unasked")]
    [DataRow(Accepts, "40020009", "a PUBACK of nothing")]
    [DataRow(Accepts, "9003000980", "a SUBACK of nothing, refused")]
    [DataRow(Accepts, "B0020009", "an UNSUBACK of nothing")]
    [DataRow(Accepts, "3A060001610001" + "78", "a PUBLISH said again at QoS 1")]
    [DataRow(Accepts, "34060001610001" + "78", "a PUBLISH of QoS 2")]
    [DataRow(Accepts, "30030001" + "2B", "a topic that is a wildcard")]
    public async Task OddPacketsAreTolerated(string connack, string hex, string what)
    {
        using Server server = new(async stream =>
        {
            await stream.WriteAsync(Convert.FromHexString(connack + hex + "30060001" + "7A" + "656E64"));
            await stream.CopyToAsync(Stream.Null);
        });
        Recorder heard = new();
        using BrokerClient client = await BrokerClient.ConnectAsync(server.Access, "x", heard);
        Recorder.WaitFor(() => heard.Texts.Contains("end"), $"after {what} the next message is heard");
        Assert.IsTrue(client.IsConnected);
    }

    /// <summary>A header that claims 256 MiB costs no memory, and what was claimed is skipped as it comes.</summary>
    [TestMethod]
    [DoNotParallelize]
    public async Task AClaimCostsNoMemory()
    {
        using Server server = new(async stream =>
        {
            await stream.WriteAsync(Convert.FromHexString(Accepts + "30FFFFFF7F000161"));
            byte[] filling = new byte[65536];
            for (int sent = 0; sent < 16 << 20; sent += filling.Length)
            {
                await stream.WriteAsync(filling);
            }

            await stream.CopyToAsync(Stream.Null);
        });
        long before = GC.GetTotalAllocatedBytes();
        using BrokerClient client = await BrokerClient.ConnectAsync(server.Access, "x");
        Recorder.WaitFor(() => client.BytesReceived > 16 << 20, "all was read");
        Assert.IsLessThan(64L << 20, GC.GetTotalAllocatedBytes() - before, "room was made for what was only claimed");
        Assert.IsTrue(client.IsConnected);
    }

    /// <summary>Messages that come faster than they are heard wait at the broker, not in memory.</summary>
    [TestMethod]
    public async Task AFloodIsHeldBack()
    {
        const int Count = 200_000;
        byte[] hundred = [.. Enumerable.Repeat(Convert.FromHexString("300500016161" + "62"), 100).SelectMany(m => m)];
        using Server server = new(async stream =>
        {
            await stream.WriteAsync(Convert.FromHexString(Accepts));
            for (int sent = 0; sent < Count; sent += 100)
            {
                await stream.WriteAsync(hundred);
            }

            await stream.CopyToAsync(Stream.Null);
        });
        using ManualResetEventSlim listens = new();
        SlowEar ear = new(listens);
        using BrokerClient client = await BrokerClient.ConnectAsync(server.Access, "x", ear);

        // The clock is a second client: while it hears the whole flood, the first one has had enough time to read on.
        long read;
        do
        {
            read = client.BytesReceived;
            await HearAll(server, Count);
        }
        while (client.BytesReceived != read);

        Assert.IsLessThan(100_000, read, "messages wait in memory");
        listens.Set();
        Recorder.WaitFor(() => ear.Count == Count, "every message was heard");
    }

    /// <summary>
    /// MQTTnet tells the end only after all that it called has returned. A connection that has ended is over even if that never happens.
    /// </summary>
    [TestMethod]
    public async Task TheEndIsToldWhileAHandlerHangs()
    {
        using Server server = new(async stream => await stream.WriteAsync(Convert.FromHexString(Accepts + "30060001" + "7A" + "656E64")));
        using ManualResetEventSlim returns = new();
        using BrokerClient client = await BrokerClient.ConnectAsync(server.Access with { KeepAliveS = 0 }, "x", new SlowEar(returns));
        BrokerException e = await client.Ended.WaitAsync(TimeSpan.FromSeconds(60));
        returns.Set();
        Assert.AreEqual(BrokerFailure.Closed, e.Failure);
    }

    /// <summary>
    /// Garbage of any kind after the CONNACK: the session ends the connection or goes on, and connects again to a sound broker.
    /// </summary>
    [TestMethod]
    public void ASessionOutlivesGarbage()
    {
        Random random = new(1);
        int connections = 0;
        using Server server = new(async stream =>
        {
            byte[] garbage = new byte[random.Next(1, 300)];
            random.NextBytes(garbage);
            Interlocked.Increment(ref connections);
            await stream.WriteAsync(Convert.FromHexString(Accepts));
            await stream.WriteAsync(garbage);
        });
        MqttSession[] sessions = [.. Enumerable.Range(0, 20).Select(i => new MqttSession(server.Access, i))];
        foreach (MqttSession session in sessions)
        {
            session.Open("", new Recorder());
        }

        Recorder.WaitFor(() => Volatile.Read(ref connections) > 60, "every session came again and again");
        Parallel.ForEach(sessions, s => s.Dispose());
    }

    private static async Task HearAll(Server server, int count)
    {
        using ManualResetEventSlim listens = new(true);
        SlowEar ear = new(listens);
        using BrokerClient client = await BrokerClient.ConnectAsync(server.Access, "y", ear);
        Recorder.WaitFor(() => ear.Count == count, "the other client hears every message");
    }

    private static async Task<BrokerException> Refusal(byte[] answer)
    {
        using Server server = new(async stream => await stream.WriteAsync(answer));
        return await ClientTests.Refusal(server.Access);
    }

    private static async Task<BrokerException> EndOf(Server server)
    {
        using BrokerClient client = await BrokerClient.ConnectAsync(server.Access, "x");
        return await client.Ended.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private sealed class SlowEar(ManualResetEventSlim listens) : IMqttHandler
    {
        public int Count { get; private set; }

        public void Hear(string topic, byte[] payload, int size, bool retained)
        {
            listens.Wait();
            Count++;
        }
    }

    /// <summary>Accepts TCP connections, reads the CONNECT of each, and then does as it was told.</summary>
    private sealed class Server : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Func<Stream, Task> answer;

        public Server(Func<Stream, Task> answer)
        {
            this.answer = answer;
            listener.Start();
            _ = AcceptAsync();
        }

        public BrokerAccess Access => new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);

        public void Dispose() => listener.Dispose();

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    _ = ServeAsync(await listener.AcceptTcpClientAsync());
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task ServeAsync(TcpClient client)
        {
            using (client)
            {
                try
                {
                    _ = await client.GetStream().ReadAtLeastAsync(new byte[256], 1);
                    await answer(client.GetStream());
                }
                catch (Exception e) when (e is IOException or ObjectDisposedException)
                {
                    // The client has hung up.
                }
            }
        }
    }
}
