using System;
using System.Security.Cryptography;

using LVS.Core;

namespace LVS.Harness;

/// <summary>HMAC-SHA256 on the PC, without allocating. Stateless.</summary>
public sealed class PcHash : IHmac
{
    /// <inheritdoc/>
    public void Compute(byte[] key, byte[] message, int size, byte[] hash) => HMACSHA256.HashData(key, message.AsSpan(0, size), hash);
}
