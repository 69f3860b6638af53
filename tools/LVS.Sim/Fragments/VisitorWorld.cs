using System;

using LVS.Core;
using LVS.Records;

namespace LVS.Sim;

/// <summary>A client's environment in a simulated world. Nothing in it comes from this machine.</summary>
/// <param name="world">The world.</param>
/// <param name="secrets">The swarm's MAC and hashes.</param>
/// <param name="shard">The shard whose time it shows.</param>
/// <param name="draw">Seed of all its randomness.</param>
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
    public long ClockMinute => world.MinuteAt(shard.NowMs);

    /// <inheritdoc/>
    public byte[] Secret(int size)
    {
        byte[] secret = new byte[size];
        Chance.NextBytes(secret);
        return secret;
    }
}
