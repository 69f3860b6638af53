using System;

using Orleans;
using Orleans.Runtime;

namespace LVS.Silo;

/// <summary>Distributes regions over the silos in turn, by index, so that the numbers of regions differ by one at most.</summary>
[Serializable]
[GenerateSerializer]
[Immutable]
public sealed class RegionPlacement : PlacementStrategy
{
}
