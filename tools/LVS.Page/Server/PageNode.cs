using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;

using Microsoft.AspNetCore.Http;

namespace LVS.Page;

/// <summary>
/// The files of the node in the browser, which are in the assembly as brotli packed them. A client without brotli gets them unpacked.
/// </summary>
internal sealed class PageNode
{
    /// <summary>Where they are.</summary>
    public const string Path = "/node";

    private const string Prefix = "Node/";
    private const string Packed = ".br";
    private const string Index = "index.html";

    private readonly Dictionary<string, string> resourceOf = typeof(PageNode).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(
            name => name.EndsWith(Packed, StringComparison.Ordinal) ? name[Prefix.Length..^Packed.Length] : name[Prefix.Length..]);

    /// <summary>Whether the node was built in.</summary>
    public bool IsThere => resourceOf.ContainsKey(Index);

    /// <summary>Bytes of all files as they travel.</summary>
    public long PackedSize => resourceOf.Values.Sum(name => Open(name).Length);

    /// <summary>Answers a request for a file.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">Path below <see cref="Path"/>; empty for the page itself.</param>
    public async Task Serve(HttpContext context, string name)
    {
        name = name.Length == 0 ? Index : name;
        if (!resourceOf.TryGetValue(name, out string? resource))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        bool isPacked = resource.EndsWith(Packed, StringComparison.Ordinal);
        bool takesPacked = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        using Stream stream = Open(resource);
        using MemoryStream bytes = new();
        if (isPacked && !takesPacked)
        {
            using BrotliStream unpack = new(stream, CompressionMode.Decompress);
            await unpack.CopyToAsync(bytes);
        }
        else
        {
            await stream.CopyToAsync(bytes);
        }

        byte[] body = bytes.ToArray();
        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"";
        IHeaderDictionary headers = context.Response.Headers;
        headers.ETag = tag;
        headers.Vary = "Accept-Encoding";
        if (name.StartsWith("_framework/", StringComparison.Ordinal) && name.Count(c => c == '.') > 1)
        {
            // The name has a part made of what is in it.
            headers.CacheControl = "max-age=31536000, immutable";
        }

        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = PageFile.TypeOf(name);
        context.Response.ContentLength = body.Length;
        if (isPacked && takesPacked)
        {
            headers.ContentEncoding = "br";
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body);
        }
    }

    private static Stream Open(string resource) => typeof(PageNode).Assembly.GetManifestResourceStream(resource)!;
}
