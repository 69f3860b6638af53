using System;
using System.Security.Cryptography;

using LVS.Core;

namespace LVS.Harness;

/// <summary>The swarm's MAC on the PC, without allocating. Keeps the keys of two epochs. Not for use by two threads at once.</summary>
/// <param name="swarmKey">32 bytes.</param>
public sealed class PcMac(byte[] swarmKey) : IMac
{
    private readonly byte[] keys = new byte[2 * HMACSHA256.HashSizeInBytes];
    private readonly long[] epochs = [-1, -1];

    /// <inheritdoc/>
    public void Compute(byte[] frame, int size, byte[] mac)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(KeyOf(FrameGate.MinuteOf(frame) / Limits.EpochMinutes), frame.AsSpan(0, size), whole);
        whole[..Limits.MacSize].CopyTo(mac);
    }

    private Span<byte> KeyOf(long epoch)
    {
        // Two neighbouring epochs never share a place: even epochs use one, odd ones the other.
        int place = (int)(epoch & 1);
        Span<byte> key = keys.AsSpan(place * HMACSHA256.HashSizeInBytes, HMACSHA256.HashSizeInBytes);
        if (epochs[place] != epoch)
        {
            SwarmKeys.EpochKey(swarmKey, epoch, key);
            epochs[place] = epoch;
        }

        return key;
    }
}
