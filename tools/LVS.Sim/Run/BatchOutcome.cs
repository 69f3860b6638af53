using System.Collections.Generic;
using System.Linq;

namespace LVS.Sim;

/// <summary>Outcome of many seeds.</summary>
/// <param name="Outcomes">Each seed, in order.</param>
/// <param name="Seconds">Real time that passed.</param>
/// <param name="SecondsOf">Real time of each seed.</param>
public sealed record BatchOutcome(IReadOnlyList<SimOutcome> Outcomes, double Seconds, IReadOnlyDictionary<long, double> SecondsOf)
{
    /// <summary>Hash over the hashes of all seeds.</summary>
    public ulong TraceHash =>
        Outcomes.Aggregate(14695981039346656037UL, (hash, outcome) => Chance.Mix(hash ^ outcome.TraceHash) + (ulong)outcome.Seed);

    /// <summary>Virtual time of all seeds.</summary>
    public double VirtualSeconds => Outcomes.Sum(outcome => outcome.VirtualMs / 1000.0);
}
