using System.Collections.Generic;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>What a study of power found.</summary>
/// <param name="Sun">Under which sun.</param>
/// <param name="Nodes">How many nodes.</param>
/// <param name="Days">How long.</param>
/// <param name="Deaths">Who browned out and when, in order of time.</param>
/// <param name="DarkNodes">Nodes whose keeper switched the radio off at least once.</param>
/// <param name="Budget">Energy and bytes.</param>
/// <param name="Trace">Curves.</param>
public sealed record PowerReport(
    string Sun, int Nodes, int Days, IReadOnlyList<PowerDeath> Deaths, int DarkNodes, EnergyBudget Budget, PowerTrace Trace)
{
    /// <summary>Nodes that never lost their power.</summary>
    public int Survivors => Nodes - Deaths.Count;
}
