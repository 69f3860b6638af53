using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LVS.Sim;

/// <summary>The checks of a world, and which of them want to know what.</summary>
public sealed class CheckList
{
    private const int SilencesToRest = 4;

    private readonly SimWorld world;
    private readonly Books books;
    private readonly InvariantCheck[] all;
    private readonly InvariantCheck[] unexpected;

    /// <summary>Makes the checks that a scenario asks for.</summary>
    public CheckList(SimWorld world)
    {
        this.world = world;
        books = new Books(world);
        Scenario scenario = world.Scenario;
        Node.NodeOptions node = world.OptionsOf(1);
        Crashes = new NodesStayUp();
        Conservation = new Conservation();
        FramesFit = new FramesFit();
        EntropyFalls = new EntropyFalls(scenario.Bounds.EntropyPart, scenario.StormMs);
        PersistBeforeReveal persist = new(world.Nodes.Length);
        SeqRises seq = new(world.Nodes.Length);
        ClipHolds clip = new(node.Drift.ClipUvuMax);
        CutBound cut = new(node.Drift.CapUvuMax);
        Floor floor = new(world.Nodes.Length);
        PayerStaysRicher payer = new(world.Nodes.Length);
        TagsRise tags = new(world.Nodes.Length);
        RecordsIntact intact = new(world.Nodes.Length);
        RefundsExact refunds = new(world.Nodes.Length);
        TrustBounds trust = new(world.Nodes.Length, node.Drift);
        BooksChecked checkedBooks = new(world.Nodes.Length);
        BanHolds bans = new();
        QuotaHolds quota = new(world.Nodes.Length, node.Drift.QuotaUvu);
        LedgerWatch watch = new(world.Memory, [clip, cut, floor, payer, tags, refunds, trust, checkedBooks, bans]);
        List<InvariantCheck> list = [Conservation, new NeverOvercredited(), floor, cut, clip, payer, persist, seq, tags, intact, FramesFit, Crashes,
            refunds, trust, checkedBooks, bans, quota];
        InvariantCheck[] turns = [];
        InvariantCheck[] cuts = [];
        if (world.Fragments is FragmentStock stock)
        {
            cuts = [new FragmentsDurable(world.Nodes.Length)];
            list.AddRange([new FragmentsSurvive(stock, world.Nodes.Length), .. cuts]);
            FragmentsConverge = new FragmentsConverge(stock, scenario.Bounds.IsLive);
            list.Add(FragmentsConverge);
        }

        InvariantCheck[] wakes = world.Power is SolarPower solar && scenario.Power is { Sleep.IsOn: true } ? [new OneRecordAWake(solar, world.Nodes.Length)] : [];
        list.AddRange(wakes);
        int safe = list.Count;
        if (scenario.Bounds.IsLive)
        {
            list.AddRange([new OverlayConnected(), EntropyFalls, Quiet(scenario), new Settles(20 * LongestSilenceMs(scenario), MeetByChance(scenario))]);
            if (GoneAreEvicted.IsAskedOf(scenario))
            {
                list.Add(new GoneAreEvicted(LongestSilenceMs(scenario), node.Drift.SilenceIntervals));
            }

            if (scenario.Node.EpochMs > 0)
            {
                int least = (int)(scenario.DurationMs / scenario.Node.EpochMs) - 1;
                turns = [new EpochsTurn(world.Nodes.Length, scenario.Node.EpochMs, least, scenario.Bounds.KeptPercent)];
                list.AddRange(turns);
            }

            if (scenario.Bounds.SpreadUvu > 0)
            {
                list.Add(new SpreadBound(scenario.Bounds.SpreadUvu));
            }
        }

        foreach (InvariantCheck check in list.Skip(safe))
        {
            check.TooShort = TooShort(scenario);
        }

        all = [.. list];
        unexpected = [.. list.Where(check => !IsKnown(check))];
        OnSend = [persist, seq, tags, FramesFit];
        OnTick = [watch, payer, floor, refunds, trust, checkedBooks, quota, .. turns];
        OnCut = [watch, tags, payer, intact, refunds, trust, checkedBooks, quota, .. turns, .. cuts, .. wakes];
        EntropyFalls.Begin(world);
    }

    /// <summary>All checks whose verdict counts.</summary>
    public IReadOnlyList<InvariantCheck> All => all;

    /// <summary>Checks of what is sent.</summary>
    public InvariantCheck[] OnSend { get; }

    /// <summary>Checks of turns.</summary>
    public InvariantCheck[] OnTick { get; }

    /// <summary>Checks of power cuts and boots.</summary>
    public InvariantCheck[] OnCut { get; }

    /// <summary>Nodes that broke a rule of their own.</summary>
    public NodesStayUp Crashes { get; }

    /// <summary>T1.</summary>
    public Conservation Conservation { get; }

    /// <summary>Sizes of frames.</summary>
    public FramesFit FramesFit { get; }

    /// <summary>Liveness.</summary>
    public EntropyFalls EntropyFalls { get; }

    /// <summary>Whether fragments converge, and when; null when nothing is published.</summary>
    public FragmentsConverge? FragmentsConverge { get; }

    /// <summary>The newest books.</summary>
    public Books Books => books;

    /// <summary>When anything broke that the scenario does not expect to; <see cref="long.MaxValue"/> if nothing did.</summary>
    public long FirstBrokenMs => unexpected.Min(check => check.BrokenMs);

    /// <summary>Whether the scenario says that this one may break.</summary>
    public bool IsKnown(InvariantCheck check) => world.Scenario.MayBreak.Any(known => known.Invariant == check.Name);

    /// <summary>The longest time in which a node that runs says nothing: Imax, or its longest nap if that is longer.</summary>
    private static long LongestSilenceMs(Scenario scenario)
    {
        long emitMs = (long)scenario.Node.EmitIntervalMsMin << scenario.Node.EmitDoublings;
        return scenario.Power is { Sleep: { IsOn: true } sleep } ? long.Max(emitMs, sleep.PeriodMs << sleep.NapDoublings) : emitMs;
    }

    /// <summary>A swarm needs a few of its longest silences to come to rest: before that, that it has not tells nothing.</summary>
    private static string? TooShort(Scenario scenario)
    {
        long calmMs = scenario.DurationMs - scenario.StormMs;
        long neededMs = SilencesToRest * LongestSilenceMs(scenario);
        string remedy = scenario.StormMs > 0 ? "a longer run would do, as without --cycles"
            : string.Create(CultureInfo.InvariantCulture, $"--cycles {neededMs / scenario.Node.EmitIntervalMsMin} would do");
        return calmMs >= neededMs ? null
            : string.Create(CultureInfo.InvariantCulture, $"a calm of {calmMs / 1000.0:0.###} s is too short to tell, {neededMs / 1000.0:0.###} s are not: {remedy}");
    }

    private static bool MeetByChance(Scenario scenario) => scenario.Power is { Sleep: { IsOn: true } sleep } && !sleep.FollowsUtc;

    private static CalmIsQuiet Quiet(Scenario scenario) =>
        new(scenario.DurationMs - ((scenario.DurationMs - scenario.StormMs) / 5), scenario.Bounds.FramesPerNodeSecond);

    /// <summary>All nodes stand still: the checks look.</summary>
    public void Checkpoint(long nowMs)
    {
        books.Take();
        foreach (InvariantCheck check in all)
        {
            check.Checkpoint(world, books, nowMs);
        }
    }

    /// <summary>The run is over.</summary>
    public void End(long nowMs)
    {
        books.Edges = [];
        books.Take();
        foreach (InvariantCheck check in all)
        {
            check.Checkpoint(world, books, nowMs);
            check.End(world, books, nowMs);
        }
    }
}
