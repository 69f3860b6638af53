using System;
using System.Buffers.Binary;

using LVS.Core;

namespace LVS.Swarm.Sim;

/// <summary>
/// A keyed 64-bit hash in the place of the MAC. It tells frames of another key or epoch and damaged frames apart, at a fortieth of the
/// price of HMAC-SHA256; that nobody can forge it is not what the simulator tests. A scenario can ask for the real one. Stateless.
/// </summary>
/// <param name="key">Stands for swarm key and epoch.</param>
public sealed class SimMac(ulong key) : IMac
{
    /// <inheritdoc/>
    public void Compute(byte[] frame, int size, byte[] mac)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(mac, Hash(key, frame.AsSpan(0, size)));
    }

    /// <summary>The hash of bytes, the same on every machine.</summary>
    public static ulong Hash(ulong key, ReadOnlySpan<byte> bytes)
    {
        ulong hash = key ^ ((ulong)bytes.Length * 0x9E3779B97F4A7C15UL);
        while (bytes.Length >= 8)
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * 0x9FB21C651E98DF25UL;
            hash ^= hash >> 29;
            bytes = bytes[8..];
        }

        ulong rest = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            rest |= (ulong)bytes[i] << (8 * i);
        }

        return Chance.Mix(hash ^ rest);
    }
}
