using System;
using System.IO;

using LVS.Node;

namespace LVS.Live;

/// <summary>A record in a file of a PC, written in place, as on a board.</summary>
/// <param name="path">The file, which need not exist.</param>
public sealed class DiskRecord(string path) : IRecordFile
{
    /// <inheritdoc/>
    public int Load(byte[] buffer)
    {
        byte[] bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        bytes.AsSpan(0, Math.Min(bytes.Length, buffer.Length)).CopyTo(buffer);
        return bytes.Length;
    }

    /// <inheritdoc/>
    public bool Save(byte[] record, int size)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
            stream.Write(record, 0, size);
            stream.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
