using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Bench;

/// <summary>
/// What each operation of a node costs a board: IL operations, which its interpreter works through one by one, and native hashes, the
/// frame's own among them.
/// </summary>
public sealed class OperationsPart : IBenchPart
{
    private const string Chart = "IL operations, mean";

    /// <summary>An operation, and the kinds of turns that it takes, one of each.</summary>
    private static readonly (string Name, string[] Kinds)[] OfLedger =
    [
        ("hear a full diff", ["hear full"]),
        ("emit a full diff", ["emit full"]),
        ("idle: one piece of waiting work", ["idle full"]),
        ("agree: a turn with a slice", ["slice partial"]),
        ("record", ["record"]),
    ];

    private static readonly (string Name, string[] Kinds)[] OfKeeping =
    [
        ("idle with fragments", ["rest"]),
        ("prove a fragment: read, say", ["read proof", "say proof"]),
        ("check a proof", ["hear proof"]),
        ("repair: a turn with a slice", ["repair"]),
        ("store a fragment", ["store"]),
        ("serve a fragment: read, say", ["say fragment"]),
    ];

    /// <inheritdoc/>
    public string Name => "operations";

    /// <inheritdoc/>
    public string Measures => "IL operations and native hashes of every operation of a node";

    /// <inheritdoc/>
    public string Across => "";

    /// <inheritdoc/>
    public IReadOnlyList<BenchRow> Run()
    {
        CostTable ledger = new(typeof(CostDriver), CostDriver.UsualMs);
        CostTable keeping = new(typeof(KeepingCostDriver), KeepingCostDriver.UsualMs);
        return
        [
            .. OfLedger.SelectMany(operation => Rows(ledger, operation.Name, operation.Kinds)),
            .. Agreement(),
            .. OfKeeping.SelectMany(operation => Rows(keeping, operation.Name, operation.Kinds)),
            Row("repair: all slices, a fragment", Math.Round(keeping.Sum("repair") / (double)keeping.Most("repaired"))),
        ];
    }

    private static IEnumerable<BenchRow> Rows(CostTable table, string name, string[] kinds)
    {
        yield return Row(name + ", mean", Math.Round(kinds.Sum(table.Mean))) with { Chart = Chart };
        yield return Row(name + ", longest turn", kinds.Max(table.Most));
        string[] hashes = [.. kinds.Select(kind => "hashes of " + kind).Where(table.Has)];
        if (hashes.Length > 0)
        {
            yield return new BenchRow(name + ", native hashes, mean", Math.Round(hashes.Sum(table.Mean), 2), "hashes", BenchKind.Count);
        }
    }

    /// <summary>X25519 alone: a board has no native code for it. Its cost hardly depends on the key.</summary>
    private static IEnumerable<BenchRow> Agreement()
    {
        using IlCounter counter = new();
        byte[] point = new byte[X25519.Size];
        point[0] = 9;
        byte[] key = [.. Enumerable.Repeat((byte)0xA5, X25519.Size)];
        List<long> slices = [];
        Action<long> slice = slices.Add;
        counter.Call(typeof(AgreementDriver), nameof(AgreementDriver.Run), key, point, new Func<long>(counter.Total), slice);
        yield return Row("agree: X25519, all slices", slices.Sum());
        yield return Row("agree: X25519, longest slice", slices.Max());
    }

    private static BenchRow Row(string name, double operations) =>
        new(name, operations, "operations", BenchKind.Count) { Near = BenchLimit.Interpreter };
}
