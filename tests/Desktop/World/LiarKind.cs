namespace LVS.Tests.Desktop.World;

/// <summary>What an attacker that holds the swarm key does.</summary>
internal enum LiarKind
{
    /// <summary>
    /// Says it has nothing and weighs most, and pays nothing: takes float. Its books add up, by an edge to a node that does not exist.
    /// </summary>
    Drain,

    /// <summary>Says it was born rich, and pays with what never was.</summary>
    Mint,

    /// <summary>Tells every neighbour another float in one and the same frame number.</summary>
    Equivocate,

    /// <summary>As <see cref="Drain"/>, with books that do not add up.</summary>
    BadBooks,

    /// <summary>Claims to have credited more than it was sent.</summary>
    Overclaim,

    /// <summary>Sends again what it has heard, at random.</summary>
    Replay,

    /// <summary>Relays marks that are not those of the frames it heard, so that honest nodes look like liars.</summary>
    Slander,
}
