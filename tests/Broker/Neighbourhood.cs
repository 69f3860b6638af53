using System;
using System.IO;
using System.Linq;

using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>Nodes with disks, without a secret of their own.</summary>
internal sealed class Neighbourhood : IDisposable
{
    public const int Size = 3;
    public const long EarnedUvu = 80_000_000;
    public const string DeviceSecret = "a0112233445566778899aabbccddeeff";

    private readonly string[] folders;
    private readonly NodeState[] states;
    private readonly LiveNode[] nodes;

    public Neighbourhood(TestFolder folder, MqttTransport transport, NodeConfig config)
    {
        folders = [.. Enumerable.Range(1, Size).Select(i => folder.File($"neighbour-{i}"))];
        states = [.. folders.Select(path => new NodeState(path))];
        nodes = [.. states.Select((state, i) => new LiveNode(transport, config, EarnedUvu, seed: 1 + i, state))];
    }

    /// <summary>A node with the secret lives among them, and is gone when all have written down what it handed them.</summary>
    public void Remember(string folder, MqttTransport transport, NodeConfig config)
    {
        using NodeState state = new(folder);
        using LiveNode node = new(transport, config, EarnedUvu, seed: 7, state);
        Assert.AreEqual(0, node.VoiceCount);
        Recorder.WaitFor(() => Array.TrueForAll(folders, path => File.Exists(Path.Combine(path, "keepsakes"))),
            "all have what brings it back");
    }

    public void Dispose()
    {
        Array.ForEach(nodes, node => node.Dispose());
        Array.ForEach(states, state => state.Dispose());
    }
}
