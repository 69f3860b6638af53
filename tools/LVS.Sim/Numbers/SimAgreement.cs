using System;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Hashes instead of X25519: both ends compute the same secret, and each pair a different one. Anybody who hears two public keys could
/// compute it too; the simulator does not test that secrecy. A scenario can ask for the real one. Not for use by two threads at once.
/// </summary>
public sealed class SimAgreement : IKeyAgreement
{
    private const byte BasePoint = 9;

    private static readonly byte[] PublicLabel = "public"u8.ToArray();
    private static readonly byte[] SecretLabel = "secret"u8.ToArray();

    private readonly SimHash hash = new();
    private readonly byte[] own = new byte[Limits.PublicKeySize];
    private readonly byte[] result = new byte[Limits.PublicKeySize];

    /// <inheritdoc/>
    public bool IsDone => true;

    /// <inheritdoc/>
    public bool Begin(byte[] key, byte[] point)
    {
        hash.Compute(key, PublicLabel, PublicLabel.Length, own);
        if (point[0] == BasePoint && !point.AsSpan(1).ContainsAnyExcept((byte)0))
        {
            own.CopyTo(result, 0);
            return true;
        }

        for (int i = 0; i < own.Length; i++)
        {
            own[i] ^= point[i];
        }

        hash.Compute(own, SecretLabel, SecretLabel.Length, result);
        return true;
    }

    /// <inheritdoc/>
    public void Step()
    {
    }

    /// <inheritdoc/>
    public bool Read(byte[] secret)
    {
        result.CopyTo(secret, 0);
        return true;
    }
}
