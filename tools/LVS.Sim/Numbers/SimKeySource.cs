using LVS.Core;

namespace LVS.Sim;

/// <summary>Private keys and nonces from a seed. Not for use by two threads at once.</summary>
/// <param name="key">The key of one life of one node.</param>
public sealed class SimKeySource(ulong key) : IKeySource
{
    private long drawn;

    /// <inheritdoc/>
    public void Fill(byte[] buffer, int offset, int size)
    {
        for (int i = 0; i < size; i++)
        {
            buffer[offset + i] = (byte)(Chance.Of(key, drawn++) >> 56);
        }
    }
}
