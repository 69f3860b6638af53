using System;

using Orleans;
using Orleans.Runtime;

namespace LVS.Silo;

/// <summary>Regions go to the silos in turn, by index: each silo has as many as any other, give or take one.</summary>
[Serializable]
[GenerateSerializer]
[Immutable]
public sealed class RegionPlacement : PlacementStrategy
{
}
