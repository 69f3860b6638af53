using System;

using LVS.Transports;

namespace LVS.Tests.Desktop.World;

/// <summary>A session at a <see cref="MemoryBroker"/>, connected as soon as it is opened.</summary>
internal sealed class MemorySession : IMqttSession
{
    private readonly MemoryBroker broker;
    private readonly string?[] topics = new string?[64];
    private IMqttHandler? handler;

    public MemorySession(MemoryBroker broker)
    {
        this.broker = broker;
        broker.Add(this);
    }

    public int Generation { get; private set; }

    /// <summary>Messages published on topics that hold this word; null for all.</summary>
    public string? CountedWord { get; set; }

    /// <summary>How many.</summary>
    public int CountedCount { get; private set; }

    public void Open(string statusTopic, IMqttHandler handler)
    {
        this.handler = handler;
        Generation = 1;
    }

    public bool Deliver(string topic, byte[] payload, int size)
    {
        bool wanted = Array.IndexOf(topics, topic) >= 0;
        if (wanted)
        {
            handler!.Hear(topic, payload, size, retained: false);
        }

        return wanted;
    }

    public bool Publish(string topic, byte[] payload, int size, bool mustArrive, bool retain)
    {
        CountedCount += CountedWord == null || topic.Contains(CountedWord, StringComparison.Ordinal) ? 1 : 0;
        broker.Publish(topic, payload, size);
        return true;
    }

    public bool Subscribe(string[] topics, bool mustArrive)
    {
        foreach (string topic in topics)
        {
            this.topics[Array.IndexOf(this.topics, null)] = topic;
        }

        return true;
    }

    public bool Unsubscribe(string[] topics)
    {
        foreach (string topic in topics)
        {
            this.topics[Array.IndexOf(this.topics, topic)] = null;
        }

        return true;
    }
}
