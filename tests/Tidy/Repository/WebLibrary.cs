using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;

namespace LVS.Tests.Tidy;

/// <summary>
/// The chart library of the page is what npm delivers: each file of <see cref="Folder"/> has its SHA-256 in package.json, which names the
/// version, and package-lock.json has the SHA-512 of the package.
/// </summary>
internal static class WebLibrary
{
    public const string Project = "tools/LVS.Page";

    private const string Folder = Project + "/Web/Library";

    public static IEnumerable<string> Check(string root)
    {
        using JsonDocument list = Read(root, "package.json");
        using JsonDocument locked = Read(root, "package-lock.json");
        JsonProperty library = list.RootElement.GetProperty("dependencies").EnumerateObject().Single();
        string version = locked.RootElement.GetProperty("packages").GetProperty("node_modules/" + library.Name)
            .GetProperty("version").GetString()!;
        if (version != library.Value.GetString())
        {
            yield return $"{Project}/package.json wants {library.Name} {library.Value}, but its lock has {version}";
        }

        Dictionary<string, string> taken = list.RootElement.GetProperty("taken").EnumerateObject()
            .ToDictionary(file => file.Name, file => file.Value.GetProperty("hash").GetString()!);
        string[] present = [.. Directory.EnumerateFiles(Path.Combine(root, Folder)).Select(file => Path.GetFileName(file)!)];
        foreach (string name in present.Union(taken.Keys).Order(StringComparer.Ordinal))
        {
            if (!taken.TryGetValue(name, out string? hash))
            {
                yield return $"{Folder}/{name} is not in package.json";
            }
            else if (!present.Contains(name))
            {
                yield return $"{Folder}/{name} is missing";
            }
            else if (HashOf(Path.Combine(root, Folder, name)) != hash)
            {
                yield return $"{Folder}/{name} is not the file that package.json names";
            }
        }
    }

    /// <summary>Compares with the package itself.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="modules">Where npm has put the packages of the lock.</param>
    public static IEnumerable<string> CheckPackage(string root, string modules)
    {
        using JsonDocument list = Read(root, "package.json");
        string library = list.RootElement.GetProperty("dependencies").EnumerateObject().Single().Name;
        return [.. list.RootElement.GetProperty("taken").EnumerateObject()
            .Select(file => (file.Name, From: Path.Combine(modules, library, file.Value.GetProperty("from").GetString()!)))
            .Where(file => !File.Exists(file.From) || HashOf(file.From) != HashOf(Path.Combine(root, Folder, file.Name)))
            .Select(file => $"{Folder}/{file.Name} is not the file of the package")];
    }

    private static JsonDocument Read(string root, string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(root, Project, name)));

    private static string HashOf(string file) => "sha256-" + Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(file)));
}
