using System;

namespace LVS.Sim;

/// <summary>Makes intruders by the names of scenario files.</summary>
public static class IntruderMaker
{
    /// <summary>One that runs the node's own source and only claims too much weight; the world makes it as a node.</summary>
    public const string Liar = "liar";

    /// <summary>Makes an intruder of any other kind.</summary>
    public static Intruder Make(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key) => group.Behaviour switch
    {
        "drain" => new Drain(world, index, shard, group, key),
        "debtor" => new Debtor(world, index, shard, group, key),
        "mint" => new Mint(world, index, shard, group, key),
        "equivocate" => new Equivocator(world, index, shard, group, key),
        "silent" => new Silent(world, index, shard, group, key),
        "sybil" => new Sybil(world, index, shard, group, key),
        "replay" => new Replayer(world, index, shard, group, key),
        "garbage" => new Garbage(world, index, shard, group, key),
        _ => throw new ArgumentException($"no intruder does '{group.Behaviour}'", nameof(group)),
    };
}
