using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Harness;
using LVS.Node;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Secrets;

/// <summary>The frames of trace.txt, each heard by a whole node: two nodes make an edge, use it, and close it.</summary>
[TestClass]
public sealed class TraceVectorTests
{
    private const int StepMs = 300;
    private const int TurnsMax = 100_000;
    private const long Minute = 28_800_007;

    private static readonly string[] States = ["free", "open", "keyed", "mutual"];

    [TestMethod]
    public void NodesDoWhatTheTraceSays()
    {
        Dictionary<string, End> ends = new()
        {
            ["A"] = new("3ca33472d7fbe17a0129389332e605fba06bcb80b2b6c027ae2d9593ea489e0c", "44332211", 400_000_000),
            ["C"] = new("3ca33472d7fbe17a0129389332e605fba06bcb80b2b6c027ae2d9593ea489e0c", "44332211", 400_000_000),
            ["B"] = new("bcbaecd82eccff3bd9fbcb84d7f50c72421934dbf048f6753ee9f080cd9df5cd", "88776655", 0),
        };
        long nowMs = 0;
        foreach (string[] columns in VectorFile.Columns("trace.txt"))
        {
            nowMs += StepMs;
            foreach (End end in ends.Values)
            {
                end.Tick(nowMs);
            }

            Assert.AreEqual(columns[3], ends[columns[1]].Hear(Convert.FromHexString(columns[2]), nowMs), columns[0]);
        }
    }

    /// <summary>One node. Nobody hears what it says itself.</summary>
    private sealed class End
    {
        private readonly PipeLink link = new();
        private readonly NodeMemory memory = new(1);
        private readonly MicroNode node;

        internal End(string privateKey, string nonce, long earned)
        {
            byte[] swarmKey = new byte[32];
            for (int i = 0; i < swarmKey.Length; i++)
            {
                swarmKey[i] = (byte)i;
            }

            PipeLink.Join(link, new PipeLink());
            SwarmSecrets secrets = new(new PcMac(swarmKey), new PcHash(), new PcAgreement(), new Script(privateKey + nonce));
            node = new MicroNode(new NodeOptions { Minute = Minute }, memory, 0, secrets, link, new MemoryVault());
            node.Boot(0, 1, earned, 256, -1);
        }

        internal void Tick(long nowMs)
        {
            node.Tick(nowMs);
            for (int i = 0; i < TurnsMax && node.IsComputing; i++)
            {
                node.Tick(nowMs);
            }
        }

        internal string Hear(byte[] frame, long nowMs)
        {
            link.Arrived.Put(frame, frame.Length);
            Tick(nowMs);
            EdgeTable edges = memory.Edges;
            return $"{States[memory.Keys.StateOf[0]]} {edges.Peer(0):x8} {edges.Sent(0)} {edges.Credited(0)} {edges.Float}";
        }
    }

    /// <summary>Draws given bytes first, then some.</summary>
    private sealed class Script(string hex) : IKeySource
    {
        private readonly Queue<byte> bytes = new(Convert.FromHexString(hex));

        public void Fill(byte[] buffer, int offset, int size)
        {
            for (int i = 0; i < size; i++)
            {
                buffer[offset + i] = bytes.Count > 0 ? bytes.Dequeue() : (byte)(i + 1);
            }
        }
    }
}
