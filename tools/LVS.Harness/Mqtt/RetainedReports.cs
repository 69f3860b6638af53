using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

using LVS.Node;
using LVS.Transports;

namespace LVS.Harness;

/// <summary>
/// What a broker retains of a swarm's devices: their status, telemetry and announcements. Lists the devices, and removes their messages.
/// </summary>
/// <param name="transport">The swarm's transport.</param>
/// <param name="config">Has the discovery prefix.</param>
public sealed partial class RetainedReports(MqttTransport transport, NodeConfig config)
{
    private const int QuietMs = 300;
    private const int LookMsMax = 10_000;
    private const int RemoveMsMax = 5_000;

    private readonly string prefix = BrokerConfig.DiscoveryOf(config);
    private readonly Dictionary<int, HashSet<string>> seen = [];

    /// <summary>Every device with retained messages.</summary>
    /// <returns>Its name and its status, which is empty when none is retained.</returns>
    /// <exception cref="UserException">The broker is not there, or refuses us.</exception>
    public IReadOnlyDictionary<int, string> Look()
    {
        Collector kept = new();
        using BrokerClient client = transport.Open(kept);
        List<string> filters = [$"lvs/{transport.SwarmName}/+/status", $"lvs/{transport.SwarmName}/+/telemetry"];
        if (prefix.Length > 0)
        {
            filters.AddRange([$"{prefix}/+/+/config", $"{prefix}/+/+/+/config"]);
        }

        // A broker sends its retained messages when we subscribe, so a message that we publish afterwards comes back behind them.
        string mark = $"lvs/{transport.SwarmName}/probe";
        Task<int[]> subscribed = client.SubscribeAsync(mustArrive: true, [.. filters, mark]);
        bool isSaid = false;
        for (Stopwatch clock = Stopwatch.StartNew(); clock.ElapsedMilliseconds < LookMsMax
            && !(kept.Has(mark) && kept.QuietMs > QuietMs); Thread.Sleep(20))
        {
            if (!isSaid && subscribed.IsCompleted)
            {
                isSaid = true;
                _ = client.PublishAsync(mark, "?"u8.ToArray(), mustArrive: true, retain: false);
            }
        }

        if (!kept.Has(mark))
        {
            throw new UserException($"the broker does not deliver what is published on {mark}: allow the user to read and write lvs/#.",
                UserException.Unknown);
        }

        Dictionary<int, string> found = [];
        foreach ((string topic, string text) in kept.Messages)
        {
            Match match = HomeOf().Match(topic);
            if (match.Success && match.Groups["swarm"].Value == transport.SwarmName)
            {
                int home = int.Parse(match.Groups["home"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                seen.TryAdd(home, []);
                seen[home].Add(topic);
                found[home] = topic.EndsWith("/status", StringComparison.Ordinal) ? text : found.GetValueOrDefault(home, "");
            }
        }

        return found;
    }

    /// <summary>Removes everything that is retained of a device.</summary>
    /// <exception cref="UserException">The broker is not there, or refuses us.</exception>
    public void Remove(int home)
    {
        MqttTopics topics = new(transport.SwarmName, home);
        List<string> names = [topics.Status, topics.Telemetry];
        if (prefix.Length > 0)
        {
            names.AddRange(Enumerable.Range(0, HomeEntities.Count).Select(entity => HomeEntities.TopicOf(prefix, topics, entity)));
        }

        // Earlier versions had other topics; these were found when looking.
        names.AddRange(seen.GetValueOrDefault(home, []).Except(names).ToList());

        using BrokerClient client = transport.Open(null);
        try
        {
            RemoveAsync(client, names).Wait(RemoveMsMax);
        }
        catch (AggregateException e) when (e.InnerException is BrokerException)
        {
            // The broker disconnects on topics where it retains nothing of ours, then as well.
        }
    }

    private static async Task RemoveAsync(BrokerClient client, IEnumerable<string> topics)
    {
        foreach (string topic in topics)
        {
            await client.PublishAsync(topic, ReadOnlyMemory<byte>.Empty, mustArrive: true, retain: true).ConfigureAwait(false);
        }

        await client.LeaveAsync().ConfigureAwait(false);
    }

    [GeneratedRegex("^(lvs/(?<swarm>[0-9a-f]{8})/(?<home>[0-9a-f]{8})/|.*/lvs_(?<swarm>[0-9a-f]{8})_(?<home>[0-9a-f]{8})/)",
        RegexOptions.CultureInvariant)]
    private static partial Regex HomeOf();

    /// <summary>Remembers retained messages, and for how long none came.</summary>
    private sealed class Collector : IMqttHandler
    {
        private readonly Lock gate = new();
        private readonly Dictionary<string, string> messages = [];
        private readonly Stopwatch quiet = Stopwatch.StartNew();

        public long QuietMs
        {
            get
            {
                lock (gate)
                {
                    return quiet.ElapsedMilliseconds;
                }
            }
        }

        public bool Has(string topic)
        {
            lock (gate)
            {
                return messages.ContainsKey(topic);
            }
        }

        public IReadOnlyDictionary<string, string> Messages
        {
            get
            {
                lock (gate)
                {
                    return new Dictionary<string, string>(messages);
                }
            }
        }

        public void Hear(string topic, byte[] payload, int size, bool retained)
        {
            lock (gate)
            {
                quiet.Restart();
                if (size > 0)
                {
                    messages[topic] = Encoding.UTF8.GetString(payload, 0, size);
                }
            }
        }
    }
}
