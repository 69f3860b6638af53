using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

using LVS.Core;
using LVS.Harness;
using LVS.Records;

namespace LVS.Sim;

/// <summary>
/// A guest that runs the product's own client in virtual time, one visit after the other: the record verbs of <c>lvs</c> without a
/// console. While the client waits, virtual time passes.
/// </summary>
public sealed class Visitor : Station, IGuestWire
{
    private const int HoursKept = 24;
    private const int HoursRenewed = 48;
    private const long VisitMsMax = 120_000;

    private readonly SimWorld world;
    private readonly SwarmSecrets secrets;
    private readonly List<Visit> visits;
    private readonly List<VisitOutcome> outcomes = [];
    private readonly HashSet<int> names = [];
    private TaskCompletionSource? waiting;
    private long waitToMs;
    private CancellationTokenSource? patience;
    private long endMs;
    private bool asks;
    private int begunCount;

    /// <summary>Makes it, before its first visit.</summary>
    public Visitor(SimWorld world, int index, Shard shard, IEnumerable<Visit> visits)
        : base(index, shard, world.Wire)
    {
        this.world = world;
        this.visits = [.. visits];
        secrets = world.SecretsOf(index, 0);
    }

    /// <summary>Outcomes of the visits that have ended.</summary>
    public IReadOnlyList<VisitOutcome> Outcomes => outcomes;

    /// <summary>Whether a visit is under way or still to come.</summary>
    public bool IsBusy => outcomes.Count < visits.Count;

    /// <inheritdoc/>
    public override long DueMs => waiting != null ? Math.Min(ArrivalMs, waitToMs)
        : begunCount < visits.Count ? Math.Max(1, visits[begunCount].AtMs) : long.MaxValue;

    /// <summary>Adds a visit by hand, between windows.</summary>
    /// <returns>The visit's number, which is also the number of its outcome.</returns>
    public int Come(Visit visit)
    {
        visits.Add(visit);
        Shard.Schedule(this);
        return visits.Count - 1;
    }

    /// <inheritdoc/>
    public override void Arrive(in Arrival arrival)
    {
        // At a broker it hears diffs only while it asks who is there.
        if (waiting != null && (asks || !world.Wire.IsBroker || StoreFrame.Has(arrival.Frame.Bytes[0] & 15)))
        {
            base.Arrive(arrival);
        }
    }

    /// <inheritdoc/>
    public override void Wake(long nowMs)
    {
        // The client's continuations must not go to the caller's synchronization context. All of them run here and now.
        SynchronizationContext? outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            if (waiting == null)
            {
                _ = Run(visits[begunCount++]);
            }
            else if (nowMs >= waitToMs || ArrivalMs <= nowMs)
            {
                TaskCompletionSource over = waiting;
                waiting = null;
                if (nowMs >= endMs)
                {
                    patience!.Cancel();
                }

                over.SetResult();
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <inheritdoc/>
    public override bool Listens(BrokerPlace place) => asks || place.Target == 0 || names.Contains(place.Target);

    /// <inheritdoc/>
    public bool Say(StoreFrame said, int guest, byte[] frame, int size)
    {
        names.Add(guest);
        Put(frame, size, -1, world.Wire.IsBroker ? BrokerPlace.Of(said) : null);
        return true;
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, out int path) => Receive(buffer, Shard.NowMs, out path);

    /// <inheritdoc/>
    public Task Wait(int ms)
    {
        waiting = new TaskCompletionSource();
        waitToMs = Shard.NowMs + Math.Max(1, ms);
        return waiting.Task;
    }

    /// <inheritdoc/>
    public void Join(bool asks) => this.asks = asks;

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        names.Clear();
        asks = false;
    }

    private async Task Run(Visit visit)
    {
        using CancellationTokenSource stop = new();
        patience = stop;
        endMs = Shard.NowMs + VisitMsMax + (2 * visit.WaitMs);
        using RecordClient client = new(this, new VisitorWorld(world, secrets, Shard, visit.Draw), "the simulated swarm")
        {
            SleepersMsMax = visit.WaitMs,
        };
        VisitOutcome outcome;
        try
        {
            outcome = visit.Put is string content ? await Store(client, visit, content, stop.Token)
                : visit.Get is string text ? await Fetch(client, visit, Named(text), stop.Token)
                : await Manage(client, visit, Named(visit.Check ?? visit.Renew ?? visit.Forget ?? ""), stop.Token);
        }
        catch (UserException e)
        {
            outcome = new VisitOutcome(visit, Shard.NowMs, false, e.Message);
        }
        catch (OperationCanceledException)
        {
            outcome = new VisitOutcome(
                visit, Shard.NowMs, false, F($"Not done within {(VisitMsMax + (2 * visit.WaitMs)) / 1000} s; nothing of it is left."));
        }

        outcomes.Add(outcome);
    }

    private async Task<VisitOutcome> Store(RecordClient client, Visit visit, string text, CancellationToken stop)
    {
        await client.Join(stop);
        byte[] content = Encoding.UTF8.GetBytes(text);
        RecordShape shape = client.Limit.Demand("the text", content.Length, RecordShape.LossPercentUsual);
        RecordPut put = RecordPut.Of(client, content, shape, client.Minute + (HoursKept * 60), out Capability capability);
        await put.Run(_ => { }, stop);
        return new VisitOutcome(visit, Shard.NowMs, true, F($"Stored {content.Length:N0} bytes as {put.FragmentCount} fragments at ")
            + F($"{put.HolderCount} of {client.Members.Count} nodes for {HoursKept} hours; any {put.SurvivesCount} may vanish."),
            capability.ToString());
    }

    private async Task<VisitOutcome> Fetch(RecordClient client, Visit visit, Capability capability, CancellationToken stop)
    {
        RecordGet get = new(client, capability);
        byte[] content = await get.Content(_ => { }, stop);
        return new VisitOutcome(visit, Shard.NowMs, true,
            F($"Brought back {content.Length:N0} bytes from {get.HeardCount} fragments."), Encoding.UTF8.GetString(content));
    }

    /// <summary>Checks, renews or forgets a record.</summary>
    private async Task<VisitOutcome> Manage(RecordClient client, Visit visit, Capability capability, CancellationToken stop)
    {
        List<RecordStripe> stripes = await new RecordGet(client, capability).Stripes(_ => { }, stop);
        if (visit.Check != null)
        {
            RecordCheck check = new(client, capability);
            await check.Run(stripes, stop);
            int all = stripes.Count * capability.Shape.TotalCount;
            return new VisitOutcome(visit, Shard.NowMs, check.ProvedCount == all,
                F($"{check.ProvedCount} of {all} fragments are proved by {check.HolderCount} nodes."));
        }

        RecordOwner owner = new(client, capability);
        if (visit.Renew != null)
        {
            int least = await owner.Renew(stripes, 1, client.Minute + (HoursRenewed * 60), stop);
            return new VisitOutcome(visit, Shard.NowMs, least >= capability.Shape.DataCount,
                F($"At least {least} of {capability.Shape.TotalCount} fragments of each stripe are kept for {HoursRenewed} hours."));
        }

        (int before, int after) = await owner.Forget(stripes, stop);
        return new VisitOutcome(visit, Shard.NowMs, before > 0 && after == 0,
            F($"{before} fragments were proved before it was told to be forgotten, {after} still are."));
    }

    private Capability Named(string asked) => Capability.Parse(
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < outcomes.Count
            ? outcomes[number].Result ?? "" : asked);

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
