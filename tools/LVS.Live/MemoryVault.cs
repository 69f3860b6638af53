using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Live;

/// <summary>A vault that lasts as long as the process, for nodes of the harness whose power is never cut.</summary>
public sealed class MemoryVault : IVault
{
    private readonly byte[] kept = new byte[Limits.LedgerRecordSize];

    /// <inheritdoc/>
    public bool Load(byte[] record)
    {
        Array.Copy(kept, record, kept.Length);
        return LedgerRecord.IsWhole(record, record.Length);
    }

    /// <inheritdoc/>
    public bool Append(byte[] record)
    {
        Array.Copy(record, kept, kept.Length);
        return true;
    }
}
