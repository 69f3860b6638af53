using Npgsql;

namespace LVS.Silo;

/// <summary>The PostgreSQL database in which silos meet.</summary>
internal static class PostgresTables
{
    /// <summary>How to connect.</summary>
    internal static string Connection(ClusterAddress cluster) => new NpgsqlConnectionStringBuilder
    {
        Host = cluster.Host,
        Port = cluster.Port,
        Database = cluster.Name,
        Username = cluster.Login.User is { Length: > 0 } user ? user : null,
        Password = cluster.Login.Password is { Length: > 0 } password ? password : null,
    }.ConnectionString;
}
