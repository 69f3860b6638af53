using System;
using System.Diagnostics;
using System.Security.Cryptography;

using LVS.Core;
using LVS.Harness;

namespace LVS.Records;

/// <summary>The environment on this PC or in this browser.</summary>
/// <param name="swarmKey">32 bytes.</param>
internal sealed class PcClientWorld(byte[] swarmKey) : IClientWorld
{
    private readonly Stopwatch clock = Stopwatch.StartNew();

    /// <inheritdoc/>
    public IMac Mac { get; } = new PcMac(swarmKey);

    /// <inheritdoc/>
    public IHmac Hash { get; } = new PcHash();

    /// <inheritdoc/>
    public Random Chance => Random.Shared;

    /// <inheritdoc/>
    public long NowUs => clock.ElapsedTicks / (Stopwatch.Frequency / 1_000_000);

    /// <inheritdoc/>
    public long ClockMinute => HeardMinute.OfClock;

    /// <inheritdoc/>
    public byte[] Secret(int size) => RandomNumberGenerator.GetBytes(size);
}
