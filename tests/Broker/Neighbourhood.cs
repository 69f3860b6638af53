using System;
using System.IO;
using System.Linq;

using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Tests.Live;

namespace LVS.Tests.Broker;

/// <summary>Nodes with disks, without a secret of their own.</summary>
internal sealed class Neighbourhood : IDisposable
{
    public const int Size = 3;
    public const long EarnedUvu = 80_000_000;

    private readonly string[] folders;
    private readonly NodeState[] states;
    private readonly LiveNode[] nodes;

    public Neighbourhood(TestFolder folder, MqttTransport transport, NodeConfig config)
    {
        folders = [.. Enumerable.Range(1, Size).Select(i => folder.File($"neighbour-{i}"))];
        states = [.. folders.Select(path => new NodeState(path))];
        nodes = [.. states.Select((state, i) => new LiveNode(transport, config, EarnedUvu, seed: 1 + i, state))];
    }

    /// <summary>Whether all have written down what they were handed.</summary>
    public bool Remember => Array.TrueForAll(folders, path => File.Exists(Path.Combine(path, "keepsakes")));

    public void Dispose()
    {
        Array.ForEach(nodes, node => node.Dispose());
        Array.ForEach(states, state => state.Dispose());
    }
}
