using System;
using System.Buffers.Binary;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// A keyed 64-bit hash instead of the MAC. It distinguishes frames of another key or epoch and damaged frames, at a fortieth of the cost of
/// HMAC-SHA256. The simulator does not test its strength. A scenario can ask for the real MAC. Stateless.
/// </summary>
/// <param name="key">Stands for the swarm key; the epoch is in the frame.</param>
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
        LaneHash hash = new(key ^ ((ulong)bytes.Length * 0x9E3779B97F4A7C15UL));
        hash.Add(bytes);
        return hash.Value;
    }
}
