using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

using LVS.Harness;
using LVS.Node;
using LVS.Transports;

namespace LVS.Hil;

/// <summary>
/// Tests what a device publishes about itself at a broker, and that it ignores messages that the broker had retained (SPEC 13).
/// </summary>
/// <param name="device">A device that meets its swarm at a broker.</param>
/// <param name="transport">Connection to that broker.</param>
/// <param name="peer">The scripted neighbour.</param>
public sealed class BrokerSuite(TestedDevice device, MqttTransport transport, ScriptedPeer peer) : IMqttHandler
{
    /// <summary>Name of the test of status and telemetry.</summary>
    public const string Shows = "showsItself";

    /// <summary>Name of the test of the last will and of retained frames; it cuts the power.</summary>
    public const string Trusts = "trustsNothingKept";

    private const int AnswerMs = 2_500;
    private const int Asked = 3;

    // Far above any probe and far below CLIP (SPEC 5.3). A device that believes the payment credits all of it.
    private const long BaitUvu = 500_000;

    private static readonly string[] NumberFields =
        ["floatUvu", "earnedUvu", "weight", "edges", "framesSent", "framesReceived", "framesRefused", "uptimeS"];

    private readonly ConcurrentDictionary<string, (string Text, bool Retained)> last = new();

    // Topics that said offline. A device that is removed may clear its topic at once, so the last value does not show it.
    private readonly ConcurrentDictionary<string, bool> offline = new();
    private readonly MqttTopics topics = new(transport.SwarmName, device.Wire.Device);
    private readonly string statusFilter = $"lvs/{transport.SwarmName}/+/status";

    // A broker publishes the last will after one and a half keep-alive intervals of silence.
    private int WillMs => (BrokerConfig.KeepAliveSOf(device.Config) * 1_500) + AnswerMs;

    /// <summary>Tests that the device's status is retained as online and that a request for it is answered.</summary>
    /// <returns>What was measured.</returns>
    /// <exception cref="HilFailure">It is not so.</exception>
    public string ShowsItself()
    {
        using BrokerClient client = Open();
        _ = client.SubscribeAsync(mustArrive: true, statusFilter, $"lvs/{transport.SwarmName}/+/telemetry");
        if (!Await(() => OnlineOnes().Any(home => last[home.Status].Retained), AnswerMs))
        {
            throw new HilFailure($"no topic {statusFilter} has a retained '{MqttTopics.Online}' (SPEC 13.4)");
        }

        // Nothing tells which of them is the device, so every status there must be right.
        int size = 0;
        foreach (MqttTopics home in OnlineOnes())
        {
            for (int i = 0; i < Asked && !HasNews(home); i++)
            {
                _ = client.PublishAsync(home.Ask, "?"u8.ToArray(), mustArrive: true, retain: false);
                Await(() => HasNews(home), AnswerMs);
            }

            string text = HasNews(home) ? last[home.Telemetry].Text
                : throw new HilFailure($"it was asked {Asked} times on {home.Ask} and told nothing on {home.Telemetry} (SPEC 13.4)");
            string wrong = WrongIn(text);
            size = wrong.Length > 0 ? throw new HilFailure($"its telemetry {wrong} (SPEC 13.4): {text}") : text.Length;
        }

        return $"status online, {size} bytes of telemetry";
    }

    /// <summary>Tests that its last will is published, and that it ignores a payment that the broker kept while it was away.</summary>
    /// <returns>What was measured.</returns>
    /// <exception cref="HilFailure">It is not so.</exception>
    public string TrustsNothingKept()
    {
        peer.Open();
        using BrokerClient client = Open();
        _ = client.SubscribeAsync(mustArrive: true, statusFilter);
        Await(() => OnlineOnes().Length > 0, AnswerMs);
        double willSeconds = 0;
        try
        {
            device.Return(
                () =>
                {
                    MqttTopics[] online = OnlineOnes();
                    offline.Clear();
                    Stopwatch cut = Stopwatch.StartNew();
                    device.Fixture.Cut();
                    if (!Await(() => online.Any(home => offline.ContainsKey(home.Status)), WillMs))
                    {
                        throw new HilFailure(
                            $"its power was cut, and {WillMs / 1000.0:0} s later no topic {statusFilter} has '{MqttTopics.Offline}': it "
                                + "left no last will (SPEC 13.1)");
                    }

                    willSeconds = cut.Elapsed.TotalSeconds;
                    Keep(client, peer.Forge(BaitUvu, keyFault: 0));
                    device.Fixture.On();
                },
                peer.Pseudonym);
            peer.Probe("it does not go on with an edge that it had before");
        }
        catch (HilFailure) when (peer.End?.CreditedUvu >= BaitUvu)
        {
            throw new HilFailure($"it takes what the broker had kept for news: a retained frame on {topics.In} was obeyed (SPEC 13.1)");
        }
        finally
        {
            Keep(client, []);
        }

        peer.Close();
        return string.Create(CultureInfo.InvariantCulture,
            $"last will after {willSeconds:0.0} s, a retained payment of {BaitUvu:N0} uVU was ignored");
    }

    void IMqttHandler.Hear(string topic, byte[] payload, int size, bool retained)
    {
        string text = Encoding.UTF8.GetString(payload, 0, size);
        last[topic] = (text, retained);
        if (text == MqttTopics.Offline)
        {
            offline[topic] = true;
        }
    }

    private static string WrongIn(string text)
    {
        try
        {
            JsonElement told = JsonDocument.Parse(text).RootElement;
            string? missing =
                NumberFields.FirstOrDefault(f => !told.TryGetProperty(f, out JsonElement value) || value.ValueKind != JsonValueKind.Number);
            return missing == null ? "" : $"has no number '{missing}'";
        }
        catch (JsonException e)
        {
            return $"is no JSON ({e.Message})";
        }
    }

    private BrokerClient Open()
    {
        last.Clear();
        return transport.Open(this);
    }

    private bool HasNews(MqttTopics home) => last.TryGetValue(home.Telemetry, out (string Text, bool Retained) said) && !said.Retained;

    /// <summary>Topics of the devices whose status is online.</summary>
    private MqttTopics[] OnlineOnes() =>
    [
        .. last.Where(said => said.Key.EndsWith("/status", StringComparison.Ordinal) && said.Value.Text == MqttTopics.Online)
            .Select(said =>
                new MqttTopics(transport.SwarmName,
                int.Parse(said.Key.Split('/')[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture))),
    ];

    private void Keep(BrokerClient client, byte[] frame)
    {
        Task taken = client.PublishAsync(topics.In, frame, mustArrive: true, retain: true);
        if (!Await(() => taken.IsCompletedSuccessfully, AnswerMs))
        {
            throw new UserException("the broker did not take a retained message: it is away, or it allows none.", UserException.Unknown);
        }
    }

    /// <summary>Waits for a condition while it listens to the device.</summary>
    private bool Await(Func<bool> condition, int timeoutMs)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); waiting.ElapsedMilliseconds < timeoutMs; Thread.Sleep(10))
        {
            device.Wire.Hear(0);
            if (condition())
            {
                return true;
            }
        }

        return condition();
    }
}
