using LVS.Core;
using LVS.Node;

namespace LVS.Bench;

/// <summary>Flash that never fails and is never read again, because no node reboots in the drift bench.</summary>
public sealed class RamVault : IVault
{
    public bool Load(byte[] record) => false;

    public bool Append(byte[] record) => record.Length == Limits.LedgerRecordSize;
}
