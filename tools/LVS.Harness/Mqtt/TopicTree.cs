using System.Collections.Generic;
using System.Threading;

namespace LVS.Harness;

/// <summary>
/// Subscriptions by the levels of topic filters (MQTT 3.1.1, 4.7): the time to find the subscribers of a topic depends on its levels, not
/// on the number of subscribers. Thread safe.
/// </summary>
/// <typeparam name="T">A subscriber, compared by reference.</typeparam>
internal sealed class TopicTree<T>
    where T : class
{
    private readonly Level root = new();
    private readonly Lock gate = new();

    /// <summary>Subscribes, or changes the QoS of a subscription.</summary>
    public void Add(string filter, T subscriber, int qos)
    {
        lock (gate)
        {
            Level here = root;
            foreach (string name in filter.Split('/'))
            {
                if (!here.Below.TryGetValue(name, out Level? next))
                {
                    next = here.Below[name] = new Level();
                }

                here = next;
            }

            here.Subscribers[subscriber] = qos;
        }
    }

    /// <summary>Ends a subscription.</summary>
    public void Remove(string filter, T subscriber)
    {
        lock (gate)
        {
            Remove(root, filter.Split('/'), 0, subscriber);
        }
    }

    /// <summary>Subscribers of a topic, each with the highest QoS of its subscriptions that match.</summary>
    public Dictionary<T, int> Find(string topic)
    {
        Dictionary<T, int> found = [];
        lock (gate)
        {
            Find(root, topic.Split('/'), 0, found);
        }

        return found;
    }

    private static void Find(Level here, string[] names, int depth, Dictionary<T, int> found)
    {
        // A wildcard at the beginning does not match topics of the broker itself.
        bool mayVary = depth > 0 || !names[0].StartsWith('$');
        if (mayVary && here.Below.TryGetValue("#", out Level? rest))
        {
            Take(rest, found);
        }

        if (depth == names.Length)
        {
            Take(here, found);
            return;
        }

        if (here.Below.TryGetValue(names[depth], out Level? named))
        {
            Find(named, names, depth + 1, found);
        }

        if (mayVary && here.Below.TryGetValue("+", out Level? any))
        {
            Find(any, names, depth + 1, found);
        }
    }

    private static void Take(Level from, Dictionary<T, int> found)
    {
        foreach ((T subscriber, int qos) in from.Subscribers)
        {
            if (!found.TryGetValue(subscriber, out int known) || known < qos)
            {
                found[subscriber] = qos;
            }
        }
    }

    private static void Remove(Level here, string[] names, int depth, T subscriber)
    {
        if (depth == names.Length)
        {
            here.Subscribers.Remove(subscriber);
        }
        else if (here.Below.TryGetValue(names[depth], out Level? next))
        {
            Remove(next, names, depth + 1, subscriber);
            if (next.Subscribers.Count + next.Below.Count == 0)
            {
                here.Below.Remove(names[depth]);
            }
        }
    }

    private sealed class Level
    {
        public Dictionary<string, Level> Below { get; } = [];

        public Dictionary<T, int> Subscribers { get; } = new(ReferenceEqualityComparer.Instance);
    }
}
