using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;

using LVS.Harness;
using LVS.Mqtt;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>The PC's client against a real mosquitto: connecting, being refused, wills, large messages, a broker that hangs.</summary>
[TestClass]
public sealed class ClientTests
{
    [TestMethod]
    public async Task WhatIsPublishedArrivesAtQos0And1()
    {
        using TestBroker broker = TestBroker.Started();
        Recorder heard = new();
        Recorder spoken = new();
        using MqttClient ear = await Connect(broker, "ear", heard);
        using MqttClient mouth = await Connect(broker, "mouth", spoken);
        Assert.IsGreaterThan(0, ear.Subscribe(["t/a"], mustArrive: false));
        Assert.IsGreaterThan(0, ear.Subscribe(["t/b", "u/+"], mustArrive: true));
        Recorder.WaitFor(() => heard.Granted.Count == 3, "the subscriptions are granted");
        CollectionAssert.AreEqual(new byte[] { 0, 1, 1 }, heard.Granted.ToArray());
        Assert.AreEqual(0, mouth.Publish("t/a", "zero"u8, mustArrive: false, retain: false));
        Assert.IsGreaterThan(0, mouth.Publish("t/b", "one"u8, mustArrive: true, retain: false));
        Assert.IsGreaterThan(0, mouth.Publish("u/x", [], mustArrive: true, retain: false));
        Recorder.WaitFor(() => heard.Messages.Count == 3 && spoken.AcknowledgedCount == 2, "all arrived");
        CollectionAssert.AreEquivalent(new[] { "zero", "one", "" }, heard.Texts.ToArray());

        ear.Unsubscribe(["t/a"]);
        mouth.Publish("t/a", "unheard"u8, mustArrive: false, retain: false);
        mouth.Publish("t/b", "heard"u8, mustArrive: false, retain: false);
        Recorder.WaitFor(() => heard.Texts.Contains("heard"), "the other subscription still works");
        await mouth.DisconnectAsync();
        Assert.IsFalse(mouth.IsConnected);
        Assert.AreEqual(-1, mouth.Publish("t/a", "late"u8, mustArrive: false, retain: false));
    }

    [TestMethod]
    public async Task AWrongPasswordIsRefusedAndSaidSo()
    {
        using TestBroker broker = new("allow_anonymous false\npassword_file FOLDER/users");
        Tool.Run("mosquitto_passwd", "-b", "-c", Path.Combine(broker.Folder, "users"), "lvs", "right");
        broker.Start();
        MqttOptions options = Options(broker, "x") with { User = "lvs", Password = "wrong" };
        MqttException e = await Assert.ThrowsExactlyAsync<MqttException>(() => MqttClient.ConnectAsync(options, new Recorder()));
        Assert.AreEqual(MqttFailure.RefusedAuthorization, e.Failure);
        Assert.Contains("brokerPassword", e.Message);
        using MqttClient right = await MqttClient.ConnectAsync(options with { Password = "right" }, new Recorder());
        Assert.IsTrue(right.IsConnected);
    }

    [TestMethod]
    public async Task OnlyABrokerOfOurCaIsTrusted()
    {
        using TestBroker broker = new("allow_anonymous true", "certfile FOLDER/broker.pem\nkeyfile FOLDER/broker.key");
        Certificates.Write(broker.Folder);
        broker.Start();
        using X509Certificate2 ca = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(broker.Folder, "ca.pem"));
        using X509Certificate2 other = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(broker.Folder, "other.pem"));
        Recorder heard = new();
        using MqttClient right = await MqttClient.ConnectAsync(Options(broker, "x") with { Ca = ca }, heard);
        right.Subscribe(["t"], mustArrive: true);
        right.Publish("t", "over TLS"u8, mustArrive: true, retain: false);
        Recorder.WaitFor(() => heard.Texts.Contains("over TLS"), "a message came back over TLS");

        MqttException wrong = await Assert.ThrowsExactlyAsync<MqttException>(() => MqttClient.ConnectAsync(Options(broker, "y") with { Ca = other }, new Recorder()));
        Assert.AreEqual(MqttFailure.Tls, wrong.Failure);
        Assert.Contains("brokerCa", wrong.Message);
        MqttException none = await Assert.ThrowsExactlyAsync<MqttException>(() => MqttClient.ConnectAsync(Options(broker, "z"), new Recorder()));
        Assert.AreEqual(MqttFailure.Closed, none.Failure);
        using TestBroker plain = TestBroker.Started();
        MqttException noTls = await Assert.ThrowsExactlyAsync<MqttException>(() => MqttClient.ConnectAsync(Options(plain, "z") with { Ca = ca }, new Recorder()));
        Assert.AreEqual(MqttFailure.Tls, noTls.Failure);
    }

    [TestMethod]
    public async Task NobodyThereIsSaidSo()
    {
        MqttOptions options = new("127.0.0.1", Mosquitto.FreePort(), "x");
        MqttException e = await Assert.ThrowsExactlyAsync<MqttException>(() => MqttClient.ConnectAsync(options, new Recorder()));
        Assert.AreEqual(MqttFailure.Unreachable, e.Failure);
        Assert.Contains("is the broker running", e.Message);
    }

    [TestMethod]
    public async Task TheWillIsPublishedOnALossAndNotOnAFarewell()
    {
        using TestBroker broker = TestBroker.Started();
        Recorder heard = new();
        using MqttClient ear = await Connect(broker, "ear", heard);
        ear.Subscribe(["status/+"], mustArrive: true);
        Recorder farewell = new();
        using MqttClient lost = await MqttClient.ConnectAsync(Options(broker, "lost") with { WillTopic = "status/lost", WillText = "offline" }, new Recorder());
        using MqttClient left = await MqttClient.ConnectAsync(Options(broker, "left") with { WillTopic = "status/left", WillText = "offline" }, farewell);
        left.Publish("last", "word"u8, mustArrive: true, retain: false);
        await left.DisconnectAsync(60_000);
        Assert.AreEqual(1, farewell.AcknowledgedCount, "it left before its last word was taken");
        lost.Dispose();
        Recorder.WaitFor(() => !heard.Messages.IsEmpty, "the will arrived");
        Assert.AreEqual("status/lost offline", string.Join("; ", heard.Messages.Select(m => m.Topic + " " + m.Text)));
        Recorder later = new();
        using MqttClient second = await Connect(broker, "later", later);
        second.Subscribe(["status/+"], mustArrive: true);
        Recorder.WaitFor(() => !later.Messages.IsEmpty, "the retained will arrived");
        Assert.IsTrue(later.Messages.Single().Retained);
    }

    [TestMethod]
    public async Task AMessageLargerThanAFrameIsCutAndTheNextOneWhole()
    {
        using TestBroker broker = TestBroker.Started();
        Recorder heard = new();
        using MqttClient ear = await Connect(broker, "ear", heard);
        ear.Subscribe(["big"], mustArrive: true);
        Recorder.WaitFor(() => !heard.Granted.IsEmpty, "subscribed");
        string file = Path.Combine(broker.Folder, "big.bin");
        foreach (int size in new[] { 251, 4096, 5000, 1_000_000 })
        {
            await File.WriteAllBytesAsync(file, [.. Enumerable.Repeat((byte)'x', size)]);
            Tool.Run("mosquitto_pub", "-p", broker.Port, "-t", "big", "-q", "1", "-f", file);
        }

        Tool.Run("mosquitto_pub", "-p", broker.Port, "-t", "big", "-q", "1", "-m", "whole");
        Recorder.WaitFor(() => heard.Messages.Count == 5, "all five arrived");
        CollectionAssert.AreEqual(new[] { 251, 4096, 5000, 1_000_000, 5 }, heard.Messages.Select(m => m.Size).ToArray());
        Assert.IsTrue(heard.Texts.All(t => t.Length <= 4096));
        Assert.AreEqual("whole", heard.Texts.Last());
        Assert.IsTrue(ear.IsConnected);
    }

    [TestMethod]
    public async Task ABrokerThatHangsBlocksNobodyAndIsFoundOut()
    {
        using TestBroker broker = TestBroker.Started();
        Recorder heard = new();
        using MqttClient client = await MqttClient.ConnectAsync(Options(broker, "x") with { KeepAliveS = 1 }, heard);
        broker.Freeze(true);
        try
        {
            // Fill the kernel's buffers and our own; then every publish is refused, and none waits.
            byte[] payload = new byte[1000];
            Stopwatch clock = Stopwatch.StartNew();
            int refused = 0;
            while (refused < 1000 && clock.Elapsed.TotalSeconds < 60)
            {
                refused += client.Publish("t", payload, mustArrive: false, retain: false) < 0 ? 1 : 0;
            }

            Assert.AreEqual(1000, refused, "a publish waited for the broker, or was taken though nobody takes it");
            Recorder.WaitFor(() => heard.End != null, "the silence was noticed");
            Assert.AreEqual(MqttFailure.TimedOut, heard.End!.Failure);
        }
        finally
        {
            broker.Freeze(false);
        }
    }

    [TestMethod]
    public async Task ABrokerThatIsKilledEndsTheConnection()
    {
        using TestBroker broker = TestBroker.Started();
        Recorder heard = new();
        using MqttClient client = await Connect(broker, "x", heard);
        broker.Kill();
        Recorder.WaitFor(() => heard.End != null, "the end was noticed");
        Assert.AreEqual(MqttFailure.Closed, heard.End!.Failure);
        Assert.IsFalse(client.IsConnected);
    }

    internal static MqttOptions Options(TestBroker broker, string id) => new(broker.Address.Host, broker.Address.Port, id);

    internal static Task<MqttClient> Connect(TestBroker broker, string id, Recorder recorder) => MqttClient.ConnectAsync(Options(broker, id), recorder);
}
