using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>The parts of a world that its scenario does not give.</summary>
/// <param name="Births">Nodes that run the node's source: honest ones, then liars.</param>
/// <param name="OtherCount">Number of other stations that will join.</param>
/// <param name="Power">The power source of the nodes.</param>
public sealed record WorldMembers(IReadOnlyList<NodeBirth> Births, int OtherCount, IPowerSource Power);
