namespace LVS.Silo;

/// <summary>What keeps the table of a cluster's silos.</summary>
public enum ClusterKind
{
    /// <summary>The process that runs the simulation, on this machine.</summary>
    Local,

    /// <summary>A Redis server.</summary>
    Redis,

    /// <summary>A PostgreSQL database.</summary>
    Postgres,
}
