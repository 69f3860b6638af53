using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

using LVS.Harness;

namespace LVS.Tests.Broker;

/// <summary>A wire between two brokers that can be cut: connections break, and new ones are refused until it heals.</summary>
internal sealed class CutWire : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly BrokerAddress target;
    private readonly Lock gate = new();
    private readonly List<TcpClient> open = [];
    private bool isCut;

    public CutWire(BrokerAddress target)
    {
        this.target = target;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int ConnectionCount { get; private set; }

    public void Cut()
    {
        lock (gate)
        {
            isCut = true;
            open.ForEach(c => c.Dispose());
            open.Clear();
        }
    }

    public void Heal()
    {
        lock (gate)
        {
            isCut = false;
        }
    }

    public void Dispose()
    {
        Cut();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient near = await listener.AcceptTcpClientAsync();
                TcpClient far = new();
                await far.ConnectAsync(target.Host, target.Port);
                lock (gate)
                {
                    if (isCut)
                    {
                        near.Dispose();
                        far.Dispose();
                        continue;
                    }

                    ConnectionCount++;
                    open.AddRange([near, far]);
                }

                _ = CopyAsync(near, far);
                _ = CopyAsync(far, near);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception e) when (e is System.IO.IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }

        from.Dispose();
        to.Dispose();
    }
}
