namespace LVS.Sim;

/// <summary>What a run of ledgers alone needs chance for.</summary>
public enum LedgerChance
{
    /// <summary>Who is whose neighbour.</summary>
    Mesh,

    /// <summary>What nodes are born with.</summary>
    Birth,

    /// <summary>Seeds of the nodes' own chance.</summary>
    Node,

    /// <summary>Which diffs are lost.</summary>
    Loss,
}
