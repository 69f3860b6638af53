using System;

using LVS.Node;

namespace LVS.Tests.Desktop.Rescue;

/// <summary>A record file in memory that outlives its node.</summary>
internal sealed class MemoryFile : IRecordFile
{
    public byte[] Bytes { get; set; } = [];

    public int Load(byte[] buffer)
    {
        Bytes.AsSpan(0, Math.Min(Bytes.Length, buffer.Length)).CopyTo(buffer);
        return Bytes.Length;
    }

    public bool Save(byte[] record, int size)
    {
        Bytes = record[..size];
        return true;
    }
}
