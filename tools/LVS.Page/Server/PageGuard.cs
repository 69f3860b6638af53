using System;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

using Microsoft.AspNetCore.Http;

namespace LVS.Page;

/// <summary>
/// Stands before everything: refuses requests that other sites make a browser send, changes without the token, and tells browsers what the
/// page may do.
/// </summary>
/// <remarks>
/// A site of somebody else cannot read or set our token, and its requests carry its origin. To look like our origin it would rebind its
/// name to our address; then the Host header has its name, where we take only <c>localhost</c> and addresses in numbers; with
/// TLS the certificate is none of its name.
/// </remarks>
/// <param name="options">Who may use the page.</param>
internal sealed class PageGuard(PageOptions options)
{
    private const string ContentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // The node in the browser is WebAssembly in a worker. Nothing else of what 'unsafe-eval' would allow.
    private static readonly string NodePolicy =
        ContentPolicy.Replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'", StringComparison.Ordinal);

    private readonly byte[] token = SHA256.HashData(Encoding.UTF8.GetBytes(options.Token));

    /// <summary>Lets a request pass, or answers it.</summary>
    public async Task Pass(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(PageNode.Path) ? NodePolicy : ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-cache";
        HttpRequest request = context.Request;
        if (options.Certificate == null && !IsOurHost(request.Host))
        {
            await Refuse(context, StatusCodes.Status421MisdirectedRequest,
                "The Host header names neither localhost nor an address in numbers: open the page by the address that was printed.");
        }
        else if (!IsOurOrigin(request))
        {
            await Refuse(context, StatusCodes.Status403Forbidden, "The request comes from another site.");
        }
        else if ((ChangesSomething(request) || (options.IsClosed && IsInside(request))) && !HasToken(request))
        {
            headers.WWWAuthenticate = "Bearer";
            await Refuse(context, StatusCodes.Status401Unauthorized,
                "The token is missing or wrong: open the page by the address that was printed, or send it as "
                + "'Authorization: Bearer TOKEN'.");
        }
        else
        {
            await next(context);
        }
    }

    /// <summary>Whether a token is ours. Takes as long for every wrong one.</summary>
    public bool IsToken(string text) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(text)), token);

    /// <summary>
    /// The broker's password. It is derived from the token, so that the right to join a node does not include the token's rights.
    /// </summary>
    public string BrokerPassword { get; } =
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Token), "LVS broker"u8).AsSpan(0, 16));

    /// <summary>Whether a password opens the broker: its own, or the token.</summary>
    public bool IsBrokerPassword(string text) => IsToken(text) || CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(text)), SHA256.HashData(Encoding.UTF8.GetBytes(BrokerPassword)));

    /// <summary>Whether a request has the token.</summary>
    public bool HasToken(HttpRequest request) => request.Headers.Authorization.ToString() is string given
        && given.StartsWith("Bearer ", StringComparison.Ordinal) && IsToken(given["Bearer ".Length..]);

    private static bool IsOurHost(HostString host) => host.HasValue
        && (host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Host.Trim('[', ']'), out _));

    private static bool IsOurOrigin(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        return (origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            && (site is "" or "same-origin" or "none" || IsNavigation(request));
    }

    /// <summary>A link on another site may lead to the page: it is shown, not read.</summary>
    private static bool IsNavigation(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate"
        && request.Headers["Sec-Fetch-Dest"] == "document";

    private static bool ChangesSomething(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    /// <summary>
    /// Whether a request is for what the swarm does, not for the files of the page, which hold no secret. MQTT has its own password.
    /// </summary>
    private static bool IsInside(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/metrics");

    private static Task Refuse(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text + "\n");
    }
}
