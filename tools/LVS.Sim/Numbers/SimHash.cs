using System;
using System.Buffers.Binary;

using LVS.Core;

namespace LVS.Sim;

/// <summary>A keyed hash of 256 bits instead of HMAC-SHA256, as <see cref="SimMac"/> is. Stateless.</summary>
public sealed class SimHash : IHmac
{
    private const ulong KeyOfKeys = 0x6C7673206B657973UL;

    /// <inheritdoc/>
    public void Compute(byte[] key, byte[] message, int size, byte[] hash)
    {
        ulong value = SimMac.Hash(SimMac.Hash(KeyOfKeys, key), message.AsSpan(0, size));
        for (int at = 0; at < hash.Length; at += sizeof(ulong))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(at), value);
            value = Chance.Mix(value + 1);
        }
    }
}
