using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace LVS.Tests.Live;

/// <summary>An empty folder that goes when the test ends.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("lvs-live-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        // A process that was killed a moment ago may still write its last file.
        for (Stopwatch waiting = Stopwatch.StartNew(); Directory.Exists(Path); Thread.Sleep(20))
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException) when (waiting.Elapsed.TotalSeconds < 60)
            {
                // Not empty yet: again.
            }
        }
    }
}
