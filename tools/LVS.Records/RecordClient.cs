using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Records;

/// <summary>
/// A client of a running swarm: a member by its key that keeps nothing itself. Hears who is there and what is kept, and speaks the
/// frames of SPEC 9. Belongs to one thread.
/// </summary>
public sealed class RecordClient : IDisposable
{
    private const int DigestMs = 1000;
    private const int JoinMs = 1600;
    private const int JoinMsMax = 8000;
    private const int PaceMs = 6;
    private const int StrangersMax = 64;

    private readonly NodeConfig config;
    private readonly IEndpoint endpoint;
    private readonly FrameGate gate;
    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly HashSet<int> strangers = [];
    private readonly HeardMinute minute = new();
    private readonly int self = Random.Shared.Next() | 1;
    private int seq = Random.Shared.Next();
    private long spokeAtMs;

    /// <summary>Comes to the swarm of a configuration.</summary>
    /// <param name="transport">What carries its frames.</param>
    /// <param name="config">Its key.</param>
    public RecordClient(ITransport transport, NodeConfig config)
    {
        if (config.Transport == NodeConfig.TransportMqtt)
        {
            throw new UserException("Records are kept where all nodes hear each other: 'transport' must be 'udp' or 'both'.");
        }

        this.config = config;
        endpoint = transport.Open(self);
        endpoint.Start(self);
        gate = new FrameGate(new PcMac(config.KeyBytes())) { ReadsStore = true };
    }

    /// <summary>Its pseudonym.</summary>
    public int Self => self;

    /// <summary>Members that keep fragments, with all and free slots.</summary>
    public Dictionary<int, (int Capacity, int Free)> Members { get; } = [];

    /// <summary>Versions of the stripes that the swarm keeps.</summary>
    public Dictionary<long, int> Stripes { get; } = [];

    /// <summary>Called with every frame of the store that was heard, and its sender.</summary>
    public Action<StoreFrame, int>? Heard { get; set; }

    /// <summary>Free fragment slots of all members.</summary>
    public int FreeFragments => Members.Values.Sum(member => member.Free);

    /// <summary>How large a record may be now.</summary>
    public RecordLimit Limit => new(FreeFragments, Limits.StripeCountMax - Stripes.Count, Members.Count);

    /// <summary>Asks who is there, and waits until all have had the time to say so.</summary>
    /// <exception cref="UserException">Nobody answered; says what to look at.</exception>
    public void Join(CancellationToken stop)
    {
        for (int round = 0; Members.Count == 0 && round * DigestMs < JoinMsMax; round++)
        {
            AskWho();
            Run(round == 0 ? JoinMs : DigestMs, () => false, stop);
        }

        // Who answered late has told others late.
        Run(DigestMs / 4, () => false, stop);
        if (Members.Count == 0)
        {
            throw Nobody();
        }
    }

    /// <summary>Asks all members to say who they are and what they know.</summary>
    public void AskWho()
    {
        StoreFrame digest = new() { Kind = FrameKind.Digest };
        Say(digest);
    }

    /// <summary>Signs and sends a frame, not too soon after the last.</summary>
    public void Say(StoreFrame said)
    {
        while (clock.ElapsedMilliseconds < spokeAtMs + PaceMs)
        {
            Hear();
            Thread.Sleep(1);
        }

        byte[] buffer = new byte[Limits.FrameSizeMax];
        long nowMs = clock.ElapsedMilliseconds;
        endpoint.Link.Send(buffer, gate.Seal(said, minute.At(nowMs), self, seq++, buffer), nowMs);
        spokeAtMs = clock.ElapsedMilliseconds;
    }

    /// <summary>Listens for a time, or until something holds.</summary>
    /// <returns>Whether it holds.</returns>
    public bool Run(int ms, Func<bool> until, CancellationToken stop)
    {
        long endMs = clock.ElapsedMilliseconds + ms;
        while (!until())
        {
            stop.ThrowIfCancellationRequested();
            long leftMs = endMs - clock.ElapsedMilliseconds;
            if (leftMs <= 0)
            {
                return false;
            }

            endpoint.Inbox.Wait((int)Math.Min(leftMs, 50));
            Hear();
        }

        return true;
    }

    /// <summary>The complaint that no node is there.</summary>
    public UserException Nobody()
    {
        string where = $"{config.Group}:{config.Port}";
        return new UserException(
            strangers.Count == 0
                ? $"No node of a swarm was heard at {where}. Is one running there, with this configuration ('lvs swarm --config ...' or "
                    + "'lvs node')?"
                : $"{strangers.Count} nodes were heard at {where}, but none with this swarmKey: use the lvs.json of the swarm.",
            UserException.Unknown);
    }

    /// <inheritdoc/>
    public void Dispose() => endpoint.Dispose();

    private void Hear()
    {
        Letter letter = gate.Letter;
        endpoint.Attend();
        for (int size = endpoint.Link.Receive(frame, 0, out int path); size > 0; size = endpoint.Link.Receive(frame, 0, out path))
        {
            Outcome outcome = gate.Open(frame, size, path, 0, FrameGate.AnyMinute, self, 0, seq);
            if (outcome == Outcome.BadMac && strangers.Count < StrangersMax)
            {
                strangers.Add(letter.Sender);
            }
            else if (outcome == Outcome.Done)
            {
                minute.Hear(letter.Sender, letter.Minute, clock.ElapsedMilliseconds);
                if (letter.Kind is >= FrameKind.Digest and <= FrameKind.Proof)
                {
                    Take(letter.Store, letter.Sender);
                }
            }
        }
    }

    private void Take(StoreFrame heard, int sender)
    {
        if (heard.Kind == FrameKind.Digest && heard.Capacity > 0)
        {
            Members[sender] = (heard.Capacity, heard.FreeCount);
        }
        else if (heard.Kind == FrameKind.Want && (heard.Flags & StoreFrame.FlagAsks) == 0)
        {
            for (int i = 0; i < heard.EntryCount; i++)
            {
                Stripes[heard.Stripes[i]] = heard.Versions[i];
            }
        }
        else if (heard.Kind == FrameKind.Fragment)
        {
            Stripes[heard.Fragment.Stripe] = heard.Fragment.Version;
        }

        Heard?.Invoke(heard, sender);
    }
}
