using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>Judges a live swarm from what was found: every claim with its measured figure, and the verdict that follows.</summary>
/// <param name="options">What was run.</param>
/// <param name="folder">Run folder.</param>
/// <param name="seconds">How long the swarm drifted.</param>
/// <param name="findings">One per member.</param>
/// <param name="samples">The swarm over time.</param>
/// <param name="observer">What was heard on the wire.</param>
public sealed class LiveVerdict(
    SwarmOptions options,
    string folder,
    double seconds,
    IReadOnlyList<Finding> findings,
    IReadOnlyList<Sample> samples,
    Observer observer)
{
    /// <summary>Entropy must fall to this part of what it was.</summary>
    private const double EntropyPart = 0.01;

    /// <summary>A swarm needs a few of its longest silences to come to rest: before that, that it has not tells nothing.</summary>
    private const int SilencesToRest = 4;

    private readonly double secondsToTell =
        SilencesToRest * ((long)options.Config.EmitIntervalMsMin << options.Config.EmitDoublings) / 1000.0;

    /// <summary>Nodes that still run: a dead node's float cannot drift, so equilibrium is a matter of the living.</summary>
    private readonly List<NodeView> living =
        [.. findings.Where(f => f.View != null && f.State is ("answered" or "silent")).Select(f => f.View!)];

    private readonly List<NodeView> views = [.. findings.Where(f => f.View != null).Select(f => f.View!)];

    /// <summary>Frames that a harness node received, its own left out.</summary>
    public static long Received(LiveNode node)
    {
        long sum = 0;
        for (int outcome = 0; outcome < Counter.OutcomeCount; outcome++)
        {
            sum += outcome == (int)Outcome.OwnEcho ? 0 : node.Counters.Get(Counter.FirstOutcome + outcome);
        }

        return sum;
    }

    /// <summary>The whole result.</summary>
    public SwarmResult ToResult()
    {
        Balance balance = Balance.Of(views);
        long baseUvu = findings.Where(f => f.View != null).Sum(f => f.Member.FloatStartUvu);
        long errorUvu = balance.ErrorUvu(baseUvu);
        double entropyEnd = Equilibrium.Entropy(living);
        double entropyStart = samples.Count > 0 ? EntropyOfBirth() : 0;
        List<LiveNode> inside = [.. findings.Where(f => f.Member.Inside != null).Select(f => f.Member.Inside!)];
        double allocated = inside.Sum(n => (double)n.AllocatedBytes) / Math.Max(1, inside.Sum(n => n.Ticks));
        List<Invariant> invariants =
        [
            Conservation(balance, baseUvu, errorUvu),
            EveryNodeCounted(),
            new("neverOvercredited", balance.OvercreditedEdges == 0,
                $"{balance.Matched.Count} edges, {balance.OvercreditedEdges} credited more than was sent"),
            Floor(),
            Refunds(balance),
            FirmwareStaysUp(),
            WireTellsTheTruth(),
            Connected(balance),
            EntropyFalls(entropyStart, entropyEnd),
            new("framesFit", observer.FrameSizeLargest <= Limits.FrameSizeMax,
                $"largest frame {observer.FrameSizeLargest} bytes, bound {Limits.FrameSizeMax}"),
            new("fixedMemory", inside.Count == 0
                ? null : allocated == 0,
                F($"{allocated:0.###} bytes allocated per tick, bound 0, over {inside.Sum(n => n.Ticks):N0} ticks")),
        ];
        string verdict = invariants.Any(i => i.Holds == false) ? "broken" : invariants.Any(i => i.Holds == null) ? "unknown" : "holds";
        return new SwarmResult
        {
            Verb = "swarm",
            Verdict = verdict,
            Reasons = Reasons(invariants, balance, errorUvu),
            Invariants = invariants,
            Reproduce = options.Reproduce,
            Nodes = options.Nodes,
            FirmwareNodes = options.FirmwareNodes,
            Seed = options.Seed,
            Seconds = Math.Round(seconds, 3),
            ConservationErrorUvu = errorUvu,
            InFlightUvu = balance.InFlightUvu,
            EntropyStart = entropyStart,
            EntropyEnd = entropyEnd,
            SpreadUvu = Equilibrium.SpreadUvu(living),
            FramesSent = findings.Sum(FramesSent),
            FramesReceived = inside.Sum(Received),
            FramesLost = inside.Sum(n => n.FramesLost),
            BytesSent = findings.Sum(f => f.Member.Inside?.Counters.Get(Counter.BytesSent) ?? f.Heard?.Bytes ?? 0),
            FrameBytesMax = observer.FrameSizeLargest,
            AllocatedBytesPerTick = Math.Round(allocated, 3),
            GuardInterventions = inside.Sum(n => (long)n.Counters.Get(Counter.GuardInterventions)),
            RunFolder = folder,
            ReportHtml = Path.Combine(folder, "report.html"),
            Samples = samples,
            NodeRows = [.. findings.Select(f => Row(f, balance))],
            Edges = [.. balance.Matched.Select(e => new EdgeRow(NameOf(e.From), NameOf(e.To), e.NetUvu, e.ForthUvu + e.BackUvu))],
        };
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static long FramesSent(Finding finding) => finding.Member.Inside?.Counters.Get(Counter.FramesSent) ?? finding.Heard?.Frames
        ?? 0;

    private static Invariant Conservation(Balance balance, long baseUvu, long errorUvu) => new(
        "conservation",
        errorUvu == 0,
        $"floats {Amount.Vu(balance.FloatUvu)} + in flight {Amount.Vu(balance.InFlightUvu)} + to be refunded "
            + $"{Amount.Vu(balance.PendingUvu)} against {Amount.Vu(baseUvu)} at birth: "
        + F($"error {errorUvu:N0} uVU, bound 0"));

    private double EntropyOfBirth() => Equilibrium.Entropy(
        [.. findings.Select(f => new NodeView(f.Member.Pseudonym, f.Member.FloatStartUvu, options.Config.Weight, false, []))]);

    private string NameOf(int pseudonym) => findings.First(f => f.View?.Pseudonym == pseudonym).Member.Name;

    private Invariant Floor()
    {
        List<Finding> below = [.. findings.Where(f => f.View?.FloatUvu < 0)];
        return new("floor", below.Count == 0, below.Count == 0
            ? "no float below 0: no balance below its protected part"
            : string.Join(", ", below.Select(f => $"{f.Member.Name} owes {Amount.Vu(-f.View!.FloatUvu)}")));
    }

    private static Invariant Refunds(Balance balance) => new(
        "refundsSettled",
        balance.PendingEnds == 0 ? true : null,
        balance.PendingEnds == 0
            ? "every edge has two ends or none"
            : $"{balance.PendingEnds} edge ends still have to give back {Amount.Vu(balance.PendingUvu)}: their peers closed, they have "
                + "not noticed yet");

    private Invariant EveryNodeCounted()
    {
        List<Finding> missing = [.. findings.Where(f => f.State == "silent" || f.View == null)];
        if (missing.Count == 0)
        {
            int flash = findings.Count(f => f.Source == "flash");
            return new("everyNodeCounted", true, $"{findings.Count - flash} answered the census"
                + (flash > 0 ? $", {flash} read from flash" : ""));
        }

        string strange = observer.StrangeSenders == 0 ? "" :
            F($"; {observer.StrangeFrames:N0} frames of {observer.StrangeSenders} senders did not authenticate: another swarm uses ")
            + $"{options.Config.Group}:{options.Config.Port}, or a node has another swarmKey";
        return new("everyNodeCounted", null, string.Join(", ", missing.Select(f =>
            $"{f.Member.Name} {(f.Heard == null ? "was never heard" : "did not answer the census")} (born with a float of "
                + $"{Amount.Vu(f.Member.FloatStartUvu)})")) + strange);
    }

    private Invariant FirmwareStaysUp()
    {
        List<string> crashes = [.. findings.Where(f => f.State == "crashed").Select(f => f.Member.Inside?.Crash is Exception e
            ? $"{f.Member.Name}: {e.GetType().Name}: {e.Message}"
            : $"{f.Member.Name} ended with exit code {f.Member.Outside!.ExitCode}: {f.Member.Outside.LastLine}")];
        List<string> cuts = [.. findings.Where(f => f.State == "power cut").Select(f =>
            $"{f.Member.Name} lost its power; "
                + $"{(f.View == null ? "its value is unknown" : $"its float of {Amount.Vu(f.View.FloatUvu)} is safe ({f.Source})")}")];
        return new("nodesStayUp", crashes.Count == 0, crashes.Count + cuts.Count == 0
            ? "no node ended before the census" : string.Join("; ", crashes.Concat(cuts)));
    }

    /// <summary>
    /// A node may have credited a payment after its last frame, even while it holds, so the floats may differ; the float base that its
    /// counters imply may not: crediting moves value, it makes none.
    /// </summary>
    private Invariant WireTellsTheTruth()
    {
        List<Finding> liars =
            [.. findings.Where(f => f.Source == "census" && f.Member.Inside != null && f.Member.Inside.Memory.BaseUvu != f.View!.BaseUvu)];
        return new("wireMatchesMemory", liars.Count == 0, liars.Count == 0
            ? "every harness node's memory accounts for what it last said"
            : string.Join(", ",
                liars.Select(f => $"{f.Member.Name} said {Amount.Vu(f.View!.BaseUvu)} and its memory accounts for "
                    + $"{Amount.Vu(f.Member.Inside!.Memory.BaseUvu)}")));
    }

    private Invariant Connected(Balance balance)
    {
        List<int> alive = [.. findings.Where(f => f.State == "answered").Select(f => f.View!.Pseudonym)];
        bool connected = Equilibrium.IsConnected(alive, balance.Matched);
        return connected && alive.Count > 0
            ? new("overlayConnected", true, $"{alive.Count} nodes in one piece, {balance.Matched.Count} edges")
            : new("overlayConnected", TooShort == null && alive.Count > 0 ? false : null,
                (alive.Count == 0 ? "no node answered the census"
                    : $"{alive.Count} nodes are not in one piece: value cannot reach equilibrium") + TooShort);
    }

    private Invariant EntropyFalls(double start, double end)
    {
        string detail = F($"from {start:g6} to {end:g6} nats, bound a hundredth");
        return living.Count == 0 ? new("entropyFalls", null, "no node runs at the end" + TooShort)
            : end <= start * EntropyPart ? new("entropyFalls", true, detail)
            : TooShort != null ? new("entropyFalls", null, detail + TooShort)
            : end < start ? new("entropyFalls", null, detail + ": the run was too short to tell; give it more --seconds")
            : new("entropyFalls", false, detail);
    }

    /// <summary>What would do for claims about the end of a run that is too short for them, or null.</summary>
    private string? TooShort => seconds >= secondsToTell ? null
        : F($"; {seconds:0.#} s are too short to tell, --seconds {secondsToTell:0.###} would do");

    private List<string> Reasons(List<Invariant> invariants, Balance balance, long errorUvu)
    {
        List<string> reasons = [.. invariants.Where(i => i.Holds == false).Select(i => $"{i.Name} is broken: {i.Detail}.")];
        reasons.AddRange(invariants.Where(i => i.Holds == null).Select(i => $"{i.Name} could not be told: {i.Detail}."));
        if (reasons.Count == 0)
        {
            reasons.Add($"{views.Count} nodes hold {Amount.Vu(balance.FloatUvu)} of float, {errorUvu} uVU more or less than they were "
                + "born with.");
        }

        reasons.AddRange(findings.Where(f => f.State == "power cut").Select(f =>
            $"{f.Member.Name} lost its power on the way: its float of {(f.View == null ? "unknown size" : Amount.Vu(f.View.FloatUvu))} "
                + $"is in its {f.Source}."));
        if (observer.StrangeSenders > 0 && invariants.All(i => !i.Detail.Contains("did not authenticate", StringComparison.Ordinal)))
        {
            reasons.Add(F($"{observer.StrangeFrames:N0} frames of {observer.StrangeSenders} other senders in the group ")
                + "did not authenticate and were ignored.");
        }

        return reasons;
    }

    private NodeRow Row(Finding finding, Balance balance)
    {
        LiveNode? inside = finding.Member.Inside;
        int pseudonym = finding.Member.Pseudonym;
        long earned = finding.Member.EarnedUvu;
        return new NodeRow
        {
            Name = finding.Member.Name,
            Kind = inside != null ? "in-process" : "firmware",
            Pseudonym = pseudonym == 0 ? "" : pseudonym.ToString("x8", CultureInfo.InvariantCulture),
            State = finding.State,
            EarnedUvu = earned,
            ProtectedUvu = earned - (earned >> 3),
            FloatStartUvu = finding.Member.FloatStartUvu,
            FloatEndUvu = finding.View?.FloatUvu,
            Source = finding.Source,
            Edges = balance.Matched.Count(e => e.From == pseudonym || e.To == pseudonym),
            FramesSent = FramesSent(finding),
            FramesReceived = inside == null ? null : Received(inside),
            FramesLost = inside?.FramesLost,
            FramesRefused = inside == null ? null : Refused(inside),
            Fragments = inside?.Fragments?.Ring.Count,
            GuardInterventions = inside?.Counters.Get(Counter.GuardInterventions),
        };
    }

    /// <summary>Frames of which nothing was used: all outcomes but done, own and those of nodes without a slot.</summary>
    private static long Refused(LiveNode node) => Received(node)
        - node.Counters.Get(Counter.FirstOutcome + (int)Outcome.Done)
        - node.Counters.Get(Counter.FirstOutcome + (int)Outcome.Stranger);
}
