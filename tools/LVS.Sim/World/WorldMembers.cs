using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>Parts of a world that its scenario does not give.</summary>
/// <param name="Births">Nodes that run the node's source: honest ones, then liars.</param>
/// <param name="OtherCount">Stations that will join besides.</param>
/// <param name="Power">What feeds the nodes.</param>
public sealed record WorldMembers(IReadOnlyList<NodeBirth> Births, int OtherCount, IPowerSource Power);
