using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>
/// Everybody who does not follow the protocol, by the names of scenario files. A new one is a class here and a line below.
/// </summary>
public static class IntruderKinds
{
    /// <summary>
    /// One that runs the node's own source and only claims too much weight: a node of the world, not a class of this folder.
    /// </summary>
    public const string Liar = "liar";

    private static readonly Dictionary<string, Maker> Makers = new()
    {
        ["drain"] = (world, index, shard, group, key) => new Drain(world, index, shard, group, key),
        ["debtor"] = (world, index, shard, group, key) => new Debtor(world, index, shard, group, key),
        ["mint"] = (world, index, shard, group, key) => new Mint(world, index, shard, group, key),
        ["equivocate"] = (world, index, shard, group, key) => new Equivocator(world, index, shard, group, key),
        ["silent"] = (world, index, shard, group, key) => new Silent(world, index, shard, group, key),
        ["sybil"] = (world, index, shard, group, key) => new Sybil(world, index, shard, group, key),
        ["replay"] = (world, index, shard, group, key) => new Replayer(world, index, shard, group, key),
        ["garbage"] = (world, index, shard, group, key) => new Garbage(world, index, shard, group, key),
    };

    private delegate Intruder Maker(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key);

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => [.. Makers.Keys, Liar];

    /// <summary>Makes one that is no liar.</summary>
    public static Intruder Make(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key) =>
        Makers[group.Behaviour](world, index, shard, group, key);
}
