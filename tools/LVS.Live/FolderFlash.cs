using System;
using System.IO;

using LVS.Core;
using LVS.Harness;

namespace LVS.Live;

/// <summary>
/// The fragment log's segments as files of a folder of the PC. Written bytes are on the disk when a call returns. Not thread safe.
/// </summary>
public sealed class FolderFlash : IFlash, IDisposable
{
    private readonly FileStream[] files;

    /// <summary>Opens the folder, made if need be.</summary>
    /// <param name="folder">Path.</param>
    /// <param name="segmentCount">1..<see cref="Limits.FlashSegmentCountMax"/>.</param>
    /// <exception cref="UserException">The folder cannot be used, or another process uses it.</exception>
    public FolderFlash(string folder, int segmentCount)
    {
        files = new FileStream[segmentCount];
        try
        {
            Directory.CreateDirectory(folder);
            for (int segment = 0; segment < segmentCount; segment++)
            {
                // Not shared: two nodes on one log would overwrite each other's fragments.
                files[segment] = new FileStream(
                    Path.Combine(folder, $"fragments.{segment:00}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None,
                        bufferSize: 0);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw new UserException(
                $"The fragment store in '{folder}' cannot be used: {e.Message} Choose another folder, or end the node that uses it.");
        }
    }

    /// <inheritdoc/>
    public int Read(int segment, int position, byte[] buffer, int size)
    {
        try
        {
            files[segment].Position = position;
            return files[segment].ReadAtLeast(buffer.AsSpan(0, size), size, throwOnEndOfStream: false);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <inheritdoc/>
    public bool Write(int segment, int position, byte[] buffer, int size)
    {
        try
        {
            files[segment].Position = position;
            files[segment].Write(buffer, 0, size);
            files[segment].Flush(flushToDisk: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Erase(int segment)
    {
        try
        {
            files[segment].SetLength(0);
            files[segment].Flush(flushToDisk: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (FileStream? file in files)
        {
            file?.Dispose();
        }
    }
}
