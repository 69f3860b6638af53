using System;

using LVS.Core;

namespace LVS.Bench;

/// <summary>Counts what a board's native code computes; what that costs is not counted.</summary>
internal sealed class CostHashes : IMac, IHmac
{
    public int Count { get; private set; }

    public void Compute(byte[] frame, int size, byte[] mac)
    {
        Count++;
        BitConverter.TryWriteBytes(mac, Of(frame.AsSpan(0, size), 1));
    }

    public void Compute(byte[] key, byte[] message, int size, byte[] hash)
    {
        Count++;
        for (int at = 0; at < hash.Length; at += 8)
        {
            BitConverter.TryWriteBytes(hash.AsSpan(at), Of(message.AsSpan(0, size), Of(key, (ulong)at)));
        }
    }

    /// <summary>Nothing of Core, or it would be counted.</summary>
    private static ulong Of(ReadOnlySpan<byte> bytes, ulong seed)
    {
        ulong hash = 14695981039346656037 + seed;
        foreach (byte value in bytes)
        {
            hash = (hash ^ value) * 1099511628211;
            hash ^= hash >> 29;
        }

        return hash * 0x9E3779B97F4A7C15;
    }
}
