using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>A run of ledgers alone as the result object that every verb reports.</summary>
public static class LedgerResult
{
    /// <summary>Makes the result of a run.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="trace">The observations of the run.</param>
    /// <param name="reproduce">The command that repeats it.</param>
    /// <param name="folder">Run folder.</param>
    /// <param name="seconds">Real time, births included.</param>
    /// <param name="threads">Threads that shared it.</param>
    public static SwarmResult Of(LedgerPlan plan, LedgerTrace trace, string reproduce, string folder, double seconds, int threads)
    {
        LedgerSums sums = trace.Sums;
        Invariant[] invariants = [.. Enum.GetValues<LedgerClaim>().Select(claim => Judge(plan, trace, claim)), Liveness(trace)];
        return new SwarmResult
        {
            Verb = "sim",
            Verdict = invariants.Any(i => i.Holds == false) ? "broken" : invariants.Any(i => i.Holds == null) ? "unknown" : "holds",
            Reasons = [.. Reasons(trace, invariants)],
            Invariants = invariants,
            Reproduce = reproduce,
            Nodes = plan.Nodes,
            FirmwareNodes = 0,
            Seed = plan.Seed,
            Seconds = trace.Cycles * LedgerPlan.CycleMs / 1000.0,
            WallSeconds = Math.Round(seconds, 3),
            ConservationErrorUvu = trace.ErrorUvu,
            InFlightUvu = sums.InFlightUvu,
            EntropyStart = trace.EntropyStart,
            EntropyEnd = trace.EntropyEnd,
            SpreadUvu = sums.FloatMost - sums.FloatLeast,
            FramesSent = sums.Said,
            FramesReceived = sums.Heard,
            FramesLost = sums.Lost,
            BytesSent = 0,
            FrameBytesMax = 0,
            AllocatedBytesPerTick = double.NaN,
            GuardInterventions = sums.Guarded,
            RunFolder = folder,
            ReportHtml = Path.Combine(folder, "report.html"),
            Samples = trace.Samples,
            NodeRows = [],
            Edges = [],
            Cycles = trace.Cycles,
            VirtualSeconds = trace.Cycles * LedgerPlan.CycleMs / 1000.0,
            SecondsPerCycle = trace.Seconds / Math.Max(1, trace.Cycles),
            PeakMemoryBytes = Process.GetCurrentProcess().PeakWorkingSet64,
            TraceHash = trace.Hash.ToString("x16", CultureInfo.InvariantCulture),
            Threads = threads,
        };
    }

    /// <summary>The command that repeats a run.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="more">Further words: how the run is distributed.</param>
    public static string Reproduce(LedgerPlan plan, params IEnumerable<string> more) => Reproduction.Command([
        "sim", "--model", "ledger", "--nodes", F($"{plan.Nodes}"), "--cycles", F($"{plan.Cycles}"), "--loss", F($"{plan.LossPercent}"),
        "--seed", F($"{plan.Seed}"), .. more]);

    private static Invariant Judge(LedgerPlan plan, LedgerTrace trace, LedgerClaim claim)
    {
        LedgerSums sums = trace.Sums;
        string name = JsonName(claim);
        long broken = sums.BrokenCount(claim);
        if (broken > 0)
        {
            return new Invariant(name, false, F($"broke {broken:N0} times; first of all claims: {sums.Detail}"));
        }

        bool isSound = claim != LedgerClaim.Conservation || (trace.ErrorUvu == 0 && trace.InFlightUvuLeast >= 0);
        return new Invariant(name, isSound, claim switch
        {
            LedgerClaim.Conservation => F($"error {trace.ErrorUvu:N0} uVU, bound 0, after each of {trace.Cycles:N0} cycles; ")
                + F($"at least {trace.InFlightUvuLeast:N0} uVU in flight"),
            LedgerClaim.FloatsFollowCounters => F($"{plan.Nodes:N0} floats follow from their counters after every cycle"),
            LedgerClaim.NeverOvercredited => F($"{sums.Heard:N0} diffs heard, none left an end with more credited than was sent"),
            LedgerClaim.CutBound => F($"no edge carried more than {plan.Drift.CapUvuMax:N0} uVU, net, after any cycle"),
            LedgerClaim.ClipHolds => F($"no diff moved more than {plan.Drift.ClipUvuMax:N0} uVU; no counter fell"),
            LedgerClaim.PayerStaysRicher => F($"{sums.Payments:N0} payments, none beyond equal shares"),
            _ => F($"smallest float {sums.FloatLeast:N0} uVU, bound {plan.Drift.CapUvu:N0}"),
        });
    }

    private static Invariant Liveness(LedgerTrace trace)
    {
        bool? falls = trace.Sums.Heard == 0 ? null : trace.EntropyEnd < trace.EntropyStart || trace.EntropyStart == 0;
        return new Invariant("entropyFalls", falls, trace.Sums.Heard == 0 ? "no diff was heard: give more cycles, or less loss"
            : F($"entropy {trace.EntropyStart:g4} at the start, {trace.EntropyEnd:g4} nats at the end"));
    }

    private static IEnumerable<string> Reasons(LedgerTrace trace, Invariant[] invariants)
    {
        Invariant[] bad = [.. invariants.Where(i => i.Holds != true)];
        if (bad.Length > 0)
        {
            return bad.Select(i => $"{i.Name} {(i.Holds == false ? "is broken" : "could not be told")}: {i.Detail}.");
        }

        return
        [
            F($"{trace.Samples[0].NodesHeard:N0} ledgers hold {Amount.Vu(trace.Sums.FloatUvu)} of float, ")
                + F($"{Amount.Vu(trace.Sums.InFlightUvu)} are in flight: {trace.ErrorUvu} uVU more or less than they were born with."),
        ];
    }

    private static string JsonName(LedgerClaim claim)
    {
        string name = claim.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
