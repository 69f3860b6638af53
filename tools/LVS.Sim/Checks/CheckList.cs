using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>The checks of a world. Each check is called only for the methods that it overrides.</summary>
public sealed class CheckList : Watcher
{
    private const int SilencesToRest = 4;

    private readonly SimWorld world;
    private readonly Accounts accounts;
    private readonly InvariantCheck[] all;
    private readonly InvariantCheck[] unexpected;
    private readonly Watcher[] sent;
    private readonly InvariantCheck[] live;
    private readonly Watcher[] ticked;
    private readonly Watcher[] cutting;
    private readonly Watcher[] starting;
    private readonly Watcher[] booted;
    private readonly bool stopsAtBreak;

    /// <summary>Makes the checks that a scenario asks for.</summary>
    /// <param name="world">All its nodes exist, and nothing has happened yet.</param>
    /// <param name="fragments">The records that nodes are given to keep; null for none.</param>
    /// <param name="stopsAtBreak">Whether the run ends at the first break that the scenario does not expect.</param>
    public CheckList(SimWorld world, FragmentStock? fragments, bool stopsAtBreak)
    {
        this.world = world;
        this.stopsAtBreak = stopsAtBreak;
        accounts = new Accounts(world);
        Scenario scenario = world.Scenario;
        int nodes = world.Nodes.Length;
        Node.NodeOptions node = world.Options;
        EntropyFalls = new EntropyFalls(scenario.Bounds.EntropyPart, scenario.StormMs);
        List<InvariantCheck> list =
        [
            Conservation, new NeverOvercredited(), new Floor(nodes), new CutBound(node.Drift.CapUvuMax, scenario.Bounds.GainUvu),
                new ClipHolds(node.Drift.ClipUvuMax),
            new PayerStaysRicher(nodes), new PersistBeforeReveal(nodes), new SeqRises(nodes), new RecordsIntact(nodes),
                FramesFit,
            new NodesStayUp(), new RefundsExact(nodes), new TrustBounds(node.Drift),
            new YoungBound(2 * (node.Drift.CapUvu >> node.Drift.StrangerShift), nodes), new BooksChecked(), new BanHolds(),
            new QuotaHolds(nodes, node.Drift.QuotaUvu),
        ];
        if (fragments != null)
        {
            FragmentsConverge = new FragmentsConverge(fragments, scenario.Bounds.IsLive, scenario.DurationMs, scenario.Bounds.RepairMs);
            list.AddRange([new FragmentsSurvive(fragments, nodes), new FragmentsDurable(fragments, nodes), FragmentsConverge]);
            list.AddRange([new ProvedIsOnFlash(fragments), new ExpiriesHold(fragments, nodes)]);
            list.AddRange(Kept(fragments, scenario));
        }

        if (world.Power is SolarPower solar && scenario.Power is { Sleep.IsOn: true })
        {
            list.Add(new OneRecordAWake(solar, nodes));
        }

        if (scenario.Bounds.ClosedEnds >= 0)
        {
            list.Add(new EdgesKept(world, scenario.Bounds.ClosedEnds));
        }

        if (scenario.Bounds.MinuteError >= 0)
        {
            list.Add(new MinutesAgree(scenario.Bounds.MinuteError));
        }

        int safe = list.Count;
        if (scenario.Bounds.IsLive)
        {
            list.AddRange(Live(scenario, node, nodes));
        }

        live = [.. list.Skip(safe)];
        Array.ForEach(live, check => check.TooShort = TooShort(scenario));

        all = [.. list];
        unexpected = [.. list.Where(check => !IsKnown(check))];
        LedgerWatch ledgers = new(
            world.Memory, Told(nameof(InvariantCheck.Moved)), Told(nameof(InvariantCheck.Closed)), Told(nameof(InvariantCheck.Opened)));
        sent = Told(nameof(Sent));
        ticked = [ledgers, .. Told(nameof(Ticked))];
        cutting = Told(nameof(Cutting));
        starting = Told(nameof(Starting));
        booted = [ledgers, .. Told(nameof(Booted))];
        EntropyFalls.Begin(world);
    }

    /// <summary>All checks.</summary>
    public IReadOnlyList<InvariantCheck> All => all;

    /// <summary>T1.</summary>
    public Conservation Conservation { get; } = new();

    /// <summary>Sizes of frames.</summary>
    public FramesFit FramesFit { get; } = new();

    /// <summary>Liveness.</summary>
    public EntropyFalls EntropyFalls { get; }

    /// <summary>Whether fragments converge, and when; null when nothing is published.</summary>
    public FragmentsConverge? FragmentsConverge { get; }

    /// <summary>The newest accounts.</summary>
    public Accounts Accounts => accounts;

    /// <summary>
    /// When the first invariant broke that the scenario does not expect to break; <see cref="long.MaxValue"/> if none did.
    /// </summary>
    public long FirstBrokenMs => unexpected.Min(check => check.BrokenMs);

    /// <inheritdoc/>
    public override bool WantsEnd => stopsAtBreak && FirstBrokenMs != long.MaxValue;

    /// <summary>Whether the scenario says that this invariant may break.</summary>
    public bool IsKnown(InvariantCheck check) => world.Scenario.MayBreak.Any(known => known.Invariant == check.Name);

    /// <summary>
    /// The calm was disturbed by something that the scenario does not contain: claims about the calm can no longer be judged.
    /// </summary>
    /// <param name="remedy">What would make them judgeable.</param>
    public void Disturb(string remedy) => Array.ForEach(live, check => check.TooShort = remedy);

    /// <inheritdoc/>
    public override void Sent(SimNode node, Letter said, int size, long nowMs)
    {
        foreach (Watcher check in sent)
        {
            check.Sent(node, said, size, nowMs);
        }
    }

    /// <inheritdoc/>
    public override void Ticked(SimNode node, long nowMs)
    {
        foreach (Watcher check in ticked)
        {
            check.Ticked(node, nowMs);
        }
    }

    /// <inheritdoc/>
    public override void Cutting(SimNode node, long nowMs)
    {
        foreach (Watcher check in cutting)
        {
            check.Cutting(node, nowMs);
        }
    }

    /// <inheritdoc/>
    public override void Starting(SimNode node, long nowMs)
    {
        foreach (Watcher check in starting)
        {
            check.Starting(node, nowMs);
        }
    }

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs)
    {
        foreach (Watcher check in booted)
        {
            check.Booted(node, nowMs);
        }
    }

    /// <inheritdoc/>
    public override void Crashed(SimNode node, long nowMs, Exception error) =>
        Array.ForEach(all, check => check.Crashed(node, nowMs, error));

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld of, long nowMs)
    {
        accounts.Take();
        Array.ForEach(all, check => check.Checkpoint(world, accounts, nowMs));
    }

    /// <inheritdoc/>
    public override void End(SimWorld of, long nowMs)
    {
        accounts.Edges = [];
        accounts.Take();
        foreach (InvariantCheck check in all)
        {
            check.Checkpoint(world, accounts, nowMs);
            check.End(world, accounts, nowMs);
        }

        // When no node runs, claims about running nodes would hold for none.
        if (!world.Nodes.Any(node => node.IsHonest && node.IsPresent))
        {
            Array.ForEach(live, check => check.CannotTell("no node runs at the end"));
        }
    }

    /// <summary>The checks of records that a scenario asks for, beyond those that always run.</summary>
    private static IEnumerable<InvariantCheck> Kept(FragmentStock fragments, Scenario scenario)
    {
        if (scenario.Bounds.StripesLost >= 0)
        {
            yield return new RecordsKept(fragments, scenario.Bounds.StripesLost, scenario.Bounds.HeldPercent);
        }

        if (scenario.Bounds.RecreatedMost >= 0)
        {
            yield return new RepairsBounded(fragments, scenario.Bounds.RecreatedMost);
        }

        if (scenario.Bounds.FalseProversPercent >= 0)
        {
            yield return new ProversHold(fragments, scenario.Bounds.FalseProversPercent);
        }

        if (scenario.Bounds.JunkPercent >= 0)
        {
            yield return new JunkBounded(fragments, scenario.Bounds.JunkPercent);
        }

        if (scenario.Bounds.RestBytes > 0)
        {
            yield return new RestIsCheap(fragments, (scenario.StormMs + scenario.DurationMs) / 2, scenario.Bounds.RestBytes);
        }
    }

    /// <summary>Checks that hold only where the calm is long enough.</summary>
    private IEnumerable<InvariantCheck> Live(Scenario scenario, Node.NodeOptions node, int nodes)
    {
        yield return new OverlayConnected();
        yield return EntropyFalls;
        long lastFifthMs = scenario.DurationMs - ((scenario.DurationMs - scenario.StormMs) / 5);
        yield return new CalmIsQuiet(lastFifthMs, scenario.Bounds.FramesPerNodeSecond);
        yield return new Settles(20 * LongestSilenceMs(scenario), scenario.Power is { Sleep: { IsOn: true } sleep } && !sleep.FollowsUtc);
        if (GoneAreEvicted.IsAskedOf(scenario))
        {
            yield return new GoneAreEvicted(LongestSilenceMs(scenario), node.Drift.SilenceIntervals);
        }

        if (scenario.Bounds.Turns > 0)
        {
            yield return new EpochsTurn(nodes, scenario.Bounds.Turns, scenario.Bounds.KeptPercent);
        }

        if (scenario.Bounds.SpreadUvu > 0)
        {
            yield return new SpreadBound(scenario.Bounds.SpreadUvu);
        }
    }

    /// <summary>The longest time in which a node that runs says nothing: Imax, or its longest nap if that is longer.</summary>
    private static long LongestSilenceMs(Scenario scenario)
    {
        long emitMs = (long)scenario.Node.EmitIntervalMsMin << scenario.Node.EmitDoublings;
        return scenario.Power is { Sleep: { IsOn: true } sleep } ? long.Max(emitMs, sleep.PeriodMs << sleep.NapDoublings) : emitMs;
    }

    /// <summary>
    /// A swarm needs a few of its longest silences to come to rest. In a shorter run a swarm that has not come to rest proves nothing.
    /// </summary>
    private static string? TooShort(Scenario scenario)
    {
        long calmMs = scenario.DurationMs - scenario.StormMs;
        long neededMs = SilencesToRest * LongestSilenceMs(scenario);
        string remedy = scenario.StormMs > 0 ? "a longer run would do, as without --cycles"
            : string.Create(CultureInfo.InvariantCulture, $"--cycles {neededMs / scenario.Node.EmitIntervalMsMin} would do");
        return calmMs >= neededMs ? null
            : string.Create(CultureInfo.InvariantCulture,
                $"a calm of {calmMs / 1000.0:0.###} s is too short to tell, {neededMs / 1000.0:0.###} s are not: {remedy}");
    }

    /// <summary>The checks that override a method. The others need not be called, thousands of times a second.</summary>
    private InvariantCheck[] Told(string method) => [.. all.Where(check => check.GetType().GetMethods()
        .Any(own => own.Name == method && own.DeclaringType != typeof(Watcher) && own.DeclaringType != typeof(InvariantCheck)))];
}
