using System;
using System.Security.Cryptography;

using LVS.Core;
using LVS.Tests.Shared;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>The swarm's MAC without allocations.</summary>
internal sealed class SpanMac(byte[] swarmKey, int epoch) : IMac
{
    private readonly byte[] epochKey = new HmacMac(swarmKey, epoch).EpochKey;
    private readonly byte[] whole = new byte[HMACSHA256.HashSizeInBytes];

    public void Compute(byte[] frame, int size, byte[] mac)
    {
        HMACSHA256.HashData(epochKey, frame.AsSpan(0, size), whole);
        whole.AsSpan(0, Limits.MacSize).CopyTo(mac);
    }
}
