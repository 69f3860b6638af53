using LVS.Core;
using LVS.Node;

namespace LVS.Bench;

/// <summary>Flash that never fails and is never read again: in the drift's bench no node reboots.</summary>
public sealed class RamVault : IVault
{
    public bool Load(byte[] record) => false;

    public bool Append(byte[] record) => record.Length == Limits.LedgerRecordSize;
}
