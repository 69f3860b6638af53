using System;
using System.Globalization;

using LVS.Harness;

namespace LVS.Silo;

/// <summary>Where silos find one another: at one process of this machine, or in a table of Redis or PostgreSQL.</summary>
/// <param name="Kind">What keeps the table of silos.</param>
/// <param name="Host">Host of that table.</param>
/// <param name="Port">Its port.</param>
/// <param name="Name">The cluster's name; for PostgreSQL the database.</param>
/// <param name="Login">Name and password from the address, percent-decoded; empty when there are none.</param>
public sealed record ClusterAddress(ClusterKind Kind, string Host, int Port, string Name, (string User, string Password) Login)
{
    /// <summary>The cluster's default name.</summary>
    public const string NameUsual = "lvs";

    /// <summary>How an address is written.</summary>
    public const string Forms = "localhost:PORT, redis://HOST:6379/NAME or postgres://USER:PASSWORD@HOST:5432/DATABASE";

    private const int RedisPort = 6379;
    private const int PostgresPort = 5432;

    /// <summary>Parses an address.</summary>
    /// <exception cref="UserException">It is none.</exception>
    public static ClusterAddress Parse(string text)
    {
        if (text.StartsWith("localhost:", StringComparison.Ordinal)
            && int.TryParse(text["localhost:".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            && port is > 0 and < 65536)
        {
            return new ClusterAddress(ClusterKind.Local, "localhost", port, NameUsual, default);
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0 || uri.Query.Length > 0)
        {
            throw Refused(text);
        }

        string path = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/'));
        string[] login = uri.UserInfo.Split(':', 2);
        (string, string) known = (Uri.UnescapeDataString(login[0]), login.Length > 1 ? Uri.UnescapeDataString(login[1]) : "");
        return uri.Scheme switch
        {
            "redis" => new ClusterAddress(ClusterKind.Redis, uri.Host, uri.IsDefaultPort || uri.Port < 0 ? RedisPort : uri.Port,
                path.Length > 0 ? path : NameUsual, known),
            "postgres" or "postgresql" when path.Length > 0 => new ClusterAddress(ClusterKind.Postgres, uri.Host,
                uri.IsDefaultPort || uri.Port < 0 ? PostgresPort : uri.Port, path, known),
            _ => throw Refused(text),
        };
    }

    /// <summary>The address without its password.</summary>
    public override string ToString() => Kind switch
    {
        ClusterKind.Local => string.Create(CultureInfo.InvariantCulture, $"localhost:{Port}"),
        ClusterKind.Redis => string.Create(CultureInfo.InvariantCulture, $"redis://{Host}:{Port}/{Name}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"postgres://{Host}:{Port}/{Name}"),
    };

    private static UserException Refused(string text)
    {
        // Everything before an @ may contain a password, and so may what follows 'password='.
        string hidden = Logins.Hide(text, "***");
        string shown = hidden[(hidden.LastIndexOf('@') + 1)..];
        return new UserException($"--cluster is '{Excerpt.Of(shown, 60)}'; it must be {Forms}.");
    }
}
