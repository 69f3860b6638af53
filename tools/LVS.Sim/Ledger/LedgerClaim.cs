namespace LVS.Sim;

/// <summary>The claims about ledgers alone. They have the names of the checks of whole nodes where they check the same.</summary>
public enum LedgerClaim
{
    /// <summary>T1: floats and value in flight add up to the value at birth.</summary>
    Conservation,

    /// <summary>A float follows from the counters of its edges.</summary>
    FloatsFollowCounters,

    /// <summary>No node has accepted more than was paid, and no echo exceeds what was paid.</summary>
    NeverOvercredited,

    /// <summary>An edge carries at most its cap, net.</summary>
    CutBound,

    /// <summary>A diff moves at most the clip, and no counter falls.</summary>
    ClipHolds,

    /// <summary>A payer stays at least as rich as the payee, as far as the payer can know.</summary>
    PayerStaysRicher,

    /// <summary>No float falls below the cap of an edge: the caps are those of a rich neighbourhood.</summary>
    Floor,
}
