using System;

using LVS.Core;

namespace LVS.Records;

/// <summary>What a client gets from its environment: time, randomness, hashing and sealing.</summary>
public interface IClientWorld
{
    /// <summary>Seals frames for the swarm, and tells the swarm's frames from others.</summary>
    IMac Mac { get; }

    /// <summary>Names stripes and checks proofs.</summary>
    IHmac Hash { get; }

    /// <summary>Random numbers for guests' names and for orders. They need not be secret.</summary>
    Random Chance { get; }

    /// <summary>Time since an unspecified moment, in us; never runs backwards.</summary>
    long NowUs { get; }

    /// <summary>The minute by the local clock, used until a member says the swarm's minute.</summary>
    long ClockMinute { get; }

    /// <summary>Random bytes that nobody can guess.</summary>
    byte[] Secret(int size);
}
