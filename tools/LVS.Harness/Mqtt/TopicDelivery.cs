using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;

using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace LVS.Harness;

/// <summary>
/// Delivers a message to the sessions that subscribed to its topic. MQTTnet itself asks every session about every message, which with
/// thousands of nodes is most of its work. It still handles retaining itself.
/// </summary>
internal sealed class TopicDelivery
{
    private readonly MqttServer server;
    private readonly TopicTree<Session> tree = new();

    // By the items object of a session, which is unique: a client that comes back has the same identifier but another session.
    private readonly ConcurrentDictionary<IDictionary, Session> sessions = new(ReferenceEqualityComparer.Instance);

    /// <summary>Takes over the deliveries of a server that has not started.</summary>
    internal TopicDelivery(MqttServer server)
    {
        this.server = server;
        server.ClientSubscribedTopicAsync += SubscribedAsync;
        server.ClientUnsubscribedTopicAsync += Unsubscribed;
        server.SessionDeletedAsync += Deleted;
        server.InterceptingPublishAsync += Publish;
    }

    private static MqttApplicationMessage Lowered(MqttApplicationMessage message, int qos) => new()
    {
        Topic = message.Topic,
        Payload = message.Payload,
        QualityOfServiceLevel = (MqttQualityOfServiceLevel)qos,
    };

    private async Task SubscribedAsync(ClientSubscribedTopicEventArgs subscribed)
    {
        if (!sessions.TryGetValue(subscribed.SessionItems, out Session? session))
        {
            MqttSessionStatus status = await server.GetSessionAsync(subscribed.ClientId).ConfigureAwait(false);
            session = sessions.GetOrAdd(subscribed.SessionItems, new Session(status));
        }

        string filter = subscribed.TopicFilter.Topic;
        lock (session.Filters)
        {
            session.Filters.Add(filter);
            tree.Add(filter, session, (int)subscribed.TopicFilter.QualityOfServiceLevel);
        }
    }

    private Task Unsubscribed(ClientUnsubscribedTopicEventArgs unsubscribed)
    {
        if (sessions.TryGetValue(unsubscribed.SessionItems, out Session? session))
        {
            lock (session.Filters)
            {
                session.Filters.Remove(unsubscribed.TopicFilter);
                tree.Remove(unsubscribed.TopicFilter, session);
            }
        }

        return Task.CompletedTask;
    }

    private Task Deleted(SessionDeletedEventArgs deleted)
    {
        if (sessions.TryRemove(deleted.SessionItems, out Session? session))
        {
            lock (session.Filters)
            {
                foreach (string filter in session.Filters)
                {
                    tree.Remove(filter, session);
                }
            }
        }

        return Task.CompletedTask;
    }

    private Task Publish(InterceptingPublishEventArgs published)
    {
        MqttApplicationMessage message = published.ApplicationMessage;
        if (message.Retain || string.IsNullOrEmpty(message.Topic))
        {
            return Task.CompletedTask;
        }

        published.ProcessPublish = false;
        int said = (int)message.QualityOfServiceLevel;
        foreach ((Session session, int qos) in tree.Find(message.Topic))
        {
            try
            {
                session.Status.TryEnqueueApplicationMessage(qos < said ? Lowered(message, qos) : message, out _);
            }
            catch (ObjectDisposedException)
            {
                // The session has ended in the meantime.
            }
        }

        return Task.CompletedTask;
    }

    private sealed class Session(MqttSessionStatus status)
    {
        public MqttSessionStatus Status => status;

        public HashSet<string> Filters { get; } = [];
    }
}
