using System;
using System.IO;

namespace LVS.Live;

/// <summary>
/// A folder for files that contain the swarm key, such as flash drives. Only this user may read it, it is not in a run folder, and it is
/// deleted with the run.
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
            // A process that was just killed may still hold a file; the folder stays private.
        }
    }
}
