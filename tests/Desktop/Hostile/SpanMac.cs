using System;
using System.Security.Cryptography;

using LVS.Core;
using LVS.Tests.Shared;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>The swarm's MAC without allocations, but for the key of a new epoch.</summary>
internal sealed class SpanMac(byte[] swarmKey) : IMac
{
    private byte[] epochKey = [];
    private int keyEpoch = -1;
    private readonly byte[] whole = new byte[HMACSHA256.HashSizeInBytes];

    public void Compute(byte[] frame, int size, byte[] mac)
    {
        int epoch = (int)((uint)LittleEndian.Read32(frame, 2) / Limits.EpochMinutes);
        if (epoch != keyEpoch)
        {
            epochKey = HmacMac.EpochKey(swarmKey, epoch);
            keyEpoch = epoch;
        }

        HMACSHA256.HashData(epochKey, frame.AsSpan(0, size), whole);
        whole.AsSpan(0, Limits.MacSize).CopyTo(mac);
    }
}
