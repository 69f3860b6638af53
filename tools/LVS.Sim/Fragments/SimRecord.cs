using System;

using LVS.Node;

namespace LVS.Sim;

/// <summary>One record in a file of its own, on the same flash as a node's ledger.</summary>
/// <param name="vault">The ledger's part of the flash.</param>
public sealed class SimRecord(SimVault vault) : IRecordFile
{
    private byte[] bytes = [];

    /// <summary>Records written.</summary>
    public int WriteCount { get; private set; }

    /// <inheritdoc/>
    public int Load(byte[] buffer)
    {
        bytes.AsSpan(0, Math.Min(bytes.Length, buffer.Length)).CopyTo(buffer);
        return Math.Min(bytes.Length, buffer.Length);
    }

    /// <inheritdoc/>
    public bool Save(byte[] record, int size)
    {
        if (vault.IsFull || vault.PowerFailed)
        {
            return false;
        }

        WriteCount++;
        bytes = record.AsSpan(0, vault.Reach(size)).ToArray();
        return bytes.Length == size;
    }
}
