using System;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Shared;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>A node, restored from a record, that a test throws frames at.</summary>
internal sealed class Target
{
    private readonly NodeOptions options;
    private readonly NodeMemory memory = new(1);
    private readonly MemoryVault vault = new();
    private readonly IMac mac;
    private readonly byte[] kept = new byte[Limits.LedgerRecordSize];
    private readonly byte[] seen = new byte[Limits.LedgerRecordSize];
    private MicroNode node;
    private long nowMs;

    public Target(IMac mac, int epoch, NodeMemory ledger)
    {
        this.mac = mac;
        options = new NodeOptions { Epoch = epoch };
        LedgerRecord.Write(ledger, 1, kept);
        vault.Append(kept);
        node = Boot();
    }

    public MicroNode Node => node;

    public PipeLink Link { get; } = new();

    /// <summary>
    /// A ledger with a mutual edge to the sender of a frame, its tags and counters as the frame wants them; at most one edge.
    /// </summary>
    public static NodeMemory NeighbourOf(Diff diff)
    {
        NodeMemory memory = new(1);
        EdgeTable ledger = memory.Edges;
        memory.Birth(diff.EntryCount > 0 ? diff.Peer[0] : 0x77777777, 800_000_000, 256, 0);
        ledger.Open(0, diff.Sender, diff.Seq);
        if (diff.EntryCount > 0)
        {
            memory.Edges.OwnTagOf[0] = diff.PeerTag[0] == 0 ? 1 : diff.PeerTag[0];
            memory.Edges.PeerTagOf[0] = diff.OwnTag[0];
            memory.Edges.SlotFlagsOf[0] = diff.PeerTag[0] == 0 ? 0 : EdgeTable.SlotMutual;
            memory.Edges.SentOf[0] = diff.Credited[0];
            memory.Edges.CreditedOf[0] = diff.Credited[0];
            memory.Edges.PeerCreditedOf[0] = diff.Credited[0];
        }

        return memory;
    }

    /// <summary>Cuts the power and boots from what the vault holds, or from the very first record.</summary>
    public void Reboot(bool fromFirstRecord)
    {
        if (fromFirstRecord)
        {
            vault.Append(kept);
        }

        node = Boot();
    }

    /// <summary>Lets one datagram be heard, without any time passing.</summary>
    public void Throw(byte[] frame, int size)
    {
        if (size > 0)
        {
            Link.Arrived.Put(frame, size);
        }

        node.Tick(nowMs);
    }

    /// <summary>Lets the node say what it has to say.</summary>
    public void Emit()
    {
        int before = Link.SentCount;
        for (int i = 0; i < 4 && Link.SentCount == before; i++)
        {
            nowMs = Math.Max(nowMs, node.DueAtMs);
            node.Tick(nowMs);
        }
    }

    /// <summary>Whether ledger, seqs and chance are as they were when this was last asked.</summary>
    public bool IsUnchanged()
    {
        byte[] now = new byte[Limits.LedgerRecordSize];
        long chance = LittleEndian.Read64(seen, 0);
        LedgerRecord.Write(memory, 0, now);
        LittleEndian.Write64(now, 0, memory.Life.ChanceOf[0] + memory.Edges.AbsentCountOf[0]);
        bool same = now.AsSpan().SequenceEqual(seen) && chance == LittleEndian.Read64(now, 0);
        now.CopyTo(seen, 0);
        return same;
    }

    /// <summary>What must hold whatever was heard, or null.</summary>
    public string? Complaint()
    {
        if (node.Ledger.Float != node.Ledger.FloatFromCounters())
        {
            return $"float {node.Ledger.Float}, by its counters {node.Ledger.FloatFromCounters()}";
        }

        for (int slot = 0; slot < Limits.SlotCount; slot++)
        {
            long net = memory.Edges.SentOf[slot] - memory.Edges.CreditedOf[slot];
            if (memory.Edges.SentOf[slot] is < 0 or > Limits.AmountUvuMax
                || memory.Edges.CreditedOf[slot] is < 0 or > Limits.AmountUvuMax
                || memory.Edges.PeerCreditedOf[slot] < 0
                || memory.Edges.PeerCreditedOf[slot] > memory.Edges.SentOf[slot]
                || net > options.Drift.CapUvu
                || net < -options.Drift.CapUvu)
            {
                return $"slot {slot}: sent {memory.Edges.SentOf[slot]}, credited {memory.Edges.CreditedOf[slot]}, by the peer "
                    + $"{memory.Edges.PeerCreditedOf[slot]}";
            }
        }

        return node.Ledger.Float is > Limits.AmountUvuMax or < -Limits.AmountUvuMax ? $"float {node.Ledger.Float}" : null;
    }

    private MicroNode Boot()
    {
        while (Link.Arrived.Take(new byte[Limits.FrameSizeMax + 1]) > 0)
        {
            // What was under way is lost.
        }

        MicroNode booted = new(options, memory, 0, mac, Link, vault);
        booted.Boot(nowMs, 1, 0, 0);
        return booted;
    }
}
