using System;
using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>All intruders, by their names in scenario files. A new one is a class here and a line below.</summary>
public static class IntruderKinds
{
    /// <summary>
    /// A liar runs the node's own source and only claims too much weight. It is a node of the world, not a class of this folder.
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
        ["framing"] = (world, index, shard, group, key) => new Forger(world, index, shard, group, key),
        ["edge-theft"] = (world, index, shard, group, key) => new TurnThief(world, index, shard, group, key),
        ["base-mint"] = (world, index, shard, group, key) => new BaseMint(world, index, shard, group, key),
        ["time-mint"] = (world, index, shard, group, key) => new TimeMint(world, index, shard, group, key),
        ["rebirth-mint"] = (world, index, shard, group, key) => new RebirthMint(world, index, shard, group, key),
        ["grant-pump"] = (world, index, shard, group, key) => new GrantPump(world, index, shard, group, key),
        ["recorder"] = (world, index, shard, group, key) => new Recorder(world, index, shard, group, key),
        ["epoch-trap"] = (world, index, shard, group, key) => new EpochTrap(world, index, shard, group, key),
        ["push"] = (world, index, shard, group, key) => new Pusher(world, index, shard, group, key, 3),
        ["hold"] = (world, index, shard, group, key) => new Pusher(world, index, shard, group, key, -3),
        ["capture"] = (world, index, shard, group, key) => new Pusher(world, index, shard, group, key, 10_000),
        ["eclipse"] = (world, index, shard, group, key) => new Eclipse(world, index, shard, group, key),
        ["stolen-board"] = (world, index, shard, group, key) => new StolenBoard(world, index, shard, group, key),
        ["lie-forget"] = (world, index, shard, group, key) => new Forgetter(world, index, shard, group, key),
        ["lie-hoard"] = (world, index, shard, group, key) => new Hoarder(world, index, shard, group, key),
        ["lie-fetch"] = (world, index, shard, group, key) => new ProofFetcher(world, index, shard, group, key),
        ["lie-claim"] = (world, index, shard, group, key) => new OverClaimer(world, index, shard, group, key),
        ["lie-room"] = (world, index, shard, group, key) => new RoomBoaster(world, index, shard, group, key),
        ["lie-serve"] = (world, index, shard, group, key) => new FalseServer(world, index, shard, group, key),
        ["lie-mislead"] = (world, index, shard, group, key) => new Misleader(world, index, shard, group, key),
        ["lie-bluff"] = (world, index, shard, group, key) => new Bluffer(world, index, shard, group, key),
        ["lie-block"] = (world, index, shard, group, key) => new BlockKeeper(world, index, shard, group, key),
        ["lie-copy"] = (world, index, shard, group, key) => new ProofCopier(world, index, shard, group, key),
        ["lie-erase"] = (world, index, shard, group, key) => new Eraser(world, index, shard, group, key),
        ["lie-flood"] = (world, index, shard, group, key) => new Flooder(world, index, shard, group, key),
        ["lie-grab"] = (world, index, shard, group, key) => new Grabber(world, index, shard, group, key),
        ["lie-repair"] = (world, index, shard, group, key) => new RepairFaker(world, index, shard, group, key),
        ["lie-names"] = (world, index, shard, group, key) => new NameFlooder(world, index, shard, group, key),
        ["junk"] = (world, index, shard, group, key) => new JunkGiver(world, index, shard, group, key),
        ["garbage"] = (world, index, shard, group, key) => new Garbage(world, index, shard, group, key),
    };

    private delegate Intruder Maker(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key);

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => [.. Makers.Keys, Liar];

    /// <summary>Whether an intruder lies about fragments. Where no node keeps any, it does nothing.</summary>
    public static bool IsOfRecords(string name) => name == "junk" || name.StartsWith("lie-", StringComparison.Ordinal);

    /// <summary>Makes an intruder other than a liar.</summary>
    public static Intruder Make(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key) =>
        Makers[group.Behaviour](world, index, shard, group, key);
}
