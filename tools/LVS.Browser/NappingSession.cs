using System;
using System.Threading.Tasks;

using LVS.Harness;
using LVS.Transports;

namespace LVS.Browser;

/// <summary>
/// The session of a node whose page may be out of sight: it takes leave of the broker for a nap, as a sleeping board does, and connects
/// anew after it. Wakes the loop when something arrives.
/// </summary>
/// <param name="access">The broker.</param>
/// <param name="seed">Seed of the pauses' jitter.</param>
/// <param name="wake">Called when a message has arrived.</param>
internal sealed class NappingSession(BrokerAccess access, long seed, Action wake) : IMqttSession
{
    private MqttSession? session;
    private IMqttHandler? handler;
    private string statusTopic = "";
    private int generationsBefore;

    /// <inheritdoc/>
    public int Generation => session is { Generation: > 0 and int now } ? generationsBefore + now : 0;

    /// <summary>Bytes over the connection that is up, sent and received.</summary>
    public long Bytes => session is { } now ? now.Bytes.Sent + now.Bytes.Received : 0;

    /// <inheritdoc/>
    public void Open(string statusTopic, IMqttHandler handler)
    {
        this.statusTopic = statusTopic;
        this.handler = new Waker(handler, wake);
        Wake();
    }

    /// <summary>Connects again after <see cref="Nap"/>.</summary>
    public void Wake()
    {
        if (session == null && handler != null)
        {
            session = new MqttSession(access, seed);
            session.Open(statusTopic, handler);
        }
    }

    /// <summary>Says that the node sleeps, and ends the connection.</summary>
    public Task Nap()
    {
        MqttSession? last = session;
        session = null;
        generationsBefore += Math.Max(last?.Generation ?? 0, 1);
        return last?.EndAsync(MqttTopics.Asleep) ?? Task.CompletedTask;
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, int size, bool mustArrive, bool retain) =>
        session?.Publish(topic, payload, size, mustArrive, retain) ?? false;

    /// <inheritdoc/>
    public bool Subscribe(string[] topics, bool mustArrive) => session?.Subscribe(topics, mustArrive) ?? false;

    /// <inheritdoc/>
    public bool Unsubscribe(string[] topics) => session?.Unsubscribe(topics) ?? false;

    private sealed class Waker(IMqttHandler inner, Action wake) : IMqttHandler
    {
        public void Hear(string topic, byte[] payload, int size, bool retained)
        {
            inner.Hear(topic, payload, size, retained);
            wake();
        }
    }
}
