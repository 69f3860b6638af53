using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>
/// Which stations of a shard subscribe to which topics of a broker. They change it in their own turns, on the thread of the shard, or
/// between windows.
/// </summary>
public sealed class TopicBook
{
    private static readonly List<int> Nobody = [];

    private readonly Dictionary<string, List<int>> subscribers = [];

    /// <summary>The stations that subscribe to a topic.</summary>
    public IReadOnlyList<int> Of(string topic) => subscribers.GetValueOrDefault(topic, Nobody);

    /// <summary>A station subscribes to a topic. Once more changes nothing.</summary>
    public void Add(string topic, int station)
    {
        if (!subscribers.TryGetValue(topic, out List<int>? stations))
        {
            subscribers.Add(topic, stations = new List<int>(1));
        }

        if (!stations.Contains(station))
        {
            stations.Add(station);
        }
    }

    /// <summary>A station no longer subscribes to a topic.</summary>
    public void Remove(string topic, int station)
    {
        if (subscribers.TryGetValue(topic, out List<int>? stations) && stations.Remove(station) && stations.Count == 0)
        {
            subscribers.Remove(topic);
        }
    }
}
