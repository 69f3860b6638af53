using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;

using LVS.Harness;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>The PC's client against a real mosquitto: connecting, being refused, wills, large messages, a broker that hangs.</summary>
[TestClass]
public sealed class ClientTests
{
    [TestMethod]
    public async Task MessagesArriveAtQos0And1()
    {
        using TestBroker broker = TestBroker.Started();
        Recorder heard = new();
        using BrokerClient ear = await Connect(broker, "ear", heard);
        using BrokerClient mouth = await Connect(broker, "mouth");
        CollectionAssert.AreEqual(new[] { 0 }, await ear.SubscribeAsync(mustArrive: false, "t/a"));
        CollectionAssert.AreEqual(new[] { 1, 1 }, await ear.SubscribeAsync(mustArrive: true, "t/b", "u/+"));
        await mouth.PublishAsync("t/a", "zero"u8.ToArray(), mustArrive: false, retain: false);
        await mouth.PublishAsync("t/b", "one"u8.ToArray(), mustArrive: true, retain: false);
        await mouth.PublishAsync("u/x", Array.Empty<byte>(), mustArrive: true, retain: false);
        Recorder.WaitFor(() => heard.Messages.Count == 3, "all arrived");
        CollectionAssert.AreEquivalent(new[] { "zero", "one", "" }, heard.Texts.ToArray());

        await ear.UnsubscribeAsync("t/a");
        await mouth.PublishAsync("t/a", "unheard"u8.ToArray(), mustArrive: false, retain: false);
        await mouth.PublishAsync("t/b", "heard"u8.ToArray(), mustArrive: false, retain: false);
        Recorder.WaitFor(() => heard.Texts.Contains("heard"), "the other subscription still works");
        Assert.DoesNotContain("unheard", heard.Texts);
        await mouth.LeaveAsync();
        Assert.IsFalse(mouth.IsConnected);
        await Assert.ThrowsExactlyAsync<BrokerException>(() =>
            mouth.PublishAsync("t/a", "late"u8.ToArray(), mustArrive: false, retain: false));
    }

    /// <summary>
    /// A node that ends with an "online" still waiting is offline all the same: by its last word or, where the broker takes nothing for
    /// longer than a farewell waits, by its will.
    /// </summary>
    /// <param name="stillMs">How long the broker stands still meanwhile.</param>
    [TestMethod]
    [DataRow(0)]
    [DataRow(1250)]
    public async Task NothingThatWaitedFollowsTheLastWord(int stillMs)
    {
        using TestBroker broker = TestBroker.Started();
        byte[] online = "online"u8.ToArray();
        for (int life = 0; life < 5; life++)
        {
            MqttSession session = new(Access(broker), life);
            session.Open("t/status", new Recorder());
            Recorder.WaitFor(() => session.Generation != 0, "the session is up");
            broker.Freeze(stillMs > 0);
            for (int i = 0; i < 100; i++)
            {
                Assert.IsTrue(session.Publish("t/status", online, online.Length, mustArrive: true, retain: true));
            }

            Task thawed = Task.Delay(stillMs).ContinueWith(_ => broker.Freeze(false), TaskScheduler.Default);
            session.Dispose();
            await thawed;
            Recorder heard = new();
            using BrokerClient ear = await Connect(broker, "ear", heard);
            await ear.SubscribeAsync(mustArrive: true, "t/status");
            Recorder.WaitFor(() => heard.Texts.Contains("offline"), "it is offline");
            Assert.AreEqual("offline", heard.Texts.Last());
        }
    }

    [TestMethod]
    public async Task AWrongPasswordIsRefusedAndSaidSo()
    {
        using TestBroker broker = new("allow_anonymous false\npassword_file FOLDER/users");
        Tool.Run("mosquitto_passwd", "-b", "-c", Path.Combine(broker.Folder, "users"), "lvs", "right");
        broker.Start();
        BrokerAccess access = Access(broker) with { User = "lvs", Password = "wrong" };
        BrokerException e = await Refusal(access);
        Assert.AreEqual(BrokerFailure.RefusedAuthorization, e.Failure);
        Assert.Contains("brokerPassword", e.Message);
        using BrokerClient right = await BrokerClient.ConnectAsync(access with { Password = "right" }, "x");
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
        using BrokerClient right = await BrokerClient.ConnectAsync(Access(broker) with { Ca = ca }, "x", heard);
        await right.SubscribeAsync(mustArrive: true, "t");
        await right.PublishAsync("t", "over TLS"u8.ToArray(), mustArrive: true, retain: false);
        Recorder.WaitFor(() => heard.Texts.Contains("over TLS"), "a message came back over TLS");

        BrokerException wrong = await Refusal(Access(broker) with { Ca = other });
        Assert.AreEqual(BrokerFailure.Tls, wrong.Failure);
        Assert.Contains("brokerCa", wrong.Message);
        BrokerException none = await Refusal(Access(broker));
        Assert.AreEqual(BrokerFailure.Closed, none.Failure);
        using TestBroker plain = TestBroker.Started();
        BrokerException noTls = await Refusal(Access(plain) with { Ca = ca });
        Assert.AreEqual(BrokerFailure.Tls, noTls.Failure);
    }

    [TestMethod]
    public async Task NobodyThereIsSaidSo()
    {
        BrokerException e = await Refusal(new BrokerAccess("127.0.0.1", Mosquitto.FreePort()));
        Assert.AreEqual(BrokerFailure.Unreachable, e.Failure);
        Assert.Contains("is the broker running", e.Message);
    }

    [TestMethod]
    public async Task TheWillIsPublishedOnALossAndNotOnAFarewell()
    {
        using TestBroker broker = TestBroker.Started();
        Recorder heard = new();
        using BrokerClient ear = await Connect(broker, "ear", heard);
        await ear.SubscribeAsync(mustArrive: true, "status/+");
        using BrokerClient lost = await BrokerClient.ConnectAsync(Access(broker), "lost", statusTopic: "status/lost");
        using BrokerClient left = await BrokerClient.ConnectAsync(Access(broker), "left", statusTopic: "status/left");
        await left.PublishAsync("last", "word"u8.ToArray(), mustArrive: true, retain: false);
        await left.LeaveAsync();
        lost.Dispose();
        Recorder.WaitFor(() => !heard.Messages.IsEmpty, "the will arrived");
        Assert.AreEqual("status/lost offline", string.Join("; ", heard.Messages.Select(m => m.Topic + " " + m.Text)));
        Recorder later = new();
        using BrokerClient second = await Connect(broker, "later", later);
        await second.SubscribeAsync(mustArrive: true, "status/+");
        Recorder.WaitFor(() => !later.Messages.IsEmpty, "the retained will arrived");
        Assert.IsTrue(later.Messages.Single().Retained);
    }

    [TestMethod]
    [TestCategory("Long")]
    public async Task AMessageLargerThanAFrameIsCutAndTheNextOneWhole()
    {
        using TestBroker broker = TestBroker.Started();
        Recorder heard = new();
        using BrokerClient ear = await Connect(broker, "ear", heard);
        await ear.SubscribeAsync(mustArrive: true, "big");
        string file = Path.Combine(broker.Folder, "big.bin");
        int most = BrokerClient.InSizeMax - "..big..".Length;
        foreach (int size in new[] { 251, most, 5000, 1_000_000 })
        {
            await File.WriteAllBytesAsync(file, [.. Enumerable.Repeat((byte)'x', size)]);
            Tool.Run("mosquitto_pub", "-p", broker.Port, "-t", "big", "-q", "1", "-f", file);
        }

        Tool.Run("mosquitto_pub", "-p", broker.Port, "-t", "big", "-q", "1", "-m", "whole");
        Recorder.WaitFor(() => heard.Messages.Count == 5, "all five arrived");
        CollectionAssert.AreEqual(new[] { 251, most, most, most, 5 }, heard.Messages.Select(m => m.Size).ToArray());
        Assert.AreEqual("whole", heard.Texts.Last());
        Assert.IsTrue(ear.IsConnected);
    }

    [TestMethod]
    public async Task ABrokerThatHangsBlocksNobodyAndIsFoundOut()
    {
        using TestBroker broker = TestBroker.Started();
        using MqttSession session = new(Access(broker) with { KeepAliveS = 1 }, seed: 1);
        session.Open("", new Recorder());
        Recorder.WaitFor(() => session.Generation == 1, "connected");
        broker.Freeze(true);
        try
        {
            // Fill the kernel's buffers and our own; then every publish is refused, and none waits.
            byte[] payload = new byte[1000];
            Stopwatch clock = Stopwatch.StartNew();
            int refused = 0;
            while (refused < 1000 && clock.Elapsed.TotalSeconds < 60)
            {
                refused += session.Publish("t", payload, payload.Length, mustArrive: false, retain: false) ? 0 : 1;
            }

            Assert.AreEqual(1000, refused, "a publish waited for the broker, or was taken though nobody takes it");
            Recorder.WaitFor(() => session.Generation == 0, "the silence was noticed");
        }
        finally
        {
            broker.Freeze(false);
        }

        Recorder.WaitFor(() => session.Generation == 2, "the broker is back");
    }

    [TestMethod]
    public async Task ABrokerThatIsKilledEndsTheConnection()
    {
        using TestBroker broker = TestBroker.Started();
        using BrokerClient client = await Connect(broker, "x");
        broker.Kill();
        Assert.AreEqual(BrokerFailure.Closed, (await client.Ended.WaitAsync(TimeSpan.FromSeconds(60))).Failure);
        Assert.IsFalse(client.IsConnected);
    }

    internal static BrokerAccess Access(TestBroker broker) => new(broker.Address.Host, broker.Address.Port);

    internal static Task<BrokerClient> Connect(TestBroker broker, string id, Recorder? recorder = null) =>
        BrokerClient.ConnectAsync(Access(broker), id, recorder);

    internal static Task<BrokerException> Refusal(BrokerAccess access) =>
        Assert.ThrowsExactlyAsync<BrokerException>(() => BrokerClient.ConnectAsync(access, "x"));
}
