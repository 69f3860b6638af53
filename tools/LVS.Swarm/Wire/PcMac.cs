using System;
using System.Security.Cryptography;

using LVS.Core;

namespace LVS.Swarm;

/// <summary>The swarm's MAC on the PC, without allocating. Thread safe.</summary>
/// <param name="swarmKey">32 bytes.</param>
/// <param name="epoch">0..65535.</param>
public sealed class PcMac(byte[] swarmKey, int epoch) : IMac
{
    private readonly byte[] epochKey = SwarmKeys.EpochKey(swarmKey, epoch);

    /// <inheritdoc/>
    public void Compute(byte[] frame, int size, byte[] mac)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(epochKey, frame.AsSpan(0, size), whole);
        whole[..Limits.MacSize].CopyTo(mac);
    }
}
