using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

using LVS.Core;

namespace LVS.Harness;

/// <summary>
/// The secrets of devices, stored on the PC: a device that lost its memory, or was erased, gets the same secret again, and its neighbours
/// recognise it. A file beside the configuration, one line a device: name and secret.
/// </summary>
public static class DeviceSecrets
{
    private const int NameLengthMax = 40;

    /// <summary>The file of a configuration.</summary>
    public static string PathOf(string configPath) => configPath + ".devices";

    /// <summary>The secret of a device. It is drawn and stored when there is none yet.</summary>
    /// <param name="configPath">The swarm's configuration.</param>
    /// <param name="name">The device's name for people.</param>
    /// <returns>32 hexadecimal digits, the first a letter.</returns>
    /// <exception cref="UserException">The name is none, or the file cannot be used.</exception>
    public static string Of(string configPath, string name)
    {
        if (name.Length is 0 or > NameLengthMax || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new UserException("--device must be a name of 1 to 40 letters, digits, - and _: it stays on this PC.");
        }

        string path = PathOf(configPath);
        try
        {
            string text = File.Exists(path) ? File.ReadAllText(path) : "";
            string? known = text.Split('\n').Select(line => line.TrimEnd('\r')).FirstOrDefault(
                line => line.StartsWith(name + " ", StringComparison.Ordinal))?[(name.Length + 1)..];
            if (known != null)
            {
                return known.Length == 2 * Vouchers.DeviceSecretSize && known.All(char.IsAsciiHexDigit) ? known
                    : throw new UserException(
                        $"the line of {name} in {path} has no secret of {2 * Vouchers.DeviceSecretSize} hexadecimal digits: "
                        + "restore it from the device's own file, or delete the line; then the device is another one for its neighbours.");
            }

            // The board's reader may take a text that begins with digits for a date.
            byte[] secret = RandomNumberGenerator.GetBytes(Vouchers.DeviceSecretSize);
            secret[0] |= 0xA0;
            string drawn = Convert.ToHexStringLower(secret);
            FileStreamOptions options = new() { Mode = FileMode.Append, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using StreamWriter file = new(path, options);
            file.Write($"{(text.Length == 0 || text.EndsWith('\n') ? "" : "\n")}{name} {drawn}\n");
            return drawn;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException(
                $"the device secrets in {path} cannot be used: {e.Message} Make the file readable and writable for you.");
        }
    }
}
