using System;
using System.IO;

namespace LVS.Tests.Desktop.Power;

/// <summary>A folder that is an emulated board's flash, over many boots.</summary>
internal sealed class CutFolder : IDisposable
{
    // In memory where there is such a place: every commit of the flash waits for the disk.
    public string Path { get; } = Directory.Exists("/dev/shm")
        ? Directory.CreateDirectory($"/dev/shm/lvs-cut-{Guid.NewGuid():N}").FullName
        : Directory.CreateTempSubdirectory("lvs-cut-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A new board's flash.</summary>
    public void Clear()
    {
        foreach (string path in Directory.GetFiles(Path))
        {
            if (!path.EndsWith(".mounted", StringComparison.Ordinal))
            {
                System.IO.File.Delete(path);
            }
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
