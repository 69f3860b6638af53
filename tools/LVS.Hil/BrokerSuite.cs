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

/// <summary>What a device shows of itself at a broker, and what it makes of messages that the broker had kept (SPEC 13).</summary>
/// <param name="device">A device that meets its swarm at a broker.</param>
/// <param name="transport">Where.</param>
/// <param name="peer">The scripted neighbour.</param>
public sealed class BrokerSuite(TestedDevice device, MqttTransport transport, ScriptedPeer peer) : IMqttEar
{
    /// <summary>Test of status and telemetry.</summary>
    public const string Shows = "showsItself";

    /// <summary>Test of last will and retained frames; cuts the power.</summary>
    public const string Trusts = "trustsNothingKept";

    private const int AnswerMs = 2_500;
    private const int Asked = 3;

    // Far above any probe, far below CLIP (SPEC 5.3): whoever believes it credits all of it.
    private const long BaitUvu = 500_000;

    private static readonly string[] NumberFields =
        ["floatUvu", "earnedUvu", "weight", "edges", "framesSent", "framesReceived", "framesRefused", "uptimeS"];

    private readonly ConcurrentDictionary<string, (string Text, bool Retained)> last = new();
    private readonly MqttTopics topics = new(transport.SwarmName, device.Wire.Device);

    // Brokers publish the will after one and a half keep-alives of silence.
    private int WillMs => (BrokerConfig.KeepAliveSOf(device.Config) * 1_500) + AnswerMs;

    /// <summary>The status is kept as online, and who asks is told.</summary>
    /// <returns>What was measured.</returns>
    /// <exception cref="HilFailure">It is not so.</exception>
    public string ShowsItself()
    {
        using BrokerClient client = Open();
        _ = client.SubscribeAsync(mustArrive: true, topics.Status, topics.Telemetry);
        if (!Await(() => last.TryGetValue(topics.Status, out (string Text, bool Retained) status) && status == (MqttTopics.Online, true), AnswerMs))
        {
            throw new HilFailure($"its status topic {topics.Status} has {Said(topics.Status) ?? "nothing"}, not a retained '{MqttTopics.Online}' (SPEC 13.1)");
        }

        for (int i = 0; i < Asked && Said(topics.Telemetry) == null; i++)
        {
            _ = client.PublishAsync(topics.Ask, "?"u8.ToArray(), mustArrive: true, retain: false);
            Await(() => Said(topics.Telemetry) != null, AnswerMs);
        }

        string text = Said(topics.Telemetry) ?? throw new HilFailure($"it was asked {Asked} times on {topics.Ask} and told nothing on {topics.Telemetry} (SPEC 13.4)");
        string wrong = WrongIn(text);
        return wrong.Length > 0 ? throw new HilFailure($"its telemetry {wrong} (SPEC 13.4): {text}") : $"status online, {text.Length} bytes of telemetry";
    }

    /// <summary>Its last will is published, and a payment that the broker kept while it was away is none.</summary>
    /// <returns>What was measured.</returns>
    /// <exception cref="HilFailure">It is not so.</exception>
    public string TrustsNothingKept()
    {
        peer.Open();
        using BrokerClient client = Open();
        _ = client.SubscribeAsync(mustArrive: true, topics.Status);
        double willSeconds = 0;
        try
        {
            device.Return(
                () =>
                {
                    Stopwatch cut = Stopwatch.StartNew();
                    device.Fixture.Cut();
                    if (!Await(() => Said(topics.Status) == MqttTopics.Offline, WillMs))
                    {
                        throw new HilFailure($"its power was cut, and {WillMs / 1000.0:0} s later {topics.Status} still has {Said(topics.Status) ?? "nothing"}: it left no last will '{MqttTopics.Offline}' (SPEC 13.1)");
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
        return string.Create(CultureInfo.InvariantCulture, $"last will after {willSeconds:0.0} s, a retained payment of {BaitUvu:N0} uVU was ignored");
    }

    void IMqttEar.Hear(string topic, byte[] payload, int size, bool retained) => last[topic] = (Encoding.UTF8.GetString(payload, 0, size), retained);

    private static string WrongIn(string text)
    {
        try
        {
            JsonElement told = JsonDocument.Parse(text).RootElement;
            string? missing = NumberFields.FirstOrDefault(f => !told.TryGetProperty(f, out JsonElement value) || value.ValueKind != JsonValueKind.Number);
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

    private string? Said(string topic) => last.TryGetValue(topic, out (string Text, bool Retained) said) ? said.Text : null;

    private void Keep(BrokerClient client, byte[] frame)
    {
        Task taken = client.PublishAsync(topics.In, frame, mustArrive: true, retain: true);
        if (!Await(() => taken.IsCompletedSuccessfully, AnswerMs))
        {
            throw new UserException("the broker did not take a retained message: it is away, or it allows none.", UserException.Unknown);
        }
    }

    /// <summary>Waits, and hears the device meanwhile.</summary>
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
