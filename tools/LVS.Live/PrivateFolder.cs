using System;
using System.IO;

namespace LVS.Live;

/// <summary>
/// A folder for what has the swarm key in it, as flash drives do: only this user may read it, it lies in no run folder, and it goes with
/// the run.
/// </summary>
public sealed class PrivateFolder : IDisposable
{
    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("lvs-private-").FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A process that was killed a moment ago may still hold a file; the folder stays private.
        }
    }
}
