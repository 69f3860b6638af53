using System.Linq;
using System.Threading.Tasks;

using LVS.Harness;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>A broker inside a command retains what nodes retain, and no more: a client does not fill its memory.</summary>
[TestClass]
public sealed class RetainedTests
{
    [TestMethod]
    public async Task AClientFillsNoMemoryWithRetainedMessages()
    {
        using EmbeddedBroker broker = EmbeddedBroker.Start();
        BrokerAccess access = new(broker.Address.Host, broker.Address.Port);
        using BrokerClient client = await BrokerClient.ConnectAsync(access, BrokerClient.NewId());
        await client.PublishAsync("lvs/short", new byte[RetainedBounds.SizeMax], mustArrive: true, retain: true);
        await client.PublishAsync("lvs/long", new byte[RetainedBounds.SizeMax + 1], mustArrive: true, retain: true);
        for (int i = 0; i < RetainedBounds.TopicsMax + 100; i++)
        {
            await client.PublishAsync($"lvs/flood/{i}", "?"u8.ToArray(), mustArrive: false, retain: true);
        }

        // The bound counts what is there: who removes one may retain another.
        await client.PublishAsync("lvs/flood/0", default, mustArrive: true, retain: true);
        await client.PublishAsync("lvs/another", "?"u8.ToArray(), mustArrive: true, retain: true);
        await client.PublishAsync("lvs/one more", "?"u8.ToArray(), mustArrive: true, retain: true);

        Recorder heard = new();
        using BrokerClient late = await BrokerClient.ConnectAsync(access, BrokerClient.NewId(), heard);
        string last = $"lvs/flood/{RetainedBounds.TopicsMax + 99}";
        _ = await late.SubscribeAsync(
            mustArrive: true, "lvs/long", "lvs/one more", last, "lvs/flood/0", "lvs/short", "lvs/flood/1", "lvs/another");
        Recorder.WaitFor(() => heard.Messages.Count >= 3, "what is retained is delivered");

        // A broker sends in order: when this comes, all that was retained has come.
        await client.PublishAsync("lvs/short", "end"u8.ToArray(), mustArrive: true, retain: false);
        Recorder.WaitFor(() => heard.Texts.Contains("end"), "the end is delivered");
        CollectionAssert.AreEquivalent(
            new[] { "lvs/short", "lvs/flood/1", "lvs/another" },
            heard.Messages.Where(message => message.Retained).Select(message => message.Topic).ToArray());
    }
}
