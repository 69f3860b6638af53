using System;
using System.Linq;
using System.Threading;

using LVS.Core;
using LVS.Harness;

namespace LVS.Records;

/// <summary>Brings a record back from the swarm: asks for fragments by name until enough of them open.</summary>
/// <param name="client">The swarm.</param>
/// <param name="capability">The record's.</param>
public sealed class RecordGet(RecordClient client, Capability capability)
{
    private const int AnswerMs = 400;
    private const int RoundsMax = 25;
    private const int RoundsInVain = 8;
    private const int StripesPerFrame = 4;

    private readonly RecordReader reader = new(capability);

    /// <summary>Newest version of the record that was heard.</summary>
    public int Version { get; private set; }

    /// <summary>Hours that the swarm will still keep it, by what was heard.</summary>
    public int Hours { get; private set; }

    /// <summary>Fragments that were heard.</summary>
    public int HeardCount => reader.HeardCount;

    /// <summary>Fetches the content.</summary>
    /// <param name="progress">Called after every round with the number of stripes that are there.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="UserException">The record is not there, not whole, or no node answers; the message says which.</exception>
    public byte[] Run(Action<int> progress, CancellationToken stop)
    {
        client.Heard = Hear;
        int vain = 0;
        for (int round = 0; round < RoundsMax && !reader.IsComplete && vain < RoundsInVain; round++)
        {
            if (round is 1 or 4 && client.Members.Count == 0)
            {
                client.AskWho();
            }

            int before = reader.HeardCount;
            Ask(round, stop);
            client.Run(AnswerMs, () => reader.IsComplete, stop);
            vain = reader.HeardCount > before ? 0 : vain + 1;
            progress(reader.OpenedCount);
        }

        client.Heard = null;
        if (!reader.IsComplete && reader.HeardCount == 0 && client.Members.Count == 0)
        {
            throw client.Nobody();
        }

        return reader.Content();
    }

    /// <summary>The data fragments first, which need no decoding; then whatever there is.</summary>
    private void Ask(int round, CancellationToken stop)
    {
        int all = (1 << capability.Shape.TotalCount) - 1;
        int wanted = round == 0 ? (1 << capability.Shape.DataCount) - 1 : all;
        foreach (long[] names in reader.Wanted.Chunk(StripesPerFrame))
        {
            StoreFrame want = new() { Kind = FrameKind.Want, Flags = StoreFrame.FlagAsks };
            foreach (long name in names)
            {
                int mask = wanted & ~reader.HeardMask(name);
                if (mask != 0)
                {
                    want.Stripes[want.EntryCount] = name;
                    want.Masks[want.EntryCount++] = mask;
                }
            }

            if (want.EntryCount > 0)
            {
                client.Say(want);
                client.Run(60, () => reader.IsComplete, stop);
            }
        }
    }

    private void Hear(StoreFrame heard, int sender)
    {
        if (heard.Kind == FrameKind.Fragment && reader.Offer(heard.Fragment))
        {
            bool newer = Version == 0 || heard.Fragment.Version - Version > 0;
            Version = newer ? heard.Fragment.Version : Version;
            Hours = Math.Max(Hours, heard.Fragment.Hours);
        }
    }
}
