using System;
using System.Collections.Generic;

using LVS.Core;

namespace LVS.Bench;

/// <summary>What keeping a fragment costs while nothing happens, on the air and in flash. <c>lvs bench fragments</c> has more.</summary>
public sealed class KeepingPart : IBenchPart
{
    private const long Seed = 20261;
    private const int NodeCount = 24;
    private const int StripeCount = 291;
    private const int HoursBefore = 4;
    private const int Hours = 3;

    /// <inheritdoc/>
    public string Name => "keeping";

    /// <inheritdoc/>
    public string Measures => $"what a fragment costs at rest, among {NodeCount} boards that keep 200 KiB at 5 % loss";

    /// <inheritdoc/>
    public string Across => "";

    /// <inheritdoc/>
    public IReadOnlyList<BenchRow> Run()
    {
        FragmentBench bench = new(Seed, 1, 1);
        int segments = FragmentLog.SegmentsFor(Limits.FragmentSlotCount, Limits.FlashSegmentSize);
        return
        [
            .. Rows(bench.AtRest(NodeCount, StripeCount, Hours, HoursBefore, isBroker: false), "one room"),
            .. Rows(bench.AtRest(NodeCount, StripeCount, Hours, HoursBefore, isBroker: true), "through a broker"),
            new("flash for a fragment of 176 bytes", Math.Round(segments * (double)Limits.FlashSegmentSize / Limits.FragmentSlotCount, 1),
                "bytes", BenchKind.Count) { TolerancePercent = 0 },
        ];
    }

    private static IEnumerable<BenchRow> Rows(FragmentBench.Rest rest, string place)
    {
        yield return Row($"{place}: bytes an hour for each fragment", rest.BytesEach, "bytes") with { Near = BenchLimit.Information };
        yield return Row($"{place}: frames an hour and node", rest.FramesEach, "frames");
        yield return Row($"{place}: fragments not held", Math.Max(0, rest.Fragments - rest.Held), "fragments") with
        {
            TolerancePercent = 0,
        };
    }

    private static BenchRow Row(string name, double value, string unit) => new(name, Math.Round(value, 1), unit, BenchKind.Count);
}
