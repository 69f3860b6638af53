using System.Collections.Generic;
using System.Threading.Tasks;

using Npgsql;

namespace LVS.Silo;

/// <summary>
/// The PostgreSQL tables in which silos find one another, and the queries that Orleans reads from the table <c>OrleansQuery</c>. Every
/// change names the version of the membership that it is based on; a change based on an old version has no effect.
/// </summary>
internal static class PostgresTables
{
    private const long Lock = 0x4C565353494C4F;

    private const string Create = """
        CREATE TABLE OrleansQuery (QueryKey text PRIMARY KEY, QueryText text NOT NULL);
        CREATE TABLE LvsCluster (DeploymentId text PRIMARY KEY, Version integer NOT NULL);
        CREATE TABLE LvsSilo (
            DeploymentId text NOT NULL REFERENCES LvsCluster ON DELETE CASCADE, Address text NOT NULL, Port integer NOT NULL,
            Generation integer NOT NULL, SiloName text NOT NULL, HostName text NOT NULL, Status integer NOT NULL, ProxyPort integer,
            SuspectTimes text, StartTime timestamptz NOT NULL, IAmAliveTime timestamptz NOT NULL,
            PRIMARY KEY (DeploymentId, Address, Port, Generation));
        """;

    private const string This = "DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation";

    private const string Next =
        "UPDATE LvsCluster SET Version = Version + 1 WHERE DeploymentId = @DeploymentId AND Version = @Version AND ";

    private const string Read = "SELECT cluster.Version, silo.* FROM LvsCluster AS cluster LEFT JOIN LvsSilo AS silo "
        + "ON silo.DeploymentId = cluster.DeploymentId ";

    // Status 6 of a silo means dead.
    private const string Dead = "Status = 6";

    private static readonly Dictionary<string, string> Queries = new()
    {
        ["InsertMembershipVersionKey"] =
            "WITH made AS (INSERT INTO LvsCluster VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING 1) "
                + "SELECT EXISTS (SELECT 1 FROM made)",
        ["InsertMembershipKey"] =
            $"WITH turned AS ({Next} NOT EXISTS (SELECT 1 FROM LvsSilo WHERE {This}) RETURNING DeploymentId), made AS ("
                + "INSERT INTO LvsSilo (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, "
                + "IAmAliveTime) SELECT DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, "
                + "@StartTime, @IAmAliveTime FROM turned RETURNING 1) SELECT EXISTS (SELECT 1 FROM made)",
        ["UpdateMembershipKey"] =
            $"WITH turned AS ({Next} EXISTS (SELECT 1 FROM LvsSilo WHERE {This}) RETURNING DeploymentId), made AS ("
                + "UPDATE LvsSilo AS silo SET Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime FROM turned "
                + "WHERE silo.DeploymentId = turned.DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation "
                + "RETURNING 1) SELECT EXISTS (SELECT 1 FROM made)",
        ["UpdateIAmAlivetimeKey"] = $"UPDATE LvsSilo SET IAmAliveTime = @IAmAliveTime WHERE {This}",
        ["MembershipReadAllKey"] = Read + "WHERE cluster.DeploymentId = @DeploymentId",
        ["MembershipReadRowKey"] =
            Read + "AND Address = @Address AND Port = @Port AND Generation = @Generation WHERE cluster.DeploymentId = @DeploymentId",
        ["GatewaysQueryKey"] = "SELECT Address, ProxyPort, Generation FROM LvsSilo "
            + "WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0",
        ["DeleteMembershipTableEntriesKey"] = "DELETE FROM LvsCluster WHERE DeploymentId = @DeploymentId",
        ["CleanupDefunctSiloEntriesKey"] =
            $"DELETE FROM LvsSilo WHERE DeploymentId = @DeploymentId AND {Dead} AND IAmAliveTime < @IAmAliveTime",
        ["CleanupDefunctSiloEntryKey"] = $"DELETE FROM LvsSilo WHERE {This} AND {Dead} AND StartTime = @StartTime "
            + "AND IAmAliveTime = @IAmAliveTime AND SuspectTimes IS NOT DISTINCT FROM CAST(@SuspectTimes AS text)",
    };

    /// <summary>How to connect.</summary>
    internal static string Connection(ClusterAddress cluster) => new NpgsqlConnectionStringBuilder
    {
        Host = cluster.Host,
        Port = cluster.Port,
        Database = cluster.Name,
        Username = cluster.Login.User is { Length: > 0 } user ? user : null,
        Password = cluster.Login.Password is { Length: > 0 } password ? password : null,
        Timeout = 5,
    }.ConnectionString;

    /// <summary>Creates the tables, unless Orleans or another silo has already created them in this database.</summary>
    internal static async Task Prepare(ClusterAddress cluster)
    {
        await using NpgsqlConnection connection = new(Connection(cluster));
        await connection.OpenAsync();
        await using NpgsqlTransaction change = await connection.BeginTransactionAsync();
        await using NpgsqlCommand wait = new("SELECT pg_advisory_xact_lock(@lock)", connection, change);
        wait.Parameters.AddWithValue("lock", Lock);
        await wait.ExecuteNonQueryAsync();
        await using NpgsqlCommand look = new("SELECT to_regclass('OrleansQuery') IS NULL", connection, change);
        if (await look.ExecuteScalarAsync() is true)
        {
            await using NpgsqlCommand create = new(Create, connection, change);
            await create.ExecuteNonQueryAsync();
            foreach ((string key, string text) in Queries)
            {
                await using NpgsqlCommand add = new("INSERT INTO OrleansQuery VALUES (@key, @text)", connection, change);
                add.Parameters.AddWithValue("key", key);
                add.Parameters.AddWithValue("text", text);
                await add.ExecuteNonQueryAsync();
            }
        }

        await change.CommitAsync();
    }
}
