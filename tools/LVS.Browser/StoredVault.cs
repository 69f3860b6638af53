using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Browser;

/// <summary>The ledger of a browser's node, as on a board: two files written in turn, the newest whole one counts.</summary>
internal sealed class StoredVault : IVault
{
    private static readonly string[] Names = ["ledger.a", "ledger.b"];

    private int newest = -1;

    /// <summary>Number of the record that was read or written last, 0 for none.</summary>
    public int Number { get; private set; }

    /// <inheritdoc/>
    public bool Load(byte[] record)
    {
        newest = -1;
        byte[] read = new byte[Limits.LedgerRecordSize];
        for (int file = 0; file < Names.Length; file++)
        {
            int size = StoredFile.Read(Names[file], 0, read);
            if (LedgerRecord.IsWhole(read, size) && (newest < 0 || LedgerRecord.NumberOf(read) - LedgerRecord.NumberOf(record) > 0))
            {
                newest = file;
                read.CopyTo(record, 0);
                Number = LedgerRecord.NumberOf(read);
            }
        }

        return newest >= 0;
    }

    /// <inheritdoc/>
    public bool Append(byte[] record)
    {
        int file = newest == 0 ? 1 : 0;
        if (!StoredFile.Write(Names[file], 0, record.AsSpan(0, Limits.LedgerRecordSize)))
        {
            return false;
        }

        newest = file;
        Number = LedgerRecord.NumberOf(record);
        return true;
    }
}
