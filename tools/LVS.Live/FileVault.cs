using System;
using System.IO;

using LVS.Core;
using LVS.Node;

namespace LVS.Live;

/// <summary>The ledger of a PC's node on disk, as on a board: two files written in turn; the newest whole one counts.</summary>
/// <param name="folder">Existing folder.</param>
public sealed class FileVault(string folder) : IVault
{
    private readonly string[] paths = [Path.Combine(folder, "ledger.a"), Path.Combine(folder, "ledger.b")];
    private int newest = -1;

    /// <inheritdoc/>
    public bool Load(byte[] record)
    {
        newest = -1;
        for (int file = 0; file < paths.Length; file++)
        {
            byte[] read = File.Exists(paths[file]) ? File.ReadAllBytes(paths[file]) : [];
            if (LedgerRecord.IsWhole(read, read.Length) && (newest < 0 || LedgerRecord.NumberOf(read) - LedgerRecord.NumberOf(record) > 0))
            {
                newest = file;
                read.CopyTo(record, 0);
            }
        }

        return newest >= 0;
    }

    /// <inheritdoc/>
    public bool Append(byte[] record)
    {
        int file = newest == 0 ? 1 : 0;
        try
        {
            using FileStream stream = new(paths[file], FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
            stream.Write(record, 0, Limits.LedgerRecordSize);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        newest = file;
        return true;
    }
}
