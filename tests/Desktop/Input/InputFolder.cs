using System;
using System.IO;

namespace LVS.Tests.Desktop.Input;

/// <summary>A folder for the files of one test.</summary>
internal sealed class InputFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("lvs-input-").FullName;

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, byte[] bytes)
    {
        string file = Path.Combine(path, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, string text)
    {
        string file = Path.Combine(path, name);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(path, recursive: true);
}
