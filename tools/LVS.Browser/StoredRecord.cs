using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Browser;

/// <summary>A record in a file of the browser's storage, its size in front of it: the file itself always has its full size.</summary>
/// <param name="name">The file's name.</param>
internal sealed class StoredRecord(string name) : IRecordFile
{
    private readonly byte[] size = new byte[sizeof(int)];

    /// <inheritdoc/>
    public int Load(byte[] buffer)
    {
        if (StoredFile.Read(name, 0, size) < size.Length)
        {
            return 0;
        }

        int wanted = Math.Clamp(LittleEndian.Read32(size, 0), 0, buffer.Length);
        return StoredFile.Read(name, size.Length, buffer.AsSpan(0, wanted)) == wanted ? wanted : 0;
    }

    /// <inheritdoc/>
    public bool Save(byte[] record, int size)
    {
        byte[] whole = new byte[this.size.Length + size];
        LittleEndian.Write32(whole, 0, size);
        record.AsSpan(0, size).CopyTo(whole.AsSpan(this.size.Length));
        return StoredFile.Write(name, 0, whole);
    }
}
