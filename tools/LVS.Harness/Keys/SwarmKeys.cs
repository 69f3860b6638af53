using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

using LVS.Transports;

namespace LVS.Harness;

/// <summary>Key derivation of SPEC 2.2 and 13.1 on the PC.</summary>
public static class SwarmKeys
{
    /// <summary>The key of one epoch: HMAC-SHA256(swarm key, "LVS epoch" followed by the epoch, 4 bytes little endian).</summary>
    /// <param name="swarmKey">32 bytes.</param>
    /// <param name="epoch">The epoch of a minute.</param>
    /// <param name="key">Receives 32 bytes.</param>
    public static void EpochKey(byte[] swarmKey, long epoch, Span<byte> key)
    {
        ReadOnlySpan<byte> name = "LVS epoch"u8;
        Span<byte> label = stackalloc byte[name.Length + sizeof(uint)];
        name.CopyTo(label);
        BinaryPrimitives.WriteUInt32LittleEndian(label[name.Length..], (uint)epoch);
        HMACSHA256.HashData(swarmKey, label, key);
    }

    /// <summary>The swarm's name in topics (SPEC 13.1).</summary>
    /// <param name="swarmKey">32 bytes.</param>
    public static string TopicName(byte[] swarmKey) => TopicNames.SwarmOf(new PcHash(), swarmKey);
}
