using System;
using System.IO;
using System.Security.Cryptography;

using LVS.Core;
using LVS.Transports;

namespace LVS.Harness;

/// <summary>
/// The secret from which the name of a device for people and homes follows (SPEC 13.4). It is in a file of the node's state folder or of an
/// emulated board's flash: 16 random bytes and their CRC-32.
/// </summary>
public static class HomeSecret
{
    private const string FileName = "home";
    private const int SecretSize = 16;
    private const int FileSize = SecretSize + sizeof(int);

    /// <summary>The name of the device whose state is in a folder.</summary>
    /// <param name="folder">State folder or flash drive.</param>
    /// <param name="swarmKey">32 bytes.</param>
    /// <returns>0 when it has none.</returns>
    public static int NameIn(string folder, byte[] swarmKey) => Read(Path.Combine(folder, FileName)) is byte[] secret
        ? NameOf(secret, swarmKey) : 0;

    /// <summary>The same name; its secret is drawn when there is none yet.</summary>
    /// <exception cref="IOException">The folder takes no file.</exception>
    public static int Ensure(string folder, byte[] swarmKey)
    {
        string path = Path.Combine(folder, FileName);
        if (Read(path) is byte[] kept)
        {
            return NameOf(kept, swarmKey);
        }

        byte[] record = new byte[FileSize];
        RandomNumberGenerator.Fill(record.AsSpan(0, SecretSize));
        LittleEndian.Write32(record, SecretSize, (int)Crc32.Of(record, 0, SecretSize));
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream file = new(path, options);
        file.Write(record);
        return NameOf(record[..SecretSize], swarmKey);
    }

    /// <summary>The device is gone permanently: deletes the secret of its name.</summary>
    public static void Delete(string folder) => File.Delete(Path.Combine(folder, FileName));

    private static byte[]? Read(string path)
    {
        try
        {
            byte[] record = File.ReadAllBytes(path);
            return record.Length == FileSize && (int)Crc32.Of(record, 0, SecretSize) == LittleEndian.Read32(record, SecretSize)
                ? record[..SecretSize] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int NameOf(byte[] secret, byte[] swarmKey) =>
        TopicNames.HomeOf(new PcHash(), secret, SwarmKeys.TopicName(swarmKey));
}
