using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LVS.Harness;

/// <summary>Key derivation of SPEC 2.3 on the PC.</summary>
public static class SwarmKeys
{
    /// <summary>The key of one epoch: HMAC-SHA256(swarm key, "LVS epoch" followed by the epoch, 2 bytes little endian).</summary>
    /// <param name="swarmKey">32 bytes.</param>
    /// <param name="epoch">0..65535.</param>
    /// <param name="key">Receives 32 bytes.</param>
    public static void EpochKey(byte[] swarmKey, int epoch, Span<byte> key)
    {
        ReadOnlySpan<byte> name = "LVS epoch"u8;
        Span<byte> label = stackalloc byte[name.Length + 2];
        name.CopyTo(label);
        BinaryPrimitives.WriteUInt16LittleEndian(label[name.Length..], (ushort)epoch);
        HMACSHA256.HashData(swarmKey, label, key);
    }

    /// <summary>
    /// A node's secret, by which the swarm keeps its ledger: the first 8 bytes of HMAC-SHA256(swarm key, "LVS own ledger" and what it is
    /// known by).
    /// </summary>
    /// <param name="swarmKey">32 bytes.</param>
    /// <param name="identity">What stays the same when everything on its disk is lost.</param>
    public static long NodeSecret(byte[] swarmKey, string identity)
    {
        return BinaryPrimitives.ReadInt64LittleEndian(
            HMACSHA256.HashData(swarmKey, System.Text.Encoding.UTF8.GetBytes("LVS own ledger" + identity)));
    }

    /// <summary>
    /// The swarm's name in topics: the first 4 bytes of HMAC-SHA256(swarm key, "LVS topic") as hexadecimal digits (SPEC 13.1).
    /// </summary>
    /// <param name="swarmKey">32 bytes.</param>
    public static string TopicName(byte[] swarmKey) => Convert.ToHexStringLower(HMACSHA256.HashData(swarmKey, "LVS topic"u8).AsSpan(0, 4));
}
