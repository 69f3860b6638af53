using System;
using System.Collections.Generic;

using LVS.Transports;

namespace LVS.Sim;

/// <summary>
/// A node's session with the simulated broker. It is connected at once and until the node loses its power; what is published reaches
/// subscribers after the wire's delay, with its loss.
/// </summary>
/// <param name="book">Who subscribes to what.</param>
/// <param name="index">The node.</param>
/// <param name="publish">Sends a frame on a topic: buffer and size.</param>
internal sealed class TopicSession(TopicBook book, int index, Action<string, byte[], int> publish) : IMqttSession
{
    private readonly HashSet<string> topics = [];

    /// <inheritdoc/>
    public int Generation { get; private set; }

    /// <inheritdoc/>
    public void Open(string statusTopic, IMqttHandler handler) => Generation = 1;

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, int size, bool mustArrive, bool retain)
    {
        publish(topic, payload, size);
        return true;
    }

    /// <inheritdoc/>
    public bool Subscribe(string[] topics, bool mustArrive)
    {
        foreach (string topic in topics)
        {
            if (this.topics.Add(topic))
            {
                book.Add(topic, index);
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Unsubscribe(string[] topics)
    {
        foreach (string topic in topics)
        {
            if (this.topics.Remove(topic))
            {
                book.Remove(topic, index);
            }
        }

        return true;
    }

    /// <summary>The node lost its power: the broker drops its subscriptions.</summary>
    public void End() => Unsubscribe([.. topics]);
}
