using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

using LVS.Harness;

namespace LVS.Tests.Broker;

/// <summary>A front of a broker that looks at every packet: it may let it pass, swallow it, or hang up.</summary>
internal sealed class PacketWire : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly BrokerAddress target;
    private int connectionCount;

    public PacketWire(BrokerAddress target)
    {
        this.target = target;
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>
    /// Judges a packet to the broker by its first byte and what follows its length: true passes, false is swallowed, null hangs up.
    /// </summary>
    public Func<byte, byte[], bool?> Up { get; set; } = (_, _) => true;

    /// <summary>The same of packets from the broker.</summary>
    public Func<byte, byte[], bool?> Down { get; set; } = (_, _) => true;

    public BrokerAddress Address => new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);

    public int ConnectionCount => Volatile.Read(ref connectionCount);

    /// <summary>The topic of a PUBLISH.</summary>
    public static string TopicOf(byte[] body) => System.Text.Encoding.UTF8.GetString(body, 2, (body[0] << 8) | body[1]);

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                TcpClient broker = new();
                await broker.ConnectAsync(target.Host, target.Port, stop.Token);
                Interlocked.Increment(ref connectionCount);
                _ = PumpAsync(client, broker, (first, body) => Up(first, body));
                _ = PumpAsync(broker, client, (first, body) => Down(first, body));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, Func<byte, byte[], bool?> judge)
    {
        try
        {
            byte[] one = new byte[1];
            while (true)
            {
                await from.GetStream().ReadExactlyAsync(one, stop.Token);
                byte first = one[0];
                MemoryStream length = new();
                int size = 0;
                for (int shift = 0; shift == 0 || one[0] >= 0x80; shift += 7)
                {
                    await from.GetStream().ReadExactlyAsync(one, stop.Token);
                    length.WriteByte(one[0]);
                    size |= (one[0] & 0x7F) << shift;
                }

                byte[] body = new byte[size];
                await from.GetStream().ReadExactlyAsync(body, stop.Token);
                bool? passes = judge(first, body);
                if (passes == null)
                {
                    break;
                }

                if (passes == true)
                {
                    await to.GetStream().WriteAsync((byte[])[first, .. length.ToArray(), .. body], stop.Token);
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // One side is gone, so goes the other.
        }

        from.Dispose();
        to.Dispose();
    }
}
