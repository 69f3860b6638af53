using System;

namespace LVS.Sim;

/// <summary>The diffs of one region in a window: in the region itself, or in a letter from it.</summary>
public interface IDiffSource
{
    /// <summary>Diffs for a shard of the swarm.</summary>
    ReadOnlySpan<long> For(int shard);
}
