using System;

using LVS.Core;

namespace LVS.Records;

/// <summary>What a client takes from the world that it is in: time, chance, and what hashes and signs.</summary>
public interface IClientWorld
{
    /// <summary>Signs frames for the swarm, and tells its frames from others.</summary>
    IMac Mac { get; }

    /// <summary>Names stripes and checks proofs.</summary>
    IHmac Hash { get; }

    /// <summary>Draws names of guests, and orders. Nothing that must stay secret.</summary>
    Random Chance { get; }

    /// <summary>Time since some moment, in us; runs only forward.</summary>
    long NowUs { get; }

    /// <summary>The minute by this world's clock, for as long as no member says one.</summary>
    long ClockMinute { get; }

    /// <summary>Bytes that nobody can guess.</summary>
    byte[] Secret(int size);
}
