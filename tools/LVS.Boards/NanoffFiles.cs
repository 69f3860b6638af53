using System;
using System.IO;
using System.Text.Json.Nodes;

using LVS.Harness;

namespace LVS.Boards;

/// <summary>
/// The files that <c>nanoff</c> reads, filled in from the board's deploy files, in a folder that only this user can read. They hold the
/// Wi-Fi password, so the folder is deleted when flashing ends, even after an error.
/// </summary>
public sealed class NanoffFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lvs-flash-");

    /// <summary>Writes the file of <c>--networkdeployment</c>.</summary>
    /// <returns>Its path.</returns>
    public string WriteNetwork(FlashOptions options)
    {
        JsonObject file = FirmwareLock.DeployFile(options.Board, "network.json");
        file["SerialPort"] = options.Port;
        JsonObject client = file["WirelessClient"]!.AsObject();
        client["Ssid"] = options.Ssid;
        client["Password"] = options.Password;
        if (options.Password.Length == 0)
        {
            client["Authentication"] = "Open";
            client["Encryption"] = "None";
        }

        return Write("network.json", file);
    }

    /// <summary>Writes the file of <c>--filedeployment</c>, and the swarm's configuration that it names.</summary>
    /// <returns>Its path.</returns>
    public string WriteFiles(FlashOptions options)
    {
        JsonObject file = FirmwareLock.DeployFile(options.Board, "files.json");
        file["SerialPort"] = options.Port;

        // The board gets the parsed configuration, written anew, not a copy of the named file.
        options.Config.Minute = Math.Max(options.Config.Minute, HeardMinute.OfClock);
        string config = Path.Combine(folder.FullName, "lvs.json");
        ConfigFile.Save(options.Config, config);
        file["Files"]![0]!["SourceFilePath"] = config;
        return Write("files.json", file);
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    private string Write(string name, JsonObject content)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content.ToJsonString());
        return path;
    }
}
