using System;

using LVS.Core;
using LVS.Records;

namespace LVS.Sim;

/// <summary>What a client takes from a simulated world: nothing of this machine.</summary>
/// <param name="world">The world.</param>
/// <param name="secrets">What the swarm signs and hashes with.</param>
/// <param name="shard">Whose time it is.</param>
/// <param name="draw">All its chance follows from it.</param>
internal sealed class VisitorWorld(SimWorld world, SwarmSecrets secrets, Shard shard, int draw) : IClientWorld
{
    /// <inheritdoc/>
    public IMac Mac => secrets.Mac;

    /// <inheritdoc/>
    public IHmac Hash => secrets.Hash;

    /// <inheritdoc/>
    public Random Chance { get; } = new(draw);

    /// <inheritdoc/>
    public long NowUs => shard.NowMs * 1000;

    /// <inheritdoc/>
    public long ClockMinute => world.Scenario.Node.Minute + (shard.NowMs / SwarmClock.MinuteMs);

    /// <inheritdoc/>
    public byte[] Secret(int size)
    {
        byte[] secret = new byte[size];
        Chance.NextBytes(secret);
        return secret;
    }
}
