using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

using MQTTnet;
using MQTTnet.Server;

namespace LVS.Harness;

/// <summary>
/// What a broker inside a command retains: a broker stores a retained message until it ends, so clients must not fill its memory. Nodes
/// retain short messages on a few topics each (SPEC 13.1); longer ones, and those beyond a number of topics, are not delivered.
/// </summary>
public sealed class RetainedBounds
{
    /// <summary>Longest message that is retained, in bytes: no packet of a node has more (SPEC 13.4).</summary>
    public const int SizeMax = 1024;

    /// <summary>Most topics with a retained message: eight of each of 4,000 nodes, the most of a command.</summary>
    public const int TopicsMax = 32_768;

    private readonly HashSet<string> topics = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    private RetainedBounds()
    {
    }

    /// <summary>Puts the bounds into force.</summary>
    /// <param name="server">A broker before its first client.</param>
    public static void Set(MqttServer server) => server.InterceptingPublishAsync += new RetainedBounds().Pass;

    private Task Pass(InterceptingPublishEventArgs published)
    {
        MqttApplicationMessage message = published.ApplicationMessage;
        if (message.Retain && !MayStay(message.Topic, message.Payload.Length))
        {
            published.ProcessPublish = false;
        }

        return Task.CompletedTask;
    }

    private bool MayStay(string topic, long size)
    {
        lock (gate)
        {
            if (size == 0)
            {
                // It removes what is retained there.
                topics.Remove(topic);
                return true;
            }

            return size <= SizeMax && topic.Length <= SizeMax
                && (topics.Contains(topic) || (topics.Count < TopicsMax && topics.Add(topic)));
        }
    }
}
