using System;
using System.Security.Cryptography;

using LVS.Core;

namespace LVS.Harness;

/// <summary>Private keys and nonces from the platform's generator.</summary>
public sealed class PcKeySource : IKeySource
{
    /// <inheritdoc/>
    public void Fill(byte[] buffer, int offset, int size) => RandomNumberGenerator.Fill(buffer.AsSpan(offset, size));
}
