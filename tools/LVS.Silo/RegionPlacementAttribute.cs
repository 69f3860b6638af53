using System;

using Orleans.Placement;

namespace LVS.Silo;

/// <summary>Places a grain by <see cref="RegionPlacement"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RegionPlacementAttribute() : PlacementAttribute(new RegionPlacement())
{
}
