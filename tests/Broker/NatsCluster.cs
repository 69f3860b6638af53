using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;

using LVS.Harness;
using LVS.Tests.Live;

namespace LVS.Tests.Broker;

/// <summary>Three clustered NATS servers with the configuration that the documentation gives, on ports of the test's own.</summary>
internal sealed class NatsCluster : IDisposable
{
    public const int Count = 3;
    public const string User = "swarm";
    public const string Password = "change-me";

    private static readonly HttpClient Web = new();

    private readonly TestFolder folder = new();
    private readonly Mosquitto?[] servers = new Mosquitto?[Count];
    private readonly int[] monitors = [.. Enumerable.Range(0, Count).Select(_ => Mosquitto.FreePort())];

    public NatsCluster()
    {
        string sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "nats-1.conf"));
        int[] routes = [.. Enumerable.Range(0, Count).Select(_ => Mosquitto.FreePort())];
        Addresses = [.. Enumerable.Range(0, Count).Select(_ => new BrokerAddress("127.0.0.1", Mosquitto.FreePort()))];
        for (int i = 0; i < Count; i++)
        {
            string text = sample.Replace("server_name: nats-1", $"server_name: nats-{i + 1}", StringComparison.Ordinal)
                .Replace("listen: \"nats-1:4222\"", $"listen: \"127.0.0.1:{Mosquitto.FreePort()}\"", StringComparison.Ordinal)
                .Replace("http: \"nats-1:8222\"", $"http: \"127.0.0.1:{monitors[i]}\"", StringComparison.Ordinal)
                .Replace("listen: \"nats-1:1883\"", $"listen: \"{Addresses[i]}\"", StringComparison.Ordinal)
                .Replace("listen: \"nats-1:6222\"", $"listen: \"127.0.0.1:{routes[i]}\"", StringComparison.Ordinal)
                .Replace("/var/lib/nats", folder.File($"store-{i + 1}"), StringComparison.Ordinal);
            for (int other = 0; other < Count; other++)
            {
                text = text.Replace($"@nats-{other + 1}:6222", $"@127.0.0.1:{routes[other]}", StringComparison.Ordinal);
            }

            File.WriteAllText(folder.File($"nats-{i + 1}.conf"), text);
            Start(i);
        }

        Recorder.WaitFor(() => Enumerable.Range(0, Count).All(TakesClients), "all three servers take MQTT clients");
    }

    public BrokerAddress[] Addresses { get; }

    public void Start(int index) => servers[index] = Mosquitto.StartWith(
        folder.File($"nats-{index + 1}.conf"), folder.File($"nats-{index + 1}.log"), Addresses[index], "nats-server");

    public void Kill(int index)
    {
        servers[index]?.Dispose();
        servers[index] = null;
    }

    /// <summary>
    /// Subscriptions of the clients of a server, as it says itself: a client is connected seconds before the servers have agreed on what it
    /// subscribes to, and hears nothing until then.
    /// </summary>
    public int SubscriptionsOf(int index)
    {
        try
        {
            string json = Web.GetStringAsync(new Uri(string.Create(
                CultureInfo.InvariantCulture, $"http://127.0.0.1:{monitors[index]}/connz?subs=1"))).GetAwaiter().GetResult();
            return JsonDocument.Parse(json).RootElement.GetProperty("connections").EnumerateArray()
                .Sum(client => client.GetProperty("subscriptions").GetInt32());
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    /// <summary>Whether a server takes a new client: not before the servers have agreed on who leads.</summary>
    public bool TakesClients(int index)
    {
        try
        {
            BrokerAccess access = new(Addresses[index].Host, Addresses[index].Port) { User = User, Password = Password };
            using BrokerClient client = BrokerClient.ConnectAsync(access, BrokerClient.NewId()).GetAwaiter().GetResult();
            return true;
        }
        catch (BrokerException)
        {
            // The servers have not found each other yet.
            return false;
        }
    }

    public void Dispose()
    {
        for (int i = 0; i < Count; i++)
        {
            Kill(i);
        }

        folder.Dispose();
    }
}
