using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LVS.Bench;

/// <summary>What a driver's turns cost, by kind: it marks each turn with "" before and with its kind and cost after it.</summary>
public sealed class CostTable
{
    private readonly Dictionary<string, List<long>> costs = [];
    private readonly Dictionary<string, (long Cost, string Methods)> worst = [];

    /// <summary>Runs a driver over the rewritten assemblies.</summary>
    public CostTable(Type driver, long virtualMs)
    {
        using IlCounter counter = new();
        long[] before = [];
        counter.Call(driver, "Run", virtualMs, new Func<long>(counter.Total), new Action<string>(text =>
        {
            if (text.Length == 0)
            {
                before = counter.Copy();
                return;
            }

            int at = text.LastIndexOf(' ');
            string kind = text[..at];
            long cost = long.Parse(text[(at + 1)..], CultureInfo.InvariantCulture);
            (costs.TryGetValue(kind, out List<long>? list) ? list : costs[kind] = []).Add(cost);
            if (cost > worst.GetValueOrDefault(kind).Cost)
            {
                worst[kind] = (cost, string.Join(", ", counter.Since(before).Take(24).Select(m => $"{m.Method} {m.Count}")));
            }
        }));
    }

    /// <summary>A line for each kind, and one with the methods of its longest turn.</summary>
    public IEnumerable<string> Lines => costs.OrderBy(k => k.Key, StringComparer.Ordinal).SelectMany(k => new[]
    {
        $"{k.Key}: {k.Value.Count} turns, mean {k.Value.Average():0}, median {Median(k.Key)}, most {k.Value.Max()}",
        "    " + Worst(k.Key),
    });

    /// <summary>The longest turn of a kind.</summary>
    public long Most(string kind) => costs[kind].Max();

    /// <summary>The mean turn of a kind.</summary>
    public double Mean(string kind) => costs[kind].Average();

    /// <summary>The median turn of a kind.</summary>
    public long Median(string kind) => costs[kind].Order().ElementAt(costs[kind].Count / 2);

    /// <summary>All turns of a kind together.</summary>
    public long Sum(string kind) => costs[kind].Sum();

    /// <summary>Whether there was a turn of a kind.</summary>
    public bool Has(string kind) => costs.ContainsKey(kind);

    /// <summary>What cost most in it.</summary>
    public string Worst(string kind) => worst.GetValueOrDefault(kind).Methods ?? "";
}
