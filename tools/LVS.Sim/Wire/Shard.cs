using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// The part of a world that one thread works on: a range of stations, those of them that are due, and the frames they send. Shards meet at
/// the end of every window. A window is shorter than the time that any frame takes to arrive, so within a window shards cannot influence
/// each other.
/// </summary>
public sealed class Shard
{
    // Stations of which a processor's cache holds only a part, and how far ahead the next ones are brought into it.
    private const int CountOfLarge = 256;
    private const int FarAhead = 6;
    private const int NearAhead = 2;

    private readonly FrameGate heard = new(null!);
    private readonly FrameGate said = new(null!) { ReadsStore = true };
    private readonly byte[] read = new byte[512];
    private readonly int number;
    private readonly int[] due;
    private AirFrame readFrame;
    private bool isDiff;

    /// <summary>Makes a shard without stations.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="shardCount">How many shards there are.</param>
    /// <param name="first">Index of its first station.</param>
    /// <param name="count">How many it has.</param>
    public Shard(int number, int shardCount, int first, int count)
    {
        this.number = number;
        Air = new Air(shardCount);
        First = first;
        Wakes = new WakeTimes(count);
        Stations = new Station[count];
        due = new int[count];
    }

    /// <summary>The buffers of its nodes, which need them during a turn only.</summary>
    public Scratch Scratch { get; } = new();

    /// <summary>The letter of its nodes that keep no fragments, in the same way.</summary>
    public Letter Letter { get; } = new();

    /// <summary>A buffer for one record, of nobody: whoever needs one fills it, and is done with it before it returns.</summary>
    public byte[] Record { get; } = new byte[Limits.LedgerRecordSize];

    /// <summary>A memory of one node into which a record is read, in the same way.</summary>
    public NodeMemory RecordRead { get; } = new(1);

    /// <summary>Whether it is worth while to bring stations nearer to the processor before they are needed.</summary>
    public bool IsLarge => Stations.Length > CountOfLarge;

    /// <summary>Index of the first station.</summary>
    public int First { get; }

    /// <summary>The stations.</summary>
    public Station[] Stations { get; }

    /// <summary>When its stations are due, by their index here.</summary>
    public WakeTimes Wakes { get; }

    /// <summary>Topics of a broker that its stations subscribe to.</summary>
    public TopicBook Topics { get; } = new();

    /// <summary>Passes a frame from the topic on which it came to the node that takes it at once.</summary>
    public Inbox Inbox { get; } = new(1);

    /// <summary>The frames that its stations sent and that are still on their way.</summary>
    public Air Air { get; }

    /// <summary>Frames sent in this window.</summary>
    public List<Sending> Outbox { get; } = [];

    /// <summary>Virtual time of the station that is awake.</summary>
    public long NowMs { get; private set; }

    /// <summary>Frames that its stations put on the air.</summary>
    public long SentCount { get; set; }

    /// <summary>Their bytes.</summary>
    public long SentBytes { get; set; }

    /// <summary>Frames that did not reach a receiver in range: loss, partition, congestion.</summary>
    public long LostCount { get; set; }

    /// <summary>Frames that were delivered.</summary>
    public long DeliveredCount { get; set; }

    /// <summary>
    /// The diff in a frame that was heard, or null when it is no diff. It is read once, because several checks need the same one.
    /// </summary>
    /// <param name="frame">The frame as it came over the wire.</param>
    public Diff? DiffIn(AirFrame frame)
    {
        if (frame.Block == null)
        {
            return null;
        }

        if (frame != readFrame)
        {
            readFrame = frame;
            int size = Math.Min(frame.Size, read.Length);
            frame.Bytes[..size].CopyTo(read);
            isDiff = heard.Look(read, size) == Outcome.Done && heard.Letter.Kind == FrameKind.Diff;
        }

        return isDiff ? heard.Letter.Diff : null;
    }

    /// <summary>A frame is on its way to one of its stations (+1), or has come or was dropped (-1).</summary>
    public void Count(in AirFrame frame, int change) => frame.Block!.Count(number, change);

    /// <summary>The frame that a node is about to send, read once for all watchers. Its kind is 0 when it cannot be read.</summary>
    public Letter LookAtSaid(byte[] frame, int size)
    {
        if (said.Look(frame, size) != Outcome.Done)
        {
            said.Letter.Kind = 0;
        }

        return said.Letter;
    }

    /// <summary>Whether a station belongs here.</summary>
    public bool Owns(int station) => (uint)(station - First) < (uint)Stations.Length;

    /// <summary>Updates the due time of a station: none is woken twice in a millisecond, whoever asks for it.</summary>
    public void Schedule(Station station) => Wakes.Set(station.Index - First, Math.Max(station.DueMs, station.WokenMs + 1));

    /// <summary>
    /// Wakes every station that is due before a moment: one after the other, each as often as it is due. Within a window only the order in
    /// which one station acts matters.
    /// </summary>
    public void Run(long endMs)
    {
        // What lay in a block may be another frame now.
        readFrame = default;
        int count = Wakes.Before(endMs, due);
        for (int i = 0; i < count; i++)
        {
            if (IsLarge)
            {
                Stations[due[Math.Min(i + FarAhead, count - 1)]].Approach();
                Stations[due[Math.Min(i + NearAhead, count - 1)]].ApproachParts();
            }

            int at = due[i];
            Station station = Stations[at];
            do
            {
                NowMs = Wakes.DueMs(at);
                station.Wake(NowMs);
                station.WokenMs = NowMs;
                Schedule(station);
            }
            while (Wakes.DueMs(at) < endMs);
        }
    }
}
