namespace LVS.Sim;

/// <summary>What is claimed of ledgers alone. The names of the checks of whole nodes, where they check the same.</summary>
public enum LedgerClaim
{
    /// <summary>T1: floats and what is in flight add up to what the nodes were born with.</summary>
    Conservation,

    /// <summary>A float is what the counters of its edges say.</summary>
    FloatsFollowCounters,

    /// <summary>Nobody has accepted more than was paid, and no echo is of more than was.</summary>
    NeverOvercredited,

    /// <summary>An edge carries at most its cap, net.</summary>
    CutBound,

    /// <summary>A diff moves at most the clip, and no counter falls.</summary>
    ClipHolds,

    /// <summary>Who pays stays at least as rich as who is paid, as far as the payer can know.</summary>
    PayerStaysRicher,

    /// <summary>No float falls below the cap of an edge: caps are those of a rich neighbourhood.</summary>
    Floor,
}
