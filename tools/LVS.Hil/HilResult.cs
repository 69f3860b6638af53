using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

using LVS.Harness;

namespace LVS.Hil;

/// <summary>Turns the results of <c>lvs hil</c> into the form that report, JUnit and <c>--json</c> share.</summary>
/// <param name="options">What was tested.</param>
/// <param name="folder">Run folder.</param>
public sealed class HilResult(HilOptions options, string folder)
{
    private const string Skipped = "skipped: ";
    private const string Quarantined = "quarantined: ";

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly List<(TestedDevice Device, DeviceSurroundings Around)> taken = [];

    /// <summary>Result of the mixed swarm, null when there was none.</summary>
    public Invariant? Mixed { get; set; }

    /// <summary>Whether the run ended before all requested tests had run.</summary>
    public bool IsCutShort { get; set; }

    /// <summary>Keeps what the harness nodes around a device measured.</summary>
    public void Take(TestedDevice device, DeviceSurroundings around) => taken.Add((device, around));

    /// <summary>The last harness nodes around a device, or null.</summary>
    public DeviceSurroundings? LastOf(TestedDevice device) => taken.LastOrDefault(t => t.Device == device).Around;

    /// <summary>The whole result.</summary>
    public SwarmResult ToResult(IReadOnlyList<TestedDevice> devices)
    {
        List<Invariant> invariants = [.. devices.SelectMany(d => d.Results.Select(r => Shown(d.Device, r)))];
        if (Mixed != null)
        {
            invariants.Add(Mixed);
        }

        List<Invariant> counted =
            [.. invariants.Where(i => !i.Detail.StartsWith(Skipped, System.StringComparison.Ordinal)
            && !i.Detail.StartsWith(Quarantined, System.StringComparison.Ordinal))];
        List<string> notRun = IsCutShort || counted.Any(i => i.Holds == false) ? [] : [.. NotRun(invariants)];
        string verdict = counted.Any(i => i.Holds == false) ? "broken" : IsCutShort || counted.Count == 0 || notRun.Count > 0
            || counted.Any(i => i.Holds == null) ? "unknown" : "holds";
        DeviceSurroundings? last = taken.LastOrDefault(t => t.Around.Rows.Count > 0).Around;
        return new SwarmResult
        {
            Verb = "hil",
            Verdict = verdict,
            Reasons = [.. notRun, .. Reasons(devices, counted)],
            Invariants = invariants,
            Reproduce = options.Reproduce,
            Nodes = last?.Rows.Count ?? devices.Count,
            FirmwareNodes = devices.Count,
            Seed = options.Seed,
            Seconds = System.Math.Round(clock.Elapsed.TotalSeconds, 3),
            ConservationErrorUvu = taken.Select(t => t.Around.Measured.ErrorUvu).DefaultIfEmpty(0).Max(),
            InFlightUvu = last?.Measured.InFlightUvu ?? 0,
            EntropyStart = last?.Measured.EntropyStart ?? 0,
            EntropyEnd = last?.Measured.EntropyEnd ?? 0,
            SpreadUvu = last?.Measured.SpreadUvu ?? 0,
            FramesSent = last?.Samples.LastOrDefault()?.FramesSent ?? 0,
            FramesReceived = last?.Samples.LastOrDefault()?.FramesReceived ?? 0,
            FramesLost = 0,
            BytesSent = 0,
            FrameBytesMax = taken.Select(t => t.Around.FrameSizeLargest).DefaultIfEmpty(0).Max(),
            AllocatedBytesPerTick = double.NaN,
            GuardInterventions = 0,
            RunFolder = folder,
            ReportHtml = Path.Combine(folder, "report.html"),
            Samples = last?.Samples ?? [],
            NodeRows = last?.Rows ?? [],
            Edges = last?.Edges ?? [],
        };
    }

    private static Invariant Shown(MappedDevice device, Invariant result) => device.Quarantine.Length > 0 && result.Holds != true
        ? new(result.Name, null, $"{Quarantined}{device.Quarantine}; {result.Detail}")
        : result;

    /// <summary>A sentence for each test that was asked for by name and ran on no device: a run without it tells nothing of it.</summary>
    private IEnumerable<string> NotRun(List<Invariant> invariants) => options.Tests
        .Where(name => !invariants.Any(i => i.Name.EndsWith("." + name, System.StringComparison.Ordinal)
            && !i.Detail.StartsWith(Skipped, System.StringComparison.Ordinal)))
        .Select(name => $"{name} was asked for and ran on no device: " + name switch
        {
            HilRun.Soaks => "it needs --soak SECONDS.",
            HilRun.Drifts => $"it is measured by {HilRun.Conserves}, which was not asked for.",
            BrokerSuite.Shows or BrokerSuite.Trusts => "it needs a device at a broker.",
            _ => "no device of the map has the fixtures for it.",
        });

    private List<string> Reasons(IReadOnlyList<TestedDevice> devices, List<Invariant> counted)
    {
        List<string> reasons = [.. counted.Where(i => i.Holds == false).Select(i => $"{i.Name}: {i.Detail}.")];
        reasons.AddRange(counted.Where(i => i.Holds == null).Select(i => $"{i.Name} could not be told: {i.Detail}."));
        if (counted.Count == 0)
        {
            reasons.Add("No test counted: every device is in quarantine, or none was tested.");
        }
        else if (reasons.Count == 0)
        {
            reasons.Add($"{devices.Count} device{(devices.Count == 1 ? "" : "s")} passed {counted.Count} "
                + $"test{(counted.Count == 1 ? "" : "s")}.");
        }

        if (IsCutShort)
        {
            reasons.Add("The run was ended before all tests were done: of the others nothing can be told.");
        }

        reasons.AddRange(devices.Where(d => d.Device.Quarantine.Length > 0)
            .Select(d => $"{d.Device.Id} is in quarantine: {d.Device.Quarantine}."));
        return reasons;
    }
}
