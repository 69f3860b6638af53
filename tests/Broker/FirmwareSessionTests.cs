using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

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

    // Longer than a session waits for the answer to a subscription, and for a sign of life.
    private const int UnansweredMs = 18_000;

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
        AnswerLate(session, "OnPublished");
        Assert.IsTrue(session.Publish("late/board", [1], 1, true, false));
        session.Close();
    }

    /// <summary>The same of a subscription: the successor, which asked for none, is not taken for one that waits in vain.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public async Task AnAnswerToAClientThatIsGoneEndsNoConnection()
    {
        using TestBroker broker = TestBroker.Started();
        M2MqttSession session = new(broker.Address.Host, broker.Address.Port, "", "", "", 60, 1);
        session.Open("late/status", new Recorder());
        Recorder.WaitFor(() => session.Generation != 0, "it is connected");
        AnswerLate(session, "OnSubscribed");
        await Task.Delay(UnansweredMs);
        Assert.AreEqual(1, session.Generation);
        Assert.AreEqual(1, session.OpenedCount);
        session.Close();
    }

    /// <summary>Late answers are no sign of life of the broker that fell silent.</summary>
    [TestMethod]
    [TestCategory("Long")]
    [DataRow("OnSubscribed")]
    [DataRow("OnPublished")]
    [DataRow("OnReceived")]
    public void AnswersToAClientThatIsGoneHideNoSilence(string answered)
    {
        using TestBroker broker = TestBroker.Started();
        using PacketWire wire = new(broker.Address);
        M2MqttSession session = new(wire.Address.Host, wire.Address.Port, "", "", "", 1, 1);
        session.Open("late/status", new Recorder());
        Recorder.WaitFor(() => session.Generation == 1, "it is connected");

        // M2Mqtt's own pings are answered: it must not notice by itself.
        wire.Down = (first, _) => first == 0xD0 || wire.ConnectionCount > 1;
        Recorder.WaitFor(
            () =>
            {
                AnswerLate(session, answered);
                return session.OpenedCount > 1;
            },
            "the silent broker was given up", 3 * UnansweredMs / 1000);
        session.Close();
    }

    /// <summary>Nor does a late answer end the wait for the answer to the last status: the DISCONNECT would be ahead of it.</summary>
    [TestMethod]
    public void AnAnswerToAClientThatIsGoneEndsNoLeave()
    {
        const int WaitMs = 1500;
        using TestBroker broker = TestBroker.Started();
        using PacketWire wire = new(broker.Address);
        M2MqttSession session = new(wire.Address.Host, wire.Address.Port, "", "", "", 60, 1);
        session.Open("late/status", new Recorder());
        Recorder.WaitFor(() => session.Generation == 1, "it is connected");

        // The client numbers its messages one by one, so what is sent before tells the number of the last status.
        FieldInfo publishedId = typeof(M2MqttSession).GetField("publishedId", BindingFlags.Instance | BindingFlags.NonPublic)!;
        Assert.IsTrue(session.Publish("late/board", [1], 1, true, false));
        Recorder.WaitFor(() => (int)publishedId.GetValue(session)! >= 0, "the message before was answered");
        int id = (int)publishedId.GetValue(session)! + 1;

        // The broker hears the last status, and its answer is lost. An answer with the same number comes from elsewhere.
        wire.Down = (first, _) => first != 0x40;
        wire.Up = (first, _) =>
        {
            if (first >> 4 == 3)
            {
                AnswerLate(session, "OnPublished", id);
            }

            return true;
        };
        Stopwatch clock = Stopwatch.StartNew();
        Assert.IsTrue(session.Leave("offline", WaitMs));
        Assert.IsGreaterThan(WaitMs - 100L, clock.ElapsedMilliseconds, "it did not wait for its own answer");
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

    /// <summary>Reports an answer as M2Mqtt does on a thread of a client that the session has dropped.</summary>
    private static void AnswerLate(M2MqttSession session, string method, int id = 7)
    {
        MethodInfo answered = typeof(M2MqttSession).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!;
        ConstructorInfo maker = answered.GetParameters()[1].ParameterType.GetConstructors().Single();
        answered.Invoke(session, [new object(), maker.Invoke([.. maker.GetParameters().Select(p => Value(p.ParameterType, id))])]);
    }

    private static object Value(Type type, int id) => type switch
    {
        _ when type == typeof(ushort) => (ushort)id,
        _ when type == typeof(string) => "late/board",
        { IsArray: true } => Array.CreateInstance(type.GetElementType()!, 1),
        _ => Activator.CreateInstance(type)!,
    };

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
