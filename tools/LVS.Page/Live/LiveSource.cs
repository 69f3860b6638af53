using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

using LVS.Harness;
using LVS.Live;

namespace LVS.Page;

/// <summary>A live swarm for the page.</summary>
public sealed class LiveSource : ISwarmSource
{
    /// <summary>Time that the command to repeat a swarm without an end leaves it after the last intervention.</summary>
    private const double SettleSeconds = 30;

    private const double SecondsMax = 86_400;

    private readonly SwarmOptions options;
    private readonly double? seconds;
    private readonly CancellationToken stop;
    private readonly LiveHand hand;
    private readonly CurrentFacts facts;
    private readonly Lock looking = new();
    private bool isOver;
    private LiveSwarm? swarm;
    private LiveReader? reader;
    private PageFrame last = new() { Seconds = 0, State = "running", Up = 0, EntropyNats = 0, SpreadUvu = 0 };
    private int metCount;
    private string verdict = "";

    /// <summary>Makes the source of a swarm that has not started.</summary>
    /// <param name="options">What it was asked to do; <see cref="LiveSwarm.Run"/> gets <see cref="Begin"/>, too.</param>
    /// <param name="seconds">How long it drifts; null for until it is asked to end.</param>
    /// <param name="stop">Ends what takes long.</param>
    public LiveSource(SwarmOptions options, double? seconds, CancellationToken stop)
    {
        this.options = options;
        this.seconds = seconds;
        this.stop = stop;
        hand = new LiveHand(options.Config, stop);
        facts = new CurrentFacts(Describe);
    }

    /// <inheritdoc/>
    public PageLog Log { get; } = new();

    /// <inheritdoc/>
    public PageFacts Facts => facts.Value;

    /// <inheritdoc/>
    public PageEdges Edges => reader?.Edges ?? new PageEdges(0, []);

    /// <summary>All nodes have started.</summary>
    public void Begin(LiveSwarm started)
    {
        swarm = started;
        Volatile.Write(ref reader, new LiveReader(
            started.Observer,
            started.Members.Select(member => new LiveMember(member.Name, member.FloatStartUvu, member)),
            options.Config.Weight,
            Log));
        facts.Change();
    }

    /// <summary>The census is over and the nodes are about to end: what was seen last stays. Returns when nobody looks any more.</summary>
    public void Finish()
    {
        lock (looking)
        {
            isOver = true;
        }
    }

    /// <summary>The swarm was counted: the page stays as it is until asked to stop.</summary>
    public void Serve(SwarmResult result)
    {
        End(result);
        stop.WaitHandle.WaitOne();
    }

    /// <summary>The swarm was counted.</summary>
    public void End(SwarmResult result)
    {
        verdict = $"{result.Verdict}: {string.Join(' ', result.Reasons.Take(2))}";
        last = last with { ErrorUvu = result.ConservationErrorUvu };
        Log.Add(last.Seconds, result.Verdict == "broken" ? "error" : "fault", -1, $"the swarm was counted, {verdict}");
    }

    /// <inheritdoc/>
    public PageFrame Take()
    {
        lock (looking)
        {
            if (Volatile.Read(ref reader) is LiveReader from && !isOver)
            {
                Look(from);
            }
        }

        return last with { State = verdict.Length > 0 ? "ended" : "running", Verdict = verdict };
    }

    /// <inheritdoc/>
    public NodeDetail? Detail(int node) => reader?.Detail(node);

    /// <inheritdoc/>
    public DeedAnswer Do(Deed deed)
    {
        if (swarm == null || reader == null)
        {
            return new DeedAnswer(false, "The swarm has not started yet: try again in a moment.");
        }

        if (hand.IsRecord(deed.Name))
        {
            return hand.DoRecord(deed, text => Log.Add(reader.Seconds, "record", -1, text));
        }

        string value = deed.Node?.ToString(CultureInfo.InvariantCulture)
            ?? (deed.Number is double number ? ((int)number).ToString(CultureInfo.InvariantCulture) : deed.Text ?? "");
        bool isDone = swarm.Hands.Do(deed.Name, value, out string text);
        if (isDone)
        {
            Log.Add(reader.Seconds, "deed", deed.Node ?? -1, text);
        }

        return new DeedAnswer(isDone, text);
    }

    /// <summary>The command that starts the same swarm, and does at the same times what was done by hand.</summary>
    /// <param name="endSeconds">When it is to end, if the swarm of the page has no end of its own; 0 for the usual time.</param>
    public string Repeat(double endSeconds)
    {
        IReadOnlyList<LiveDeed> done = swarm?.Hands.Done ?? [];
        double last = done.Concat(options.Deeds).Select(deed => deed.AtSeconds).Append(options.Kill > 0 ? options.KillAtSeconds : 0).Max();
        double least = last > 0 ? last + (endSeconds > 0 ? 1 : SettleSeconds) : 0;
        int end = (int)Math.Min(SecondsMax, Math.Ceiling(Math.Max(endSeconds, least)));
        return options.Reproduce + (seconds == null && end > 0 ? string.Create(CultureInfo.InvariantCulture, $" --seconds {end}") : "")
            + string.Concat(done.Select(deed => $" --deed {deed}"));
    }

    private PageFacts Describe()
    {
        LiveReader? from = Volatile.Read(ref reader);
        return new PageFacts(
            "swarm",
            $"{options.Nodes} nodes on this machine",
            "A live swarm on real sockets, by " + options.Config.Transport.ToUpperInvariant() + ".",
            from?.Members.Count ?? options.Nodes,
            from == null ? [] : [.. from.Members.Select(member => member.Name)],
            seconds,
            IsVirtual: false,
            HasBatteries: false,
            KeepsFragments: hand.KeepsRecords,
            [.. hand.Offers(canChange: true)]);
    }

    private void Look(LiveReader from)
    {
        PageFrame read = from.Read();
        if (metCount != from.MetCount)
        {
            metCount = from.MetCount;
            facts.Change();
        }

        LiveAir? air = swarm!.Air;
        last = read with
        {
            Repeat = Repeat(0),
            LossPercent = air?.LossPercent ?? 0,
            IsSplit = air?.IsSplit ?? false,
            FramesLost = read.FramesLost + (air?.LostCount ?? 0),
        };
    }
}
