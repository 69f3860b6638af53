using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;

using Microsoft.AspNetCore.Http;

namespace LVS.Page;

/// <summary>The files of the page: they are in the assembly, so that nothing has to be found on a disk.</summary>
internal sealed class PageFiles
{
    private const string Prefix = "Web.";

    private readonly Dictionary<string, PageFile> files = typeof(PageFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..], Read);

    /// <summary>Names of all files.</summary>
    public IEnumerable<string> Names => files.Keys;

    /// <summary>Answers a request for a file.</summary>
    public Task Serve(HttpContext context, string name)
    {
        if (!files.TryGetValue(name, out PageFile? file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.Headers.ETag = file.Tag;
        context.Response.Headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch == file.Tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        bool packs = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
        byte[] bytes = packs ? file.Packed : file.Bytes;
        context.Response.ContentType = file.Type;
        context.Response.ContentLength = bytes.Length;
        if (packs)
        {
            context.Response.Headers.ContentEncoding = "gzip";
        }

        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes).AsTask();
    }

    private static PageFile Read(string name)
    {
        using Stream stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name)!;
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        using MemoryStream packed = new();
        using (GZipStream pack = new(packed, CompressionLevel.SmallestSize))
        {
            pack.Write(bytes.GetBuffer(), 0, (int)bytes.Length);
        }

        byte[] all = bytes.ToArray();
        return new PageFile(all, packed.ToArray(), PageFile.TypeOf(name),
            $"\"{Convert.ToHexStringLower(SHA256.HashData(all).AsSpan(0, 8))}\"");
    }
}
