using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

using LVS.Harness;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>Stands in for a broker: takes a connection, answers with the bytes of an input, and hangs up.</summary>
internal sealed class MqttServer : IDisposable
{
    private const int EndMsMax = 60_000;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly BrokerAccess access;

    public MqttServer()
    {
        listener.Start();
        access = new BrokerAccess("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
    }

    /// <summary>A CONNACK, and behind it messages and answers of every kind.</summary>
    public static byte[][] Corpus() =>
    [
        [.. Accepts, .. Convert.FromHexString("30060001" + "61" + "656E64")],
        [.. Accepts, .. Convert.FromHexString("3208000161" + "0007" + "656E64" + "D000" + "40020009")],
        [.. Accepts, .. Convert.FromHexString("9003000980" + "B0020009" + "34060001610001" + "78" + "30FFFF7F0001")],
        [0x20, 2, 0, 5],
    ];

    private static byte[] Accepts => [0x20, 2, 0, 0];

    public void Dispose() => listener.Dispose();

    /// <summary>A client connects and gets an input; its end has a reason.</summary>
    public void Send(byte[] input)
    {
        Task serving = ServeAsync(input);
        try
        {
            using BrokerClient client = BrokerClient.ConnectAsync(access, "x", new Counting()).GetAwaiter().GetResult();
            Assert.IsTrue(client.Ended.Wait(EndMsMax), "the connection never ends");
            Assert.IsNotEmpty(client.Ended.Result.Message);
        }
        catch (BrokerException e)
        {
            Assert.IsNotEmpty(e.Message);
        }

        Assert.IsTrue(serving.Wait(EndMsMax));
    }

    private async Task ServeAsync(byte[] input)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        try
        {
            _ = await client.GetStream().ReadAtLeastAsync(new byte[256], 1);
            await client.GetStream().WriteAsync(input);
        }
        catch (IOException)
        {
            // The client has hung up.
        }
    }

    private sealed class Counting : IMqttHandler
    {
        private long heard;

        public void Hear(string topic, byte[] payload, int size, bool retained) => Interlocked.Add(ref heard, size);
    }
}
