using System;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using LVS.Harness;

namespace LVS.Page;

/// <summary>Where the page listens, and who may use it.</summary>
public sealed record PageOptions
{
    /// <summary>Port of the page where none is named.</summary>
    public const int PortUsual = 7680;

    /// <summary>Shortest token that is taken: 16 characters that somebody drew by chance have 64 bits or more.</summary>
    public const int TokenLengthMin = 16;

    /// <summary>Where it listens.</summary>
    public required IPEndPoint At { get; init; }

    /// <summary>Token required for changes, and beyond loopback for reading too.</summary>
    public required string Token { get; init; }

    /// <summary>Certificate with its key, for TLS; null for plain HTTP.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether others can reach it: then looking needs the token, too.</summary>
    public bool IsClosed => !IPAddress.IsLoopback(At.Address);

    /// <summary>Reads what a command line says.</summary>
    /// <param name="address">PORT, HOST:PORT, or empty for the usual port of loopback; port 0 for a free one.</param>
    /// <param name="token">The token; null to draw one, which is enough on loopback and with TLS.</param>
    /// <param name="certificate">PEM or PFX file; null for none.</param>
    /// <exception cref="UserException">It cannot be, or it would open the page to a network without protection.</exception>
    public static PageOptions Parse(string address, string? token, string? certificate)
    {
        IPEndPoint at = AddressOf(address);
        if (token != null && token.Length < TokenLengthMin)
        {
            throw new UserException($"--page-token has {token.Length} characters; it must have {TokenLengthMin} or more.");
        }

        if (!IPAddress.IsLoopback(at.Address) && token == null && certificate == null)
        {
            throw new UserException($"--page {address} can be reached from other machines: protect it with --page-token TOKEN or "
                + "--page-cert FILE, or leave the address out to stay on this one.");
        }

        return new PageOptions
        {
            At = at,
            Token = token ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            Certificate = certificate == null ? null : Load(certificate),
        };
    }

    private static IPEndPoint AddressOf(string address)
    {
        if (address.Length == 0)
        {
            return new IPEndPoint(IPAddress.Loopback, PortUsual);
        }

        if (ushort.TryParse(address, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
        {
            return new IPEndPoint(IPAddress.Loopback, port);
        }

        string numbers = address.StartsWith("localhost", StringComparison.OrdinalIgnoreCase)
            ? string.Concat(IPAddress.Loopback.ToString(), address.AsSpan("localhost".Length)) : address;
        bool hasPort = numbers.LastIndexOf(':') is int colon and > 0
            && (numbers[0] == '[' ? numbers[colon - 1] == ']' : numbers.IndexOf(':') == colon);
        return numbers.AsSpan().IndexOfAny('.', ':') >= 0 && IPEndPoint.TryParse(numbers, out IPEndPoint? at)
            ? hasPort ? at : new IPEndPoint(at.Address, PortUsual)
            : throw new UserException($"--page is '{address}'; it must be PORT, ADDRESS or ADDRESS:PORT with an address in numbers, for "
                + $"instance {PortUsual} or 192.168.1.7:{PortUsual}.");
    }

    private static X509Certificate2 Load(string file)
    {
        try
        {
            if (X509Certificate2.GetCertContentType(file) == X509ContentType.Pkcs12)
            {
                return X509CertificateLoader.LoadPkcs12FromFile(file, null);
            }

            // The key in memory of a PEM is not taken by every system's TLS.
            using X509Certificate2 pem = X509Certificate2.CreateFromPemFile(file);
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception e) when (e is CryptographicException or System.IO.IOException or UnauthorizedAccessException)
        {
            throw new UserException($"--page-cert {file} cannot be used ({e.Message}); it must be a PEM file with certificate and private "
                + "key, or a PFX file without password.");
        }
    }
}
