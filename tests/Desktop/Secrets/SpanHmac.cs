using System;
using System.Security.Cryptography;

using LVS.Core;

namespace LVS.Tests.Desktop.Secrets;

/// <summary>HMAC-SHA256 that allocates nothing.</summary>
internal sealed class SpanHmac : IHmac
{
    public void Compute(byte[] key, byte[] message, int size, byte[] hash) => HMACSHA256.HashData(key, message.AsSpan(0, size), hash);
}
