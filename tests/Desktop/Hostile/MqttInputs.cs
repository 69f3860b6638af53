using System;
using System.Linq;
using System.Text;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;
using LVS.Tests.Shared;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>A node at a broker that hears inputs as messages: topic, line end, payload. It lives on from one to the next.</summary>
internal sealed class MqttInputs
{
    private const string SwarmName = "0badf00d";
    private const int TurnMs = 50;

    private readonly MqttLink link;
    private readonly MqttOverlay overlay;
    private readonly MicroNode node;
    private long nowMs;

    public MqttInputs()
    {
        link = new MqttLink(new MemorySession(new MemoryBroker()), new Inbox());
        overlay = new MqttOverlay(link, null, 1, 64_000, 250);
        node = new MicroNode(new NodeOptions(), new NodeMemory(1), 0, SimpleSecrets.Of(new SimpleMac(1), 1), link, new MemoryVault());
        node.Boot(0, 7919, 8_000_000, 256, -1);
        node.Overlay = overlay;
        overlay.Start(SwarmName, node.Ledger.Pseudonym);
        Turn();
    }

    /// <summary>A frame on every topic that the node listens to, and what is no frame.</summary>
    public byte[][] Corpus()
    {
        MqttTopics topics = new(SwarmName, node.Ledger.Pseudonym);
        byte[] frame = new byte[Limits.FrameSizeMax];
        FrameGate gate = new(new SimpleMac(1));
        Diff diff = new() { Sender = 5, Seq = 1, OpenCount = 8 };
        gate.Write(diff, frame, new byte[Limits.MacSize]);
        int size = gate.Seal(diff, frame);
        string[] names = [topics.In, topics.All, topics.Ask, topics.Status, topics.FrameOf("00000005"), .. topics.Beacons];
        return [.. names.Select(name => (byte[])[.. Encoding.UTF8.GetBytes(name + "\n"), .. frame.AsSpan(0, size)]),
            Encoding.UTF8.GetBytes(topics.Status + "\noffline")];
    }

    /// <summary>Hears a message, and takes its turn.</summary>
    public void Hear(byte[] input)
    {
        int end = Array.IndexOf(input, (byte)'\n');
        string topic = Encoding.UTF8.GetString(input, 0, end < 0 ? input.Length : end);
        byte[] payload = end < 0 ? [] : input[(end + 1)..];
        link.Hear(topic, payload, payload.Length, retained: payload.Length % 7 == 6);
        Turn();
        Assert.AreEqual(node.Ledger.FloatFromCounters(), node.Ledger.Float);
    }

    private void Turn()
    {
        nowMs += TurnMs;
        node.Tick(nowMs);
        overlay.Attend(node, nowMs);
    }
}
