using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>Judges a live swarm: every claim with its measured value, and the verdict that follows.</summary>
/// <param name="options">The options of the run.</param>
/// <param name="folder">Run folder.</param>
/// <param name="seconds">How long the swarm drifted.</param>
/// <param name="found">One finding per member.</param>
/// <param name="samples">The swarm over time.</param>
/// <param name="observer">Everything heard on the wire.</param>
public sealed class LiveVerdict(
    SwarmOptions options,
    string folder,
    double seconds,
    IReadOnlyList<Finding> found,
    IReadOnlyList<Sample> samples,
    Observer observer)
{
    /// <summary>The part of its initial value to which entropy must fall.</summary>
    private const double EntropyPart = 0.01;

    /// <summary>Time after which grants can become earned value (SPEC 5.6).</summary>
    private const double SecondsToEarn = 23 * 3600;

    private const int NamesMax = 32;

    /// <summary>
    /// A swarm needs a few of its longest silences to come to rest. In a shorter run a swarm that has not come to rest proves nothing.
    /// </summary>
    private const int SilencesToRest = 4;

    private readonly double secondsToTell =
        SilencesToRest * ((long)options.Config.EmitIntervalMsMin << options.Config.EmitDoublings) / 1000.0;

    /// <summary>An edge that names a node by a former name means the node under its present name.</summary>
    private readonly IReadOnlyList<Finding> findings = [.. found.Select(f => f with { View = Renamed(f.View, f.Member, found) })];

    /// <summary>Nodes that still run: a dead node's float cannot drift, so only the living can reach equilibrium.</summary>
    private readonly List<NodeView> living =
        [.. found.Where(f => f.View != null && f.State is ("answered" or "paused" or "silent")).Select(f => f.View!)];

    private List<NodeView> Views => [.. findings.Where(f => f.View != null).Select(f => f.View!)];

    /// <summary>Frames that a harness node received, without its own.</summary>
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
        Balance balance = Balance.Of(Views);
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
            NeverOvercredited(balance),
            Floor(),
            Refunds(balance),
            FirmwareStaysUp(),
            OneNameOneNode(),
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

    /// <summary>
    /// The sum is over the value that each node's own books account for, so an error can be attributed to nodes. A run of a day may earn
    /// grants.
    /// </summary>
    private Invariant Conservation(Balance balance, long baseUvu, long errorUvu)
    {
        bool hasEarned = errorUvu != 0 && seconds >= SecondsToEarn;
        IEnumerable<string> wrong = findings.Where(f => f.View != null && f.View.BaseUvu != f.Member.FloatStartUvu).Select(f =>
            $"; {f.Member.Name} accounts for {Amount.Vu(f.View!.BaseUvu)} and was born with {Amount.Vu(f.Member.FloatStartUvu)}");
        return new("conservation", hasEarned ? null : errorUvu == 0,
            $"floats {Amount.Vu(balance.FloatUvu)} + in flight {Amount.Vu(balance.InFlightUvu)} + to be refunded "
            + $"{Amount.Vu(balance.PendingUvu)} against {Amount.Vu(baseUvu)} at birth: "
            + F($"error {errorUvu:N0} uVU, bound 0") + string.Concat(wrong)
            + (hasEarned ? "; in so long a run nodes earn what was granted to them, and nobody tells how much" : ""));
    }

    /// <summary>The last frame of a node that fell silent may be older than what its neighbours credited to it.</summary>
    private Invariant NeverOvercredited(Balance balance)
    {
        List<int> old = [.. findings.Where(f => f.Source == "last frame").Select(f => f.View!.Pseudonym)];
        bool isOld = balance.Matched.Where(e => e.ForthUvu < 0 || e.BackUvu < 0).All(e => old.Contains(e.From) || old.Contains(e.To));
        return new("neverOvercredited", balance.OvercreditedEdges == 0 ? true : isOld ? null : false,
            $"{balance.Matched.Count} edges, {balance.OvercreditedEdges} credited more than was sent"
            + (balance.OvercreditedEdges > 0 && isOld ? ", all with nodes whose newest frame was not heard" : ""));
    }

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

    /// <summary>Ends of edges without another end among the nodes of this run, by the kind of the other end.</summary>
    private Invariant Refunds(Balance balance)
    {
        if (balance.PendingEnds == 0)
        {
            return new("refundsSettled", true, "every edge has two ends or none");
        }

        List<EdgeView> open = [.. Unmatched(balance).Where(end => end.SentUvu != end.CreditedUvu)];
        IReadOnlyDictionary<int, Heard> heard = observer.Snapshot();
        string Kind(EdgeView end) => findings.Any(f => f.Member.IsNamed(end.Peer)) ? "their peers closed, they have not noticed yet"
            : heard.ContainsKey(end.Peer) ? "their peers are members that are not of this run"
            : "they name nobody that was heard: the peer has ended, or has another name since its epoch turned";
        return new("refundsSettled", null,
            $"{balance.PendingEnds} edge ends account for {Amount.Vu(balance.PendingUvu)} that no other end of this run does: "
            + string.Join("; ", open.GroupBy(Kind).Select(kind => $"{kind.Count()}, {kind.Key}")));
    }

    private IEnumerable<EdgeView> Unmatched(Balance balance) => Views.SelectMany(view => view.Edges.Where(end => end.IsKeyed
        && !balance.Matched.Any(e => (e.From == view.Pseudonym && e.To == end.Peer) || (e.To == view.Pseudonym && e.From == end.Peer))));

    private Invariant OneNameOneNode()
    {
        string twins = string.Join(", ", findings.Where(f => f.Member.HasTwin).Select(f => f.Member.Name));
        return new("oneNameOneNode", twins.Length == 0, twins.Length == 0 ? "no node heard another one with its keys"
            : $"{twins} heard another node with the same keys, and stopped: its state was copied");
    }

    private Invariant EveryNodeCounted()
    {
        List<Finding> missing = [.. findings.Where(f => f.State == "silent" || f.View == null)];
        if (missing.Count == 0)
        {
            int flash = findings.Count(f => f.Source == "flash");
            int paused = findings.Count(f => f.Source == "memory");
            return new("everyNodeCounted", true, $"{findings.Count - flash - paused} answered the census"
                + (paused > 0 ? $", {paused} had no turn to speak in the pause and were read from memory" : "")
                + (flash > 0 ? $", {flash} read from flash" : ""));
        }

        string strange = observer.StrangeSenders == 0 ? "" :
            F($"; {observer.StrangeFrames:N0} frames of {observer.StrangeSenders} senders did not authenticate: another swarm uses ")
            + $"{options.Config.Group}:{options.Config.Port}, or a node has another swarmKey";
        string more = missing.Count > NamesMax ? $" and {missing.Count - NamesMax} more" : "";
        return new("everyNodeCounted", null, string.Join(", ", missing.Take(NamesMax).Select(f =>
            $"{f.Member.Name} {(f.Heard == null ? "was never heard" : "did not answer the census" + MinuteOff(f.Heard))} (born with a "
                + $"float of {Amount.Vu(f.Member.FloatStartUvu)})")) + more + strange + OtherVersion());
    }

    /// <summary>A node hears a census only if its minute is within minutes of its own.</summary>
    private string MinuteOff(Heard heard)
    {
        long off = heard.Minute - observer.CensusMinute;
        return Math.Abs(off) <= SwarmClock.WindowMs / SwarmClock.MinuteMs ? ""
            : F($" because its minute is {Math.Abs(off):N0} {(off > 0 ? "ahead of" : "behind")} that of the swarm");
    }

    private string OtherVersion() => observer.OtherVersionFrames == 0 ? ""
        : F($"; {observer.OtherVersionFrames:N0} frames are of another protocol version than {FrameGate.Version}");

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
    /// A node may have credited a payment after its last frame, even during the pause, so the floats may differ. The float base that its
    /// counters imply must not: crediting moves value but makes none.
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
        List<int> alive = [.. findings.Where(f => f.State is "answered" or "paused").Select(f => f.View!.Pseudonym)];
        bool connected = Equilibrium.IsConnected(alive, balance.Matched);
        if (connected && alive.Count > 0)
        {
            return new("overlayConnected", true, $"{alive.Count} nodes in one piece, {balance.Matched.Count} edges");
        }

        // They may be connected over other nodes, or over an edge whose peer has just turned its name.
        int elsewhere = Unmatched(balance).Count(end => !findings.Any(f => f.Member.IsNamed(end.Peer)));
        return new("overlayConnected", TooShort == null && alive.Count > 0 && elsewhere == 0 ? false : null,
            (alive.Count == 0 ? "no node answered the census"
                : $"{alive.Count} nodes are not in one piece: value cannot reach equilibrium")
            + (elsewhere > 0 ? $", but for {elsewhere} edge ends whose peers are not of this run or have another name now" : "")
            + TooShort);
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

    /// <summary>Which run could judge claims about the end, if this one is too short for them; or null.</summary>
    private string? TooShort => seconds >= secondsToTell ? null
        : F($"; {seconds:0.#} s are too short to tell, --seconds {secondsToTell:0.###} would do");

    private List<string> Reasons(List<Invariant> invariants, Balance balance, long errorUvu)
    {
        List<string> reasons = [.. invariants.Where(i => i.Holds == false).Select(i => $"{i.Name} is broken: {i.Detail}.")];
        reasons.AddRange(invariants.Where(i => i.Holds == null).Select(i => $"{i.Name} could not be told: {i.Detail}."));
        if (reasons.Count == 0)
        {
            reasons.Add($"{Views.Count} nodes hold {Amount.Vu(balance.FloatUvu)} of float, {errorUvu} uVU more or less than they were "
                + "born with.");
        }

        reasons.AddRange(findings.Where(f => f.State == "power cut").Select(f =>
            $"{f.Member.Name} lost its power on the way: its float of {(f.View == null ? "unknown size" : Amount.Vu(f.View.FloatUvu))} "
                + $"is in its {f.Source}."));
        reasons.AddRange(OtherMembers());
        if (observer.ForgedFrames > 0)
        {
            reasons.Add(F($"{observer.ForgedFrames:N0} frames in the names of this run's nodes were not theirs: ")
                + "somebody has the swarm key and forges. They were not counted.");
        }

        if (observer.OtherVersionFrames > 0 && invariants.All(i => !i.Detail.Contains("protocol version", StringComparison.Ordinal)))
        {
            reasons.Add(OtherVersion()[2..] + " and were ignored.");
        }

        if (observer.StrangeSenders > 0 && invariants.All(i => !i.Detail.Contains("did not authenticate", StringComparison.Ordinal)))
        {
            reasons.Add(F($"{observer.StrangeFrames:N0} frames of {observer.StrangeSenders} other senders in the group ")
                + "did not authenticate and were ignored.");
        }

        return reasons;
    }

    /// <summary>Members of the swarm that are not nodes of this run: the sum does not contain what they hold.</summary>
    private IEnumerable<string> OtherMembers()
    {
        List<string> others = [.. observer.Snapshot().Keys.Where(name => !findings.Any(f => f.Member.IsNamed(name))).Order()
            .Select(name => name.ToString("x8", CultureInfo.InvariantCulture))];
        if (others.Count > 0)
        {
            string names = !options.NamesMembers ? "; --members names them"
                : ": " + string.Join(", ", others.Take(NamesMax)) + (others.Count > NamesMax ? $" and {others.Count - NamesMax} more" : "");
            yield return $"{others.Count} other members of the swarm were heard, and are not in the sum{names}.";
        }
    }

    private static NodeView? Renamed(NodeView? view, Member member, IReadOnlyList<Finding> found)
    {
        int Now(int name) => found.FirstOrDefault(f => f.Member.IsNamed(name))?.Member.Pseudonym ?? name;
        return view == null ? null : view with
        {
            Pseudonym = member.IsNamed(view.Pseudonym) ? member.Pseudonym : view.Pseudonym,
            Edges = [.. view.Edges.Select(end => end with { Peer = Now(end.Peer) })],
        };
    }

    private NodeRow Row(Finding finding, Balance balance)
    {
        LiveNode? inside = finding.Member.Inside;
        int pseudonym = finding.Member.Pseudonym;
        long earned = finding.Member.EarnedUvu;
        return new NodeRow
        {
            Name = finding.Member.Name,
            Kind = inside != null ? "in-process" : finding.Member.Outside != null ? "firmware" : "guest",
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
            Fragments = inside?.Fragments?.Index.Count,
            GuardInterventions = inside?.Counters.Get(Counter.GuardInterventions),
        };
    }

    /// <summary>Frames without any effect: all outcomes except done, own frames, and those of nodes without a slot.</summary>
    private static long Refused(LiveNode node) => Received(node)
        - node.Counters.Get(Counter.FirstOutcome + (int)Outcome.Done)
        - node.Counters.Get(Counter.FirstOutcome + (int)Outcome.Stranger);
}
