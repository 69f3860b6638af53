using System.IO;

using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>Two nodes with one state that meet at a broker alone: nobody subscribes to its own frames, but its beacons are heard.</summary>
[TestClass]
public sealed class TwinTests
{
    [TestMethod]
    public void ACopiedStateFolderIsStopped()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        NodeConfig config = ConfigFile.Fresh();
        config.Transport = NodeConfig.TransportMqtt;
        config.Broker = broker.Address.ToString();
        using MqttTransport transport = new(config, [broker.Address], group: null);
        using LiveNode neighbour = new(transport, config, 80_000_000, seed: 1);
        using (NodeState state = new(folder.File("one")))
        {
            using LiveNode node = new(transport, config, 64_000_000, seed: 2, state);
            Recorder.WaitFor(() => node.EdgeCount == 1 && neighbour.EdgeCount == 1, "they have an edge");
        }

        Directory.CreateDirectory(folder.File("other"));
        foreach (string file in Directory.GetFiles(folder.File("one")))
        {
            File.Copy(file, Path.Combine(folder.File("other"), Path.GetFileName(file)));
        }

        using NodeState stateOfOne = new(folder.File("one"));
        using NodeState stateOfOther = new(folder.File("other"));
        using LiveNode one = new(transport, config, 0, seed: 3, stateOfOne);
        using LiveNode other = new(transport, config, 0, seed: 4, stateOfOther);
        Assert.AreEqual(one.Pseudonym, other.Pseudonym);
        Recorder.WaitFor(() => one.HasTwin || other.HasTwin, "one has noticed");
        LiveNode stopped = one.HasTwin ? one : other;
        Recorder.WaitFor(() => stopped.EdgeCount == 0 && stopped.FloatUvu == 8_000_000, "it has closed its edge");
    }
}
