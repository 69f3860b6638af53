using System;
using System.Collections.Generic;
using System.Threading;

namespace LVS.Mqtt;

/// <summary>
/// The one thread behind all connections of a process: it begins their sends and watches their silence. Whoever publishes only links
/// the connection into its list, which allocates nothing and waits for nobody.
/// </summary>
internal sealed class MqttPump
{
    private const int WatchMs = 500;

    private readonly Lock gate = new();
    private readonly AutoResetEvent work = new(false);
    private readonly HashSet<MqttClient> clients = [];
    private MqttClient? first;

    private MqttPump()
    {
        new Thread(Run) { IsBackground = true, Name = "mqtt" }.Start();
    }

    /// <summary>The pump.</summary>
    public static MqttPump Shared { get; } = new();

    public void Add(MqttClient client)
    {
        lock (gate)
        {
            if (client.End == null)
            {
                clients.Add(client);
            }
        }
    }

    public void Remove(MqttClient client)
    {
        lock (gate)
        {
            clients.Remove(client);
        }
    }

    public void Queue(MqttClient client)
    {
        lock (gate)
        {
            // In the list already: it will be asked for all it has.
            if (client.NextQueued != null)
            {
                return;
            }

            client.NextQueued = first ?? client;
            first = client;
        }

        work.Set();
    }

    private void WatchAll(long nowMs)
    {
        MqttClient[] watched;
        lock (gate)
        {
            watched = [.. clients];
        }

        foreach (MqttClient one in watched)
        {
            one.Watch(nowMs);
        }
    }

    private void Run()
    {
        long watchAtMs = 0;
        while (true)
        {
            work.WaitOne(WatchMs);
            MqttClient? client;
            lock (gate)
            {
                client = first;
                first = null;
            }

            while (client != null)
            {
                // The last one links to itself, so that being linked and being last can be told apart.
                MqttClient? next;
                lock (gate)
                {
                    next = client.NextQueued == client ? null : client.NextQueued;
                    client.NextQueued = null;
                }

                client.Flush();
                client = next;
            }

            long nowMs = Environment.TickCount64;
            if (nowMs >= watchAtMs)
            {
                watchAtMs = nowMs + WatchMs;
                WatchAll(nowMs);
            }
        }
    }
}
