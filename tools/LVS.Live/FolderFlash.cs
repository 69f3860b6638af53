using System;
using System.IO;

using LVS.Core;
using LVS.Harness;

namespace LVS.Live;

/// <summary>
/// The fragment log's segments as one file in a folder of the PC. Written bytes are on the disk when a call returns. Not thread safe.
/// </summary>
public sealed class FolderFlash : IFlash, IDisposable
{
    private const string Name = "fragments.log";

    private readonly FileStream file;
    private readonly byte[] empty;
    private readonly int segmentSize;

    /// <summary>Opens the folder; creates it if necessary.</summary>
    /// <param name="folder">Path.</param>
    /// <param name="segmentSize">Bytes of a segment.</param>
    /// <exception cref="UserException">The folder cannot be used, or another process uses it.</exception>
    public FolderFlash(string folder, int segmentSize)
    {
        this.segmentSize = segmentSize;
        empty = new byte[segmentSize];
        try
        {
            Directory.CreateDirectory(folder);

            // Not shared, because two nodes on one log would overwrite each other's fragments.
            file = new FileStream(
                Path.Combine(folder, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException(
                $"The fragment store in '{folder}' cannot be used: {e.Message} Choose another folder, or end the node that uses it.");
        }
    }

    /// <summary>Segments that were ever written.</summary>
    public int UsedCount => (int)((file.Length + segmentSize - 1) / segmentSize);

    /// <inheritdoc/>
    public int Read(int segment, int position, byte[] buffer, int size)
    {
        try
        {
            file.Position = ((long)segment * segmentSize) + position;
            return file.ReadAtLeast(buffer.AsSpan(0, size), size, throwOnEndOfStream: false);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <inheritdoc/>
    public bool Write(int segment, int position, byte[] buffer, int size) => Put(segment, position, buffer, size);

    /// <inheritdoc/>
    public bool Erase(int segment) => Put(segment, 0, empty, segmentSize);

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private bool Put(int segment, int position, byte[] buffer, int size)
    {
        try
        {
            file.Position = ((long)segment * segmentSize) + position;
            file.Write(buffer, 0, size);
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
