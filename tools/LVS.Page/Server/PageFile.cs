using System.Collections.Generic;
using System.IO;

namespace LVS.Page;

/// <summary>A file of the page.</summary>
/// <param name="Bytes">What it holds.</param>
/// <param name="Packed">The same by gzip.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Tag">Its entity tag.</param>
internal sealed record PageFile(byte[] Bytes, byte[] Packed, string Type, string Tag)
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".webmanifest"] = "application/manifest+json",
        [".wasm"] = "application/wasm",
        [".txt"] = "text/plain; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
    };

    /// <summary>The media type of a file, by its name (RFC 9110, 8.3).</summary>
    public static string TypeOf(string name) => Types.GetValueOrDefault(Path.GetExtension(name), "application/octet-stream");
}
