namespace LVS.Sim;

/// <summary>The uses of chance in a run of ledgers alone.</summary>
public enum LedgerChance
{
    /// <summary>The neighbours of each node.</summary>
    Mesh,

    /// <summary>The value that nodes are born with.</summary>
    Birth,

    /// <summary>Seeds of the nodes' own chance.</summary>
    Node,

    /// <summary>The diffs that are lost.</summary>
    Loss,
}
