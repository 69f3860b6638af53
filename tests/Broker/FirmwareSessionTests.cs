using System;
using System.IO;
using System.Reflection;

using LVS.Firmware;
using LVS.Node;
using LVS.Tests.Live;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>The firmware's session against a broker that wants TLS and a password, and a swarm with firmware in it there.</summary>
[TestClass]
public sealed class FirmwareSessionTests
{
    private const string User = "lvs";
    private const string Password = "right";

    [TestMethod]
    public void OnlyTheRightCaAndPasswordConnect()
    {
        using TestBroker broker = Guarded();
        string right = File.ReadAllText(Path.Combine(broker.Folder, "ca.pem"));
        string wrong = File.ReadAllText(Path.Combine(broker.Folder, "other.pem"));
        M2MqttSession good = Open(broker, "good", Password, right);
        M2MqttSession badCa = Open(broker, "badca", Password, wrong);
        M2MqttSession badPassword = Open(broker, "badpassword", "wrong", right);
        Recorder.WaitFor(() => good.Generation != 0, "the right one is connected");
        Recorder.WaitFor(() => Count(broker, "Client <unknown> closed its connection") > 1, "the wrong CA has been tried twice");
        Recorder.WaitFor(() => Count(broker, "disconnected, not authorised") > 1, "the wrong password has been tried twice");
        Assert.AreEqual(0, badCa.OpenedCount);
        Assert.AreEqual(0, badPassword.OpenedCount);
        foreach (M2MqttSession session in new[] { good, badCa, badPassword })
        {
            session.Close();
        }
    }

    /// <summary>A thread of a client that was dropped may report its last answer late: the successor still waits for its own.</summary>
    [TestMethod]
    public void AnAnswerToAClientThatIsGoneCountsForNobody()
    {
        using TestBroker broker = TestBroker.Started();
        M2MqttSession session = new(broker.Address.Host, broker.Address.Port, "", "", "", 60, 1);
        session.Open("late/status", new Recorder());
        Recorder.WaitFor(() => session.Generation != 0, "it is connected");
        MethodInfo answered = typeof(M2MqttSession).GetMethod("OnPublished", BindingFlags.Instance | BindingFlags.NonPublic)!;
        answered.Invoke(session, [new object(), Activator.CreateInstance(answered.GetParameters()[1].ParameterType, (ushort)7)]);
        Assert.IsTrue(session.Publish("late/board", [1], 1, true, false));
        session.Close();
    }

    [TestMethod]
    [TestCategory("Long")]
    public void ASwarmMeetsAtABrokerWithTlsAndPassword()
    {
        using TestFolder folder = new();
        using TestBroker broker = Guarded();
        NodeConfig config = Harness.ConfigFile.Fresh();
        config.Transport = NodeConfig.TransportMqtt;
        config.Broker = broker.Address.ToString();
        config.BrokerUser = User;
        config.BrokerPassword = Password;
        config.BrokerCa = Path.Combine(broker.Folder, "ca.pem");
        Harness.ConfigFile.Save(config, folder.File("lvs.json"));
        using Lvs lvs =
            Lvs.Start(folder.Path, "swarm", "--nodes", "6", "--firmware", "2", "--seconds", "300", "--config", "lvs.json", "--json")
            .Settle();
        Assert.AreEqual("holds", lvs.Json.GetProperty("verdict").GetString(), lvs.Output);
        Assert.AreEqual(0, lvs.Json.GetProperty("conservationErrorUvu").GetInt64());
    }

    private static int Count(TestBroker broker, string words) => broker.Log.Split(words).Length - 1;

    private static TestBroker Guarded()
    {
        TestBroker broker =
            new("allow_anonymous false\npassword_file FOLDER/users", "certfile FOLDER/broker.pem\nkeyfile FOLDER/broker.key");
        Certificates.Write(broker.Folder);
        Tool.Run("mosquitto_passwd", "-b", "-c", Path.Combine(broker.Folder, "users"), User, Password);
        broker.Start();
        return broker;
    }

    private static M2MqttSession Open(TestBroker broker, string name, string password, string ca)
    {
        M2MqttSession session = new(broker.Address.Host, broker.Address.Port, User, password, ca, 60, 1);
        session.Open("lvs/test/" + name + "/status", new Deaf());
        return session;
    }

    private sealed class Deaf : IMqttHandler
    {
        public void Hear(string topic, byte[] payload, int size, bool retained)
        {
            // Nothing is subscribed.
        }
    }
}
