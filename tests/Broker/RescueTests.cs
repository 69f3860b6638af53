using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>A node that has lost its memory and has neighbours only at a broker asks there, and is answered.</summary>
[TestClass]
public sealed class RescueTests
{
    /// <summary>A node on a PC: its state folder is gone. It stays one node to its broker, and drifts afterwards.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ANodeWithoutItsStateComesBackWithItsBase()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        NodeConfig config = ConfigFile.Fresh();
        config.Transport = NodeConfig.TransportMqtt;
        config.Broker = broker.Address.ToString();
        using MqttTransport transport = new(config, [broker.Address], group: null);
        using Neighbourhood others = new(folder, transport, config);
        config.DeviceSecret = Neighbourhood.DeviceSecret;
        others.Remember(folder.File("before"), transport, config);
        using NodeState empty = new(folder.File("after"));
        using LiveNode again = new(transport, config, 0, seed: 8, empty);
        Assert.AreEqual(Neighbourhood.Size, again.VoiceCount);
        Assert.AreEqual(Neighbourhood.EarnedUvu, again.EarnedUvu);
        Recorder.WaitFor(() => again.EdgeCount > 0, "it has an edge again");
    }
}
