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
    private readonly SwarmSecrets secrets;
    private readonly byte[] kept = new byte[Limits.LedgerRecordSize];
    private readonly byte[] seen = new byte[Limits.LedgerRecordSize];
    private MicroNode node;
    private long nowMs;

    public Target(SwarmSecrets secrets, NodeMemory ledger)
    {
        this.secrets = secrets;
        options = new NodeOptions();
        LedgerRecord.Write(ledger, 1, kept);
        vault.Append(kept);
        node = Boot();
    }

    public MicroNode Node => node;

    public PipeLink Link { get; } = new();

    /// <summary>Secrets with a real hash: tags of the vectors are right.</summary>
    public static SwarmSecrets SecretsOf(IMac mac, IHmac hash)
    {
        SwarmSecrets simple = SimpleSecrets.Of(mac, 1);
        return new SwarmSecrets(mac, hash, simple.Agreement, simple.Source);
    }

    /// <summary>
    /// A ledger with an edge to the sender of a frame, as its first entry wants it: mutual and under the key of the vectors, or open with
    /// that key for the pair.
    /// </summary>
    public static NodeMemory NeighbourOf(Diff diff)
    {
        NodeMemory memory = new(1);
        EdgeTable ledger = memory.Edges;
        int epoch = (int)(diff.Minute / Limits.EpochMinutes);
        memory.Clock.Birth(diff.Minute);
        memory.Birth(diff.EntryCount > 0 ? diff.Peer[0] : 0x77777777, 800_000_000, 256, epoch);
        ledger.Open(0, diff.Sender);
        bool isEdge = diff.EntryCount > 0 && diff.Nonce[0] == 0;
        Tagger.Key.CopyTo(isEdge ? memory.Keys.EdgeKeysOf : memory.Keys.PairKeysOf, 0);
        memory.Keys.FlagsOf[0] = (byte)(diff.EntryCount > 0 && !isEdge ? EdgeKeyTable.HasPairKey : 0);
        memory.Keys.StateOf[0] = (byte)(isEdge ? EdgeKeyTable.Mutual : EdgeKeyTable.Open);
        memory.Keys.OwnNonceOf[0] = 0x11111111;
        memory.Keys.PeerNonceOf[0] = isEdge ? 0x22222222 : 0;
        memory.Keys.PeerEpochOf[0] = epoch;
        if (isEdge)
        {
            ledger.BecomeMutual(0, 0);
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
        LittleEndian.Write64(now, 0, memory.Life.Chance[0] + memory.Edges.AbsentCountOf[0]);
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

        MicroNode booted = new(options, memory, 0, secrets, Link, vault);
        booted.Boot(nowMs, 1, 0, 0, nowMs);
        return booted;
    }
}
