using LVS.Core;

namespace LVS.Bench;

/// <summary>Counts the native hashes that the inner implementation computes.</summary>
/// <param name="inner">Computes them.</param>
internal sealed class CountedHash(IHmac inner) : IHmac
{
    /// <summary>Hashes computed.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public void Compute(byte[] key, byte[] message, int size, byte[] hash)
    {
        Count++;
        inner.Compute(key, message, size, hash);
    }
}
