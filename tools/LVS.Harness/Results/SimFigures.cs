using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace LVS.Harness;

/// <summary>Further figures of a simulated run.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="StormSeconds">When the storm ended and the calm began.</param>
/// <param name="AsExpected">Whether no invariant broke except those that the scenario names.</param>
/// <param name="Faults">The faults, in words.</param>
/// <param name="Guard">VaultGuard interventions, up to a few hundred a node.</param>
/// <param name="Bytes">Message and byte budget over time.</param>
/// <param name="Power">Batteries and sun; null when power never failed.</param>
/// <param name="Fragments">Fragments that the nodes kept; null when nothing was published.</param>
/// <param name="Overlay">The graph of the edges at the end.</param>
public sealed record SimFigures(
    string Scenario,
    double StormSeconds,
    bool AsExpected,
    IReadOnlyList<FaultRow> Faults,
    IReadOnlyList<GuardRow> Guard,
    IReadOnlyList<BudgetRow> Bytes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PowerFigures? Power = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FragmentFigures? Fragments = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OverlayFigures? Overlay = null);
