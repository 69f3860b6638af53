namespace LVS.Sim;

/// <summary>Kind of an entry of the log.</summary>
public enum LogKind
{
    /// <summary>Born without a record; about: pseudonym, amount: float.</summary>
    Born,

    /// <summary>Restored from flash; about: pseudonym, amount: float.</summary>
    Restored,

    /// <summary>Power cut; amount: its duration in ms.</summary>
    Cut,

    /// <summary>Flash destroyed; about: pseudonym, amount: float that is lost.</summary>
    Lost,

    /// <summary>A diff was sent; about: seq, amount: bytes.</summary>
    Sent,

    /// <summary>A frame about fragments was sent; about: its kind, amount: bytes.</summary>
    Kept,

    /// <summary>An edge opened; about: peer, amount: own nonce.</summary>
    Opened,

    /// <summary>An edge closed; about: peer, amount: refund.</summary>
    Closed,

    /// <summary>Paid to a peer.</summary>
    Paid,

    /// <summary>Credited from a peer.</summary>
    Credited,

    /// <summary>Payments that flash had lost were taken over from a peer's echo.</summary>
    Adopted,

    /// <summary>VaultGuard held an amount back.</summary>
    Guarded,

    /// <summary>A fault began; about: its number in the plan.</summary>
    FaultBegins,

    /// <summary>A fault ended; about: its number in the plan.</summary>
    FaultEnds,

    /// <summary>An invariant broke.</summary>
    Broken,
}
