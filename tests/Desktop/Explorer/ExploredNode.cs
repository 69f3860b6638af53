using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Node;

namespace LVS.Tests.Desktop.Explorer;

/// <summary>
/// A real node whose wire and flash the exploration holds in its hands: it hears what it is given, and forgets what it is told to.
/// </summary>
internal sealed class ExploredNode
{
    private const int StepMs = 20;

    private readonly Wire wire;
    private readonly FrameGate looking = new(QuickSecrets.Of(0).Mac);
    private readonly Flash flash = new();
    private readonly int index;
    private readonly long earned;
    private NodeMemory memory = new(1);
    private MicroNode node;
    private long nowMs;
    private int lives;

    /// <summary>A newborn.</summary>
    /// <param name="index">0 and up; everything that differs between nodes.</param>
    public ExploredNode(int index)
    {
        this.index = index;
        wire = new Wire(Look);
        earned = 8_000_000L * (1 + (index * 3));
        node = Boot();
    }

    /// <summary>From now on flash says that it has written when it has not: the seeded bug.</summary>
    public void RevealEarly() => flash.Lies = true;

    public EdgeTable Ledger => node.Ledger;

    public Counters Counters => node.Counters;

    /// <summary>What it has paid to another node over their edge.</summary>
    public long Sent(ExploredNode to) => Slot(to) < 0 ? 0 : Ledger.Sent(Slot(to));

    /// <summary>What it has credited to another node over their edge.</summary>
    public long Credited(ExploredNode from) => Slot(from) < 0 ? 0 : Ledger.Credited(Slot(from));

    /// <summary>Whether a frame ever told counters that flash did not hold.</summary>
    public bool HasRevealed { get; private set; }

    /// <summary>What it says next: time passes until it does.</summary>
    public byte[] Say(bool hello)
    {
        for (int i = 0; i < 4000; i++)
        {
            node.Tick(nowMs += StepMs);
            byte[]? frame = wire.Take(hello);
            if (frame is not null)
            {
                return frame;
            }

            if (hello && i > 100)
            {
                return [];
            }
        }

        return [];
    }

    /// <summary>A moment passes.</summary>
    /// <returns>What it says in it.</returns>
    public List<byte[]> Live()
    {
        node.Tick(nowMs += StepMs);
        List<byte[]> frames = [];
        while ((wire.Take(false) ?? wire.Take(true)) is { } frame)
        {
            frames.Add(frame);
        }

        return frames;
    }

    /// <summary>A frame arrives, to be heard in the next moment.</summary>
    public void Receive(byte[] frame)
    {
        if (frame.Length > 0)
        {
            wire.Give(frame);
        }
    }

    /// <summary>Hears a frame; what it says meanwhile is lost.</summary>
    public void Hear(byte[] frame)
    {
        wire.Give(frame);
        node.Tick(nowMs);
    }

    /// <summary>A power cut: what flash holds is all that is left.</summary>
    public void Cut()
    {
        memory = new NodeMemory(1);
        wire.Clear();
        node = Boot();
    }

    /// <summary>Closes an edge of its own accord, as for silence.</summary>
    public void Forget(int slot) => node.Forget(slot, nowMs);

    /// <summary>What the node is, as a number: its memory and its flash.</summary>
    public ulong Fingerprint(ulong seed)
    {
        byte[] record = new byte[Limits.LedgerRecordSize];
        LedgerRecord.Write(memory, 0, record);
        seed = QuickSecrets.Hash(record, seed);
        for (int slot = 0; slot < Limits.SlotCount; slot++)
        {
            seed = QuickSecrets.Hash(
                [memory.Keys.StateOf[slot], .. BitConverter.GetBytes(memory.Keys.PeerNonceOf[slot]),
                    (memory.Keys.FlagsOf[slot] & EdgeKeyTable.HasPairKey) != 0 ? (byte)1 : (byte)0], seed);
        }

        return QuickSecrets.Hash(flash.Record ?? [], seed);
    }

    /// <summary>Persist before reveal: what a diff tells of edges must be in the record.</summary>
    private void Look(byte[] frame)
    {
        if (looking.Look(frame, frame.Length) != Outcome.Done || looking.Letter.Kind != FrameKind.Diff || flash.Record is null)
        {
            return;
        }

        NodeMemory kept = new(1);
        LedgerRecord.Read(flash.Record, kept);
        Diff diff = looking.Letter.Diff;
        for (int i = 0; i < diff.EntryCount; i++)
        {
            int slot = kept.Edges.SlotOf(diff.Peer[i]);
            HasRevealed |= diff.Nonce[i] == 0
                && (slot < 0 || kept.Edges.Sent(slot) < diff.Sent[i] || kept.Edges.Credited(slot) < diff.Credited[i]);
        }
    }

    private int Slot(ExploredNode other) => Ledger.SlotOf(other.Ledger.Pseudonym);

    private MicroNode Boot()
    {
        NodeOptions options = new();
        MicroNode made = new(options, memory, 0, QuickSecrets.Of((index * 100) + lives), wire, flash);
        made.Boot(nowMs, index + 1, earned, 256, 0);
        lives++;
        return made;
    }

    private sealed class Flash : IVault
    {
        /// <summary>The seeded bug.</summary>
        public bool Lies { get; set; }

        private int writes;

        public byte[]? Record { get; private set; }

        public bool Load(byte[] record)
        {
            Record?.CopyTo(record, 0);
            return Record is not null;
        }

        public bool Append(byte[] record)
        {
            if (!Lies || writes++ % 4 == 3)
            {
                Record = (byte[])record.Clone();
            }

            return true;
        }
    }

    private sealed class Wire(Action<byte[]> look) : ILink
    {
        private readonly Queue<byte[]> heard = new();
        private readonly Queue<byte[]> diffs = new();
        private readonly Queue<byte[]> hellos = new();

        public void Give(byte[] frame) => heard.Enqueue(frame);

        public byte[]? Take(bool hello)
        {
            return (hello ? hellos : diffs).TryDequeue(out byte[]? frame) ? frame : null;
        }

        public void Clear()
        {
            heard.Clear();
            diffs.Clear();
            hellos.Clear();
        }

        public bool Send(byte[] frame, int size, long nowMs)
        {
            look(frame[..size]);
            ((frame[0] & 15) == FrameKind.Hello ? hellos : diffs).Enqueue(frame[..size]);
            return true;
        }

        public int Receive(byte[] buffer, long nowMs, out int path)
        {
            path = 0;
            if (!heard.TryDequeue(out byte[]? frame))
            {
                return 0;
            }

            frame.CopyTo(buffer, 0);
            return frame.Length;
        }
    }
}
