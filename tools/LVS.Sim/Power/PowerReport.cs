using System.Collections.Generic;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>The results of a study of power.</summary>
/// <param name="Sun">The sun.</param>
/// <param name="Nodes">Number of nodes.</param>
/// <param name="Days">Number of days.</param>
/// <param name="Deaths">The nodes that browned out, in order of time.</param>
/// <param name="DarkNodes">Nodes whose keeper switched the radio off at least once.</param>
/// <param name="Budget">Energy and bytes.</param>
/// <param name="Trace">Curves.</param>
public sealed record PowerReport(
    string Sun, int Nodes, int Days, IReadOnlyList<PowerDeath> Deaths, int DarkNodes, EnergyBudget Budget, PowerTrace Trace)
{
    /// <summary>Nodes that never lost their power.</summary>
    public int Survivors => Nodes - Deaths.Count;
}
